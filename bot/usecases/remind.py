"""Reminding of support that ends: each threshold of each end once ever, also after a standstill."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalog import Catalog
from bot.domain.days import day_in
from bot.domain.news.audience import end_of_support
from bot.domain.news.own_lines import own_lines_in
from bot.domain.news.reminders import Recorded, Reminder, due_reminders
from bot.logs import get_log
from bot.usecases.news_ports import Subscriptions
from bot.usecases.reminder_ports import Reminders
from bot.usecases.tell_audience import News, audiences, spread

log = get_log(__name__)


@dataclass(frozen=True, slots=True)
class Remind:
    """The first look at a catalogue reminds of nothing: what had passed by then is recorded as passed over.

    Raises StoreUnavailable.
    """

    reminders: Reminders
    subscriptions: Subscriptions
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def step(self, workspace: str, catalog: Catalog) -> int:
        """How many reminders were written down, for the vendor's day that it is now."""
        recorded = await self.reminders.recorded(workspace)
        due = due_reminders(catalog, day_in(catalog.policy.zone, self.now()), recorded or ())
        skipped = list(due.skip)
        if recorded is None:
            skipped += [Recorded.of(each, told=False) for each in due.tell]
        if skipped or recorded is None:
            await self.reminders.record(workspace, skipped, (), (), self.now())
        told = due.tell if recorded is not None else ()
        return sum([await self._tell(workspace, catalog, each) for each in told])

    async def _tell(self, workspace: str, catalog: Catalog, due: Reminder) -> bool:
        to = audiences(await self.subscriptions.everybody(), end_of_support(due.line, own_lines_in(catalog, due.line)))
        news = News("reminder", f"{due.line}/{due.days}/{due.end.isoformat()}", due.values())
        written = spread(news, to, (), self.now(), catalog.policy.zone)
        row = Recorded.of(due, told=True)
        new = await self.reminders.record(workspace, [row], written.notices, written.items, self.now())
        if new:
            log.info("reminder_written", line=due.line, days=due.days, targets=written.size)
            self.wake()
        return new

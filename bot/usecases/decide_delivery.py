"""What a person decides about a message that Slack does not take, or that may have been posted already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from bot.domain.kept import Delivery, Request
from bot.domain.news.announcement import AuditEntry
from bot.usecases.news_ports import Announcements
from bot.usecases.request_ports import Outbox


class Stuck(Protocol):
    """Promises that wait for a person, oldest first, of every workspace. Raises StoreUnavailable."""

    async def requests(self, most: int) -> Sequence[Request]:
        """Those in `needs_person`."""

    async def deliveries(self, most: int) -> Sequence[Delivery]:
        """Those that Slack refused, and those that may have been posted where nobody can look."""

    async def unsure_of(self, announcement: str, most: int) -> Sequence[Delivery]:
        """Of these the latter, as far as they tell of one announcement: itself, its threads, the news of a week."""


@dataclass(frozen=True, slots=True)
class DecideDelivery:
    """Each answers whether the message was still waiting for a person. Raises StoreUnavailable."""

    outbox: Outbox
    now: Callable[[], datetime]

    async def told(self, stuck: Delivery) -> bool:
        """Whoever it was for knows: it has been posted, or said some other way."""
        return await self.outbox.move(stuck, replace(stuck, state="sent", due_at=None), {})

    async def again(self, stuck: Delivery) -> bool:
        """It certainly does not stand there."""
        queued = replace(stuck, state="queued", attempt=0, due_at=self.now(), sent_at=None, error="")
        return await self.outbox.move(stuck, queued, {})


Found = Literal["taken_as_sent", "posted_again"]


@dataclass(frozen=True, slots=True)
class DecideUnsure:
    """A release manager has looked where flowver cannot. Whether they are one is asked before.

    Raises StoreUnavailable.
    """

    announcements: Announcements
    stuck: Stuck
    decide: DecideDelivery
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def waiting(self, announcement: str, most: int = 50) -> Sequence[Delivery]:
        """What is unsure of it."""
        return await self.stuck.unsure_of(announcement, most)

    async def by(self, workspace: str, announcement: str, delivery: str, who: str, found: Found) -> bool:
        """`delivery`: its id. False: it was not waiting for a person any more."""
        waiting = await self.stuck.unsure_of(announcement, 10_000)
        stuck = next((each for each in waiting if each.id == delivery), None)
        if stuck is None or not await (self.decide.told if found == "taken_as_sent" else self.decide.again)(stuck):
            return False
        target = {"target": stuck.notice.target}
        await self.announcements.note([AuditEntry(workspace, announcement, self.now(), who, found, target)])
        self.wake()
        return True

"""Telling each target the news of its week in one message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.kept import Notice
from bot.usecases.news_ports import DigestItem, Digests, Subscriptions

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class GatherDigests:
    """Raises StoreUnavailable."""

    digests: Digests
    subscriptions: Subscriptions
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def step(self) -> int:
        """How many digests were written down."""
        now, written = self.now(), 0
        while weeks := await self.digests.due(now, AT_ONCE):
            written += sum([await self._gather(items, now) for items in weeks])
        if written:
            self.wake()
        return written

    async def _gather(self, items: Sequence[DigestItem], now: datetime) -> bool:
        first = items[0]
        held = await self.subscriptions.get(first.workspace, first.target)
        told = [{"kind": item.kind, "subject": item.subject, "values": dict(item.values)} for item in items]
        notice = Notice(
            first.workspace,
            "digest",
            f"digest/{now.isoformat()}",
            first.target,
            language=held.language if held else "",
            values={"items": told},
        )
        return await self.digests.gather(items, notice, now)

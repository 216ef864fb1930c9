"""Telling each target the news of its week in one message, or in as many as it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.kept import Notice
from bot.usecases.news_ports import DigestItem, Digests, Subscriptions

AT_ONCE = 200
# A line each, and Slack takes so much in one message.
MOST_IN_ONE = 20
# What is due first is said first.
APART = timedelta(milliseconds=1)


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
        if held and not held.weekly:
            return bool(await self.digests.tell_at_once(held, now))
        language = held.language if held else ""
        return await self.digests.gather(items, _notices(items, language, now), now)


def _notices(items: Sequence[DigestItem], language: str, now: datetime) -> list[Notice]:
    """In order, each saying which of how many it is: nothing is left out."""
    first, starts = items[0], range(0, len(items), MOST_IN_ONE)
    return [
        Notice(
            first.workspace,
            "digest",
            f"digest/{now.isoformat()}" if part == 1 else f"digest/{now.isoformat()}/{part}",
            first.target,
            language=language,
            values={
                "items": [_told(item) for item in items[start : start + MOST_IN_ONE]],
                "part": part,
                "parts": len(starts),
                "count": len(items),
            },
            not_before=now + APART * (part - 1),
        )
        for part, start in enumerate(starts, 1)
    ]


def _told(item: DigestItem) -> dict[str, object]:
    return {"kind": item.kind, "subject": item.subject, "values": dict(item.values)}

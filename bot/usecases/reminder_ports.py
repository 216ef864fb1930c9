"""What reminders need from the store; every method raises StoreUnavailable."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.kept import Notice
from bot.usecases.news_ports import DigestItem


@dataclass(frozen=True, slots=True)
class Recorded:
    """`told` False: passed over, since a nearer one was due as well."""

    line: str
    days: int
    told: bool


class Reminders(Protocol):
    """Reminders of support that ends, each (line, days) once ever."""

    async def recorded(self, workspace: str) -> Collection[tuple[str, int]] | None:
        """Those that were told or passed over; None: nothing has ever been recorded."""

    async def record(
        self,
        workspace: str,
        reminders: Sequence[Recorded],
        notices: Sequence[Notice],
        items: Sequence[DigestItem],
        now: datetime,
    ) -> bool:
        """Write all together. False, and nothing written: one of them is there already."""

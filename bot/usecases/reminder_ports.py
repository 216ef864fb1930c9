"""What reminders need from the store; every method raises StoreUnavailable."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.kept import Notice
from bot.domain.news.reminders import Recorded
from bot.usecases.news_ports import DigestItem


class Reminders(Protocol):
    """Reminders of support that ends, each threshold of each end once ever."""

    async def recorded(self, workspace: str) -> Collection[Recorded] | None:
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

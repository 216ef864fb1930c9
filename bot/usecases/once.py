"""Take each delivery once: remembered in memory and, across restarts and processes, in the store."""

from datetime import datetime

from bot.logs import get_log
from bot.usecases.ports import Receipts, StoreUnavailable

log = get_log(__name__)

MOST_REMEMBERED = 10_000


class Once:
    """Tells the first delivery from its repetitions. While the store is away, memory alone decides."""

    def __init__(self, receipts: Receipts) -> None:
        self._receipts = receipts
        self._seen: dict[tuple[str, str, str], None] = {}

    async def first(self, workspace: str, kind: str, key: str, at: datetime) -> bool:
        """True for the first caller with this key. `at` is an aware time."""
        seen = (workspace, kind, key)
        if seen in self._seen:
            return False
        self._seen[seen] = None
        while len(self._seen) > MOST_REMEMBERED:
            self._seen.pop(next(iter(self._seen)))
        try:
            return await self._receipts.first(workspace, kind, key, at)
        except StoreUnavailable as error:
            log.warning("receipt_not_kept", kind=kind, error=str(error))
            return True

"""When a workspace takes what has its turn: not while Slack asks us to wait, and not too much at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.kept import Notice
from bot.domain.pace import Rate, rate_of
from bot.domain.patience import Patience
from bot.usecases.insist import Sleep
from bot.usecases.room import Room


@dataclass(frozen=True, slots=True)
class Openings:
    """What has its turn already must not run into the same wall as what came before it."""

    _room: Room = field(default_factory=Room)
    _closed: dict[tuple[str, Rate], datetime] = field(default_factory=dict)

    def close(self, notice: Notice, until: datetime) -> datetime:
        """Nothing that counts against the same limit leaves before then."""
        self._closed[notice.workspace, rate_of(notice)] = until
        return until

    async def wait(
        self, notice: Notice, turn: datetime, patience: Patience, now: Callable[[], datetime], sleep: Sleep
    ) -> datetime:
        """When it may leave; a message that may soon has waited for that, since putting it back would take longer."""
        limit, gap = (notice.workspace, rate_of(notice)), patience.pace.message_gap
        opens = self._closed.get(limit, turn)
        if notice.via != "message":
            return opens
        fits = self._room.fits(notice.workspace, gap, now(), opens)
        if fits > turn + patience.stale:
            return fits
        await self._room.wait(notice.workspace, gap, now, sleep, opens)
        return self._closed.get(limit, turn)

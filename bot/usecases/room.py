"""Room for one more message: after we were held up many turns are over at once, and Slack takes only a few together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.usecases.insist import Sleep

# Slack bears about ten in a second.
TOGETHER = 8
# Nothing waits for so long; what seems to was noted by a clock that was wrong.
LONGEST = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Room:
    """When the next message fits into each workspace, behind those that have just left."""

    _fits: dict[str, datetime] = field(default_factory=dict)

    async def wait(
        self, workspace: str, gap: timedelta, now: Callable[[], datetime], sleep: Sleep, opens: datetime | None = None
    ) -> None:
        """Return when one may leave; those that are in time never wait. `gap`: how far apart they leave for long.

        `opens`: none leaves before then, and after it they leave one by one.
        """
        moment = now()
        behind = self._behind(workspace, gap, moment, opens)
        self._fits[workspace] = behind + gap
        if (early := (behind - moment - TOGETHER * gap).total_seconds()) > 0:
            await sleep(early)

    def fits(self, workspace: str, gap: timedelta, moment: datetime, opens: datetime) -> datetime:
        """When one that waits from now on would leave."""
        return max(moment, self._behind(workspace, gap, moment, opens) - TOGETHER * gap)

    def _behind(self, workspace: str, gap: timedelta, moment: datetime, opens: datetime | None) -> datetime:
        fits = self._fits.get(workspace, moment)
        fits = fits if moment < fits < moment + LONGEST else moment
        return max(fits, opens + gap * (TOGETHER + 1)) if opens and opens > moment else fits

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

    async def wait(self, workspace: str, gap: timedelta, now: Callable[[], datetime], sleep: Sleep) -> None:
        """Return when one may leave; those that are in time never wait. `gap`: how far apart they leave for long."""
        moment = now()
        fits = self._fits.get(workspace, moment)
        fits = fits if moment < fits < moment + LONGEST else moment
        self._fits[workspace] = fits + gap
        if (early := (fits - moment - TOGETHER * gap).total_seconds()) > 0:
            await sleep(early)

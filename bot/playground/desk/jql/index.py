"""What the search index knows: requests as they were a while ago, because it is behind."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.playground.desk.model import DeskRequest, Status


@dataclass(frozen=True)
class Indexed:
    """A request as of `at`."""

    request: DeskRequest
    at: datetime

    @property
    def updated(self) -> datetime:
        return max(moment for moment in self.request.moments() if moment <= self.at)

    @property
    def status(self) -> Status:
        return [change.status for change in self.request.statuses if change.at <= self.at][-1]


def indexed(
    requests: Iterable[DeskRequest], now: datetime, horizon: datetime, reconciled: Container[str]
) -> list[Indexed]:
    """Return what was there at the horizon; the issue ids in `reconciled` are looked up as they are now."""
    # Reconciling helps only those who know the id already; a lost answer left none.
    found = [Indexed(request, now if request.id in reconciled else horizon) for request in requests]
    return [entry for entry in found if entry.request.created <= entry.at]

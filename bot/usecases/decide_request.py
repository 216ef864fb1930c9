"""What a person decides about a request that needs one: which it became at the desk, or that it is filed again."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.domain.deciding import Decided, Way, ways_out
from bot.domain.kept import Request
from bot.domain.tickets.ticket import Filed
from bot.usecases.desk_ports import DeskNotAllowed, DeskRefused
from bot.usecases.request_ports import Requests
from bot.usecases.request_steps import Steps


class MarkedRequests(Protocol):
    """A part of the desk that only reads. Bounded time; raises DeskError."""

    async def marked(self, key: str, marker: str) -> tuple[Filed, bool]:
        """The request with this key, and whether its text holds the marker."""


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """Raises DeskError where the desk cannot be asked, and StoreUnavailable; nothing is decided then.

    `desk`: None for whoever only wants to file again.
    """

    requests: Requests
    steps: Steps
    desk: MarkedRequests | None = None

    async def it_is(self, workspace: str, marker: str, key: str, *, marked: bool = True) -> Decided:
        """The person has found it at the desk. `marked` False: believed without the mark, for one filed by hand."""
        request = await self._waiting(workspace, marker)
        if request is None:
            return "not_waiting"
        # Filed by hand, it is there whatever the trouble was.
        if self.desk is None or (marked and not _may(request, "it_is")):
            return "not_possible"
        try:
            filed, holds = await self.desk.marked(key, marker)
        except (DeskNotAllowed, DeskRefused):
            return "no_such"
        # Whoever names somebody else's request would be shown it as their own.
        if marked and not holds:
            return "another"
        return "done" if await self.steps.filed(request, filed) else "not_waiting"

    async def again(self, workspace: str, marker: str) -> Decided:
        """The person is certain that the desk does not have it."""
        request = await self._waiting(workspace, marker)
        if request is None:
            return "not_waiting"
        if not _may(request, "again"):
            return "not_possible"
        moved = await self.steps.again(request, timedelta(0), looks=0, trouble="", attempt=request.attempt + 1)
        return "done" if moved else "not_waiting"

    async def _waiting(self, workspace: str, marker: str) -> Request | None:
        request = await self.requests.get(workspace, marker)
        return request if request and request.state == "needs_person" else None


def _may(request: Request, way: Way) -> bool:
    return way in ways_out(request.trouble)

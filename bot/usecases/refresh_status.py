"""Reading the status of filed requests now and then, so that lists are answered from memory of the store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.kept import Request
from bot.logs import get_log
from bot.usecases.desk_ports import DeskError, DeskNotAllowed, ServiceDesk
from bot.usecases.request_ports import Requests

log = get_log(__name__)

SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=12)
# A request that has been done for so long, or has been out of reach for so long, is not looked at any more.
FORGOTTEN_AFTER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class RefreshStatus:
    """Reads one request's status at the desk. Raises StoreUnavailable."""

    requests: Requests
    desk: ServiceDesk
    now: Callable[[], datetime]

    async def step(self, request: Request) -> None:
        """Keep what the desk says; if it says nothing now, the next reading comes by itself."""
        if request.filed is None:
            return
        try:
            filed = await self.desk.status(request.filed.key, request.ticket.language)
        except DeskNotAllowed:
            # Deleted, moved away or hidden: the last known status stays, with the day it was seen.
            await self.requests.saw(request, request.filed, request.seen_at or self.now(), self._next(request))
            return
        except DeskError as error:
            log.info("status_not_read", request=request.id, error=type(error).__name__)
            return
        await self.requests.saw(request, filed, self.now(), self._next(request))

    def _next(self, request: Request) -> datetime | None:
        """The older a request, the rarer it changes."""
        age = self.now() - request.created_at
        return None if age > FORGOTTEN_AFTER else self.now() + min(max(SHORTEST, age / 10), LONGEST)

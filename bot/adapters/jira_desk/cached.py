"""The request types in memory, so that a form opens while Jira sleeps; reading them is the desk's affair."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.domain.tickets.desk_form import RequestType
from bot.logs import get_log
from bot.usecases.desk_ports import DeskError, DeskNotDone, ServiceDesk

EVERY_SECONDS = 300.0
# Until something is known no form can be drawn, so the first reading is tried more often.
FIRST_SECONDS = 10.0

log = get_log(__name__)


class Cached:
    """`current()` never waits: what was read last, empty before the first success.

    `problem`: why the newest reading failed, None when it did not. `loaded_at`: the last success, UTC.
    """

    def __init__(self, desk: ServiceDesk, now: Callable[[], datetime]) -> None:
        self._desk, self._now = desk, now
        self._types: tuple[RequestType, ...] = ()
        self._one_at_a_time = asyncio.Lock()
        self.problem: DeskError | None = None
        self.loaded_at: datetime | None = None

    def current(self) -> tuple[RequestType, ...]:
        return self._types

    def find(self, request_type: str) -> RequestType | None:
        """The request type with this id."""
        return next((found for found in self._types if found.id == request_type), None)

    async def refresh(self) -> bool:
        """Read anew; True when that worked. A failure keeps what is known."""
        async with self._one_at_a_time:
            try:
                self._types = await self._desk.request_types()
            except DeskError as error:
                log.warning("desk_not_read", kind=type(error).__name__, error=str(error))
                self.problem = error
                return False
            self.problem, self.loaded_at = None, self._now()
            return True

    async def watch(
        self, every: float = EVERY_SECONDS, sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep
    ) -> None:
        """Read at once and then every so many seconds, until cancelled; a desk that says when to come back is heard."""
        while True:
            await self.refresh()
            await sleep(self._wait(every))

    def _wait(self, every: float) -> float:
        wait = every if self._types else min(FIRST_SECONDS, every)
        asked = self.problem.retry_after if isinstance(self.problem, DeskNotDone) else None
        return max(wait, asked or 0.0)

"""Looking for a request that was perhaps created, before anything is repeated."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.kept import Request
from bot.logs import get_log
from bot.usecases.desk_ports import DeskError, DeskNotAllowed, DeskRefused, ServiceDesk
from bot.usecases.request_steps import Steps

log = get_log(__name__)

# The desk's clock and ours may differ, and its search takes days in a time zone of its own.
CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FindRequest:
    """Carries out a claimed request that is unsure. Raises StoreUnavailable."""

    desk: ServiceDesk
    steps: Steps

    async def step(self, request: Request) -> None:
        """Look once, and write down what was seen."""
        now, sent_at = self.steps.now(), request.last_sent_at or request.created_at
        first_look = self.steps.patience.first_look(sent_at, now)
        if first_look > now:
            await self.steps.look_later(request, first_look)
            return
        try:
            async with asyncio.timeout(self.steps.patience.work.total_seconds()):
                found = await self.desk.find(request.id, (request.first_sent_at or sent_at) - CLOCKS_DIFFER)
        # A repeat without looking could be a second request, so nobody but a person may order it.
        except (DeskNotAllowed, DeskRefused):
            await self.steps.needs_person(request, "cannot_look")
        except (DeskError, TimeoutError) as error:
            log.info("look_failed", request=request.id, error=type(error).__name__)
            wait = self.steps.patience.for_age(now - sent_at, getattr(error, "retry_after", None))
            await self.steps.look_later(request, now + wait)
        else:
            match found:
                case []:
                    await self._saw_nothing(request)
                case [only]:
                    await self.steps.filed(request, only)
                case _:
                    await self.steps.needs_person(request, "several")

    async def _saw_nothing(self, request: Request) -> None:
        """The search lags: only the second empty look, after the lag, is believed."""
        now, sent_at, looks = self.steps.now(), request.last_sent_at or request.created_at, request.looks + 1
        if self.steps.patience.looked_enough(looks, sent_at, now):
            log.info("request_was_not_created", request=request.id, attempt=request.attempt)
            await self.steps.again(request, timedelta(0), looks=0)
        else:
            await self.steps.look_later(request, self.steps.patience.next_look(looks, sent_at, now), looks)

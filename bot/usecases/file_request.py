"""Filing a promised request: created once, whatever is lost on the way. Looking for a lost one is in find_request."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.kept import Request
from bot.logs import get_log
from bot.usecases.desk_ports import (
    DeskError,
    DeskForbidden,
    DeskNotAllowed,
    DeskNotDone,
    DeskNotLetIn,
    DeskRefused,
    DeskUnsure,
    Order,
    ServiceDesk,
)
from bot.usecases.prepare_order import PrepareOrder, may_object_to_behalf
from bot.usecases.request_steps import Steps

log = get_log(__name__)

AT_ONCE = timedelta(0)


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Carries out a claimed request that is queued. Raises StoreUnavailable."""

    desk: ServiceDesk
    prepare: PrepareOrder
    steps: Steps

    async def step(self, request: Request) -> None:
        """Prepare, write down that it is being sent, send, and write down what came of it."""
        try:
            # Looking people up takes several calls; past the lease somebody else would begin with them anew.
            async with asyncio.timeout(self.steps.patience.work.total_seconds()):
                order, behalf = await self.prepare.order(request)
        except DeskNotLetIn:
            log.error("desk_refuses_our_account", request=request.id)
            await self.steps.not_let_in(request)
            return
        except (DeskError, TimeoutError) as error:
            log.info("request_not_prepared", request=request.id, error=type(error).__name__)
            await self.steps.postpone(request, getattr(error, "retry_after", None))
            return
        except (LookupError, TypeError, ValueError) as error:
            # What cannot be written as an order now cannot be later either, and must not end the worker each time.
            log.error("order_cannot_be_written", request=request.id, error=type(error).__name__)
            await self.steps.needs_person(request, "cannot_be_written")
            return
        begun = await self.steps.begin(request, behalf, order.desk_id)
        if begun is not None:
            await self._send(begun, order)

    async def _send(self, begun: Request, order: Order) -> None:
        if self._is_stale(begun):
            await self.steps.again(begun, AT_ONCE)
            return
        try:
            filed = await self.desk.create(order)
        except DeskNotDone as error:
            await self.steps.postpone(begun, error.retry_after)
        except DeskUnsure:
            await self.steps.unsure(begun)
        except DeskRefused as error:
            await self._refused(begun, order, error)
        except DeskNotAllowed as error:
            await self._not_allowed(begun, order, error)
        except Exception as error:
            # The text may hold what the person wrote. Whether the request exists is as open as after a timeout.
            log.error("create_failed", request=begun.id, error=type(error).__name__)
            await self.steps.unsure(begun)
        else:
            await self.steps.filed(begun, filed)

    def _is_stale(self, begun: Request) -> bool:
        """A process that was stopped between the promise to send and the sending may have been given up already."""
        waited = self.steps.now() - (begun.last_sent_at or begun.updated_at)
        return not timedelta(0) <= waited <= self.steps.patience.stale

    async def _refused(self, begun: Request, order: Order, refused: DeskRefused) -> None:
        if order.on_behalf_of and may_object_to_behalf(refused):
            await self.steps.again(begun, AT_ONCE, behalf="refused")
        else:
            await self.steps.refused(begun, refused.refusal)

    async def _not_allowed(self, begun: Request, order: Order, error: DeskNotAllowed) -> None:
        """Perhaps only speaking for others is forbidden: then it is tried once in the bot's own name."""
        if order.on_behalf_of and isinstance(error, DeskForbidden):
            await self.steps.again(begun, AT_ONCE, behalf="refused")
            return
        log.error("desk_refuses_our_account", request=begun.id)
        await self.steps.not_let_in(begun)

"""How a claimed request moves on, with the notices that this causes; when it does so is decided by the use cases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.kept import NOT_ALLOWED, Behalf, Notice, Request
from bot.domain.notices import notices_for
from bot.domain.patience import Patience
from bot.domain.tickets.ticket import Filed, Refusal, RequestState
from bot.logs import get_log
from bot.usecases.insist import Sleep, insist
from bot.usecases.request_ports import Requests

log = get_log(__name__)

# The first status is read soon, in the person's language: creating gives it in our account's, and a desk's automation
# often moves a request in its first minutes.
FIRST_REFRESH = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Steps:
    """Writes each outcome down, guarded by what was claimed. Raises StoreUnavailable."""

    requests: Requests
    patience: Patience
    now: Callable[[], datetime]
    sleep: Sleep

    async def begin(self, request: Request, behalf: Behalf, desk_id: str) -> Request | None:
        """Written before anything is sent, so that a death while sending is known. None: not ours any more."""
        now = self.now()
        until = now + self.patience.lease
        begun = replace(
            request,
            state="filing",
            behalf=behalf,
            desk_id=desk_id,
            trouble="",
            attempt=request.attempt + 1,
            looks=0,
            first_sent_at=request.first_sent_at or now,
            last_sent_at=now,
            lease_until=until,
            due_at=until,
            updated_at=now,
        )
        return begun if await self.requests.move(request, begun) else None

    async def again(self, request: Request, wait: timedelta, notices: Sequence[Notice] = (), **changed: Any) -> bool:
        """Certainly not done: queued once more. False: it has moved on elsewhere."""
        return await self._move(request, "queued", self.now() + wait, notices, **changed)

    async def postpone(self, request: Request, told: float | None = None) -> None:
        """The desk cannot now; the older the promise, the longer until the next try, and after a while it is told."""
        age = self.now() - request.created_at
        wait = self.patience.for_age(age, told)
        await self.again(request, wait, self._if_late(request, age + wait, "desk_away"), trouble="")

    async def not_let_in(self, request: Request) -> None:
        """Our account is refused: tried again before long, and at the next start, which mending it mostly brings."""
        patience = self.patience
        wait = patience.when_not_allowed(patience.for_age(self.now() - request.created_at))
        await self.again(request, wait, notices_for(request, "waits"), behalf="", trouble=NOT_ALLOWED)

    async def unsure(self, request: Request) -> None:
        """Perhaps done: to be looked for once nothing can arrive any more."""
        now = self.now()
        due_at = self.patience.first_look(request.last_sent_at or now, now)
        await self._move(request, "unsure", due_at, notices_for(request, "delayed"))

    async def look_later(self, request: Request, due_at: datetime, looks: int | None = None) -> None:
        """Still unsure."""
        told = self._if_late(request, due_at - request.created_at, "answer_lost")
        await self._move(request, "unsure", due_at, told, looks=request.looks if looks is None else looks)

    async def refused(self, request: Request, refusal: Refusal) -> None:
        """The desk objects; the person mends it and sends a request of its own."""
        told = notices_for(replace(request, refusal=refusal), "refused")
        await self._move(request, "refused", None, told, refusal=refusal)

    async def needs_person(self, request: Request, trouble: str) -> None:
        """`trouble`, a code, is what a person has to decide about."""
        log.error("request_needs_person", request=request.id, trouble=trouble)
        told = notices_for(replace(request, trouble=trouble), "needs_person")
        await self._move(request, "needs_person", None, told, trouble=trouble)

    async def filed(self, request: Request, filed: Filed) -> bool:
        """The desk has it. False: that was known already."""
        # Its status is named in our account's language; soon it is read in the person's.
        unnamed, now = replace(filed, status=""), self.now()
        refresh_at = now + FIRST_REFRESH
        moved = self._released(request, "filed", None, filed=unnamed, trouble="", seen_at=now, refresh_at=refresh_at)
        told = notices_for(moved, "filed")
        # What is known now must not be lost to a store that is away: it would have to be looked for.
        known = await insist(lambda: self.requests.filed(request, moved, told), self.sleep)
        if known:
            log.info("request_filed", request=request.id, key=filed.key, attempt=request.attempt)
        else:
            log.warning("request_filed_elsewhere", request=request.id, key=filed.key, attempt=request.attempt)
        return known

    def _if_late(self, request: Request, waited: timedelta, why: str) -> Sequence[Notice]:
        """Whoever has waited long is told, once, that nothing is lost."""
        return notices_for(replace(request, trouble=why), "waits") if waited >= self.patience.quiet else ()

    async def _move(
        self,
        request: Request,
        state: RequestState,
        due_at: datetime | None,
        notices: Sequence[Notice] = (),
        **changed: Any,
    ) -> bool:
        moved = self._released(request, state, due_at, **changed)
        ours = await insist(lambda: self.requests.move(request, moved, notices), self.sleep)
        if not ours:
            log.info("request_moved_on_elsewhere", request=request.id, state=state, attempt=request.attempt)
        return ours

    def _released(self, request: Request, state: RequestState, due_at: datetime | None, **changed: Any) -> Request:
        free: dict[str, Any] = {"owner": "", "lease_until": None, "updated_at": self.now()}
        return replace(request, state=state, due_at=due_at, **free, **changed)

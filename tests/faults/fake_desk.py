"""A service desk in memory that keeps what it is given, and can lose answers, limit, be down and let its search lag."""

import itertools
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.ticket import Filed, Refusal, SlackFile
from bot.usecases.desk_ports import (
    Article,
    DeskForbidden,
    DeskHidesPeople,
    DeskNotAllowed,
    DeskNotDone,
    DeskNotLetIn,
    DeskRefused,
    DeskUnsure,
    Order,
)

# lost: done, and the answer is lost; down: not done, and nobody can know.
Fault = Literal["lost", "down", "limited", "not_allowed", "refused", "late", ""]


class Died(BaseException):
    """The worker's process ends at this moment."""


@dataclass
class DeskRequest:
    """A request at the desk. `visible_at`: when its search finds it."""

    filed: Filed
    order: Order
    visible_at: datetime
    attachments: list[tuple[str, bytes]] = field(default_factory=list)


class FakeDesk:
    """Stateful. `faults` are used up, one for each call that writes; `customers` e-mail -> account id."""

    def __init__(self, now: Callable[[], datetime], lag: timedelta = timedelta(0)) -> None:
        self.now = now
        self.lag = lag
        self.requests: dict[str, DeskRequest] = {}
        self.customers: dict[str, str] = {"anna@example.com": "account-anna"}
        self.faults: deque[Fault] = deque()
        self.attach_faults: deque[Fault] = deque()
        self.upload_faults: deque[Fault] = deque()
        self.look_faults: deque[Fault] = deque()
        self.list_faults: deque[Fault] = deque()
        self.customer_faults: deque[str] = deque()
        self.hidden: set[str] = set()
        self.read_in: list[str] = []
        self.behalf_forbidden: Literal["", "400", "400 in words", "403"] = ""
        self.refusal = Refusal("", {"customfield_1": "is required"})
        self.looks = 0
        self.limit_seconds = 7.0
        self.temporary: dict[str, tuple[str, bytes]] = {}
        self.before_answer: Callable[[], Any] | None = None
        self._numbers = itertools.count(1)

    def doubled(self) -> list[str]:
        """Markers that more than one request has."""
        return [marker for marker, number in Counter(self.markers()).items() if number > 1]

    def markers(self) -> list[str]:
        return [request.order.marker for request in self.requests.values()]

    async def request_types(self) -> tuple[RequestType, ...]:
        return ()

    async def customer(self, email: str) -> str | None:
        if self.customer_faults and self.customer_faults.popleft():
            raise DeskNotLetIn("401")
        if email in self.hidden:
            raise DeskHidesPeople("hidden")
        return self.customers.get(email)

    async def validate(self, order: Order) -> Refusal | None:
        return None

    async def create(self, order: Order) -> Filed:
        fault = self.faults.popleft() if self.faults else ""
        _raise_if_not_done(fault, self.refusal, self.limit_seconds)
        self._check_behalf(order)
        key = f"HELP-{next(self._numbers)}"
        filed = Filed(key, f"1{key[5:]:0>4}", f"https://desk.example/portal/{key}", "Open", "NEW")
        self.requests[key] = DeskRequest(filed, order, self.now() + self.lag)
        if self.before_answer:
            await self.before_answer()
        if fault == "lost":
            raise DeskUnsure("the answer was lost")
        return filed

    async def find(self, marker: str, since: datetime) -> Sequence[Filed]:
        self.looks += 1
        _raise_if_not_done(self.look_faults.popleft() if self.look_faults else "", self.refusal)
        return [
            each.filed
            for each in self.requests.values()
            if each.order.marker == marker and each.visible_at <= self.now()
        ]

    async def upload(self, desk_id: str, file: SlackFile, content: AsyncIterator[bytes]) -> str:
        assert desk_id in {request.order.desk_id for request in self.requests.values()}
        _raise_if_not_done(self.upload_faults.popleft() if self.upload_faults else "", self.refusal, self.limit_seconds)
        temporary_id = f"temp-{next(self._numbers)}"
        self.temporary[temporary_id] = (file.name, b"".join([part async for part in content]))
        return temporary_id

    async def attach(self, key: str, temporary_ids: Sequence[str], comment: str) -> None:
        fault = self.attach_faults.popleft() if self.attach_faults else ""
        _raise_if_not_done(fault, self.refusal, self.limit_seconds)
        for temporary_id in temporary_ids:
            self.requests[key].attachments.append(self.temporary.pop(temporary_id))
        if fault == "lost":
            raise DeskUnsure("the answer was lost")

    async def attachments(self, key: str) -> Sequence[str]:
        _raise_if_not_done(self.list_faults.popleft() if self.list_faults else "", self.refusal, self.limit_seconds)
        return [name for name, _ in self.requests[key].attachments]

    async def status(self, key: str, language: str = "") -> Filed:
        self.read_in.append(language)
        return self.requests[key].filed

    async def marked(self, key: str, marker: str) -> tuple[Filed, bool]:
        if key not in self.requests:
            raise DeskNotAllowed("404")
        return self.requests[key].filed, self.requests[key].order.marker == marker

    async def articles(self, query: str, limit: int = 3) -> Sequence[Article]:
        return ()

    def _check_behalf(self, order: Order) -> None:
        if order.on_behalf_of and self.behalf_forbidden == "400":
            raise DeskRefused(Refusal("", {"raiseOnBehalfOf": "may not"}))
        if order.on_behalf_of and self.behalf_forbidden == "400 in words":
            raise DeskRefused(Refusal("Anna är inte kund hos den här servicedesken."))
        if order.on_behalf_of and self.behalf_forbidden == "403":
            raise DeskForbidden("403")


def _raise_if_not_done(fault: Fault, refusal: Refusal, seconds: float = 7.0) -> None:
    match fault:
        case "down":
            raise DeskUnsure("503")
        case "limited":
            raise DeskNotDone("429", seconds)
        case "not_allowed":
            raise DeskNotAllowed("401")
        case "refused":
            raise DeskRefused(refusal)

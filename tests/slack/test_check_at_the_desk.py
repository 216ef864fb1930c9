"""The desk's own check is asked in the name in which the request will be made."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.domain.tickets.ticket import Origin, Refusal, Ticket
from bot.slack.tickets.order import CheckAtTheDesk, RequestOrder
from bot.usecases.desk_ports import DeskForbidden, Order
from bot.usecases.request_ports import Requester

PRIYA = "account-of-priya"
OBJECTION = Refusal("", {"environment": "is required"})
STRANGER = Refusal("Priya is not a customer of this service desk.")


@dataclass
class Desk:
    """Takes requests for its customers; `speaks`: others may speak for them; `objects` to the form itself."""

    customers: set[str] = field(default_factory=lambda: {PRIYA})
    speaks: bool = True
    objects: Refusal | None = None
    asked: list[str | None] = field(default_factory=list)

    async def validate(self, order: Order) -> Refusal | None:
        self.asked.append(order.on_behalf_of)
        if order.on_behalf_of and not self.speaks:
            raise DeskForbidden("not for others")
        return STRANGER if order.on_behalf_of and order.on_behalf_of not in self.customers else self.objects


async def checked(desk: Desk, account: str | None) -> Refusal | None:
    def order(_: Ticket, marker: str, __: Requester, account: str | None, ___: str) -> Order:
        return Order("4", "11001", {}, marker, account)

    async def find_requester(_: str, user: str) -> Requester:
        return Requester("Priya", f"{user}@example.com")

    check = CheckAtTheDesk(cast("RequestOrder", order), desk.validate, find_requester, lambda: datetime.now(UTC))
    return await check(cast("Any", None), Origin("T1", "U1"), account)


@pytest.mark.parametrize("account", [PRIYA, None])
async def test_it_is_asked_once_for_whoever_the_request_will_be_made_for(account: str | None) -> None:
    desk = Desk(objects=OBJECTION)
    assert await checked(desk, account) == OBJECTION
    assert desk.asked == [account]


@pytest.mark.parametrize("desk", [Desk(customers=set()), Desk(speaks=False)])
@pytest.mark.parametrize("objects", [None, OBJECTION])
async def test_what_stands_in_the_way_of_the_name_alone_is_not_told_as_a_fault_of_the_form(
    desk: Desk, objects: Refusal | None
) -> None:
    desk = Desk(desk.customers, desk.speaks, objects)
    assert await checked(desk, PRIYA) == objects
    assert desk.asked == [PRIYA, None]

"""What the desk is asked to create: the ticket's values, and the description with everything that was told."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.form_ticket import own_values
from bot.domain.tickets.form_values import FormValues
from bot.domain.tickets.request_text import as_plain, request_summary
from bot.domain.tickets.ticket import Origin, Refusal, Ticket
from bot.slack.ground import CurrentCatalog
from bot.usecases.desk_ports import DeskForbidden, DeskNotDone, Order
from bot.usecases.form_ports import RequestTypes
from bot.usecases.prepare_order import may_be_of_the_person
from bot.usecases.request_ports import FindRequester, Requester
from bot.words.speech import Speech
from bot.words.tickets.request_text import tell_request
from bot.words.translation import Translation

CHECK_AGAIN = timedelta(seconds=60)
# Long enough a text for the desk to judge; nothing is created with it.
NO_MARKER = "check"


class Validate(Protocol):
    async def __call__(self, order: Order) -> Refusal | None: ...


class RequestOrder:
    """`WriteOrder`, in the desk's language. Raises DeskNotDone while the desk's request types are not known."""

    def __init__(self, translation: Translation, source: CurrentCatalog, types: RequestTypes) -> None:
        self._translation = translation
        self._source = source
        self._types = types

    def __call__(self, ticket: Ticket, marker: str, person: Requester, account: str | None, behalf: str) -> Order:
        """`behalf`: why the request is made in the bot's name, empty when it is made for `account`."""
        speech = Speech(self._translation, self._source.current)
        request_type = self._type_of(ticket)
        text = tell_request(speech, ticket, marker, person.name, person.email, "" if account else behalf or "unknown")
        told = {"summary": request_summary(ticket.summary), "description": text}
        chosen = _kept_as_text(ticket.desk_values, request_type)
        values = {**_own(ticket, request_type, speech), **chosen, **_taken(told, request_type)}
        return Order(request_type.desk_id, request_type.id, values, marker, account)

    def _type_of(self, ticket: Ticket) -> RequestType:
        """A ticket that was filled in before the desk had answered gets the first of its request types."""
        if not ticket.request_type:
            if first := next(iter(self._types.current()), None):
                return first
            raise DeskNotDone("the desk's request types are not known yet")
        known = self._types.find(ticket.request_type)
        return known or RequestType(ticket.request_type, ticket.request_type_name, "", ticket.desk_id, ())


class CheckAtTheDesk:
    """`CheckTicket`: the desk's own check, left out for a while after it could not be had. `now`: an aware time."""

    def __init__(
        self, order: RequestOrder, validate: Validate, find_requester: FindRequester, now: Callable[[], datetime]
    ) -> None:
        self._order = order
        self._validate = validate
        self._find_requester = find_requester
        self._now = now
        self._not_before: datetime | None = None

    async def __call__(self, ticket: Ticket, origin: Origin, account: str | None) -> Refusal | None:
        """Raises DeskError."""
        if self._not_before and self._now() < self._not_before:
            return None
        # Whoever stops waiting for this must not let the next one wait as long.
        self._not_before = self._now() + CHECK_AGAIN
        person = await self._find_requester(origin.workspace, origin.user)
        refusal = await self._asked(ticket, person, account)
        self._not_before = None
        return refusal

    async def _asked(self, ticket: Ticket, person: Requester, account: str | None) -> Refusal | None:
        """As the request will be made: for the person, and in the bot's own name where the desk objects to that."""
        if account:
            with suppress(DeskForbidden):
                refusal = await self._validate(self._order(ticket, NO_MARKER, person, account, ""))
                if refusal is None or not may_be_of_the_person(refusal):
                    return refusal
        return await self._validate(self._order(ticket, NO_MARKER, person, None, ""))


def _own(ticket: Ticket, request_type: RequestType, speech: Speech) -> dict[str, Any]:
    """What the person's own answers give the desk's fields, for a ticket that was written before they were known."""
    if ticket.request_type:
        return {}
    values = FormValues(version=ticket.version, component=ticket.component, severity=ticket.severity)
    return own_values(request_type, values, speech.catalog.policy)


def _kept_as_text(values: Mapping[str, Any], request_type: RequestType) -> dict[str, Any]:
    """In fields of several lines the desk reads markup, where people wrote only text."""
    marked_up = {field.id for field in request_type.fields if field.kind == "paragraph"}
    return {id_: as_plain(value) if id_ in marked_up else value for id_, value in values.items()}


def _taken(told: dict[str, str], request_type: RequestType) -> dict[str, str]:
    """A request type without a summary would refuse one. Without a description the marker has no place: ValueError."""
    names = {field.id for field in request_type.fields}
    if names and "description" not in names:
        raise ValueError("a request that could not be found again must not be sent")
    return {name: text for name, text in told.items() if not names or name in names}

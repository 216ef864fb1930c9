"""A refused request turned back into what was filled in, so that it can be mended and sent again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.kept import Request
from bot.domain.tickets.desk_form import DeskField, RequestType
from bot.domain.tickets.form_values import UNKNOWN, FormDraft, FormValues
from bot.domain.tickets.whole_text import without_whole_text

# Before a refused request's id: the draft and the submission that take its place. One name for all windows and all
# deliveries, which holds also when the draft itself has been forgotten.
MENDS = "mend:"


def draft_of_refused(request: Request, request_type: RequestType) -> FormDraft:
    """Everything that the person wrote and chose."""
    ticket = request.ticket
    fields = {field.id: field for field in request_type.fields}
    # In place of a type that is gone, another asks what that one did not.
    same = ticket.request_type in ("", request_type.id)
    answers = {id_: _answer(fields[id_], value) for id_, value in ticket.desk_values.items() if id_ in fields}
    answers |= {id_: chosen for id_, chosen in ticket.people.items() if id_ in fields}
    values = FormValues(
        request_type=request_type.id,
        summary=ticket.summary,
        version=ticket.version or UNKNOWN,
        component=ticket.component or UNKNOWN,
        severity=ticket.severity,
        description=ticket.description,
        steps=ticket.steps,
        expected=ticket.expected,
        actual=ticket.actual,
        pack=same and request_type.reproduction and not ticket.steps,
        desk={id_: answer for id_, answer in answers.items() if answer is not None},
    )
    brought = without_whole_text(ticket.files)
    return FormDraft(f"{MENDS}{request.id}", request.origin, values, ticket.carried, brought)


def _answer(field: DeskField, value: Any) -> Any:
    """The desk's form of a value -> the form's own."""
    if field.kind in ("user", "users"):
        return None
    if field.kind == "datetime":
        return _seconds(value)
    if field.kind == "labels":
        return ", ".join(value)
    if isinstance(value, Mapping):
        child = value.get("child")
        return [_id(value), _id(child)] if child else _id(value)
    if isinstance(value, list):
        return [_id(each) for each in value]
    return str(value)


def _id(value: Any) -> str:
    return str(value.get("id") or value.get("name") or "") if isinstance(value, Mapping) else str(value)


def _seconds(value: Any) -> int | None:
    try:
        return int(datetime.fromisoformat(str(value)).timestamp())
    except ValueError:
        return None

"""From a filled-in form to the ticket that is promised; and which question a field of the desk's belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.policy import Policy
from bot.domain.tickets.desk_defaults import OF_PEOPLE, kept_defaults
from bot.domain.tickets.desk_form import DeskField, Own, RequestType, plan_form
from bot.domain.tickets.desk_values import BadAnswer, Complaint, desk_value
from bot.domain.tickets.form_values import UNKNOWN, FormDraft, FormValues
from bot.domain.tickets.own_answers import answered_by_own, named_by_own, still_asked
from bot.domain.tickets.ticket import Ticket
from bot.domain.tickets.turning_signs import without_turning
from bot.domain.version import NotAVersion, parse_version

MOST_FILES = 10
_REPRODUCTION = frozenset((Own.SEVERITY, Own.STEPS, Own.EXPECTED, Own.ACTUAL))


@dataclass(frozen=True, slots=True)
class Made:
    """`complaints`: field id -> why the answer cannot be its value; `missing`: required fields without an answer."""

    ticket: Ticket
    complaints: Mapping[str, Complaint]
    missing: tuple[DeskField, ...]


def make_ticket(
    draft: FormDraft, request_type: RequestType, policy: Policy, language: str, accounts: Mapping[str, str]
) -> Made:
    """`accounts`: Slack's id of a person -> the desk's account id, as far as they are known."""
    values = draft.values
    asked = still_asked(request_type, values, policy)
    desk, complaints = _desk_values(asked, values, accounts)
    own = own_values(request_type, values, policy)
    desk = {**kept_defaults(request_type, values, policy, asked), **own, **desk}
    missing = tuple(field for field in asked if field.required and field.id not in desk | complaints)
    return Made(_ticket(draft, request_type, language, desk), complaints, missing)


def own_values(request_type: RequestType, values: FormValues, policy: Policy) -> dict[str, Any]:
    """The desk's values of the fields that flowver's own questions answer."""
    fields = {field.id: field for field in request_type.fields}
    found = {id_: choice.id for id_, choice in answered_by_own(request_type, values, policy).items()}
    found |= named_by_own(request_type, values, policy)
    return {id_: desk_value(fields[id_], answer) for id_, answer in found.items()}


def is_asked(own: Own, request_type: RequestType) -> bool:
    """Whether a question of flowver's own makes sense for the request type."""
    return request_type.reproduction or own not in _REPRODUCTION


def own_of_field(field_id: str, request_type: RequestType) -> Own | None:
    """The question that the desk's objection to a field is about; None: the field has its own."""
    return plan_form(request_type).covered.get(field_id)


def _ticket(draft: FormDraft, request_type: RequestType, language: str, desk: Mapping[str, Any]) -> Ticket:
    values = draft.values
    answers = {own.value: values.text(own).strip() for own in Own if is_asked(own, request_type)}
    answers.pop(Own.ATTACHMENTS.value)
    # It stands in one line with what is not the person's: a key, a state, a name.
    answers[Own.SUMMARY.value] = without_turning(answers[Own.SUMMARY.value]).strip()
    answers |= {"version": _version(values.version), "component": _known(values.component)}
    return Ticket(
        desk_id=request_type.desk_id,
        request_type=request_type.id,
        request_type_name=request_type.name,
        **answers,
        carried=draft.carried,
        language=language,
        desk_values=desk,
        files=draft.files,
        permalink=draft.origin.permalink,
        people=_people(request_type, values),
    )


def _desk_values(
    asked: tuple[DeskField, ...], values: FormValues, accounts: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Complaint]]:
    found: dict[str, Any] = {}
    complaints: dict[str, Complaint] = {}
    for field in asked:
        try:
            value = desk_value(field, _answer(field, values.desk.get(field.id), accounts))
        except BadAnswer as bad:
            complaints[field.id] = bad.code
        else:
            found |= {} if value is None else {field.id: value}
    return found, complaints


def _people(request_type: RequestType, values: FormValues) -> dict[str, Any]:
    """Kept beside the desk's accounts, which do not tell whom the form is to show when it is mended."""
    fields = (field.id for field in request_type.fields if field.kind in OF_PEOPLE)
    return {id_: chosen for id_ in fields if (chosen := values.desk.get(id_))}


def _answer(field: DeskField, answer: Any, accounts: Mapping[str, str]) -> Any:
    """People are chosen as Slack knows them; one whom the desk does not know is left out."""
    if field.kind not in OF_PEOPLE or answer is None:
        return answer
    chosen = [answer] if isinstance(answer, str) else answer
    known = [accounts[person] for person in chosen if person in accounts]
    return known if field.kind == "users" else next(iter(known), None)


def _known(text: str) -> str:
    return "" if text == UNKNOWN else text.strip()


def _version(text: str) -> str:
    try:
        return str(parse_version(text))
    except NotAVersion:
        return _known(text)

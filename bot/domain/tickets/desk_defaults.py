"""What the desk's own form begins with: filled in where the form shows the field, and kept where it does not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.policy import Policy
from bot.domain.tickets.desk_form import DeskField, Own, RequestType, plan_form
from bot.domain.tickets.desk_values import BadAnswer, desk_value
from bot.domain.tickets.form_values import UNKNOWN, FormValues
from bot.domain.tickets.own_answers import means_own, own_question

OF_PEOPLE = ("user", "users")
# A field that one of these is asked instead of has no value of its own once that is answered.
_REPLACED = (Own.VERSION, Own.COMPONENT, Own.SEVERITY)
_CHOSEN = ("select", "multi_select", "cascading", "versions", "components")


def first_answer(field: DeskField) -> Any:
    """The default as the form's own answer (see FormValues.desk); None: there is none, or the form cannot show it."""
    if not field.default or field.kind in OF_PEOPLE:
        return None
    if field.kind in _CHOSEN and field.choices:
        return field.default
    if field.kind == "datetime":
        return int(field.default[0])
    return ", ".join(field.default) if field.kind in ("labels", *_CHOSEN) else field.default[0]


def default_value(field: DeskField) -> Any:
    """As `requestFieldValues` takes it; None: there is none."""
    answer = field.default if field.kind in OF_PEOPLE or (field.kind in _CHOSEN and not field.choices) else None
    try:
        return desk_value(field, list(answer) if answer else first_answer(field))
    except BadAnswer:
        return None


def kept_defaults(
    request_type: RequestType, values: FormValues, policy: Policy, asked: tuple[DeskField, ...]
) -> Mapping[str, Any]:
    """Of fields that nobody could answer: no room in the form, or what flowver asks instead was left open.

    Who was shown a field and emptied it wants it empty; a person's account cannot be shown, so nobody emptied it.
    """
    plan, found = plan_form(request_type), dict[str, Any]()
    for field in request_type.fields:
        if field.id in values.desk and not (field.kind in OF_PEOPLE and not values.desk[field.id]):
            continue
        own = plan.covered.get(field.id) or (own_question(field, request_type, policy) if field not in asked else None)
        if own is None or (own in _REPLACED and values.text(own) in ("", UNKNOWN)):
            found[field.id] = default_value(field)
    return {id_: value for id_, value in found.items() if value is not None}


def with_defaults(values: FormValues, request_type: RequestType, policy: Policy) -> FormValues:
    """What flowver asks in a field's place begins with what the field would begin with."""
    found = dict[str, Any]()
    for field in request_type.fields:
        own = own_question(field, request_type, policy)
        if own and field.default and not values.text(own) and (answer := means_own(field, own, policy)):
            found[own.value] = answer
    return replace(values, **found)

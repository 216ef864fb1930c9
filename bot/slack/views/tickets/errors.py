"""What is wrong with a filled-in form, as errors at its questions: block id -> sentence."""

from collections.abc import Collection, Mapping
from typing import Any

from bot.domain.policy import Policy
from bot.domain.tickets.completeness import hollow_answers
from bot.domain.tickets.desk_form import Own, RequestType
from bot.domain.tickets.form_ticket import Made, is_asked, own_of_field
from bot.domain.tickets.form_values import FormValues
from bot.domain.tickets.own_answers import own_question
from bot.domain.tickets.ticket import Refusal
from bot.slack.views.blocks import cut
from bot.slack.views.tickets.fields import block_of_field
from bot.slack.views.tickets.own import block_of_own
from bot.words.speech import Speech

LONGEST = 300


def hollow_errors(speech: Speech, values: FormValues, request_type: RequestType) -> dict[str, str]:
    """What says nothing, with what to write instead."""
    t, found = speech.t, hollow_answers(values, reproduction=request_type.reproduction)
    return {
        block_of_own(own): f"{t(f'hollow.{code}')} {t(f'hollow.write_{own.value}')}"
        for own, code in found.items()
        if is_asked(own, request_type)
    }


def desk_errors(speech: Speech, made: Made) -> dict[str, str]:
    """What cannot be a value of the desk's field, and what it still wants."""
    t = speech.t
    missing = {
        block_of_field(field.id): t("form.person_unknown" if field.kind in ("user", "users") else "form.field_missing")
        for field in made.missing
    }
    complaints = {block_of_field(id_): t(f"form.complaint_{code}") for id_, code in made.complaints.items()}
    return {**missing, **complaints}


def objections(
    speech: Speech,
    refusal: Refusal,
    refused: Mapping[str, Any],
    made: Made,
    request_type: RequestType,
    shown: Collection[str] = (),
) -> dict[str, str]:
    """What the desk objects to, at the questions that it is about; under "" what belongs to none.

    `refused`: the values that it was sent; `made`: the same answers with what it asks now: what it has no more is
    said in our words, since its own name an id. `shown`: the block ids of a form that is open; what cannot stand
    there either is said under "".
    """
    t = speech.t
    offering = {field.id for field in request_type.fields if field.choices}
    gone = offering & refusal.fields.keys() & refused.keys() - made.ticket.desk_values.keys()
    rest = {id_: said for id_, said in refusal.fields.items() if id_ not in gone}
    errors = _refusal_errors(speech, Refusal("" if gone else refusal.message, rest), request_type, shown)
    missing = {field.id for field in made.missing}
    # It was not asked for yet: that can be said in the person's language, and without the field's id.
    new = {block_of_field(id_): t("form.newly_required") for id_ in missing & refusal.fields.keys() - refused.keys()}
    again = gone & (made.complaints.keys() | missing)
    return errors | new | {block_of_field(id_): t("form.complaint_not_a_choice") for id_ in again}


def _refusal_errors(
    speech: Speech, refusal: Refusal, request_type: RequestType, shown: Collection[str]
) -> dict[str, str]:
    errors: dict[str, list[str]] = {}
    for field_id, said in refusal.fields.items():
        block_id = _block(field_id, request_type, speech.catalog.policy, shown)
        errors.setdefault(block_id, []).append(said if block_id else f"{_name(field_id, request_type)}{said}")
    if refusal.message and not refusal.fields:
        errors.setdefault("", []).append(refusal.message)
    return {block_id: _said(speech, said) for block_id, said in errors.items()}


def may_be_changed(refusal: Refusal, request_type: RequestType) -> bool:
    """Whether the desk speaks of a field that it did not have when it was last asked, or of one with choices.

    Or of none at all: then it may be the request type that is gone.
    """
    chosen = {field.id: bool(field.choices) for field in request_type.fields}
    return not refusal.fields or any(chosen.get(id_, True) for id_ in refusal.fields.keys() - _OWN_NAMES.keys())


def _block(field_id: str, request_type: RequestType, policy: Policy, shown: Collection[str]) -> str:
    field = next((each for each in request_type.fields if each.id == field_id), None)
    own = own_of_field(field_id, request_type) or _OWN_NAMES.get(field_id)
    own = own or (own_question(field, request_type, policy) if field else None)
    if block_of_field(field_id) in shown or (field and own is None):
        return block_of_field(field_id)
    return block_of_own(own) if own and is_asked(own, request_type) else ""


def _name(field_id: str, request_type: RequestType) -> str:
    """`Plant: `; of a field that the form does not know only the desk's own words can tell."""
    return next((f"{field.name}: " for field in request_type.fields if field.id == field_id), "")


def _said(speech: Speech, said: list[str]) -> str:
    return speech.t("form.desk_says", text=cut(" ".join(said), LONGEST))


_OWN_NAMES: Mapping[str, Own] = {"summary": Own.SUMMARY, "description": Own.DESCRIPTION}

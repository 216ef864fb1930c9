"""The desk's own fields as Block Kit inputs: for every kind of field the element that gives such a value."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from bot.domain.tickets.desk_defaults import OF_PEOPLE
from bot.domain.tickets.desk_form import Choice, DeskField, FieldKind
from bot.slack.views.blocks import Block
from bot.slack.views.inputs import (
    MOST_OPTIONS,
    REDRAW,
    VALUE,
    Option,
    external_select,
    input_block,
    multi_external_select,
    multi_select,
    static_select,
    text_input,
)
from bot.words.translation import Translation

DESK: Final = "desk."
CHILD: Final = ".child."
# Served while the person types: more choices than Slack lists.
CHOICE: Final = "form.choice"
PERSON: Final = "form.person"
LONGEST_LINE: Final = 255


def field_blocks(t: Translation, field: DeskField, answer: Any) -> Iterator[Block]:
    """The field's input, and a second one where its value has two steps. `answer` as in FormValues.desk."""
    if field.kind == "cascading":
        yield from _cascading(t, field, answer)
    else:
        dispatched = field.kind in OF_PEOPLE
        yield _block(field, _ELEMENTS[field.kind](t, field, answer), _hint(t, field), dispatch=dispatched)


def block_of_field(field_id: str) -> str:
    return f"{DESK}{field_id}"


def options_of(choices: Sequence[Choice]) -> list[Option]:
    """Choices as options; each once, since Slack takes no value twice."""
    unique = {choice.short_id: choice for choice in choices}
    return [Option(value, choice.label) for value, choice in unique.items()]


def _block(field: DeskField, element: Block, hint: str, *, dispatch: bool = False) -> Block:
    optional = not field.required or (field.kind in OF_PEOPLE and bool(field.default))
    if field.default and element["action_id"] == VALUE:
        # Slack keeps what an element of the same name held in the form before; another type may begin otherwise.
        element = element | {"action_id": f"{VALUE}.{zlib.crc32(repr(field.default).encode('utf-8', 'replace')):08x}"}
    return input_block(block_of_field(field.id), field.name, element, optional=optional, hint=hint, dispatch=dispatch)


def _hint(t: Translation, field: DeskField) -> str:
    said = [field.description, t("form.labels_hint") if field.kind == "labels" else ""]
    if field.default_names:
        said.append(t("form.person_default", names=", ".join(field.default_names)))
    return " ".join(text for text in said if text)


def _cascading(t: Translation, field: DeskField, answer: Any) -> Iterator[Block]:
    """The second step appears with the first; its name holds the first's choice, so that none outlives a change."""
    parent, child = (*_several(answer), "", "")[:2]
    parent = _short_ids(field.choices, [parent])[0]
    yield _block(field, _one_of(t, field.choices, parent, REDRAW), _hint(t, field), dispatch=True)
    chosen = next((choice for choice in field.choices if choice.short_id == parent), None)
    if chosen and chosen.children:
        label = t("form.within", name=field.name, choice=chosen.label)
        name = f"{block_of_field(field.id)}{CHILD}{parent}"
        yield input_block(name, label, _one_of(t, chosen.children, child, VALUE), optional=True)


def _one_of(t: Translation, choices: Sequence[Choice], chosen: str, action_id: str) -> Block:
    (held,) = _short_ids(choices, [chosen])
    return static_select(options_of(choices), held, action_id=action_id, placeholder=t("form.choose"))


def _line(_: Translation, __: DeskField, answer: Any) -> Block:
    return text_input(str(answer or ""), most=LONGEST_LINE)


def _paragraph(_: Translation, __: DeskField, answer: Any) -> Block:
    return text_input(str(answer or ""), multiline=True)


def _number(_: Translation, __: DeskField, answer: Any) -> Block:
    element: Block = {"type": "number_input", "action_id": VALUE, "is_decimal_allowed": True}
    return element | ({"initial_value": str(answer)} if answer else {})


def _date(_: Translation, __: DeskField, answer: Any) -> Block:
    return {"type": "datepicker", "action_id": VALUE} | ({"initial_date": str(answer)} if answer else {})


def _moment(_: Translation, __: DeskField, answer: Any) -> Block:
    return {"type": "datetimepicker", "action_id": VALUE} | ({"initial_date_time": int(answer)} if answer else {})


def _url(_: Translation, __: DeskField, answer: Any) -> Block:
    return {"type": "url_text_input", "action_id": VALUE} | ({"initial_value": str(answer)} if answer else {})


def _select(t: Translation, field: DeskField, answer: Any) -> Block:
    chosen = (*_several(answer), "")[0]
    if len(field.choices) <= MOST_OPTIONS:
        return _one_of(t, field.choices, chosen, VALUE) if field.choices else _line(t, field, answer)
    (held,) = _short_ids(field.choices, [chosen])
    found = next((each for each in options_of(field.choices) if each.value == held), None)
    return external_select(found, action_id=CHOICE, placeholder=t("form.type_to_choose"))


def _multi_select(t: Translation, field: DeskField, answer: Any) -> Block:
    chosen, options = _short_ids(field.choices, _several(answer)), options_of(field.choices)
    if not options:
        return _line(t, field, answer if isinstance(answer, str) else "")
    if len(options) <= MOST_OPTIONS:
        return multi_select(options, chosen, placeholder=t("form.choose"))
    found = [each for each in options if each.value in chosen]
    return multi_external_select(found, action_id=CHOICE, placeholder=t("form.type_to_choose"))


def _listed(t: Translation, field: DeskField, answer: Any) -> Block:
    return _select(t, field, answer) if field.single else _multi_select(t, field, answer)


def _user(_: Translation, __: DeskField, answer: Any) -> Block:
    chosen = (*_several(answer), "")[0]
    return {"type": "users_select", "action_id": PERSON} | ({"initial_user": chosen} if chosen else {})


def _users(_: Translation, __: DeskField, answer: Any) -> Block:
    chosen = _several(answer)
    return {"type": "multi_users_select", "action_id": PERSON} | ({"initial_users": chosen} if chosen else {})


def _short_ids(choices: Sequence[Choice], answers: Sequence[str]) -> list[str]:
    """Answers as options hold them: one from elsewhere, as the desk's own, may be a whole id."""
    short = {choice.id: choice.short_id for choice in choices}
    return [short.get(each, each) for each in answers]


def _several(answer: Any) -> list[str]:
    if answer is None or answer == "":
        return []
    return [answer] if isinstance(answer, str) else [str(each) for each in answer]


_ELEMENTS: dict[FieldKind, Callable[[Translation, DeskField, Any], Block]] = {
    "text": _line,
    "paragraph": _paragraph,
    "number": _number,
    "date": _date,
    "datetime": _moment,
    "select": _select,
    "multi_select": _multi_select,
    "labels": _line,
    "url": _url,
    "user": _user,
    "users": _users,
    "versions": _listed,
    "components": _listed,
}

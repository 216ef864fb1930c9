"""Block Kit's inputs, within Slack's limits. Which questions there are is not here.

An input that is dispatched reports each change; the action ids say what is to be done then (see bot/slack/routes.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.slack.views.blocks import Block, plain

VALUE: Final = "form.value"
REDRAW: Final = "form.redraw"
MOST_OPTIONS, OPTION_TEXT, OPTION_VALUE = 100, 75, 75
# Slack takes 2,000 in labels and hints; nobody reads so much above a field, and a view must stay under 250 kB.
LABEL, HINT, PLACEHOLDER, LONGEST_TEXT = 150, 400, 150, 3000


@dataclass(frozen=True, slots=True)
class Option:
    """`value` goes into the state; `text` is shown, and stands as `description` in small under it."""

    value: str
    text: str
    description: str = ""


def input_block(
    block_id: str, label: str, element: Block, *, optional: bool = False, hint: str = "", dispatch: bool = False
) -> Block:
    block: Block = {"type": "input", "block_id": block_id, "label": plain(label, LABEL), "element": element}
    block |= {"optional": True} if optional else {}
    block |= {"hint": plain(hint, HINT)} if hint else {}
    return block | ({"dispatch_action": True} if dispatch else {})


def text_input(value: str, *, action_id: str = VALUE, multiline: bool = False, most: int = LONGEST_TEXT) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": action_id, "multiline": multiline, "max_length": most}
    return element | ({"initial_value": value[:most]} if value else {})


def option_json(option: Option) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": plain(option.text, OPTION_TEXT), "value": option.value[:OPTION_VALUE]}
    return shown | ({"description": plain(option.description, OPTION_TEXT)} if option.description else {})


def static_select(options: Sequence[Option], chosen: str, *, action_id: str = VALUE, placeholder: str = "") -> Block:
    """At most 100 options; `chosen` counts only if it is one of them."""
    shown = options[:MOST_OPTIONS]
    element = _select("static_select", action_id, placeholder) | {"options": [option_json(each) for each in shown]}
    return element | _initial(shown, chosen)


def multi_select(options: Sequence[Option], chosen: Sequence[str], *, placeholder: str = "") -> Block:
    shown = options[:MOST_OPTIONS]
    element = _select("multi_static_select", VALUE, placeholder) | {"options": [option_json(each) for each in shown]}
    return element | _initials(shown, chosen)


def external_select(option: Option | None, *, action_id: str, placeholder: str = "") -> Block:
    """Its options are asked for while the person types; `option` is the one chosen already."""
    element = _select("external_select", action_id, placeholder) | {"min_query_length": 0}
    return element | ({"initial_option": option_json(option)} if option else {})


def multi_external_select(options: Sequence[Option], *, action_id: str, placeholder: str = "") -> Block:
    element = _select("multi_external_select", action_id, placeholder) | {"min_query_length": 0}
    return element | ({"initial_options": [option_json(each) for each in options]} if options else {})


def radio_buttons(options: Sequence[Option], chosen: str) -> Block:
    element: Block = {"type": "radio_buttons", "action_id": VALUE, "options": [option_json(each) for each in options]}
    return element | _initial(options, chosen)


def _select(kind: str, action_id: str, placeholder: str) -> Block:
    element: Block = {"type": kind, "action_id": action_id}
    return element | ({"placeholder": plain(placeholder, PLACEHOLDER)} if placeholder else {})


def _initial(options: Sequence[Option], chosen: str) -> Block:
    found = next((each for each in options if each.value == chosen), None)
    return {"initial_option": option_json(found)} if found else {}


def _initials(options: Sequence[Option], chosen: Sequence[str]) -> Block:
    found = [option_json(each) for each in options if each.value in chosen]
    return {"initial_options": found} if found else {}

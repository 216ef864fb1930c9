"""What Slack demands of texts, options and interactive elements."""

from typing import Any

from bot.playground.rules.language import (
    Problems,
    Rule,
    Shape,
    anything,
    flag,
    items,
    number,
    one_of,
    problem,
    text,
    typed,
    url,
)

IDENTIFIER = text(255)
WORD = text(255)
MOST_OPTIONS = 100


def plain_text(most: int) -> Rule:
    return Shape({"type": one_of("plain_text"), "text": text(most)}, {"emoji": flag})


def any_text(most: int) -> Rule:
    """plain_text or mrkdwn."""
    shapes: dict[str, Rule] = {
        "plain_text": plain_text(most),
        "mrkdwn": Shape({"type": anything, "text": text(most)}, {"verbatim": flag}),
    }
    return typed(lambda: shapes, shapes)


def option(label: Rule) -> Rule:
    return Shape(
        # The SDK allows 150; the official types say 75, and what must work everywhere keeps to the smaller.
        {"text": label, "value": text(75)},
        {"description": any_text(75), "url": url()},
    )


def options(most: int = MOST_OPTIONS, label: Rule | None = None) -> Rule:
    """A list of options, no value twice."""
    rule = items(option(label or plain_text(75)), most)

    def check(value: Any, pointer: str, problems: Problems) -> None:
        rule(value, pointer, problems)
        listed = value if isinstance(value, list) else []
        values = [found.get("value") for found in listed if isinstance(found, dict)]
        if len(set(map(str, values))) < len(values):
            problem(problems, "option values must be unique", pointer)

    return check


GROUPS = items(Shape({"label": plain_text(75), "options": options()}), 100)
CONFIRM = Shape(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of("primary", "danger")},
)
STYLE = one_of("primary", "danger")
PLACEHOLDER = plain_text(150)
FILTER = Shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
DISPATCH = Shape({}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)})
OPTION = option(any_text(75))
IDS = items(WORD, 100)


def _image(value: Any, pointer: str, problems: Problems) -> None:
    shape = Shape({"type": one_of("image"), "alt_text": text(2000, 0)}, {"image_url": url(), "slack_file": anything})
    shape(value, pointer, problems)
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        problem(problems, "must provide either image_url or slack_file", pointer)


IMAGE: Rule = _image


def _element(required: dict[str, Rule], optional: dict[str, Rule]) -> Rule:
    shared: dict[str, Rule] = {"action_id": IDENTIFIER, "focus_on_load": flag, "confirm": CONFIRM}
    shape = Shape({"type": anything} | required, shared | optional)
    if {"options", "option_groups"} <= set(optional):
        return _either_options(shape)
    return shape


def _either_options(shape: Shape) -> Rule:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        shape(value, pointer, problems)
        if ("options" in value) == ("option_groups" in value):
            problem(problems, "must provide either options or option_groups", pointer)

    return check


_PLACED: dict[str, Rule] = {"placeholder": PLACEHOLDER}
_MANY: dict[str, Rule] = {"max_selected_items": number(1, 1000)} | _PLACED
_LISTS: dict[str, Rule] = {"options": options(), "option_groups": GROUPS}
_RADIO: dict[str, Rule] = {"options": options(10, any_text(75))}
_TYPED: dict[str, Rule] = _PLACED | {"dispatch_action_config": DISPATCH}
_CONVERSATION: dict[str, Rule] = {
    "initial_conversation": WORD,
    "default_to_current_conversation": flag,
    "filter": FILTER,
}
_BUTTON: dict[str, Rule] = {
    "url": url(),
    "value": text(2000),
    "style": STYLE,
    "accessibility_label": text(75),
    "agent_prompt": anything,
    "agent_prompt_display": anything,
    "visible_to_user_ids": IDS,
}
_FEEDBACK = Shape({"text": plain_text(75), "value": text(2000)}, {"accessibility_label": text(75)})

ELEMENTS: dict[str, Rule] = {
    "button": _element({"text": plain_text(75)}, _BUTTON),
    "workflow_button": _element({"text": plain_text(75), "workflow": anything}, _BUTTON),
    "icon_button": _element({"icon": WORD, "text": plain_text(75)}, _BUTTON),
    "feedback_buttons": _element({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {}),
    "overflow": _element({"options": options(5)}, {}),
    "static_select": _element({}, _PLACED | _LISTS | {"initial_option": OPTION}),
    "multi_static_select": _element({}, _MANY | _LISTS | {"initial_options": items(OPTION, 100)}),
    "external_select": _element({}, _PLACED | {"min_query_length": number(0, 100), "initial_option": OPTION}),
    "multi_external_select": _element(
        {}, _MANY | {"min_query_length": number(0, 100), "initial_options": items(OPTION, 100)}
    ),
    "users_select": _element({}, _PLACED | {"initial_user": WORD}),
    "multi_users_select": _element({}, _MANY | {"initial_users": IDS}),
    "conversations_select": _element({}, _PLACED | _CONVERSATION | {"response_url_enabled": flag}),
    "multi_conversations_select": _element({}, _MANY | _CONVERSATION | {"initial_conversations": IDS}),
    "channels_select": _element({}, _PLACED | {"initial_channel": WORD, "response_url_enabled": flag}),
    "multi_channels_select": _element({}, _MANY | {"initial_channels": IDS}),
    "radio_buttons": _element(_RADIO, {"initial_option": OPTION}),
    "checkboxes": _element(_RADIO, {"initial_options": items(OPTION, 10)}),
    "datepicker": _element({}, _PLACED | {"initial_date": text(10, 10)}),
    "timepicker": _element({}, _PLACED | {"initial_time": text(5, 5), "timezone": WORD}),
    "datetimepicker": _element({}, {"initial_date_time": number(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": _element(
        {},
        _TYPED
        | {"initial_value": text(3000, 0), "multiline": flag, "min_length": number(0, 3000)}
        | {"max_length": number(1, 3000)},
    ),
    "number_input": _element(
        {"is_decimal_allowed": flag},
        _TYPED | {"initial_value": text(40), "min_value": text(40), "max_value": text(40)},
    ),
    "email_text_input": _element({}, _TYPED | {"initial_value": text(3000, 0)}),
    "url_text_input": _element({}, _TYPED | {"initial_value": text(3000, 0)}),
    "rich_text_input": _element({}, _TYPED | {"initial_value": anything}),
    # Context blocks mix these with elements, so they live in the same table.
    "image": IMAGE,
    "mrkdwn": any_text(3000),
    "plain_text": plain_text(3000),
    "file_input": _element({}, {"filetypes": items(WORD, 100), "max_files": number(1, 10)}),
}

CONTEXT = {"image", "mrkdwn", "plain_text"}
CONTEXT_ACTIONS = {"icon_button", "feedback_buttons"}
ACTIONS = {name for name in ELEMENTS if not name.endswith("_input")} - CONTEXT - CONTEXT_ACTIONS
ACCESSORIES = ACTIONS - {"datetimepicker"} | {"image"}
INPUTS = set(ELEMENTS) - {"button", "workflow_button", "overflow"} - CONTEXT - CONTEXT_ACTIONS


def element(allowed: set[str]) -> Rule:
    return typed(lambda: ELEMENTS, allowed)

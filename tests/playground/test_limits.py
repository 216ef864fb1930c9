"""Block Kit's limits, at the edge and one past it."""

from typing import Any

import pytest

from bot.playground.rules.limits import LimitError, check_blocks, check_view
from tests.playground.bolt_bot import actions, button, section


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(value: str) -> dict[str, Any]:
    return {"text": plain(value), "value": value}


def select(count: int) -> dict[str, Any]:
    return {"type": "static_select", "options": [option(str(n)) for n in range(count)]}


def table(rows: int, columns: int) -> dict[str, Any]:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns for _ in range(rows)]}


def context(count: int) -> dict[str, Any]:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"} for _ in range(count)]}


def fields(count: int, length: int = 1) -> dict[str, Any]:
    return {"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * length} for _ in range(count)]}


def data_table(rows: int) -> dict[str, Any]:
    return table(rows, 2) | {"type": "data_table", "caption": "Lines"}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain("Title"), "blocks": list(blocks), **more}


def text_input(**more: Any) -> dict[str, Any]:
    return {"type": "input", "label": plain("Label"), "element": {"type": "plain_text_input", **more}}


def form(element: dict[str, Any], **block: Any) -> dict[str, Any]:
    return modal({"type": "input", "label": plain("Label"), "element": element, **block}, submit=plain("Send"))


def options(count: int, length: int = 1) -> list[dict[str, Any]]:
    return [option(str(n).zfill(length)) for n in range(count)]


FITTING = [
    [{"type": "divider"}] * 50,
    [section("x" * 3000)],
    [fields(10)],
    [fields(1, 2000)],
    [{"type": "header", "text": plain("x" * 150)}],
    [context(10)],
    [actions(*[button(f"a{n}") for n in range(25)])],
    [actions(button("a", "v" * 2000, url="https://x.se/" + "a" * 2980))],
    [section("x", accessory=select(100))],
    [table(100, 20)],
    [data_table(101)],
    [{"type": "markdown", "text": "x" * 12_000}],
    [{"type": "carousel", "elements": [{"type": "card", "title": plain("x")}] * 10}],
    [{"type": "container", "child_blocks": [section("x")] * 10, "title": plain("x")}],
]
PAST = [
    ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([section("x" * 3001)], "/blocks/0/text/text"),
    ([section("")], "/blocks/0/text/text"),
    ([{"type": "section"}], "text or fields"),
    ([fields(11)], "/blocks/0/fields"),
    ([fields(1, 2001)], "/blocks/0/fields/0/text"),
    ([{"type": "header", "text": plain("x" * 151)}], "/blocks/0/text/text"),
    ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "must be one of: plain_text"),
    ([context(11)], "/blocks/0/elements"),
    ([actions(*[button(f"a{n}") for n in range(26)])], "/blocks/0/elements"),
    ([actions(button("a"), button("a"))], "action_id already exists: a"),
    ([actions(button("a" * 256))], "/blocks/0/elements/0/action_id"),
    ([actions(button("a", "v" * 2001))], "/blocks/0/elements/0/value"),
    ([actions(button("a", url="https://x.se/" + "a" * 3000))], "/blocks/0/elements/0/url"),
    ([actions(button("a", url="x.se"))], "must be a valid URL"),
    ([actions(button("a", style="green"))], "/blocks/0/elements/0/style"),
    ([actions(button("a", colour="green"))], "invalid additional property: colour"),
    ([section("x", accessory=select(101))], "/blocks/0/accessory/options"),
    ([section("x", accessory={"type": "static_select"})], "either options or option_groups"),
    ([section("x", accessory={"type": "overflow", "options": [option(str(n)) for n in range(6)]})], "no more than 5"),
    ([section("x", accessory={"type": "radio_buttons", "options": [option("a"), option("a")]})], "must be unique"),
    ([section("x", block_id="b"), section("x", block_id="b")], "block_id already exists: b"),
    ([table(101, 1)], "/blocks/0/rows"),
    ([table(1, 21)], "/blocks/0/rows/0"),
    ([table(1, 1), table(1, 1)], "only one table allowed"),
    ([data_table(102)], "/blocks/0/rows"),
    ([data_table(1)], "no fewer than 2"),
    ([{"type": "carousel", "elements": [{"type": "card", "title": plain("x")}] * 11}], "/blocks/0/elements"),
    ([{"type": "card", "body": plain("x" * 201)}], "/blocks/0/body/text"),
    ([{"type": "alert", "text": plain("x")}], "unsupported type: alert"),
    ([{"type": "sparkle"}], "unsupported type: sparkle"),
    ([{"type": ["section"]}], "missing required field: type"),
    (["section"], "must be an object"),
    ([{"type": "section", "text": "x"}], "must be an object [json-pointer:/blocks/0/text]"),
    ([{"type": "section", "text": {"type": "mrkdwn", "text": 7}}], "must be a string"),
    ([{"type": "image", "alt_text": "x"}], "either image_url or slack_file"),
    ([section("x", block_id=["b"])], "must be a string"),
]


@pytest.mark.parametrize("blocks", FITTING)
def test_a_message_at_the_limit_is_accepted(blocks: list[Any]) -> None:
    assert check_blocks(blocks) == blocks


@pytest.mark.parametrize(("blocks", "place"), PAST)
def test_a_message_past_a_limit_is_refused_with_its_place(blocks: list[Any], place: str) -> None:
    with pytest.raises(LimitError) as refused:
        check_blocks(blocks)
    assert refused.value.error == "invalid_blocks"
    assert any(place in message for message in refused.value.messages)


def test_all_texts_of_a_message_count_together() -> None:
    check_blocks([section("x" * 3000) for _ in range(4)])
    with pytest.raises(LimitError) as refused:
        check_blocks([section("x" * 3000) for _ in range(4)] + [section("x")])
    assert refused.value.error == "msg_blocks_too_long"


@pytest.mark.parametrize(
    "view",
    [
        {"type": "home", "blocks": [section("x")] * 100},
        modal({"type": "alert", "text": plain("x"), "level": "warning"}),
        modal(text_input(), submit=plain("Send")),
        form({"type": "plain_text_input", "multiline": True, "min_length": 1, "max_length": 3000}),
        form({"type": "static_select", "options": options(100, 75), "initial_option": option("0".zfill(75))}),
        form({"type": "multi_external_select", "min_query_length": 0, "max_selected_items": 3}, optional=True),
        form({"type": "users_select"}),
        form({"type": "conversations_select", "default_to_current_conversation": True, "response_url_enabled": True}),
        form({"type": "datepicker", "initial_date": "2026-04-03"}),
        form({"type": "timepicker", "initial_time": "09:30"}),
        form({"type": "datetimepicker", "initial_date_time": 1_760_000_000}),
        form({"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "5"}),
        form({"type": "email_text_input"}),
        form({"type": "url_text_input"}, hint=plain("x" * 2000)),
        form({"type": "radio_buttons", "options": options(10)}),
        form({"type": "checkboxes", "options": options(10), "initial_options": [option("0")]}),
        form({"type": "file_input", "filetypes": ["png"], "max_files": 10}),
        form({"type": "rich_text_input"}, dispatch_action=True),
        modal(private_metadata="x" * 3000, title=plain("x" * 24), close=plain("x" * 24)),
    ],
)
def test_a_view_within_the_limits_is_accepted(view: dict[str, Any]) -> None:
    check_view(view)


@pytest.mark.parametrize(
    ("view", "place"),
    [
        ({"type": "home", "blocks": [section("x")] * 101}, "/view/blocks"),
        ({"type": "home", "blocks": [{"type": "alert", "text": plain("x")}]}, "unsupported type: alert"),
        (modal(title=plain("x" * 25)), "/view/title/text"),
        (modal(text_input()), "missing required field: submit"),
        (modal(text_input(max_length=3001), submit=plain("Send")), "/view/blocks/0/element/max_length"),
        (modal(private_metadata="x" * 3001), "/view/private_metadata"),
        (modal(section("a", block_id="b"), section("a", block_id="b")), "/view/blocks/1/block_id"),
        ({"type": "modal", "blocks": []}, "missing required field: title"),
        (modal(close=plain("x" * 25)), "/view/close/text"),
        (modal(submit=plain("x" * 25)), "/view/submit/text"),
        (modal(callback_id="x" * 256), "/view/callback_id"),
        (modal(external_id="x" * 256), "/view/external_id"),
        (modal(*[section("x")] * 101), "/view/blocks"),
        (form({"type": "button", "text": plain("x")}), "unsupported type: button"),
        (form({"type": "plain_text_input"}, hint=plain("x" * 2001)), "/view/blocks/0/hint/text"),
        (form({"type": "plain_text_input"}, label=plain("x" * 2001)), "/view/blocks/0/label/text"),
        (form({"type": "plain_text_input", "placeholder": plain("x" * 151)}), "/element/placeholder/text"),
        (form({"type": "plain_text_input", "min_length": 5, "max_length": 4}), "/element/min_length"),
        (form({"type": "plain_text_input", "max_length": 4, "initial_value": "12345"}), "/element/initial_value"),
        (form({"type": "plain_text_input", "dispatch_action_config": {"trigger_actions_on": ["x"]}}), "must be one of"),
        (form({"type": "static_select", "options": options(101)}), "/element/options"),
        (form({"type": "static_select", "options": options(1, 76)}), "/element/options/0"),
        (form({"type": "static_select", "options": options(2), "initial_option": option("9")}), "initial_option"),
        (form({"type": "radio_buttons", "options": options(11)}), "/element/options"),
        (form({"type": "checkboxes", "options": options(11)}), "/element/options"),
        (form({"type": "datepicker", "initial_date": "03/04/2026"}), "2026-04-03"),
        (form({"type": "timepicker", "initial_time": "930am"}), "09:30"),
        (form({"type": "number_input"}), "missing required field: is_decimal_allowed"),
        (form({"type": "number_input", "is_decimal_allowed": True, "min_value": "x"}), "must be a number"),
        (form({"type": "file_input", "max_files": 11}), "/element/max_files"),
        (
            modal(*[text_input(focus_on_load=True, action_id=name) for name in "ab"], submit=plain("Send")),
            "only one element can have focus_on_load",
        ),
    ],
)
def test_a_view_past_a_limit_is_refused_with_its_place(view: dict[str, Any], place: str) -> None:
    with pytest.raises(LimitError) as refused:
        check_view(view)
    assert refused.value.error == "invalid_arguments"
    assert any(place in message for message in refused.value.messages)


def test_a_view_is_at_most_250_kilobytes() -> None:
    with pytest.raises(LimitError) as refused:
        check_view({"type": "home", "blocks": [section("å" * 2999) for _ in range(50)]})
    assert refused.value.error == "view_too_large"

"""What each kind of field holds, in the shapes of view.state.values."""

from typing import Any

import pytest

from bot.playground.cast import ANNA, DRIFT, ERIK, FLOW_SUPPORT
from bot.playground.people.actions import NoSuchElementError
from bot.playground.people.form_state import first_state, following_state
from bot.playground.people.modals import Modals
from bot.playground.people.refusals import RefusedError
from bot.playground.server import Playground
from tests.playground.bolt_bot import section
from tests.playground.modal_blocks import field, modal, option

OPTIONS = {"options": [option("a"), option("b")]}
GROUPS = {"option_groups": [{"label": {"type": "plain_text", "text": "g"}, "options": [option("a"), option("b")]}]}
WORDS = {"type": "rich_text_section", "elements": [{"type": "text", "text": "hej"}]}


def shown(playground: Playground, *blocks: Any) -> None:
    Modals(playground.workspace).open(ANNA, modal(*blocks))


def state(playground: Playground, block_id: str) -> Any:
    view = playground.open_view(ANNA)
    assert view
    return next(iter(view["state"]["values"][block_id].values()))


@pytest.mark.parametrize(
    ("kind", "element", "entered", "held"),
    [
        ("plain_text_input", {}, "hej", {"value": "hej"}),
        ("number_input", {"is_decimal_allowed": True}, "1.5", {"value": "1.5"}),
        ("email_text_input", {}, "a@b.se", {"value": "a@b.se"}),
        ("url_text_input", {}, "https://x.se", {"value": "https://x.se"}),
        ("rich_text_input", {}, "hej", {"rich_text_value": {"type": "rich_text", "elements": [WORDS]}}),
        ("static_select", OPTIONS, "b", {"selected_option": option("b")}),
        ("static_select", GROUPS, "b", {"selected_option": option("b")}),
        ("radio_buttons", OPTIONS, "a", {"selected_option": option("a")}),
        ("multi_static_select", OPTIONS, ["b", "a"], {"selected_options": [option("b"), option("a")]}),
        ("checkboxes", OPTIONS, ["a"], {"selected_options": [option("a")]}),
        ("users_select", {}, ERIK, {"selected_user": ERIK}),
        ("multi_users_select", {}, [ERIK, ANNA], {"selected_users": [ERIK, ANNA]}),
        ("conversations_select", {}, DRIFT, {"selected_conversation": DRIFT}),
        ("channels_select", {}, FLOW_SUPPORT, {"selected_channel": FLOW_SUPPORT}),
        ("datepicker", {}, "2026-04-03", {"selected_date": "2026-04-03"}),
        ("timepicker", {}, "09:30", {"selected_time": "09:30"}),
        ("datetimepicker", {}, 1_760_000_000, {"selected_date_time": 1_760_000_000}),
    ],
)
async def test_a_field_holds_what_was_entered(
    playground: Playground, kind: str, element: Any, entered: Any, held: Any
) -> None:
    shown(playground, field("f", kind, **element))
    await playground.type_in(ANNA, "f", "in_f", entered)
    assert state(playground, "f") == {"type": kind} | held
    await playground.type_in(ANNA, "f", "in_f", None)
    empty = [] if isinstance(entered, list) else None
    assert state(playground, "f") == {"type": kind} | dict.fromkeys(held, empty)


@pytest.mark.parametrize(
    ("kind", "element", "entered"),
    [
        ("static_select", OPTIONS, "c"),
        ("checkboxes", OPTIONS, ["a", "c"]),
        ("external_select", {}, "never offered"),
        ("users_select", {}, "U0NOBODY"),
        ("conversations_select", {}, "C0NOWHERE"),
    ],
)
async def test_only_what_is_offered_can_be_chosen(
    playground: Playground, kind: str, element: Any, entered: Any
) -> None:
    shown(playground, field("f", kind, **element))
    with pytest.raises(NoSuchElementError):
        await playground.type_in(ANNA, "f", "in_f", entered)


@pytest.mark.parametrize(
    ("kind", "element", "entered"),
    [
        ("datepicker", {}, "3 april"),
        ("timepicker", {}, "halv tio"),
        ("datetimepicker", {}, "2026-04-03"),
        ("plain_text_input", {}, 7),
        ("multi_static_select", OPTIONS | {"max_selected_items": 1}, ["a", "b"]),
    ],
)
async def test_a_value_that_the_client_would_not_take_is_refused(
    playground: Playground, kind: str, element: Any, entered: Any
) -> None:
    shown(playground, field("f", kind, **element))
    with pytest.raises(RefusedError):
        await playground.type_in(ANNA, "f", "in_f", entered)


def test_initial_values_are_the_first_state() -> None:
    blocks = [
        field("a", initial_value="x"),
        field("b", "checkboxes", **OPTIONS, initial_options=[option("b")]),
        section("s", block_id="c", accessory={"type": "datepicker", "action_id": "d", "initial_date": "2026-04-03"}),
    ]
    assert first_state(blocks) == {
        "a": {"in_a": {"type": "plain_text_input", "value": "x"}},
        "b": {"in_b": {"type": "checkboxes", "selected_options": [option("b")]}},
        "c": {"d": {"type": "datepicker", "selected_date": "2026-04-03"}},
    }


def test_a_choice_that_is_no_longer_offered_is_not_kept() -> None:
    before = {"k": {"in_k": {"type": "static_select", "selected_option": option("b")}}}
    blocks = [field("k", "static_select", options=[option("a")], initial_option=option("a"))]
    assert following_state(blocks, before)["k"]["in_k"]["selected_option"] == option("a")


def test_a_field_that_becomes_another_kind_starts_anew() -> None:
    before = {"k": {"in_k": {"type": "static_select", "selected_option": option("b")}}}
    assert following_state([field("k")], before) == {"k": {"in_k": {"type": "plain_text_input", "value": None}}}

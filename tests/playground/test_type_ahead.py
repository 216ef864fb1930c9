"""Options while a person types, over both transports."""

from typing import Any

import pytest

from bot.playground.cast import ANNA, FLOW_SUPPORT
from bot.playground.people.modals import Modals
from bot.playground.people.refusals import RefusedError
from bot.playground.server import Playground
from tests.playground.bolt_bot import Serve, actions, bolt_app, client_of
from tests.playground.modal_blocks import field, modal, option, plain


def shown(playground: Playground, kind: str = "external_select", **element: Any) -> None:
    Modals(playground.workspace).open(ANNA, modal(field("version", kind, **element), field("summary")))


def offering(playground: Playground, **answer: Any) -> tuple[Any, list[Any]]:
    app, bodies = bolt_app(playground), []

    @app.options("in_version")
    async def options(ack: Any, body: Any) -> None:
        bodies.append(body)
        await ack(**answer)

    return app, bodies


async def test_the_bot_is_asked_with_what_was_typed(playground: Playground, connect: Serve) -> None:
    app, bodies = offering(playground, options=[option("6.15.17"), option("6.15.16")])
    await connect(app)
    shown(playground, min_query_length=0)
    await playground.type_in(ANNA, "summary", "in_summary", "so far")
    found = await playground.suggest(ANNA, "in_version", "6.15")
    assert [each["value"] for each in found] == ["6.15.17", "6.15.16"]
    body = bodies[0]
    assert (body["type"], body["value"], body["block_id"], body["action_id"]) == (
        "block_suggestion",
        "6.15",
        "version",
        "in_version",
    )
    assert body["view"]["state"]["values"]["summary"]["in_summary"]["value"] == "so far"
    await playground.choose(ANNA, "in_version", "6.15.16")
    view = playground.open_view(ANNA)
    assert view
    assert view["state"]["values"]["version"]["in_version"]["selected_option"] == option("6.15.16")


async def test_several_are_chosen_from_several_questions(playground: Playground, serve: Serve) -> None:
    app = bolt_app(playground)

    @app.options("in_version")
    async def options(ack: Any, body: Any) -> None:
        await ack(options=[option(f"{body['value']}.1")])

    await serve(app)
    shown(playground, "multi_external_select", min_query_length=0)
    await playground.suggest(ANNA, "in_version", "6.14")
    await playground.suggest(ANNA, "in_version", "6.15")
    await playground.choose(ANNA, "in_version", ["6.14.1", "6.15.1"])


async def test_groups_are_opened(playground: Playground, serve: Serve) -> None:
    groups = [{"label": plain("6.15"), "options": [option("a")]}, {"label": plain("6.14"), "options": [option("b")]}]
    app, _ = offering(playground, option_groups=groups)
    await serve(app)
    shown(playground, min_query_length=0)
    assert [each["value"] for each in await playground.suggest(ANNA, "in_version", "")] == ["a", "b"]


async def test_too_little_typed_asks_nobody(playground: Playground, serve: Serve) -> None:
    app, bodies = offering(playground, options=[option("a")])
    await serve(app)
    shown(playground)
    assert await playground.suggest(ANNA, "in_version", "6.") == []
    assert len(await playground.suggest(ANNA, "in_version", "6.1")) == 1
    assert len(bodies) == 1


async def test_nothing_found_is_an_answer(playground: Playground, connect: Serve) -> None:
    app, _ = offering(playground, options=[])
    await connect(app)
    shown(playground, min_query_length=0)
    assert await playground.suggest(ANNA, "in_version", "9") == []


@pytest.mark.parametrize(
    "answer",
    [
        {"options": [option(str(number)) for number in range(101)]},
        {"options": [option("x" * 76)]},
        {"options": [{"text": plain("x" * 76), "value": "x"}]},
        {"options": [option("a"), option("a")]},
    ],
)
async def test_options_past_a_limit_are_refused(playground: Playground, serve: Serve, answer: Any) -> None:
    app, _ = offering(playground, **answer)
    await serve(app)
    shown(playground, min_query_length=0)
    with pytest.raises(RefusedError):
        await playground.suggest(ANNA, "in_version", "6")
    assert playground.rejections[0].source == "block_suggestion"


async def test_a_select_in_a_message_asks_too(playground: Playground, serve: Serve) -> None:
    app, bodies = offering(playground, options=[option("6.15")])
    pressed: list[Any] = []

    @app.action("in_version")
    async def chosen(ack: Any, action: Any) -> None:
        pressed.append(action)
        await ack()

    await serve(app)
    blocks = [actions({"type": "external_select", "action_id": "in_version", "min_query_length": 0})]
    posted = await client_of(playground).chat_postMessage(channel=FLOW_SUPPORT, text="x", blocks=blocks)
    message = playground.workspace.message(FLOW_SUPPORT, posted["ts"])
    assert message
    await playground.suggest(ANNA, "in_version", "6", message=message)
    assert bodies[0]["container"]["message_ts"] == posted["ts"]
    await playground.click(ANNA, message, "in_version", selected="6.15")
    assert pressed[0]["selected_option"]["value"] == "6.15"

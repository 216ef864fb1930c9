"""Shortcuts from anywhere and on a message, over both transports."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.playground.cast import ANNA, ERIK, FLOW_SUPPORT, KUSTEN, KUSTEN_SHARED, STRANGER
from bot.playground.manifest import installed
from bot.playground.people.refusals import RefusedError
from bot.playground.server import Playground
from bot.playground.workspace import SLACKBOT
from tests.playground.bolt_bot import Serve, bolt_app, client_of, section
from tests.playground.modal_blocks import ON_MESSAGE, OPEN, modal, with_shortcuts
from tests.playground.test_web_api import refusal


async def test_a_global_shortcut_has_no_place_to_answer_in(playground: Playground, connect: Serve) -> None:
    with_shortcuts(playground)
    app, bodies = bolt_app(playground), []

    @app.global_shortcut(OPEN)
    async def used(ack: Any, body: Any) -> None:
        bodies.append(body)
        await ack()

    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    assert (bodies[0]["type"], bodies[0]["callback_id"], bodies[0]["user"]["id"]) == ("shortcut", OPEN, ANNA)
    assert {"trigger_id", "action_ts", "team", "token"} <= set(bodies[0])
    assert not {"response_url", "channel", "message"} & set(bodies[0])


async def test_a_message_shortcut_brings_the_message_its_files_and_its_place(
    playground: Playground, connect: Serve
) -> None:
    with_shortcuts(playground)
    app, bodies = bolt_app(playground), []

    @app.message_shortcut(ON_MESSAGE)
    async def used(ack: Any, body: Any, respond: Any) -> None:
        bodies.append(body)
        await respond("seen")
        await ack()

    await connect(app)
    file = await playground.upload(ERIK, "Fel bild.PNG", b"\x89PNG", "image/png")
    await playground.say(ERIK, FLOW_SUPPORT, "Så här ser det ut", files=[file])
    message = await playground.wait_for_message(lambda message: bool(message.files))
    await playground.message_shortcut(ANNA, message, ON_MESSAGE)
    body = bodies[0]
    assert (body["type"], body["message_ts"], body["message"]["text"]) == (
        "message_action",
        message.ts,
        "Så här ser det ut",
    )
    assert body["channel"] == {"id": FLOW_SUPPORT, "name": "flow-support"}
    assert body["message"]["files"][0]["url_private_download"].startswith(playground.url)
    answer = await playground.wait_for_message(lambda message: message.text == "seen")
    assert answer.only_for == ANNA


async def test_only_declared_shortcuts_can_be_used(playground: Playground) -> None:
    with_shortcuts(playground)
    with pytest.raises(RefusedError):
        await playground.shortcut(ANNA, ON_MESSAGE)
    with pytest.raises(RefusedError):
        await playground.message_shortcut(ANNA, playground.workspace.messages[FLOW_SUPPORT][0], OPEN)


def test_shortcuts_come_from_the_manifest(playground: Playground) -> None:
    declared = {"name": "File a request", "type": "global", "callback_id": "file", "description": "From anywhere"}
    found = installed({"features": {"shortcuts": [declared]}}, playground.workspace.app)
    assert (found.shortcuts[0].kind, found.shortcuts[0].callback_id) == ("global", "file")


async def test_a_shortcut_that_nobody_answers_is_told(playground: Playground, serve: Serve) -> None:
    with_shortcuts(playground)
    await serve(bolt_app(playground))
    await playground.shortcut(ANNA, OPEN)
    notice = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert notice.text.startswith("File a request failed")


async def test_a_form_opened_too_late_is_refused() -> None:
    moment = [datetime(2026, 11, 23, 9, 0, tzinfo=UTC)]
    playground = Playground(clock=lambda: moment[0])
    await playground.start()
    trigger = playground.trigger(ANNA)
    moment[0] += timedelta(seconds=3.1)
    call = client_of(playground).views_open(trigger_id=trigger, view=modal(section("x")))
    assert (await refusal(call))["error"] == "expired_trigger_id"
    await playground.stop()


async def test_a_person_from_another_workspace_is_told_by_their_team(playground: Playground, serve: Serve) -> None:
    with_shortcuts(playground)
    app, bodies = bolt_app(playground), []

    @app.shortcut(ON_MESSAGE)
    async def used(ack: Any, body: Any) -> None:
        bodies.append(body)
        await ack()

    await serve(app)
    await playground.say(STRANGER, KUSTEN_SHARED, "Vi får ett fel")
    message = await playground.wait_for_message(lambda message: message.user == STRANGER)
    await playground.message_shortcut(STRANGER, message, ON_MESSAGE)
    assert (bodies[0]["user"]["team_id"], bodies[0]["team"]["id"]) == (KUSTEN, playground.workspace.id)
    found = (await client_of(playground).users_info(user=STRANGER))["user"]
    assert (found["team_id"], found["is_stranger"]) == (KUSTEN, False)
    assert "email" not in found["profile"]
    playground.workspace.leave(playground.workspace.conversations[KUSTEN_SHARED], playground.workspace.bot)
    assert (await client_of(playground).users_info(user=STRANGER))["user"]["is_stranger"] is True

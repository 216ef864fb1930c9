"""Socket Mode messages that Slack would never send: one line each, no traceback, and the bot goes on."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.playground.cast import FLOW_SUPPORT, PRIYA
from tests.journeys.real_bot import DEADLINE, Town, living, town_of


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with living(town_of(tmp_path, "socket")) as made:
        yield made


def envelope(payload: Any, **more: Any) -> str:
    return json.dumps({"envelope_id": "1", "type": "slash_commands", "payload": payload, **more})


MALFORMED = [
    "",
    "hello",
    "{",
    "[]",
    "null",
    '{"type": ["events_api"]}',
    "[" * 100_000,
    envelope([]),
    envelope(None),
    envelope("text"),
    envelope({"command": "/flowver", "text": ["6.15"]}),
    envelope({"command": "/flowver", "team_id": {"id": "T1"}}),
    envelope({"type": "block_actions", "user": {}, "actions": []}, type="interactive"),
    envelope({"type": "view_submission", "user": {"id": "U2"}, "view": None}, type="interactive"),
    envelope({"type": "workflow_step_edit", "callback_id": "zz"}, type="interactive"),
    envelope({"command": "/flowver"}, envelope_id=7),
    envelope({"command": "/flowver"}, retry_attempt="often"),
    envelope({"command": "/flowver"}, retry_reason=["late"]),
]


async def test_malformed_messages_are_one_line_each_and_the_bot_goes_on(town: Town, log: list[Any]) -> None:
    (connection,) = town.playground.socket._connections
    for raw in MALFORMED:
        await connection.send_str(raw)
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
    assert "Flow 6.15 is supported" in shown.text
    assert [line["event"] for line in log] == ["socket_mode_message_refused"] * len(MALFORMED)
    assert [line for line in log if line.get("exc_info")] == []


async def test_messages_without_a_body_are_none_of_our_business(town: Town, log: list[Any]) -> None:
    (connection,) = town.playground.socket._connections
    for kind in ("hello", "something_new"):
        await connection.send_str(json.dumps({"type": kind}))
    assert (await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")).text
    assert list(log) == []


async def test_a_connection_that_breaks_is_made_anew_at_a_fresh_address(town: Town, log: list[Any]) -> None:
    socket = town.playground.socket
    (connection,) = socket._connections
    opened = len([call for call in town.playground.web_api.calls if call.method == "apps.connections.open"])
    await socket.disconnect()
    await town.playground.workspace.broadcast.wait_for(
        lambda: (connection not in socket._leaving and socket.connected) or None, DEADLINE
    )
    assert len([call for call in town.playground.web_api.calls if call.method == "apps.connections.open"]) > opened
    assert (await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")).text
    assert list(log) == []

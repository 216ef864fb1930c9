"""What is particular to Socket Mode: tickets, several connections, disconnects and silence."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.cast import ANNA, FLOW_SUPPORT
from bot.playground.server import Playground
from bot.playground.workspace import SLACKBOT
from tests.playground.bolt_bot import bolt_app, client_of, over_socket


async def connection(playground: Playground, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    opened = await client_of(playground).apps_connections_open(app_token=playground.app_token)
    socket = await session.ws_connect(opened["url"])
    assert (await socket.receive_json())["type"] == "hello"
    return socket


async def test_a_ticket_opens_one_connection(playground: Playground) -> None:
    opened = await client_of(playground).apps_connections_open(app_token=playground.app_token)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(opened["url"]) as socket:
            assert (await socket.receive_json())["connection_info"]["app_id"] == playground.workspace.app.id
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])


async def test_the_bots_token_opens_no_connection(playground: Playground) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await client_of(playground).apps_connections_open(app_token=playground.bot_token)


async def test_envelopes_go_to_the_connections_in_turn(impatient: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        sockets = [await connection(impatient, session) for _ in range(2)]
        for _ in sockets:
            await impatient.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
        envelopes = [await socket.receive_json() for socket in sockets]
    assert {envelope["type"] for envelope in envelopes} == {"slash_commands"}
    assert len({envelope["envelope_id"] for envelope in envelopes}) == 2
    assert all(envelope["accepts_response_payload"] for envelope in envelopes)


async def test_an_envelope_that_nobody_acknowledges_is_a_timeout(impatient: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await connection(impatient, session)
        await impatient.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
        assert not socket.closed
    notice = await impatient.wait_for_message(lambda message: message.user == SLACKBOT)
    assert notice.text == '/flowver failed with the error "operation_timeout"'


async def test_an_event_that_is_not_acknowledged_comes_again_over_the_socket(impatient: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await connection(impatient, session)
        await impatient.say(ANNA, FLOW_SUPPORT, "@flowver hej")
        await impatient.background.finished()
        envelopes = [await socket.receive_json() for _ in range(3)]
    assert [envelope["retry_attempt"] for envelope in envelopes] == [0, 1, 2]
    assert envelopes[1]["retry_reason"] == "http_timeout"
    assert len({envelope["payload"]["event_id"] for envelope in envelopes}) == 1


async def test_the_app_comes_back_after_a_disconnect(playground: Playground) -> None:
    app = bolt_app(playground)

    @app.command("/flowver")
    async def answer(ack: Any) -> None:
        await ack("back")

    async with over_socket(app, playground):
        opened = len(playground.calls)
        await playground.socket.disconnect()
        await playground.wait_for_call(
            lambda call: call.method == "apps.connections.open" and call is not playground.calls[opened - 1]
        )
        await playground.workspace.broadcast.wait_for(lambda: playground.socket.connected or None, 30)
        await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
        await playground.wait_for_message(lambda message: message.text == "back")


async def test_without_a_connection_the_request_url_is_used(playground: Playground) -> None:
    assert playground.line.transport == "http"
    async with aiohttp.ClientSession() as session:
        await connection(playground, session)
        assert playground.line.transport == "socket"
    await playground.workspace.broadcast.wait_for(lambda: not playground.socket.connected or None, 30)
    assert playground.line.transport == "http"

"""Slack answers late or not at all: the bot starts all the same, and a stop waits for answers that are under way."""

import asyncio
import json
from pathlib import Path

import pytest
import structlog
from aiohttp import web

from bot import bootstrap
from bot.bootstrap import running_bot
from bot.playground.cast import ANNA, BOT, FLOW_SUPPORT
from bot.slack import socket_mode
from bot.slack.posting import Poster
from tests.journeys.real_bot import DEADLINE, living, served, town_of


async def test_a_slack_that_never_answers_does_not_keep_the_bot_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(scope: object, receive: object, send: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(bootstrap, "SLACK_SECONDS", 0.1)
    town = town_of(tmp_path, "http")
    async with served(never) as address, asyncio.timeout(DEADLINE):
        with structlog.testing.capture_logs() as log:
            async with running_bot(town.settings(slack_api_url=f"{address}/api/")) as bot:
                assert bot.answers
    assert [(line["event"], line["error"]) for line in log] == [("slack_not_reached", "TimeoutError")]


async def test_before_the_first_connection_readyz_has_no_ping_to_tell_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unavailable(_: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error": "service_unavailable"}, status=503)

    monkeypatch.setattr(socket_mode, "CONNECT_SECONDS", 0.05)
    away = web.AppRunner(web.Application())
    away.app.router.add_post("/api/{method}", unavailable)
    await away.setup()
    await web.TCPSite(away, "127.0.0.1", 0).start()
    town = town_of(tmp_path, "socket")
    settings = town.settings(slack_api_url=f"http://127.0.0.1:{away.addresses[0][1]}/api/", slack_app_token="xapp-1")
    async with running_bot(settings) as bot, served(bot.web) as address:
        town.address = address
        status, body = await town.get("/readyz")
    await away.cleanup()
    assert status == 503
    assert json.loads(body)["socket_mode"] == {"ready": False, "seconds_since_ping": None}


async def test_a_stop_in_socket_mode_waits_for_an_answer_that_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posting, go_on, post = asyncio.Event(), asyncio.Event(), Poster.post

    async def slowly(*args: object, **message: object) -> None:
        posting.set()
        await go_on.wait()
        await post(*args, **message)  # type: ignore[arg-type]

    monkeypatch.setattr(Poster, "post", slowly)
    async with living(town_of(tmp_path, "socket")) as town:
        await town.playground.say(ANNA, FLOW_SUPPORT, "@flowver 6.15")
        async with asyncio.timeout(DEADLINE):
            await posting.wait()
        stopping = asyncio.create_task(town.stop())
        ended, _ = await asyncio.wait({stopping}, timeout=0.2)
        assert not ended
        go_on.set()
        await stopping
        assert [message.user for message in town.said_by_bot()] == [BOT]

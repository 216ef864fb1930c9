"""Slack answers late or not at all: the bot starts all the same, and a stop waits for answers that are under way."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.bootstrap.running import running_bot
from bot.playground.cast import ANNA, BOT, FLOW_SUPPORT
from bot.slack import web_client
from bot.slack.posting import Poster
from tests.journeys.real_bot import DEADLINE, living, served, town_of
from tests.logged import logged
from tests.web.requests import JSON, event, post, press


async def test_a_slack_that_never_answers_does_not_keep_the_bot_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(scope: object, receive: object, send: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(web_client, "SECONDS", 0.1)
    town = town_of(tmp_path, "http")
    async with served(never) as address, asyncio.timeout(DEADLINE):
        with logged() as log:
            async with running_bot(town.settings(slack_api_url=f"{address}/api/")) as bot:
                assert bot.answers
    assert [(line["event"], line["error"]) for line in log] == [("slack_not_reached", "TimeoutError")]


async def test_before_the_first_connection_readyz_has_no_ping_to_tell_of(
    tmp_path: Path,
) -> None:
    async def unavailable(_: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error": "service_unavailable"}, status=503)

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
    problem = "SlackApiError: service_unavailable"
    assert json.loads(body)["socket_mode"] == {"ready": False, "seconds_since_ping": None, "problem": problem}


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


async def test_a_button_is_acknowledged_in_time_though_its_answer_is_slow_and_the_answer_comes_before_the_end(
    tmp_path: Path,
) -> None:
    go_on, posted = asyncio.Event(), []

    async def slowly(request: web.Request) -> web.Response:
        posted.append(await request.json())
        await go_on.wait()
        return web.json_response({"ok": True})

    async with far_end(slowly) as address, living(town_of(tmp_path, "http")) as town:
        answered = await post(town, press(response_url=f"{address}/response"))
        assert (answered.status, answered.text) == (200, "")
        assert answered.seconds < web_client.SECONDS
        stopping = asyncio.create_task(town.stop())
        ended, _ = await asyncio.wait({stopping}, timeout=0.2)
        assert not ended
        go_on.set()
        await stopping
    assert "6.15" in posted[0]["text"]


async def test_a_slow_answer_that_fails_is_told_like_any_other(tmp_path: Path) -> None:
    go_on, posted = asyncio.Event(), []

    async def slowly(request: web.Request) -> web.Response:
        posted.append(await request.json())
        await go_on.wait()
        # Slack refuses some messages with status 200.
        return web.json_response({"ok": len(posted) > 1, "error": "no_text"})

    async with far_end(slowly) as address, living(town_of(tmp_path, "http")) as town:
        with logged() as log:
            assert (await post(town, press(response_url=f"{address}/response"))).status == 200
            go_on.set()
            await town.stop()
    assert [(line["event"], line["error"]) for line in log] == [
        ("listener_failed", "response_url answered 200: no_text")
    ]
    assert "Slack" in posted[1]["text"]


@pytest.mark.parametrize(
    ("kind", "method", "more"),
    [
        ("app_home_opened", "views_publish", {"tab": "home"}),
        ("app_mention", "chat_postMessage", {}),
        ("message", "chat_postMessage", {"channel_type": "im"}),
    ],
)
async def test_an_event_is_acknowledged_in_time_though_slack_is_slow_to_take_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, method: str, more: dict[str, str]
) -> None:
    go_on, sent = asyncio.Event(), []

    async def slowly(_: AsyncWebClient, **said: object) -> None:
        await go_on.wait()
        sent.append(said)

    async with living(town_of(tmp_path, "http")) as town:
        monkeypatch.setattr(AsyncWebClient, method, slowly)
        answered = await post(town, event(kind, **more), kind=JSON)
        assert (answered.status, sent) == (200, [])
        assert answered.seconds < web_client.SECONDS
        go_on.set()
        await town.stop()
    assert len(sent) == 1


@asynccontextmanager
async def far_end(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[str]:
    """A response_url's server with a will of its own; yields its address."""
    runner = web.AppRunner(web.Application())
    runner.app.router.add_post("/response", answer)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()

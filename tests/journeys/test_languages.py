"""Which language a person is answered in: their own choice, else their Slack's, else English."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import web

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA, TOM
from bot.playground.web_api import methods
from bot.playground.web_api.call import ApiError
from tests.journeys.real_bot import Town


async def test_the_language_of_slack_is_used_from_the_first_answer(town: Town) -> None:
    assert "stöds" in (await town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")).text
    assert "is supported" in (await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")).text


async def test_slack_is_asked_once_for_each_person(http_town: Town) -> None:
    await asyncio.gather(*(http_town.command(ANNA, FLOW_SUPPORT, f"/flowver 6.1{n}") for n in range(5)))
    await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert [call.request["user"] for call in http_town.playground.calls if call.method == "users.info"] == [ANNA]


async def test_a_chosen_language_is_kept_across_a_restart(town: Town) -> None:
    assert "svenska" in (await town.command(TOM, FLOW_SUPPORT, "/flowver language sv")).text
    assert "English" in (await town.command(ANNA, FLOW_SUPPORT, "/flowver language en")).text
    await town.restart()
    assert "stöds" in (await town.command(TOM, FLOW_SUPPORT, "/flowver 6.15")).text
    assert "is supported" in (await town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")).text


async def test_what_slack_said_is_kept_across_a_restart(http_town: Town) -> None:
    await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    await http_town.restart()
    assert "stöds" in (await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")).text
    assert len([call for call in http_town.playground.calls if call.method == "users.info"]) == 1


def failing(call: Any) -> Any:
    raise ApiError("internal_error")


def without_locale(call: Any) -> Any:
    return {"user": {"id": call.text("user")}}


def nonsense(call: Any) -> Any:
    return {"user": None}


@pytest.mark.parametrize("answer", [failing, without_locale, nonsense])
async def test_without_a_locale_the_answer_is_english(
    http_town: Town, monkeypatch: pytest.MonkeyPatch, answer: Callable[[Any], Any]
) -> None:
    monkeypatch.setitem(methods.METHODS, "users.info", methods.Method(answer, ("users:read",)))
    assert "is supported" in (await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")).text


async def test_while_slack_does_not_say_who_it_is_the_answer_comes_all_the_same(http_town: Town) -> None:
    hangs = asyncio.Event()
    handle = http_town.playground.web_api.handle

    async def hanging(request: web.Request) -> web.Response:
        if request.match_info["method"] == "users.info":
            await hangs.wait()
        return await handle(request)

    proxy = web.Application()
    proxy.router.add_route("*", "/api/{method}", hanging)
    runner = web.AppRunner(proxy, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    await http_town.stop()
    settings = http_town.settings
    http_town.settings = lambda **more: settings(slack_api_url=f"http://127.0.0.1:{port}/api/", **more)  # type: ignore[method-assign]
    await http_town.restart()
    shown = await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert "is supported" in shown.text
    hangs.set()
    await http_town.playground.wait_for_call(lambda call: call.method == "users.info")
    await http_town.stop()
    await runner.cleanup()
    await http_town.restart()
    assert "stöds" in (await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")).text

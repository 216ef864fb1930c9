"""What Slack says to our calls, and what we make of answers that are not Slack's."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientSession, web
from prometheus_client import CollectorRegistry
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import SlackCalls
from bot.slack.refusals import slacks_word
from bot.slack.response_url import Responder, ResponseUrlRefused

PAGE = "<html>secret</html>"


@asynccontextmanager
async def answering(answer: Callable[[], web.Response]) -> AsyncIterator[str]:
    async def handle(_: web.Request) -> web.Response:
        return answer()

    runner = web.AppRunner(web.Application())
    runner.app.router.add_post("/{path}", handle)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


def counted(registry: CollectorRegistry) -> dict[tuple[str, str], float]:
    found = [sample for family in registry.collect() for sample in family.samples if sample.name.endswith("_total")]
    return {(each.labels["method"], each.labels["outcome"]): each.value for each in found}


@pytest.mark.parametrize("status", [200, 502])
@pytest.mark.parametrize("kind", ["text/plain", "text/html", "application/json"])
async def test_a_page_instead_of_an_answer_is_a_failed_call_without_its_words(kind: str, status: int) -> None:
    registry = CollectorRegistry()
    async with answering(lambda: web.Response(text=PAGE, content_type=kind, status=status)) as url:
        client = AsyncWebClient("xoxb-1", base_url=url, retry_handlers=[SlackCalls(registry)])
        with pytest.raises(SlackApiError) as caught:
            await client.auth_test()
    assert slacks_word(caught.value) == "not_json"
    assert counted(registry) == {("auth.test", "failed"): 1}


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, {"ok": True}, "ok"),
        (200, {"ok": False, "error": "channel_not_found"}, "refused"),
        (429, {"ok": False, "error": "ratelimited"}, "limited"),
        (503, {"ok": False, "error": "service_unavailable"}, "failed"),
    ],
)
async def test_each_call_is_made_once_and_counted_once(status: int, body: Any, outcome: str) -> None:
    registry, asked = CollectorRegistry(), []

    def answer() -> web.Response:
        asked.append(1)
        return web.json_response(body, status=status)

    async with answering(answer) as url:
        client = AsyncWebClient("xoxb-1", base_url=url, retry_handlers=[SlackCalls(registry)])
        if outcome == "ok":
            await client.auth_test()
        else:
            with pytest.raises(SlackApiError):
                await client.auth_test()
    assert asked == [1]
    assert counted(registry) == {("auth.test", outcome): 1}


async def test_nobody_there_is_a_failed_call() -> None:
    registry = CollectorRegistry()
    client = AsyncWebClient("xoxb-1", base_url="http://127.0.0.1:9/", retry_handlers=[SlackCalls(registry)])
    with pytest.raises(OSError, match="127"):
        await client.auth_test()
    assert counted(registry) == {("auth.test", "failed"): 1}


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (lambda: web.json_response({"ok": False, "error": "expired_url"}), "expired_url"),
        (lambda: web.json_response({"ok": False}), "not_ok"),
        (lambda: web.json_response({"ok": False, "error": ["expired"]}), "not_ok"),
        (lambda: web.json_response({"ok": False, "error": "used_url"}, status=404), "used_url"),
        (lambda: web.Response(text=PAGE, status=500), ""),
    ],
)
async def test_a_response_url_that_says_no_is_no_success_whatever_its_status(
    answer: Callable[[], web.Response], word: str
) -> None:
    registry = CollectorRegistry()
    async with answering(answer) as url, ClientSession() as session:
        with pytest.raises(ResponseUrlRefused) as caught:
            await Responder(session, SlackCalls(registry)).post(f"{url}response", {"text": "x"})
    assert caught.value.word == word
    assert "secret" not in str(caught.value)
    assert counted(registry) == {("response_url", "refused"): 1}


@pytest.mark.parametrize("text", ["ok", "", '{"ok": true}', "[]"])
async def test_a_response_url_that_takes_the_message_may_say_so_in_any_words(text: str) -> None:
    registry = CollectorRegistry()
    async with answering(lambda: web.Response(text=text)) as url, ClientSession() as session:
        await Responder(session, SlackCalls(registry)).post(f"{url}response", {"text": "x"})
    assert counted(registry) == {("response_url", "ok"): 1}

"""response_url: how often, how long, and what a body posted to it does."""

from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.playground.cast import ANNA, FLOW_SUPPORT
from bot.playground.response_urls import ResponseUrlError, ResponseUrls
from bot.playground.server import Playground
from tests.playground.bolt_bot import section


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


async def post(playground: Playground, token: str, body: Any) -> tuple[int, dict[str, Any]]:
    url = playground.hosting.response_url(token)
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, await answer.json()


def test_a_response_url_is_good_for_half_an_hour() -> None:
    clock = Clock()
    urls = ResponseUrls(clock)
    token = urls.give(ANNA, FLOW_SUPPORT)
    clock.time += timedelta(minutes=30)
    urls.use(token)
    clock.time += timedelta(seconds=1)
    with pytest.raises(ResponseUrlError, match="expired_url"):
        urls.use(token)


async def test_the_sixth_use_is_refused(playground: Playground) -> None:
    token = playground.response_urls.give(ANNA, FLOW_SUPPORT)
    answers = [await post(playground, token, {"text": str(number)}) for number in range(6)]
    assert [status for status, _ in answers] == [200] * 5 + [404]
    assert answers[5][1] == {"ok": False, "error": "used_url"}


async def test_an_unknown_response_url_is_refused(playground: Playground) -> None:
    assert await post(playground, "nothing", {"text": "x"}) == (404, {"ok": False, "error": "expired_url"})


async def test_an_answer_can_go_to_the_channel_or_into_a_thread(playground: Playground) -> None:
    token = playground.response_urls.give(ANNA, FLOW_SUPPORT)
    parent = playground.workspace.messages[FLOW_SUPPORT][0].ts
    await post(playground, token, {"response_type": "in_channel", "text": "for all", "thread_ts": parent})
    shown = await playground.wait_for_message(lambda message: message.text == "for all")
    assert (shown.ephemeral, shown.thread_ts) == (False, parent)


async def test_a_body_past_a_limit_is_refused_and_kept(playground: Playground) -> None:
    token = playground.response_urls.give(ANNA, FLOW_SUPPORT)
    status, answer = await post(playground, token, {"text": "x", "blocks": [section("x" * 3001)]})
    assert (status, answer["error"]) == (400, "invalid_blocks")
    assert playground.rejections[0].source == "response_url"


async def test_a_body_that_is_no_object_is_refused(playground: Playground) -> None:
    token = playground.response_urls.give(ANNA, FLOW_SUPPORT)
    assert (await post(playground, token, ["text"]))[0] == 400

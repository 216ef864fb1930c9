"""Posts that go wrong: lost answers, refusals, limits and errors, as often and as repeatably as a test wants."""

import asyncio
import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.cast import DRIFT, FLOW_NEWS, FLOW_SUPPORT
from bot.playground.server import Playground
from tests.playground.bolt_bot import client_of

POST = "chat.postMessage"


def said(playground: Playground, channel: str = FLOW_SUPPORT) -> list[str]:
    return [message.text for message in playground.workspace.messages[channel] if message.text.startswith("post")]


async def post(playground: Playground, channel: str = FLOW_SUPPORT, text: str = "post") -> str:
    """What came back: ok, Slack's word for the refusal with its status, or that nothing did."""
    try:
        await client_of(playground).chat_postMessage(channel=channel, text=text)
    except SlackApiError as refused:
        return f"{refused.response.status_code} {refused.response.get('error')}"
    except aiohttp.ClientError:
        return "lost"
    return "ok"


async def test_a_lost_answer_leaves_the_post_and_breaks_the_connection(playground: Playground) -> None:
    playground.slack_fail("lose_answer", POST, count=1)
    assert [await post(playground), await post(playground)] == ["lost", "ok"]
    assert len(said(playground)) == len(playground.posts) == 2
    lost = playground.calls[0]
    assert (lost.fault, lost.status, lost.response["ok"]) == ("lose_answer", 0, True)


async def test_a_lost_request_leaves_nothing(playground: Playground) -> None:
    playground.slack_fail("lose_request", POST, count=1)
    assert await post(playground) == "lost"
    assert said(playground) == []


async def test_a_limit_names_the_seconds_and_posts_nothing(playground: Playground) -> None:
    playground.slack_fail("limit", POST, count=1)
    with pytest.raises(SlackApiError) as limited:
        await client_of(playground).chat_postMessage(channel=FLOW_SUPPORT, text="post")
    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "1"
    assert said(playground) == []


@pytest.mark.parametrize(("status", "word"), [(500, "internal_error"), (503, "service_unavailable")])
async def test_an_error_may_or_may_not_have_posted(playground: Playground, status: int, word: str) -> None:
    playground.slack_fail("error", POST, status=status, count=1)
    playground.slack_fail("error", POST, status=status, count=1, after_work=True)
    assert [await post(playground), await post(playground)] == [f"{status} {word}"] * 2
    assert len(said(playground)) == 1


@pytest.mark.parametrize("word", ["is_archived", "not_in_channel", "token_revoked", "restricted_action"])
async def test_a_refusal_strikes_one_channel_only(playground: Playground, word: str) -> None:
    playground.slack_fail("error", POST, channel=FLOW_NEWS, error=word)
    answers = [await post(playground, channel) for channel in (FLOW_NEWS, FLOW_SUPPORT, FLOW_NEWS)]
    assert answers == [f"200 {word}", "ok", f"200 {word}"]


async def test_a_page_instead_of_an_answer_is_no_answer(playground: Playground) -> None:
    playground.slack_fail("error", POST, status=503, html=True, count=1)
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{playground.api_url}{POST}", headers={"Authorization": f"Bearer {playground.bot_token}"}) as got,
    ):
        assert (got.status, got.content_type) == (503, "text/html")


async def test_the_same_seed_meets_the_same_troubles() -> None:
    async def troubles(seed: int) -> list[str]:
        playground = Playground(rate_limit=None, seed=seed)
        await playground.start()
        playground.slack_fail("error", POST, probability=0.5)
        met = [await post(playground) for _ in range(12)]
        await playground.stop()
        return met

    first, again, other = await troubles(1), await troubles(1), await troubles(2)
    assert first == again != other
    assert {"ok", "503 service_unavailable"} == set(first)


async def test_a_call_that_hangs_ends_when_it_is_healed_and_has_posted(playground: Playground) -> None:
    fault = playground.slack_fail("silent", POST)
    waiting = asyncio.create_task(post(playground))
    await playground.wait_for_posts(1)
    assert not waiting.done()
    playground.slack_heal(fault)
    assert await waiting == "lost"
    assert await post(playground) == "ok"


async def test_a_slow_answer_comes_all_the_same(playground: Playground) -> None:
    playground.slack_fail("slow", POST, seconds=0.05)
    started = time.monotonic()
    assert await post(playground) == "ok"
    assert time.monotonic() - started >= 0.05


async def test_the_troubles_of_one_method_leave_the_others_alone(playground: Playground) -> None:
    playground.slack_fail("down", POST)
    assert (await client_of(playground).auth_test())["ok"]
    assert await post(playground, DRIFT) == "lost"


def test_what_there_is_not_cannot_be_armed(playground: Playground) -> None:
    with pytest.raises(ValueError, match=r"chat\.postMesage"):
        playground.slack_fail("limit", "chat.postMesage")


async def test_a_playground_stops_although_a_call_hangs() -> None:
    playground = Playground(rate_limit=None)
    await playground.start()
    playground.slack_fail("silent", POST)
    waiting = asyncio.create_task(post(playground))
    await playground.wait_for_posts(1)
    async with asyncio.timeout(30):
        await playground.stop()
    assert await waiting == "lost"


async def test_a_timeout_of_the_client_finds_the_post_by_its_marker(playground: Playground) -> None:
    playground.slack_fail("hang", POST, after_work=True)
    hasty = AsyncWebClient(playground.bot_token, base_url=playground.api_url, retry_handlers=[], timeout=1)
    mark = {"event_type": "flowver_release", "event_payload": {"key": "1"}}
    with pytest.raises(TimeoutError):
        await hasty.chat_postMessage(channel=FLOW_SUPPORT, text="post", metadata=mark)
    found = await client_of(playground).conversations_history(channel=FLOW_SUPPORT, include_all_metadata=True)
    assert found["messages"][0]["metadata"] == mark == playground.posts[0].metadata

"""One message a second per channel, with a small burst."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.cast import DRIFT, FLOW_SUPPORT
from bot.playground.rate_limit import Limiter, RateLimit
from bot.playground.server import Playground
from tests.playground.bolt_bot import client_of
from tests.playground.test_response_urls import Clock


def test_a_channel_takes_a_burst_and_then_one_a_second() -> None:
    clock = Clock()
    limiter = Limiter(RateLimit(channel_burst=2), clock)
    assert [limiter.retry_after("C1") for _ in range(3)] == [0, 0, 1]
    assert limiter.retry_after("C2") == 0
    clock.time += clock.time.resolution * 1_000_000
    assert [limiter.retry_after("C1") for _ in range(2)] == [0, 1]


def test_the_workspace_has_a_limit_of_its_own() -> None:
    limiter = Limiter(RateLimit(workspace_burst=3), Clock())
    assert [limiter.retry_after(f"C{number}") for number in range(4)] == [0, 0, 0, 1]


async def test_a_message_too_many_is_answered_with_429() -> None:
    playground = Playground(rate_limit=RateLimit(channel_burst=1), clock=Clock())
    await playground.start()
    client = client_of(playground)
    await client.chat_postMessage(channel=FLOW_SUPPORT, text="one")
    await client.chat_postMessage(channel=DRIFT, text="one")
    with pytest.raises(SlackApiError) as limited:
        await client.chat_postMessage(channel=FLOW_SUPPORT, text="two")
    await playground.stop()
    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "1"
    assert limited.value.response["error"] == "ratelimited"

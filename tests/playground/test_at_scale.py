"""Thousands of channels, twenty workspaces: quickly made, and no more remembered than was asked for."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.cast import FLOW_NEWS, FLOW_SUPPORT, PRIYA, TOM
from bot.playground.rate_limit import STRICT, Limiter, RateLimit
from bot.playground.server import Playground
from tests.playground.bolt_bot import client_of
from tests.playground.test_response_urls import Clock

MARK = {"event_type": "flowver_release", "event_payload": {"key": "a"}}


async def test_ten_thousand_channels_are_there_at_once_and_each_takes_a_post(playground: Playground) -> None:
    started = time.process_time()
    channels = playground.add_channels(10_000)
    assert time.process_time() - started < 10
    assert len(set(channels)) == 10_000
    client = client_of(playground)
    for channel in (channels[0], channels[-1]):
        await client.chat_postMessage(channel=channel, text="news", metadata=MARK)
    assert [post.channel for post in playground.posts] == [channels[0], channels[-1]]
    assert playground.channel(playground.add_channels(1)[0]).name == "kund-10001"


async def test_a_post_costs_the_same_among_ten_thousand_channels(playground: Playground) -> None:
    async def cost() -> float:
        started = time.process_time()
        for _ in range(40):
            await client.chat_postMessage(channel=TOM, text="news")
        return time.process_time() - started

    client = client_of(playground)
    await cost()
    few = await cost()
    playground.add_channels(10_000)
    assert await cost() < 10 * few


async def test_twenty_workspaces_are_told_apart_by_their_tokens(playground: Playground) -> None:
    neighbours = playground.add_workspaces(20, channels=3)
    assert len({found.team for found in neighbours}) == 20
    assert len({channel for found in neighbours for channel in found.channels}) == 60
    for found in neighbours:
        client = client_of(playground, found.token)
        assert (await client.auth_test())["team_id"] == found.team
        await client.chat_postMessage(channel=found.channels[0], text=found.team, metadata=MARK)
        said = await client.conversations_history(channel=found.channels[0], include_all_metadata=True)
        assert [message["metadata"] for message in said["messages"]] == [MARK]
    assert [post.team for post in playground.posts] == [found.team for found in neighbours]
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client_of(playground, neighbours[0].token).chat_postMessage(channel=FLOW_SUPPORT, text="x")


async def test_each_workspace_has_limits_of_its_own() -> None:
    playground = Playground(rate_limit=RateLimit(channel_burst=1, workspace_burst=2), clock=Clock())
    await playground.start()
    one, two = playground.add_workspaces(2, channels=3)
    for found in (one, two):
        client = client_of(playground, found.token)
        for channel in found.channels[:2]:
            await client.chat_postMessage(channel=channel, text="news")
        with pytest.raises(SlackApiError, match="ratelimited"):
            await client.chat_postMessage(channel=found.channels[2], text="news")
    await playground.stop()
    assert len(playground.posts) == 4


async def test_only_the_newest_messages_stay_when_so_ordered_and_the_posts_are_counted_all_the_same() -> None:
    playground = Playground(rate_limit=None, keep_messages=2, keep_calls=0)
    await playground.start()
    client = client_of(playground)
    for number in range(5):
        await client.chat_postMessage(channel=FLOW_NEWS, text=str(number))
    await playground.stop()
    assert [message.text for message in playground.workspace.messages[FLOW_NEWS]] == ["3", "4"]
    assert len(playground.posts) == 5
    assert playground.calls == []


async def test_markers_are_found_although_nothing_else_of_the_messages_is_remembered() -> None:
    playground = Playground(rate_limit=None, keep_messages=1, keep_content=False)
    await playground.start()
    client = client_of(playground)
    await client.chat_postMessage(channel=FLOW_NEWS, text="long " * 500, metadata=MARK)
    (found,) = (await client.conversations_history(channel=FLOW_NEWS, include_all_metadata=True))["messages"]
    changed = await client.chat_update(channel=FLOW_NEWS, ts=found["ts"], text="other")
    await playground.stop()
    assert (found["metadata"], found["text"]) == (MARK, "")
    assert changed["ok"]


async def test_the_far_end_knows_the_spacing_in_each_channel() -> None:
    clock = Clock()
    playground = Playground(rate_limit=STRICT, clock=clock)
    await playground.start()
    client = client_of(playground)
    assert playground.posts.closest() is None
    for wait in (0.0, 1.5, 1.0):
        clock.time += timedelta(seconds=wait)
        await client.chat_postMessage(channel=FLOW_NEWS, text="news")
        await client.chat_postMessage(channel=FLOW_SUPPORT, text="news")
    await playground.stop()
    assert playground.posts.closest() == 1.0
    stamps = [post.at for post in playground.posts.in_channel(FLOW_NEWS)]
    assert [(later - earlier).total_seconds() for earlier, later in pairwise(stamps)] == [1.5, 1.0]


async def test_two_people_are_two_channels_to_the_limit() -> None:
    playground = Playground(rate_limit=STRICT, clock=Clock())
    await playground.start()
    client = client_of(playground)
    await client.chat_postMessage(channel=TOM, text="news")
    await client.chat_postMessage(channel=PRIYA, text="news")
    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.chat_postMessage(channel=TOM, text="news")
    await playground.stop()


def test_changes_have_a_tier_of_their_own() -> None:
    clock = Clock()
    limiter = Limiter(RateLimit(tiers={"chat.update": 2}), clock)
    assert [limiter.method_retry_after("chat.update") for _ in range(3)] == [0, 0, 30]
    assert limiter.method_retry_after("chat.delete") == 0
    assert limiter.retry_after(FLOW_NEWS) == 0
    clock.time += timedelta(seconds=30)
    assert limiter.method_retry_after("chat.update") == 0


async def test_a_change_too_many_is_answered_with_429() -> None:
    playground = Playground(rate_limit=RateLimit(tiers={"chat.update": 1}), clock=Clock())
    await playground.start()
    client = client_of(playground)
    ts = (await client.chat_postMessage(channel=FLOW_NEWS, text="news", metadata=MARK))["ts"]
    other = MARK | {"event_payload": {"key": "b"}}
    changed = await client.chat_update(channel=FLOW_NEWS, ts=ts, text="news, corrected", metadata=other)
    with pytest.raises(SlackApiError) as limited:
        await client.chat_update(channel=FLOW_NEWS, ts=ts, text="again")
    await playground.stop()
    assert limited.value.response.headers["Retry-After"] == "60"
    assert changed["message"]["metadata"] == other

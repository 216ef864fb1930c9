"""Mentions and direct messages: answered where they were asked, once, and only when a person asked."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.playground.cast import ANNA, BOT, ERIK, FLOW_SUPPORT, PRIYA
from bot.playground.delivery import Retry
from bot.playground.rate_limit import RateLimit
from tests.journeys.real_bot import DEADLINE, Town, living, texts, town_of


async def test_a_mention_is_answered_in_a_thread_that_all_can_read(town: Town) -> None:
    await town.playground.say(ANNA, FLOW_SUPPORT, "@flowver Är 6.13 fortfarande stödd?")
    reply = await town.playground.wait_for_message(lambda message: message.user == BOT)
    said = town.playground.workspace.messages[FLOW_SUPPORT]
    asked = next(message for message in said if message.user == ANNA and "<@" in message.text)
    assert (reply.thread_ts, reply.only_for) == (asked.ts, None)
    assert "Stödet för Flow 6.13 upphörde 2026-05-07" in reply.text
    assert "answer.share" not in str(reply.blocks)


async def test_a_mention_in_a_thread_is_answered_in_that_thread(town: Town) -> None:
    parent = town.playground.workspace.messages[FLOW_SUPPORT][0]
    await town.playground.say(ERIK, FLOW_SUPPORT, "@flowver 6.13", parent.ts)
    reply = await town.playground.wait_for_message(lambda message: message.user == BOT)
    assert reply.thread_ts == parent.ts


async def test_a_direct_message_is_answered_without_a_thread(town: Town) -> None:
    direct = town.playground.workspace.direct_message(PRIYA)
    await town.playground.say(PRIYA, direct.id, "what should we upgrade 6.12.19 to?")
    reply = await town.playground.wait_for_message(lambda message: message.user == BOT)
    assert (reply.conversation, reply.thread_ts, reply.only_for) == (direct.id, None, None)
    assert "6.12.19 → 6.16.4" in reply.text


async def test_a_direct_message_that_is_not_understood_is_answered_too(town: Town) -> None:
    direct = town.playground.workspace.direct_message(PRIYA)
    await town.playground.say(PRIYA, direct.id, "<!channel> hello <https://x.example>")
    reply = await town.playground.wait_for_message(lambda message: message.user == BOT)
    assert "<!" not in texts(reply.blocks) + reply.text


def event_of(town: Town, kind: str = "app_mention", **more: Any) -> dict[str, Any]:
    stamp = town.playground.workspace.ids.ts()
    event = {"type": kind, "user": ANNA, "text": f"<@{BOT}> 6.15", "channel": FLOW_SUPPORT}
    event |= {"ts": stamp, "event_ts": stamp}
    return town.playground.events._payloads.event(event | more)


async def test_what_the_bot_did_itself_is_no_event_for_it(town: Town) -> None:
    for more in ({"user": BOT}, {"user": BOT, "bot_id": "B0FLOWVER"}):
        answered = await town.playground.line.send("events_api", event_of(town, **more))
        assert answered.failure is None
    assert town.said_by_bot() == []


async def test_an_event_that_slack_repeats_is_answered_once(town: Town) -> None:
    payload = event_of(town)
    assert (await town.playground.line.send("events_api", payload)).failure is None
    for number, reason in ((1, "http_timeout"), (2, "http_error")):
        assert (await town.playground.line.send("events_api", payload, Retry(number, reason))).failure is None
    assert len(town.said_by_bot()) == 1


async def test_an_event_that_comes_twice_at_once_is_answered_once(town: Town) -> None:
    payload = event_of(town)
    await asyncio.gather(*(town.playground.line.send("events_api", payload) for _ in range(4)))
    assert len(town.said_by_bot()) == 1


async def test_an_event_that_is_repeated_after_a_restart_is_not_answered_again(town: Town) -> None:
    payload = event_of(town)
    await town.playground.line.send("events_api", payload)
    await town.restart()
    answer = await town.playground.line.send("events_api", payload, Retry(1, "http_timeout"))
    assert answer.failure is None
    assert len(town.said_by_bot()) == 1


async def test_an_event_is_answered_once_though_it_came_over_two_connections(http_town: Town) -> None:
    """Two processes on one database: Slack may send the repetition to the other."""
    other = Town(http_town.playground, http_town.folder, "http")
    await other.start()
    payload = event_of(http_town)
    await http_town.playground.line.send("events_api", payload)
    http_town.playground.bot_url = f"{http_town.address}/slack/events"
    await http_town.playground.line.send("events_api", payload)
    assert len(http_town.said_by_bot()) == 1
    await other.stop()


NOT_ASKED: list[dict[str, Any]] = [
    {"bot_id": "B0OTHERBOT", "user": "U0OTHERBOT"},
    {"user": BOT},
    {"subtype": "message_changed", "message": {"user": ANNA, "text": "6.15"}},
    {"subtype": "message_deleted"},
    {"subtype": "channel_join"},
    {"subtype": "bot_message", "bot_id": "B0OTHERBOT"},
    {"channel_type": "channel"},
    {"user": None},
]


async def test_what_no_person_asked_in_a_direct_message_is_not_answered(town: Town) -> None:
    direct = town.playground.workspace.direct_message(ANNA).id
    for more in NOT_ASKED:
        said = {"channel": direct, "channel_type": "im", **more}
        answer = await town.playground.line.send("events_api", event_of(town, "message", **said))
        assert answer.failure is None, more
    assert town.said_by_bot() == []


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
async def test_whatever_a_person_writes_in_a_direct_message_is_answered(http_town: Town, subtype: str) -> None:
    direct = http_town.playground.workspace.direct_message(ANNA).id
    said = event_of(http_town, "message", channel=direct, channel_type="im", subtype=subtype)
    await http_town.playground.line.send("events_api", said)
    assert len(http_town.said_by_bot(direct)) == 1


async def test_another_apps_mention_is_not_answered(http_town: Town) -> None:
    payload = event_of(http_town, bot_id="B0OTHERBOT", user="U0OTHERBOT")
    await http_town.playground.line.send("events_api", payload)
    assert http_town.said_by_bot() == []


async def test_a_rate_limit_is_waited_for_and_the_reply_comes_once(tmp_path: Path) -> None:
    async with living(town_of(tmp_path, "http", rate_limit=RateLimit(per_channel=1.0, channel_burst=1))) as town:
        for _ in range(2):
            await town.playground.line.send("events_api", event_of(town))
        await town.playground.workspace.broadcast.wait_for(lambda: len(town.said_by_bot()) == 2 or None, DEADLINE)
        refused = [call for call in town.playground.calls if call.status == 429]
        assert len(refused) == 1

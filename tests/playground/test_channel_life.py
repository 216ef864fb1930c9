"""What becomes of channels and people: the events that Slack sends, and what the Web API says afterwards."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.cast import (
    ANNA,
    BOT,
    DRIFT,
    ERIK,
    FLOW_NEWS,
    FLOW_SUPPORT,
    PRIYA,
    RELEASE_MANAGERS,
    TEAM,
    TOM,
    nordsjo_cast,
)
from bot.playground.cast import APP as CAST_APP
from bot.playground.model import AppProfile, Json
from bot.playground.people.refusals import RefusedError
from bot.playground.server import Playground
from tests.playground.bolt_bot import client_of
from tests.playground.test_response_urls import post


def events(playground: Playground) -> list[Json]:
    return [sent["event"] for sent in playground.events.sent]


def without_stamp(event: Json) -> Json:
    return {name: value for name, value in event.items() if name != "event_ts"}


async def refusal(playground: Playground, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await client_of(playground).api_call(method, json=arguments)
    return str(refused.value.response["error"])


async def posting(playground: Playground, channel: str) -> str:
    return await refusal(playground, "chat.postMessage", channel=channel, text="news")


async def test_an_archived_channel_takes_nothing_until_it_is_opened_again(playground: Playground) -> None:
    client = client_of(playground)
    posted = await client.chat_postMessage(channel=FLOW_NEWS, text="news")
    await playground.archive(FLOW_NEWS)
    assert without_stamp(events(playground)[-1]) == {
        "type": "channel_archive",
        "channel": FLOW_NEWS,
        "user": ANNA,
        "is_moved": 0,
    }
    assert await posting(playground, FLOW_NEWS) == "is_archived"
    assert await refusal(playground, "chat.update", channel=FLOW_NEWS, ts=posted["ts"], text="other") == "is_inactive"
    shown = await client.conversations_info(channel=FLOW_NEWS)
    assert shown["channel"]["is_archived"]
    await playground.unarchive(FLOW_NEWS, TOM)
    assert without_stamp(events(playground)[-1]) == {"type": "channel_unarchive", "channel": FLOW_NEWS, "user": TOM}
    assert (await client.chat_postMessage(channel=FLOW_NEWS, text="news"))["ok"]
    said = (await client.conversations_history(channel=FLOW_NEWS))["messages"]
    assert [message.get("subtype") for message in said[:3]] == [None, "channel_unarchive", "channel_archive"]


async def test_a_private_channel_has_events_of_its_own(playground: Playground) -> None:
    await playground.archive(DRIFT)
    await playground.unarchive(DRIFT)
    await playground.rename(DRIFT, "drift-och-support")
    await playground.kick(DRIFT)
    await playground.rename(DRIFT, "drift-igen")
    kinds = [event["type"] for event in events(playground)]
    assert kinds == ["group_archive", "group_unarchive", "group_rename", "group_left"]
    assert await posting(playground, DRIFT) == "channel_not_found"


async def test_a_renamed_channel_keeps_its_id(playground: Playground) -> None:
    await playground.rename(FLOW_NEWS, "#flow-nyheter")
    renamed = events(playground)[-1]
    assert renamed["type"] == "channel_rename"
    assert (renamed["channel"]["id"], renamed["channel"]["name"]) == (FLOW_NEWS, "flow-nyheter")
    shown = await client_of(playground).conversations_info(channel=FLOW_NEWS)
    assert shown["channel"]["name"] == "flow-nyheter"
    assert await posting(playground, "#flow-news") == "channel_not_found"


@pytest.mark.parametrize("name", ["Med Stora", "två ord", "", "flow-support", "x" * 81])
async def test_a_name_that_slack_would_not_take_is_refused(playground: Playground, name: str) -> None:
    with pytest.raises(RefusedError):
        await playground.rename(FLOW_NEWS, name)


async def test_a_bot_that_was_removed_and_invited_hears_of_both(playground: Playground) -> None:
    await playground.kick(FLOW_NEWS, by=TOM)
    left = {"type": "channel_left", "channel": FLOW_NEWS, "actor_id": TOM}
    assert without_stamp(events(playground)[-1]) == left
    assert await posting(playground, FLOW_NEWS) == "not_in_channel"
    assert not (await client_of(playground).conversations_info(channel=FLOW_NEWS))["channel"]["is_member"]
    await playground.invite(FLOW_NEWS, by=TOM)
    joined = without_stamp(events(playground)[-1])
    assert joined == {
        "type": "member_joined_channel",
        "user": BOT,
        "channel": FLOW_NEWS,
        "channel_type": "C",
        "team": TEAM,
        "inviter": TOM,
    }
    assert (await client_of(playground).chat_postMessage(channel=FLOW_NEWS, text="news"))["ok"]


async def test_the_commands_of_slack_tell_the_app_as_well(playground: Playground) -> None:
    await playground.command(TOM, FLOW_NEWS, "/remove @flowver")
    await playground.command(TOM, FLOW_NEWS, "/invite @flowver")
    assert [event["type"] for event in events(playground)] == ["channel_left", "member_joined_channel"]


async def test_people_come_and_go(playground: Playground) -> None:
    await playground.kick(FLOW_SUPPORT, PRIYA)
    await playground.invite(FLOW_SUPPORT, PRIYA)
    assert [event["type"] for event in events(playground)] == ["member_left_channel", "member_joined_channel"]
    with pytest.raises(RefusedError):
        await playground.invite(FLOW_SUPPORT, PRIYA)


async def test_a_channel_made_private_is_written_to_by_those_in_it(playground: Playground) -> None:
    client = client_of(playground)
    await playground.make_private(FLOW_NEWS)
    assert events(playground) == []
    assert (await client.conversations_info(channel=FLOW_NEWS))["channel"]["is_private"]
    assert (await client.chat_postMessage(channel=FLOW_NEWS, text="news"))["ok"]
    await playground.kick(FLOW_NEWS)
    assert await posting(playground, FLOW_NEWS) == "channel_not_found"


async def test_reading_a_channel_made_private_takes_the_scope_for_private_ones() -> None:
    app = AppProfile(*_fields(CAST_APP), scopes=CAST_APP.scopes - {"groups:history"}, events=CAST_APP.events)
    playground = Playground(cast=nordsjo_cast(app), rate_limit=None)
    await playground.start()
    client = client_of(playground)
    assert (await client.conversations_history(channel=FLOW_NEWS))["ok"]
    await playground.make_private(FLOW_NEWS)
    assert await refusal(playground, "conversations.history", channel=FLOW_NEWS) == "missing_scope"
    await playground.stop()


def _fields(app: AppProfile) -> tuple[Any, ...]:
    return app.id, app.bot_id, app.user, app.name, app.commands


async def test_a_deleted_channel_was_never_there(playground: Playground) -> None:
    await playground.delete_channel(FLOW_NEWS)
    deleted = {"type": "channel_deleted", "channel": FLOW_NEWS, "actor_id": ANNA}
    assert without_stamp(events(playground)[-1]) == deleted
    assert await posting(playground, FLOW_NEWS) == "channel_not_found"
    assert await refusal(playground, "conversations.info", channel=FLOW_NEWS) == "channel_not_found"


async def test_who_left_is_in_no_channel_and_no_group_and_still_takes_messages(playground: Playground) -> None:
    client = client_of(playground)
    await playground.deactivate(TOM)
    changed = events(playground)[-1]
    assert (changed["type"], changed["user"]["id"], changed["user"]["deleted"]) == ("user_change", TOM, True)
    assert (await client.users_info(user=TOM))["user"]["deleted"]
    assert TOM not in (await client.conversations_members(channel=FLOW_SUPPORT))["members"]
    assert (await client.usergroups_users_list(usergroup=RELEASE_MANAGERS))["users"] == [ANNA]
    assert (await client.users_conversations(user=TOM))["channels"] == []
    # Slack takes such a post without a word; only opening the conversation is refused.
    assert (await client.chat_postMessage(channel=TOM, text="news"))["ok"]
    assert await refusal(playground, "conversations.open", users=TOM) == "user_disabled"
    with pytest.raises(RefusedError):
        await playground.say(TOM, FLOW_SUPPORT, "hello")


async def test_the_groups_are_listed_with_members_and_numbers_when_asked(playground: Playground) -> None:
    client = client_of(playground)
    (group,) = (await client.usergroups_list())["usergroups"]
    assert (group["id"], group["handle"]) == (RELEASE_MANAGERS, "release-managers")
    assert "users" not in group
    assert "user_count" not in group
    (group,) = (await client.usergroups_list(include_users=True, include_count=True))["usergroups"]
    assert (group["users"], group["user_count"]) == ([TOM, ANNA], 2)


async def test_groups_take_a_scope_of_their_own() -> None:
    app = AppProfile(*_fields(CAST_APP), scopes=CAST_APP.scopes - {"usergroups:read"}, events=CAST_APP.events)
    playground = Playground(cast=nordsjo_cast(app), rate_limit=None)
    await playground.start()
    assert await refusal(playground, "usergroups.list") == "missing_scope"
    assert await refusal(playground, "usergroups.users.list", usergroup=RELEASE_MANAGERS) == "missing_scope"
    await playground.stop()


async def test_each_person_has_a_time_zone(playground: Playground) -> None:
    client = client_of(playground)
    zones = {who: (await client.users_info(user=who))["user"] for who in (ERIK, PRIYA, TOM)}
    assert [zones[who]["tz"] for who in zones] == ["Europe/Stockholm", "Europe/London", "America/Chicago"]
    assert zones[ERIK]["tz_offset"] - zones[PRIYA]["tz_offset"] == 3600


async def test_the_number_of_members_comes_when_asked_for(playground: Playground) -> None:
    shown = await client_of(playground).conversations_info(channel=FLOW_NEWS, include_num_members=True)
    assert shown["channel"]["num_members"] == 5


async def test_an_app_that_was_uninstalled_is_told_and_let_in_no_more(playground: Playground) -> None:
    await playground.uninstall()
    assert [event["type"] for event in events(playground)] == ["tokens_revoked", "app_uninstalled"]
    assert await posting(playground, FLOW_NEWS) == "account_inactive"
    assert await refusal(playground, "auth.test") == "account_inactive"


async def test_a_response_url_of_a_deleted_channel_leads_nowhere(playground: Playground) -> None:
    token = playground.response_urls.give(ANNA, FLOW_NEWS)
    await playground.delete_channel(FLOW_NEWS)
    assert await post(playground, token, {"text": "late"}) == (404, {"ok": False, "error": "channel_not_found"})

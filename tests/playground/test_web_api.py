"""The Web API as Slack's own client sees it: answers, refusals, membership, paging."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.cast import ALLMANT, ANNA, BOT, DRIFT, FLOW_SUPPORT, OLD_PROJECT, RELEASE_MANAGERS, TOM
from bot.playground.server import Playground
from tests.playground.bolt_bot import client_of, section


async def refusal(call: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as refused:
        await call
    return dict(refused.value.response.data)


async def test_the_token_says_who_calls(playground: Playground) -> None:
    found = await client_of(playground).auth_test()
    assert (found["user_id"], found["bot_id"], found["team_id"]) == (BOT, "B0FLOWVER1", playground.workspace.id)


@pytest.mark.parametrize(("token", "error"), [("xoxb-wrong", "invalid_auth"), ("", "not_authed")])
async def test_a_call_without_the_right_token_is_refused(playground: Playground, token: str, error: str) -> None:
    assert (await refusal(client_of(playground, token).users_list()))["error"] == error


async def test_an_unknown_method_is_refused(playground: Playground) -> None:
    assert (await refusal(client_of(playground).api_call("chat.sing")))["error"] == "unknown_method"


async def test_a_form_body_with_a_token_in_it_is_understood(playground: Playground) -> None:
    form = {"token": playground.bot_token, "channel": FLOW_SUPPORT, "blocks": '[{"type":"divider"}]', "text": "hej"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{playground.api_url}chat.postMessage", data=form) as it,
    ):
        assert (await it.json())["message"]["blocks"][0]["type"] == "divider"
    assert "token" not in playground.calls[0].request


@pytest.mark.parametrize(
    ("channel", "error"),
    [(ALLMANT, "not_in_channel"), (OLD_PROJECT, "is_archived"), ("C0NOWHERE", "channel_not_found")],
)
async def test_the_bot_posts_only_where_it_may(playground: Playground, channel: str, error: str) -> None:
    assert (await refusal(client_of(playground).chat_postMessage(channel=channel, text="hej")))["error"] == error


async def test_a_private_channel_without_the_bot_does_not_exist_for_it(playground: Playground) -> None:
    playground.workspace.leave(playground.workspace.conversations[DRIFT], BOT)
    client = client_of(playground)
    assert (await refusal(client.chat_postMessage(channel=DRIFT, text="hej")))["error"] == "channel_not_found"
    assert (await refusal(client.conversations_info(channel=DRIFT)))["error"] == "channel_not_found"
    listed = await client.conversations_list(types="public_channel,private_channel")
    assert DRIFT not in [channel["id"] for channel in listed["channels"]]


async def test_a_message_to_a_person_goes_to_their_direct_message(playground: Playground) -> None:
    posted = await client_of(playground).chat_postMessage(channel=TOM, text="hi")
    opened = await client_of(playground).conversations_open(users=[TOM])
    assert posted["channel"] == opened["channel"]["id"]


async def test_a_message_needs_something_to_say(playground: Playground) -> None:
    call = client_of(playground).api_call("chat.postMessage", json={"channel": FLOW_SUPPORT, "text": " "})
    assert (await refusal(call))["error"] == "no_text"


async def test_blocks_past_a_limit_are_refused_with_their_place(playground: Playground) -> None:
    call = client_of(playground).chat_postMessage(channel=FLOW_SUPPORT, text="x", blocks=[section("x" * 3001)])
    refused = await refusal(call)
    assert refused["error"] == "invalid_blocks"
    assert refused["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_metadata_comes_back_when_asked_for(playground: Playground) -> None:
    client = client_of(playground)
    metadata = {"event_type": "flowver_release", "event_payload": {"key": "6.15.17"}}
    await client.chat_postMessage(channel=FLOW_SUPPORT, text="news", metadata=metadata)
    plain = await client.conversations_history(channel=FLOW_SUPPORT, limit=1)
    full = await client.conversations_history(channel=FLOW_SUPPORT, limit=1, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_broken_metadata_is_refused(playground: Playground) -> None:
    call = client_of(playground).chat_postMessage(channel=FLOW_SUPPORT, text="news", metadata={"event_type": "x"})
    assert (await refusal(call))["error"] == "invalid_metadata_format"


async def test_only_the_bots_own_messages_can_be_changed(playground: Playground) -> None:
    client = client_of(playground)
    theirs = playground.workspace.messages[FLOW_SUPPORT][0].ts
    own = (await client.chat_postMessage(channel=FLOW_SUPPORT, text="one"))["ts"]
    changed = await client.chat_update(channel=FLOW_SUPPORT, ts=own, text="two")
    assert changed["message"]["text"] == "two"
    assert "edited" in changed["message"]
    call = client.chat_update(channel=FLOW_SUPPORT, ts=theirs, text="x")
    assert (await refusal(call))["error"] == "cant_update_message"
    call = client.chat_update(channel=FLOW_SUPPORT, ts=own, text="x" * 4001)
    assert (await refusal(call))["error"] == "msg_too_long"
    assert (await refusal(client.chat_delete(channel=FLOW_SUPPORT, ts=theirs)))["error"] == "cant_delete_message"
    await client.chat_delete(channel=FLOW_SUPPORT, ts=own)
    assert (await refusal(client.chat_delete(channel=FLOW_SUPPORT, ts=own)))["error"] == "message_not_found"


async def test_an_ephemeral_message_is_for_a_member_and_stays_out_of_history(playground: Playground) -> None:
    client = client_of(playground)
    posted = await client.chat_postEphemeral(channel=FLOW_SUPPORT, user=ANNA, text="psst")
    history = await client.conversations_history(channel=FLOW_SUPPORT)
    assert posted["message_ts"] not in [message["ts"] for message in history["messages"]]
    call = client.chat_postEphemeral(channel=DRIFT, user="U0ERIKHOLM", text="psst")
    assert (await refusal(call))["error"] == "user_not_in_channel"


async def test_history_is_read_in_pages_newest_first(playground: Playground) -> None:
    client = client_of(playground)
    sent = [(await client.chat_postMessage(channel=DRIFT, text=str(n)))["ts"] for n in range(5)]
    first = await client.conversations_history(channel=DRIFT, limit=2, oldest=sent[0])
    assert [message["ts"] for message in first["messages"]] == [sent[4], sent[3]]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=DRIFT, limit=2, oldest=sent[0], cursor=cursor)
    assert [message["ts"] for message in rest["messages"]] == [sent[2], sent[1]]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    between = await client.conversations_history(channel=DRIFT, oldest=sent[1], latest=sent[2], inclusive=True)
    assert [message["text"] for message in between["messages"]] == ["2", "1"]


async def test_history_is_for_members(playground: Playground) -> None:
    client = client_of(playground)
    assert (await refusal(client.conversations_history(channel=ALLMANT)))["error"] == "not_in_channel"
    await client.conversations_join(channel=ALLMANT)
    assert (await client.conversations_history(channel=ALLMANT))["messages"] == []


async def test_replies_begin_with_their_parent(playground: Playground) -> None:
    client = client_of(playground)
    parent = playground.workspace.messages[FLOW_SUPPORT][0].ts
    await client.chat_postMessage(channel=FLOW_SUPPORT, text="answer", thread_ts=parent)
    thread = await client.conversations_replies(channel=FLOW_SUPPORT, ts=parent)
    assert [message["ts"] == parent for message in thread["messages"]] == [True, False]
    assert thread["messages"][0]["reply_count"] == 1
    call = client.conversations_replies(channel=FLOW_SUPPORT, ts="1.2")
    assert (await refusal(call))["error"] == "thread_not_found"


async def test_people_have_a_language_when_asked_for(playground: Playground) -> None:
    client = client_of(playground)
    assert (await client.users_info(user=ANNA, include_locale=True))["user"]["locale"] == "sv-SE"
    assert "locale" not in (await client.users_info(user=ANNA))["user"]
    assert (await refusal(client.users_info(user="U0NOBODY")))["error"] == "user_not_found"
    page = await client.users_list(limit=4)
    rest = await client.users_list(limit=4, cursor=page["response_metadata"]["next_cursor"])
    assert len(page["members"]) + len(rest["members"]) == len(playground.workspace.people)


async def test_a_user_group_has_members(playground: Playground) -> None:
    client = client_of(playground)
    assert (await client.usergroups_users_list(usergroup=RELEASE_MANAGERS))["users"] == [TOM, ANNA]
    assert (await refusal(client.usergroups_users_list(usergroup="S0NONE")))["error"] == "no_such_subteam"


async def test_a_permalink_opens_the_page_at_its_message(playground: Playground) -> None:
    ts = playground.workspace.messages[FLOW_SUPPORT][0].ts
    link = (await client_of(playground).chat_getPermalink(channel=FLOW_SUPPORT, message_ts=ts))["permalink"]
    async with aiohttp.ClientSession() as session, session.get(link, allow_redirects=False) as answer:
        assert answer.headers["Location"] == f"/#/{FLOW_SUPPORT}/{ts}"


async def test_a_method_without_its_scope_is_refused(playground: Playground) -> None:
    playground.workspace.app = replace(playground.workspace.app, scopes=frozenset({"commands"}))
    refused = await refusal(client_of(playground).chat_postMessage(channel=FLOW_SUPPORT, text="hej"))
    assert (refused["error"], refused["needed"]) == ("missing_scope", "chat:write")

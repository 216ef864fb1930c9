"""The page's API, as a browser uses it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.playground.cast import ANNA, BOT, DRIFT, ERIK, FLOW_SUPPORT, GUEST, OLD_PROJECT
from bot.playground.server import Playground
from tests.playground.bolt_bot import Serve, actions, bolt_app, button, client_of


@pytest.fixture
async def browser(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(base_url=playground.url) as session:
        yield session


async def get(browser: aiohttp.ClientSession, path: str, **query: str) -> tuple[int, Any]:
    async with browser.get(f"/play/{path}", params=query) as answer:
        return answer.status, await answer.json()


async def post(browser: aiohttp.ClientSession, path: str, **body: Any) -> tuple[int, Any]:
    async with browser.post(f"/play/{path}", json=body) as answer:
        return answer.status, await answer.json()


async def events(answer: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    async for line in answer.content:
        if line.startswith(b"data: "):
            yield json.loads(line[6:])


async def test_the_state_is_what_the_person_sees(browser: aiohttp.ClientSession) -> None:
    _, state = await get(browser, "state", **{"as": ANNA})
    assert state["workspace"]["name"] == "Nordsjö Support"
    assert state["app"]["commands"][0]["command"] == "/flowver"
    assert (state["app"]["bot"], state["app"]["transport"]) == ("down", "http")
    assert {person["id"]: person["is_bot"] for person in state["people"]}[BOT]
    direct = next(found for found in state["conversations"] if found["kind"] == "im")
    assert direct["with"] == BOT
    assert len([found for found in state["conversations"] if found["kind"] == "im"]) == 1


async def test_a_guest_sees_only_their_channels(browser: aiohttp.ClientSession) -> None:
    _, state = await get(browser, "state", **{"as": GUEST})
    assert [found["name"] for found in state["conversations"] if found["kind"] == "channel"] == ["flow-support"]


async def test_reading_a_conversation_clears_its_unread_count(browser: aiohttp.ClientSession) -> None:
    async def unread() -> int:
        _, state = await get(browser, "state", **{"as": ANNA})
        return next(found["unread"] for found in state["conversations"] if found["id"] == FLOW_SUPPORT)

    assert await unread() == 3
    _, read = await get(browser, "messages", conversation=FLOW_SUPPORT, **{"as": ANNA})
    assert [message["user"] for message in read["messages"]][:2] == [ANNA, ERIK]
    assert await unread() == 0


async def test_what_is_said_arrives_at_the_others_as_it_happens(browser: aiohttp.ClientSession) -> None:
    async with browser.get("/play/events", params={"as": ERIK}) as stream:
        assert stream.content_type == "text/event-stream"
        arriving = events(stream)
        assert (await anext(arriving))["type"] == "ping"
        await post(browser, "say", conversation=FLOW_SUPPORT, text="Hej <Erik>", **{"as": ANNA})
        event = await asyncio.wait_for(anext(arriving), 30)
    assert (event["type"], event["conversation"]) == ("message", FLOW_SUPPORT)
    assert event["message"]["text"] == "Hej &lt;Erik&gt;"


async def test_a_private_channels_messages_go_to_its_members_only(
    browser: aiohttp.ClientSession, playground: Playground
) -> None:
    with playground.workspace.broadcast.subscribe(ERIK) as queue:
        await client_of(playground).chat_postMessage(channel=DRIFT, text="hemligt")
        assert queue.empty()


async def test_a_click_in_the_page_reaches_the_bot(
    browser: aiohttp.ClientSession, playground: Playground, serve: Serve
) -> None:
    app, pressed = bolt_app(playground), []

    @app.action("more")
    async def more(ack: Any, action: Any) -> None:
        pressed.append(action)
        await ack()

    await serve(app)
    posted = await client_of(playground).chat_postMessage(
        channel=FLOW_SUPPORT, text="x", blocks=[actions(button("more", "6.15"))]
    )
    place = {"as": ANNA, "conversation": FLOW_SUPPORT, "message_ts": posted["ts"]}
    block_id = posted["message"]["blocks"][0]["block_id"]
    assert await post(browser, "click", block_id=block_id, action_id="more", value="7", **place) == (200, {"ok": True})
    assert pressed[0]["value"] == "6.15"
    status, answer = await post(browser, "click", block_id=block_id, action_id="less", **place)
    assert (status, "less" in answer["error"]) == (404, True)


async def test_opening_app_home_answers_at_once_and_shows_the_view_later(
    browser: aiohttp.ClientSession, playground: Playground, serve: Serve
) -> None:
    app = bolt_app(playground)

    @app.event("app_home_opened")
    async def opened(client: Any, event: Any) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [{"type": "divider"}]})

    await serve(app)
    with playground.workspace.broadcast.subscribe(ANNA) as queue:
        assert await post(browser, "home", **{"as": ANNA}) == (200, {"view": None})
        seen = [await asyncio.wait_for(queue.get(), 5)]
        while seen[-1] and seen[-1]["type"] != "home":
            seen.append(await asyncio.wait_for(queue.get(), 5))
    assert seen[-1] is not None
    assert seen[-1]["view"]["blocks"][0]["type"] == "divider"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"as": "U0NOBODY", "conversation": FLOW_SUPPORT, "text": "x"}, 404),
        ({"as": BOT, "conversation": FLOW_SUPPORT, "text": "x"}, 404),
        ({"as": ERIK, "conversation": DRIFT, "text": "x"}, 404),
        ({"as": ANNA, "conversation": OLD_PROJECT, "text": "x"}, 403),
        ({"as": ANNA, "conversation": FLOW_SUPPORT, "text": "  "}, 400),
        ({"as": ANNA, "conversation": FLOW_SUPPORT, "text": "x", "thread_ts": "1.2"}, 404),
        ({"as": ANNA, "conversation": FLOW_SUPPORT, "text": 7}, 400),
    ],
)
async def test_what_a_person_cannot_do_is_told(browser: aiohttp.ClientSession, body: Any, status: int) -> None:
    found, answer = await post(browser, "say", **body)
    assert found == status
    assert answer["error"].endswith(".")


async def test_only_json_is_taken(browser: aiohttp.ClientSession) -> None:
    async with browser.post("/play/say", data="{}") as answer:
        assert answer.status == 415


async def test_the_calls_are_shown_without_their_tokens(browser: aiohttp.ClientSession, playground: Playground) -> None:
    await client_of(playground).chat_postMessage(channel=DRIFT, text="hej")
    _, found = await get(browser, "calls", **{"as": ANNA})
    assert found["calls"][0]["method"] == "chat.postMessage"
    assert playground.bot_token not in json.dumps(found)


async def test_nothing_outside_the_pages_folder_is_served(browser: aiohttp.ClientSession) -> None:
    for path in ("../server.py", "%2e%2e/server.py", "..%2fserver.py", "nothing.js"):
        async with browser.get(f"/static/{path}") as answer:
            assert answer.status == 404

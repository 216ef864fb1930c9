"""What the bot hears of: mentions, direct messages and App Home, over both transports."""

from dataclasses import replace
from typing import Any

from bot.playground.cast import ALLMANT, ANNA, BOT, ERIK, FLOW_SUPPORT
from bot.playground.server import Playground
from bot.playground.workspace import SLACKBOT
from tests.playground.bolt_bot import Serve, actions, bolt_app, button, section


async def test_a_mention_in_a_thread_is_answered_there(playground: Playground, connect: Serve) -> None:
    app, events = bolt_app(playground), []

    @app.event("app_mention")
    async def mentioned(event: Any, body: Any, say: Any) -> None:
        events.append((event, body))
        await say(text="here", thread_ts=event["thread_ts"])

    await connect(app)
    parent = playground.workspace.messages[FLOW_SUPPORT][0]
    await playground.say(ERIK, FLOW_SUPPORT, "@flowver är 6.13 stödd?", parent.ts)
    answer = await playground.wait_for_message(lambda message: message.text == "here")
    assert answer.thread_ts == parent.ts
    held = playground.workspace.message(FLOW_SUPPORT, parent.ts)
    assert held
    assert held.reply_count == 2
    event, body = events[0]
    assert event["text"] == f"<@{BOT}> är 6.13 stödd?"
    assert body["authorizations"][0]["user_id"] == BOT


async def test_a_direct_message_reaches_the_bot(playground: Playground, connect: Serve) -> None:
    app = bolt_app(playground)

    @app.event("message")
    async def said(event: Any, say: Any) -> None:
        await say(f"{event['channel_type']}: {event['text']}")

    await connect(app)
    direct = playground.workspace.direct_message(ANNA)
    await playground.say(ANNA, direct.id, "Är 6.13 stödd & klar?")
    answer = await playground.wait_for_message(lambda message: message.text.startswith("im: "))
    assert answer.text == "im: Är 6.13 stödd &amp; klar?"


async def test_app_home_is_published_for_who_opens_it(playground: Playground, connect: Serve) -> None:
    app, pressed = bolt_app(playground), []

    @app.event("app_home_opened")
    async def opened(event: Any, client: Any) -> None:
        blocks = [section(f"for {event['user']}"), actions(button("more"))]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.action("more")
    async def more(ack: Any, body: Any) -> None:
        pressed.append(body)
        await ack()

    await connect(app)
    view = await playground.open_home(ANNA)
    assert view
    assert view["blocks"][0]["text"]["text"] == f"for {ANNA}"
    await playground.click_home(ANNA, "more")
    assert pressed[0]["view"]["id"] == view["id"]
    assert "response_url" not in pressed[0]


async def test_a_mention_where_the_bot_is_not_says_how_to_invite_it(playground: Playground) -> None:
    await playground.say(ANNA, ALLMANT, "@flowver hej")
    notice = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert "/invite @flowver" in notice.text
    await playground.command(ANNA, ALLMANT, "/invite @flowver")
    assert BOT in playground.workspace.conversations[ALLMANT].members


async def test_an_event_can_come_twice_with_the_same_id(playground: Playground, connect: Serve) -> None:
    app, seen = bolt_app(playground), []

    @app.event("app_mention")
    async def mentioned(body: Any, request: Any) -> None:
        seen.append((body["event_id"], request.headers.get("x-slack-retry-num")))

    await connect(app)
    await playground.say(ANNA, FLOW_SUPPORT, "@flowver hej")
    await playground.repeat_event()
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] in (None, ["0"])
    assert seen[1][1] == ["1"]


async def test_an_app_that_subscribes_to_messages_hears_them_all(playground: Playground, serve: Serve) -> None:
    events = playground.workspace.app.events | {"message.channels"}
    playground.workspace.app = replace(playground.workspace.app, events=events)
    app, seen = bolt_app(playground), []

    @app.event("message")
    async def said(event: Any) -> None:
        seen.append((event["channel_type"], event["text"]))

    await serve(app)
    await playground.say(ANNA, FLOW_SUPPORT, "hej")
    assert seen == [("channel", "hej")]

"""Commands and buttons as a person sees them, the same over signed HTTP and over Socket Mode."""

from typing import Any

from bot.playground.cast import ANNA, BOT, DRIFT, ERIK, FLOW_SUPPORT, PRIYA
from bot.playground.server import Playground
from bot.playground.workspace import SLACKBOT
from tests.playground.bolt_bot import Serve, actions, bolt_app, button, section


async def test_a_commands_answer_is_shown_to_the_person_alone(playground: Playground, connect: Serve) -> None:
    app = bolt_app(playground)

    @app.command("/flowver")
    async def answer(ack: Any, command: Any) -> None:
        await ack(f"you said {command['text']}")

    await connect(app)
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    shown = await playground.wait_for_message(lambda message: message.text == "you said 6.15")
    assert (shown.only_for, shown.user, shown.conversation) == (ANNA, BOT, FLOW_SUPPORT)


async def test_a_command_carries_everything_that_slack_sends(playground: Playground, connect: Serve) -> None:
    app, seen = bolt_app(playground), []

    @app.command("/flowver")
    async def answer(ack: Any, command: Any) -> None:
        seen.append(command)
        await ack()

    await connect(app)
    await playground.command(ANNA, DRIFT, "/flowver @erik.holm #flow-news 6.15 <b> & https://x.se/?a=1")
    fields = seen[0]
    assert fields["text"] == (
        "<@U0ERIKHOLM|erik.holm> <#C0FLOWNEWS|flow-news> 6.15 &lt;b&gt; &amp; <https://x.se/?a=1>"
    )
    assert (fields["channel_name"], fields["user_name"]) == ("privategroup", "anna.lindqvist")
    assert set(fields) >= {"team_id", "team_domain", "trigger_id", "response_url", "api_app_id", "token", "command"}


async def test_an_answer_in_the_channel_shows_what_was_typed(playground: Playground, connect: Serve) -> None:
    app = bolt_app(playground)

    @app.command("/flowver")
    async def answer(ack: Any) -> None:
        await ack(response_type="in_channel", text="Supported", blocks=[section("Supported")])

    await connect(app)
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    shown = await playground.wait_for_message(lambda message: message.text == "Supported")
    assert (shown.ephemeral, shown.in_channel_command) == (False, "/flowver 6.15")
    assert shown.blocks
    assert shown.blocks[0]["block_id"]


async def test_a_button_replaces_the_ephemeral_answer_it_stands_on(playground: Playground, connect: Serve) -> None:
    app, bodies = bolt_app(playground), []

    @app.command("/flowver")
    async def answer(ack: Any) -> None:
        await ack(text="first", blocks=[section("first"), actions(button("share", "6.15"))])

    @app.action("share")
    async def share(ack: Any, body: Any, respond: Any) -> None:
        bodies.append(body)
        await respond(text="second", replace_original=True)
        await ack()

    await connect(app)
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    first = await playground.wait_for_message(lambda message: message.text == "first")
    await playground.click(ANNA, first, "share")
    second = await playground.wait_for_message(lambda message: message.text == "second")
    assert (second.ts, second.blocks, second.only_for) == (first.ts, None, ANNA)
    assert bodies[0]["container"]["is_ephemeral"] is True
    assert "message" not in bodies[0]
    assert bodies[0]["actions"][0]["value"] == "6.15"


async def test_a_public_messages_button_carries_the_message(playground: Playground, connect: Serve) -> None:
    app, bodies = bolt_app(playground), []

    @app.event("app_mention")
    async def mentioned(say: Any) -> None:
        await say(text="pick", blocks=[actions(button("pick"))])

    @app.action("pick")
    async def picked(ack: Any, body: Any, respond: Any) -> None:
        bodies.append(body)
        await respond(text="only for you")
        await respond(delete_original=True)
        await ack()

    await connect(app)
    await playground.say(ERIK, FLOW_SUPPORT, "@flowver välj")
    pick = await playground.wait_for_message(lambda message: message.text == "pick")
    await playground.click(PRIYA, pick, "pick")
    told = await playground.wait_for_message(lambda message: message.text == "only for you")
    assert told.only_for == PRIYA
    assert bodies[0]["message"]["ts"] == pick.ts
    assert playground.workspace.message(FLOW_SUPPORT, pick.ts) is None


async def test_a_refused_answer_is_told_and_kept(playground: Playground, connect: Serve) -> None:
    app = bolt_app(playground)

    @app.command("/flowver")
    async def answer(ack: Any) -> None:
        await ack(blocks=[section("x" * 3001)], text="x")

    await connect(app)
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    notice = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert "invalid_blocks" in notice.text
    assert "/blocks/0/text/text" in notice.text
    assert playground.rejections[0].source == "/flowver"


async def test_a_button_that_nobody_answers_is_told(playground: Playground, serve: Serve) -> None:
    app = bolt_app(playground)

    @app.command("/flowver")
    async def answer(ack: Any) -> None:
        await ack(text="first", blocks=[actions(button("nobody"))])

    await serve(app)
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    first = await playground.wait_for_message(lambda message: message.text == "first")
    await playground.click(ANNA, first, "nobody")
    notice = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert notice.text.startswith("That button failed with the error")


async def test_a_command_in_a_thread_is_refused_as_slack_refuses_it(playground: Playground) -> None:
    parent = playground.workspace.messages[FLOW_SUPPORT][0]
    await playground.say(ANNA, FLOW_SUPPORT, "/flowver 6.15", parent.ts)
    notice = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert "not supported in threads" in notice.text


async def test_a_command_that_the_app_does_not_have_is_told(playground: Playground) -> None:
    await playground.command(ANNA, FLOW_SUPPORT, "/flower 6.15")
    notice = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert notice.text.startswith("/flower is not a valid command")

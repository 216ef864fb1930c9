"""Forms as a person meets them: opened, filled, submitted, answered; over signed HTTP and Socket Mode."""

import asyncio
import re
from typing import Any

import pytest

from bot.playground.cast import ANNA, ERIK, PRIYA
from bot.playground.people.modals import Modals
from bot.playground.people.refusals import RefusedError
from bot.playground.server import Playground
from tests.playground.bolt_bot import Serve, actions, bolt_app, button, over_http, section
from tests.playground.modal_blocks import OPEN, field, modal, opening, option

TROUBLE = "Det var svårt att få kontakt. Försöka igen?"


def answering(playground: Playground, form: dict[str, Any], **answer: Any) -> tuple[Any, list[Any]]:
    """A bot that opens the view and answers every submission alike; and what it was sent."""
    app, bodies = opening(playground, form), []

    @app.view("request")
    async def submitted(ack: Any, body: Any) -> None:
        bodies.append(body)
        await ack(**answer)

    return app, bodies


async def test_a_form_is_opened_filled_and_sent(playground: Playground, connect: Serve) -> None:
    view = modal(field("summary"), private_metadata="draft 7")
    app, bodies = answering(playground, view)
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    assert (await playground.wait_for_view(ANNA))["title"]["text"] == "Request"
    await playground.type_in(ANNA, "summary", "in_summary", "Kan inte spara <b>")
    outcome = await playground.submit(ANNA)
    assert (outcome.what, outcome.closed, playground.open_view(ANNA)) == ("closed", True, None)
    sent = bodies[0]
    assert sent["view"]["state"]["values"] == {
        "summary": {"in_summary": {"type": "plain_text_input", "value": "Kan inte spara <b>"}}
    }
    assert (sent["type"], sent["view"]["private_metadata"], sent["user"]["id"]) == ("view_submission", "draft 7", ANNA)
    assert sent["view"]["root_view_id"] == sent["view"]["id"]
    assert {"hash", "app_id", "bot_id", "team_id", "previous_view_id"} <= set(sent["view"])
    assert sent["trigger_id"]
    assert sent["response_urls"] == []


async def test_errors_stand_at_their_fields_and_what_was_typed_stays(playground: Playground, connect: Serve) -> None:
    told = {"summary": "Say what happened."}
    app, _ = answering(playground, modal(field("summary")), response_action="errors", errors=told)
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "summary", "in_summary", "n/a")
    outcome = await playground.submit(ANNA)
    assert (outcome.what, outcome.errors, outcome.sent) == ("errors", told, True)
    assert outcome.view
    assert outcome.view["state"]["values"]["summary"]["in_summary"]["value"] == "n/a"


async def test_an_error_for_a_field_that_is_not_there_is_trouble(playground: Playground, connect: Serve) -> None:
    app, _ = answering(playground, modal(field("summary")), response_action="errors", errors={"steps": "x"})
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "summary", "in_summary", "x")
    outcome = await playground.submit(ANNA)
    assert outcome.what == "failed"
    assert outcome.notice
    assert outcome.notice.startswith(TROUBLE)
    assert "no input block: steps" in outcome.notice
    assert playground.rejections[0].error == "invalid_errors"


async def test_an_update_keeps_the_fields_that_keep_their_ids(playground: Playground, connect: Serve) -> None:
    other = field("steps") | {"block_id": "steps_2"}
    then = modal(field("summary", initial_value="not this"), other, title={"type": "plain_text", "text": "Next"})
    app, _ = answering(playground, modal(field("summary"), field("steps")), response_action="update", view=then)
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "summary", "in_summary", "mine")
    await playground.type_in(ANNA, "steps", "in_steps", "1. Open")
    outcome = await playground.submit(ANNA)
    assert outcome.what == "updated"
    assert outcome.view
    values = outcome.view["state"]["values"]
    assert values["summary"]["in_summary"]["value"] == "mine"
    assert values["steps_2"]["in_steps"]["value"] is None
    assert "steps" not in values


async def test_a_pushed_view_lies_on_the_form_and_closing_it_uncovers_the_form(
    playground: Playground, connect: Serve
) -> None:
    app, _ = answering(playground, modal(field("summary")), response_action="push", view=modal(section("More")))
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "summary", "in_summary", "kept below")
    outcome = await playground.submit(ANNA)
    assert outcome.view
    assert (outcome.what, outcome.view["depth"]) == ("pushed", 2)
    below = await playground.close_view(ANNA)
    assert below
    assert below["id"] == outcome.view["previous_view_id"]
    assert below["state"]["values"]["summary"]["in_summary"]["value"] == "kept below"


async def test_a_fourth_view_is_refused(playground: Playground, connect: Serve) -> None:
    app, _ = answering(playground, modal(section("x")), response_action="push", view=modal(section("x")))
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    assert [(await playground.submit(ANNA)).what for _ in range(3)] == ["pushed", "pushed", "failed"]
    assert playground.rejections[0].error == "push_limit_reached"


async def test_clear_closes_the_whole_stack(playground: Playground, connect: Serve) -> None:
    app, _ = answering(playground, modal(section("x")), response_action="clear")
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    assert (await playground.submit(ANNA)).what == "cleared"
    assert playground.open_view(ANNA) is None


async def test_a_late_answer_is_told_and_what_was_typed_stays(impatient: Playground) -> None:
    app, release = bolt_app(impatient), asyncio.Event()

    @app.view("request")
    async def late(ack: Any) -> None:
        await release.wait()
        await ack()

    Modals(impatient.workspace).open(ANNA, modal(field("summary")))
    async with over_http(app, impatient):
        await impatient.type_in(ANNA, "summary", "in_summary", "mine")
        outcome = await impatient.submit(ANNA)
        release.set()
    assert (outcome.what, outcome.notice) == ("failed", TROUBLE)
    assert outcome.view
    assert outcome.view["state"]["values"]["summary"]["in_summary"]["value"] == "mine"


async def test_an_answer_that_slack_would_refuse_is_trouble(playground: Playground, connect: Serve) -> None:
    broken = modal(section("x" * 3001))
    app, _ = answering(playground, modal(section("x")), response_action="update", view=broken)
    await connect(app)
    await playground.shortcut(PRIYA, OPEN)
    outcome = await playground.submit(PRIYA)
    assert outcome.notice
    assert outcome.notice.startswith("We had some trouble connecting. Try again?\ninvalid_arguments")
    assert playground.rejections[0].source == "view_submission"


async def test_slacks_own_checks_come_before_the_app(playground: Playground, serve: Serve) -> None:
    view = modal(
        field("summary"),
        field("short", min_length=5),
        field("long", max_length=3),
        field("count", "number_input", is_decimal_allowed=False, max_value="5"),
        field("mail", "email_text_input"),
        field("link", "url_text_input"),
        field("extra", block={"optional": True}),
    )
    app, bodies = answering(playground, view)
    await serve(app)
    await playground.shortcut(ANNA, OPEN)
    for name, value in {"short": "abc", "long": "abcd", "count": "6", "mail": "a@b", "link": "x.se"}.items():
        await playground.type_in(ANNA, name, f"in_{name}", value)
    outcome = await playground.submit(ANNA)
    assert outcome.errors == {
        "summary": "Fyll i det här fältet.",
        "short": "Skriv minst 5 tecken.",
        "long": "Skriv högst 3 tecken.",
        "count": "Det största tillåtna är 5.",
        "mail": "Skriv en giltig e-postadress.",
        "link": "Skriv en giltig webbadress.",
    }
    assert (outcome.sent, bodies) == (False, [])


async def test_closing_is_told_only_when_asked_for(playground: Playground, connect: Serve) -> None:
    app, closed = opening(playground, modal(field("summary"), notify_on_close=True)), []

    @app.view_closed("request")
    async def gone(ack: Any, body: Any) -> None:
        closed.append(body)
        await ack()

    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "summary", "in_summary", "half")
    assert await playground.close_view(ANNA) is None
    assert closed[0]["is_cleared"] is False
    assert closed[0]["view"]["state"]["values"]["summary"]["in_summary"]["value"] == "half"
    with pytest.raises(RefusedError):
        await playground.submit(ANNA)


async def test_the_cross_closes_the_stack_and_says_so(playground: Playground, serve: Serve) -> None:
    view = modal(section("x"), notify_on_close=True)
    app, closed = opening(playground, view), []

    @app.view("request")
    async def more(ack: Any) -> None:
        await ack(response_action="push", view=view)

    @app.view_closed("request")
    async def gone(ack: Any, body: Any) -> None:
        closed.append((body["view"]["previous_view_id"] is None, body["is_cleared"]))
        await ack()

    await serve(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.submit(ANNA)
    assert await playground.close_view(ANNA, everything=True) is None
    assert closed == [(False, True), (True, True)]


async def test_the_same_submission_can_come_twice(playground: Playground, connect: Serve) -> None:
    app, bodies = answering(playground, modal(field("summary")))
    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "summary", "in_summary", "once")
    await asyncio.gather(playground.submit(ANNA), playground.repeat_submission())
    assert bodies[0] == bodies[1]
    assert playground.open_view(ANNA) is None


async def test_the_app_may_change_the_form_before_it_answers(playground: Playground, connect: Serve) -> None:
    app = opening(playground, modal(section("x")))

    @app.view("request")
    async def submitted(ack: Any, client: Any, view: Any) -> None:
        await client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("filing")))
        await ack(response_action="update", view=modal(section("filed")))

    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    outcome = await playground.submit(ANNA)
    assert outcome.view
    assert outcome.view["blocks"][0]["text"]["text"] == "filed"


async def test_a_choice_that_dispatches_brings_everything_typed_so_far(playground: Playground, connect: Serve) -> None:
    kinds = {"options": [option("incident"), option("question")]}
    view = modal(field("summary"), field("kind", "static_select", block={"dispatch_action": True}, **kinds))
    app, seen = opening(playground, view), []

    @app.action("in_kind")
    async def chosen(ack: Any, body: Any, client: Any) -> None:
        seen.append(body)
        again = modal(field("summary"), field("kind", "static_select", **kinds), field("steps"))
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=again)
        await ack()

    await connect(app)
    await playground.shortcut(ANNA, OPEN)
    assert (await playground.type_in(ANNA, "summary", "in_summary", "mine")).sent is False
    outcome = await playground.choose(ANNA, "in_kind", "question")
    assert (outcome.what, seen[0]["actions"][0]["selected_option"]["value"]) == ("sent", "question")
    assert seen[0]["view"]["state"]["values"]["summary"]["in_summary"]["value"] == "mine"
    assert seen[0]["container"] == {"type": "view", "view_id": seen[0]["view"]["id"]}
    assert outcome.view
    values = outcome.view["state"]["values"]
    assert values["kind"]["in_kind"]["selected_option"]["value"] == "question"
    assert set(values) == {"summary", "kind", "steps"}


async def test_text_is_sent_on_as_its_configuration_says(playground: Playground, serve: Serve) -> None:
    each = {"trigger_actions_on": ["on_character_entered"]}
    dispatching = {"dispatch_action": True}
    view = modal(field("a", block=dispatching), field("b", block=dispatching, dispatch_action_config=each), field("c"))
    app, seen = opening(playground, view), []

    @app.action(re.compile("in_"))
    async def typed(ack: Any, action: Any) -> None:
        seen.append((action["action_id"], action["value"]))
        await ack()

    await serve(app)
    await playground.shortcut(ANNA, OPEN)
    for name, enter in (("a", False), ("a", True), ("b", False), ("c", True)):
        await playground.type_in(ANNA, name, f"in_{name}", "x", enter=enter)
    assert seen == [("in_a", "x"), ("in_b", "x")]


async def test_a_button_in_a_form_that_nobody_answers_is_told_in_the_form(playground: Playground, serve: Serve) -> None:
    await serve(opening(playground, modal(actions(button("help")))))
    await playground.shortcut(ERIK, OPEN)
    outcome = await playground.press(ERIK, "help")
    assert (outcome.what, outcome.notice) == ("failed", TROUBLE)


async def test_two_people_have_forms_of_their_own(playground: Playground, serve: Serve) -> None:
    await serve(opening(playground, modal(field("summary"))))
    for person in (ANNA, ERIK):
        await playground.shortcut(person, OPEN)
        await playground.type_in(person, "summary", "in_summary", person)
    shown = playground.open_view(ANNA)
    assert shown
    assert shown["state"]["values"]["summary"]["in_summary"]["value"] == ANNA
    await playground.close_view(ANNA)
    assert playground.open_view(ERIK)


async def test_a_form_can_offer_a_place_to_answer_in(playground: Playground, serve: Serve) -> None:
    place = field("where", "conversations_select", response_url_enabled=True)
    app, bodies = answering(playground, modal(place))
    await serve(app)
    await playground.shortcut(ANNA, OPEN)
    await playground.type_in(ANNA, "where", "in_where", "C0FLOWSUPP")
    await playground.submit(ANNA)
    offered = bodies[0]["response_urls"][0]
    assert (offered["channel_id"], offered["block_id"]) == ("C0FLOWSUPP", "where")

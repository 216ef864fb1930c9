"""All ways into the form, and from each the whole way: sent, told, and on the desk as it was meant."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.playground.cast import ALLMANT, ANNA, ERIK, FLOW_NEWS, FLOW_SUPPORT, KUSTEN_SHARED, PRIYA, STRANGER, TOM
from bot.playground.model import Message
from bot.slack.tickets import slow_opening
from bot.slack.views.answer import ASK
from bot.slack.views.tickets.form import FORM, GLOBAL_SHORTCUT, MESSAGE_SHORTCUT
from bot.slack.views.tickets.outcomes import OPEN
from tests.journeys.real_bot import DEADLINE, action_ids, texts
from tests.journeys.ticket_town import GOOD, DeskTown, answer_in, block_of, desk_town, inputs_of

__all__ = ["desk_town"]
# The playground is content with any of them; in Slack each is for one kind of conversation.
HISTORY = {"channels:history", "groups:history", "im:history"}
FIELDS = ["form.type", *(f"own.{name}" for name in ("summary", "version", "component", "severity", "description"))]
REST = {name: value for name, value in GOOD.items() if name not in ("own.version", "own.component")}


async def said_in(town: DeskTown, place: str, text: str) -> Message:
    return await town.playground.wait_for_message(lambda each: each.conversation == place and text in each.text)


def ask_of(message: Message, value: str) -> str:
    """The action id of the button with this value."""
    rows = [block["elements"] for block in message.blocks or [] if block["type"] == "actions"]
    found = [each["action_id"] for row in rows for each in row if each.get("value", "").startswith(value)]
    assert found, action_ids(message)
    return str(found[0])


async def test_the_command_opens_the_form_fills_in_the_version_and_the_rest_follows(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    await play.command(PRIYA, FLOW_SUPPORT, "/flowver ticket studio 6.15.13")
    view = await town.form(PRIYA)
    assert inputs_of(view)[:6] == FIELDS
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.13"
    assert answer_in(view, "own.component")["selected_option"]["value"] == "studio"
    log = await play.upload(PRIYA, "studio.log", b"line\n" * 500, "text/plain")
    outcome = await town.sent(PRIYA, {**REST, "own.attachments": [log.id]})
    assert outcome.view
    assert "Filing your request" in texts(outcome.view["blocks"])
    request = await town.filed()
    assert request.reporter.name == "Priya Nair"
    direct = await town.told(town.direct(PRIYA), request.key)
    assert re.search(rf"<http\S+/portal/4/{request.key}\|", texts(direct.blocks))
    shown = await play.wait_for_view(PRIYA, lambda view: request.key in texts(view["blocks"]), DEADLINE)
    assert "is filed" in texts(shown["blocks"])
    await town.desk.wait_for(lambda: request.attachments or None, DEADLINE)
    assert request.attachments[0].content == log.content
    assert play.rejections == []


async def test_everything_that_was_told_is_in_the_request(desk_town: DeskTown) -> None:
    await desk_town.playground.command(PRIYA, FLOW_SUPPORT, "/flowver ticket")
    await desk_town.sent(PRIYA)
    request = await desk_town.filed()
    assert request.summary == GOOD["own.summary"]
    told = ("own.description", "own.steps", "own.expected", "own.actual", "own.version")
    assert [name for name in told if GOOD[name] not in request.description] == []
    fields = request.type.fields
    names = {name: field.name.partition(" / ")[2] for name, field in fields.items()}
    chosen = {names[field]: value for field, value in request.values.items()}
    versions = {each.id: each.name for each in request.desk.versions}
    assert versions[chosen["Affected version"][0]["id"]] == "6.15.13"
    assert {each.value: each.label for each in request.desk.components}[chosen["Component"][0]["id"]] == "Flow Studio"


async def test_the_global_shortcut_opens_an_empty_form(desk_town: DeskTown) -> None:
    await desk_town.playground.shortcut(ANNA, GLOBAL_SHORTCUT)
    view = await desk_town.form(ANNA)
    assert view["callback_id"] == FORM
    assert answer_in(view, "own.version")["selected_option"] is None
    await desk_town.sent(ANNA)
    request = await desk_town.filed()
    assert "är skickat" in texts((await desk_town.told(desk_town.direct(ANNA), request.key)).blocks)


async def test_a_message_goes_along_with_its_thread_and_its_files(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    crash = await play.upload(ERIK, "crash.txt", b"first", "text/plain")
    await play.say(ERIK, FLOW_SUPPORT, "Studio kraschar när <@U0TOMBECKE> sparar *allt*", files=[crash])
    root = await said_in(town, FLOW_SUPPORT, "kraschar")
    trace = await play.upload(ANNA, "trace.txt", b"second", "text/plain")
    await play.say(ANNA, FLOW_SUPPORT, "Samma här, se loggen", root.ts, files=[trace])
    reply = await said_in(town, FLOW_SUPPORT, "Samma här")
    await play.message_shortcut(ANNA, reply, MESSAGE_SHORTCUT)
    view = await town.form(ANNA, "own.description")
    assert answer_in(view, "own.description")["value"] == "Samma här, se loggen"
    await play.wait_for_view(ANNA, lambda view: "kraschar när" in texts(view["blocks"]), DEADLINE)
    await town.sent(ANNA)
    request = await town.filed()
    for words in ("Erik Holm", "kraschar när", "*allt*", "Anna Lindqvist", "/archives/C0FLOWSUPP/p"):
        assert words in request.description
    await town.desk.wait_for(lambda: len(request.attachments) == 2 or None, DEADLINE)
    assert {each.content for each in request.attachments} == {b"first", b"second"}
    in_thread = await town.told(FLOW_SUPPORT, request.key)
    assert in_thread.thread_ts == root.ts
    assert "@nordsjo" not in texts(in_thread.blocks)


async def test_a_file_of_another_organisation_goes_along_by_its_own_name(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    log = await play.upload(STRANGER, "dump.txt", b"from Kusten", "text/plain")
    await play.say(STRANGER, KUSTEN_SHARED, "The server stopped at noon", files=[log])
    message = await said_in(town, KUSTEN_SHARED, "stopped at noon")
    await play.message_shortcut(ANNA, message, MESSAGE_SHORTCUT)
    await play.wait_for_view(ANNA, lambda view: "dump.txt" in texts(view["blocks"]), DEADLINE)
    await town.sent(ANNA)
    request = await town.filed()
    await town.desk.wait_for(lambda: bool(request.attachments) or None, DEADLINE)
    assert [each.content for each in request.attachments] == [b"from Kusten"]
    assert request.attachments[0].name.startswith("dump")


async def test_a_message_without_a_thread_is_answered_beneath_it(desk_town: DeskTown) -> None:
    message = await said_in(desk_town, FLOW_SUPPORT, "6.1.7.26406 på servern")
    await desk_town.playground.message_shortcut(PRIYA, message, MESSAGE_SHORTCUT)
    view = await desk_town.form(PRIYA, "own.version")
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.1.7.26406"
    assert answer_in(view, "own.component")["selected_option"]["value"] == "server"
    await desk_town.sent(PRIYA)
    request = await desk_town.filed()
    assert "Erik Holm" in request.description
    assert (await desk_town.told(FLOW_SUPPORT, request.key)).thread_ts == message.ts


async def test_whom_and_which_channel_a_message_speaks_of_is_named_in_the_description(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    await play.say(PRIYA, FLOW_SUPPORT, f"Sync stopped, see <#{FLOW_NEWS}>, <@{TOM}> saw it too")
    message = await said_in(town, FLOW_SUPPORT, "Sync stopped")
    await play.message_shortcut(PRIYA, message, MESSAGE_SHORTCUT)
    named = "Sync stopped, see #flow-news, @Tom Becker saw it too"

    def shown(view: dict[str, Any]) -> bool:
        return bool(answer_in(view, "own.description")["value"] == named)

    view = await play.wait_for_view(PRIYA, shown, DEADLINE)
    assert TOM not in texts(view["blocks"])
    assert FLOW_NEWS not in texts(view["blocks"])
    rest = {name: value for name, value in GOOD.items() if name != "own.description"}
    assert (await town.sent(PRIYA, rest)).errors == {}
    assert named.partition(",")[0] in (await town.filed()).description
    assert TOM not in (await town.filed()).description


async def test_a_thread_that_may_not_be_read_is_said_to_stay_behind(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    space = play.workspace
    space.app = replace(space.app, scopes=space.app.scopes - HISTORY)
    root = await said_in(town, FLOW_SUPPORT, "6.1.7.26406 på servern")
    await play.say(PRIYA, FLOW_SUPPORT, "The same with us since Friday", root.ts)
    reply = await said_in(town, FLOW_SUPPORT, "The same with us")
    await play.message_shortcut(PRIYA, reply, MESSAGE_SHORTCUT)
    await play.wait_for_view(PRIYA, lambda view: "thread did not come along" in texts(view["blocks"]), DEADLINE)
    await town.sent(PRIYA)
    description = (await town.filed()).description
    assert "Priya Nair" in description
    assert "The same with us" in description
    assert "6.1.7.26406" not in description


async def test_where_the_bot_is_no_member_the_message_itself_goes_along(desk_town: DeskTown) -> None:
    await desk_town.playground.say(ANNA, ALLMANT, "Servern svarar inte sedan i morse")
    message = await said_in(desk_town, ALLMANT, "svarar inte")
    await desk_town.playground.message_shortcut(ANNA, message, MESSAGE_SHORTCUT)
    await desk_town.sent(ANNA)
    assert "Servern svarar inte" in (await desk_town.filed()).description


async def test_under_an_answer_the_version_and_the_answer_go_along(desk_town: DeskTown) -> None:
    shown = await desk_town.command(PRIYA, FLOW_SUPPORT, "/flowver studio 6.15.13")
    await desk_town.press(PRIYA, shown, ask_of(shown, "ticket"))
    view = await desk_town.form(PRIYA)
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.13"
    assert "What flowver answered" in texts(view["blocks"])
    await desk_town.sent(PRIYA, REST)
    assert "Studio 6.15.13 is supported" in (await desk_town.filed()).description


async def test_from_under_an_answer_in_a_thread_the_way_back_to_it_goes_along(desk_town: DeskTown) -> None:
    await desk_town.playground.say(PRIYA, FLOW_SUPPORT, "@flowver studio 6.15.13")
    shown = await desk_town.told(FLOW_SUPPORT, "6.15.13")
    await desk_town.press(PRIYA, shown, ask_of(shown, "ticket"))
    await desk_town.form(PRIYA)
    await desk_town.sent(PRIYA, REST)
    request = await desk_town.filed()
    assert f"/archives/{FLOW_SUPPORT}/p" in request.description
    assert (await desk_town.told(FLOW_SUPPORT, request.key)).thread_ts == shown.thread_ts


async def test_under_an_upgrade_answer_the_service_pack_is_requested(desk_town: DeskTown) -> None:
    shown = await desk_town.command(PRIYA, FLOW_SUPPORT, "/flowver upgrade server 6.15.3 6.15.17")
    await desk_town.press(PRIYA, shown, ask_of(shown, "ticket upgrade"))
    view = await desk_town.form(PRIYA)
    assert "6.15.17" in answer_in(view, "own.summary")["value"]
    assert "6.15.17" in answer_in(view, "own.description")["value"]
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.3"


async def test_app_home_opens_the_form(desk_town: DeskTown) -> None:
    home = await desk_town.playground.open_home(ANNA)
    assert home
    # Above all that there is to read.
    assert home["blocks"][0]["type"] == "actions"
    await desk_town.playground.click_home(ANNA, home_button(home["blocks"], "ticket"))
    assert (await desk_town.form(ANNA))["callback_id"] == FORM


def home_button(blocks: list[dict[str, object]], value: str) -> str:
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return next(each["action_id"] for row in rows for each in row if each["value"] == value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["@flowver file this", "@flowver skapa ärende"])
async def test_a_mention_in_a_thread_prepares_the_form_with_it(desk_town: DeskTown, words: str) -> None:
    town, play = desk_town, desk_town.playground
    await play.say(ERIK, FLOW_SUPPORT, "Portalen visar en vit sida för alla kunder")
    root = await said_in(town, FLOW_SUPPORT, "vit sida")
    await play.say(PRIYA, FLOW_SUPPORT, words, root.ts)
    prepared = await town.told(FLOW_SUPPORT, OPEN)
    assert prepared.thread_ts == root.ts
    await town.press(PRIYA, prepared, OPEN)
    view = await town.form(PRIYA)
    assert "vit sida" in answer_in(view, "own.description")["value"]
    await town.sent(PRIYA, {**GOOD, "own.component": "portal"})
    request = await town.filed()
    assert "Erik Holm" in request.description
    assert (await town.told(FLOW_SUPPORT, request.key)).thread_ts == root.ts


async def test_two_windows_of_one_prepared_form_are_one_request_and_the_second_is_told_so(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    await play.say(PRIYA, FLOW_SUPPORT, "@flowver file this")
    prepared = await town.told(FLOW_SUPPORT, OPEN)
    await town.press(PRIYA, prepared, OPEN)
    await town.form(PRIYA)
    await town.fill(PRIYA)
    one = play.view_acts.top(PRIYA)
    # As on another machine: the first window stays open meanwhile.
    await town.press(PRIYA, prepared, OPEN)
    await town.form(PRIYA)
    await town.fill(PRIYA)
    other = play.view_acts.top(PRIYA)
    assert one.id != other.id
    outcomes = [await play.view_acts.submit(view) for view in (one, other)]
    assert ["not sent twice" in texts(each.view["blocks"]) for each in outcomes if each.view] == [False, True]
    await town.told(town.direct(PRIYA), (await town.filed()).key)
    assert len(town.desk.requests) == 1


async def test_somebody_else_gets_an_empty_form_from_a_prepared_button(desk_town: DeskTown) -> None:
    await desk_town.playground.say(PRIYA, FLOW_SUPPORT, "@flowver file this")
    prepared = await desk_town.told(FLOW_SUPPORT, OPEN)
    await desk_town.press(TOM, prepared, OPEN)
    view = await desk_town.form(TOM)
    assert answer_in(view, "own.description")["value"] is None


async def test_a_form_that_slack_is_slow_to_open_lets_the_command_be_answered_and_leaves_a_button(
    desk_town: DeskTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, play = desk_town, desk_town.playground
    monkeypatch.setattr(slow_opening, "SECONDS", 0.05)
    play.slack_fail("hang", "views.open", count=1)
    before = town.messages()
    await play.command(PRIYA, FLOW_SUPPORT, "/flowver ticket 6.15.13")
    assert town.messages() == before
    # Slack ends the wait without having opened anything.
    play.slack_heal()
    left = await town.newest_since(before, lambda message: message.only_for == PRIYA)
    await town.press(PRIYA, left, OPEN)
    assert answer_in(await town.form(PRIYA), "own.version")["selected_option"]["value"] == "6.15.13"


async def test_an_old_trigger_leaves_a_button_that_opens_the_same_form(
    desk_town: DeskTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await desk_town.command(PRIYA, FLOW_SUPPORT, "/flowver studio 6.15.3")
    monkeypatch.setattr(desk_town.playground.hosting.triggers, "lifetime", timedelta(0))
    before = desk_town.messages()
    await desk_town.press(PRIYA, shown, ask_of(shown, "ticket"))
    left = await desk_town.newest_since(before, lambda message: message.only_for == PRIYA)
    monkeypatch.undo()
    await desk_town.press(PRIYA, left, OPEN)
    assert block_of(await desk_town.form(PRIYA), "own.version")
    assert action_ids(left) == [OPEN]
    assert ASK not in action_ids(left)

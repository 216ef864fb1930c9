"""Tickets while something is away: the form opens all the same, nothing is lost, and people are told."""

import asyncio
import time
from pathlib import Path
from statistics import median

import pytest

from bot.adapters.jira_desk.cached import Cached
from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA
from bot.playground.desk.faults import Trouble
from bot.playground.desk.nordsjo import QUESTION
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT
from bot.slack.views.tickets.outcomes import MEND
from tests.journeys.real_bot import DEADLINE, texts
from tests.journeys.ticket_town import (
    GOOD,
    DeskTown,
    answer_in,
    block_of,
    desk_town,
    desk_town_after,
    inputs_of,
)

__all__ = ["desk_town"]
OPENINGS = 15


@pytest.mark.parametrize(("trouble", "seconds"), [("down", 0.0), ("slow", 5.0), ("hang", 0.0)])
async def test_the_form_opens_as_soon_whatever_the_desk_does(desk_town: DeskTown, trouble: str, seconds: float) -> None:
    in_health, in_trouble = list[float](), list[float]()
    # In turn, so that a busy machine slows both; who waited for the desk would take ten times as long.
    for _ in range(OPENINGS):
        desk_town.desk.heal()
        in_health.append(await seconds_to_open(desk_town))
        desk_town.desk.fail(Trouble(trouble), seconds=seconds)
        in_trouble.append(await seconds_to_open(desk_town))
    desk_town.desk.heal()
    assert median(in_trouble) < 4 * median(in_health)


async def seconds_to_open(town: DeskTown) -> float:
    before = time.perf_counter()
    await town.playground.command(PRIYA, FLOW_SUPPORT, "/flowver ticket studio 6.15.13")
    took = time.perf_counter() - before
    view = await town.form(PRIYA, "form.type", "own.severity")
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.13"
    await town.playground.close_view(PRIYA, everything=True)
    return took


async def test_before_the_desk_has_ever_answered_the_form_asks_flowvers_own_questions(tmp_path: Path) -> None:
    async with desk_town_after(tmp_path, lambda town: town.desk.fail(Trouble.DOWN)) as town:
        await town.playground.shortcut(ANNA, GLOBAL_SHORTCUT)
        view = await town.form(ANNA, "own.summary", without=("form.type",))
        assert "Servicedesken svarar inte just nu" in texts(view["blocks"])
        outcome = await town.sent(ANNA)
        assert outcome.errors == {}
        listed = await town.command(ANNA, FLOW_SUPPORT, "/flowver tickets")
        assert "Inget är förlorat" in texts(listed.blocks)
        assert town.desk.requests == []


async def test_an_open_form_gets_the_desks_questions_when_the_desk_comes_back(tmp_path: Path) -> None:
    async with desk_town_after(tmp_path, lambda town: town.desk.fail(Trouble.SLOW, "types", seconds=0.7)) as town:
        await town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
        await town.fill(PRIYA, {"own.summary": "Half a summary"})
        view = await town.form(PRIYA, "form.type")
        assert answer_in(view, "own.summary")["value"] == "Half a summary"


async def test_a_request_waits_for_a_desk_that_takes_nothing_now_and_is_filed_once(desk_town: DeskTown) -> None:
    town = desk_town
    town.desk.fail(Trouble.LIMIT, "create", count=1, retry_after=1)
    await town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.sent(PRIYA)
    await town.desk.wait_for(lambda: any(call.operation == "create" for call in town.desk.calls) or None, DEADLINE)
    await town.playground.repeat_submission()
    request = await town.filed()
    await town.told(town.direct(PRIYA), request.key)
    assert len(town.desk.requests) == 1


async def test_what_the_desk_refuses_is_mended_and_sent_again(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    # The rule changes after the form was read, and the desk has no check of its own.
    town.desk.settings.validate_available = False
    place = town.desk.add_field(QUESTION, "string", "Plant", required=True)
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA, {"form.type": QUESTION})
    await town.form(PRIYA, without=("own.steps",))
    rest = ("own.summary", "own.version", "own.component", "own.description")
    await town.sent(PRIYA, {name: GOOD[name] for name in rest})
    told = await town.told(town.direct(PRIYA), "did not take")
    assert "Plant" in texts(told.blocks)
    await play.close_view(PRIYA, everything=True)
    town.desk.set_required(QUESTION, place.id, required=False)
    await town.press(PRIYA, told, MEND)
    view = await town.form(PRIYA, "own.description")
    assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
    assert "Plant" in texts(view["blocks"])
    assert (await play.submit(PRIYA)).errors == {}
    request = await town.filed()
    assert request.type.id == QUESTION
    await town.told(town.direct(PRIYA), request.key)
    # Slack delivers it once more, long after the draft has done its work.
    await play.repeat_submission()
    once_more = await town.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")
    assert [block["type"] for block in once_more.blocks or []] == ["section", "rich_text", "context"]
    # Pressed again, nobody writes what would come to nothing.
    await play.close_view(PRIYA, everything=True)
    before = town.messages()
    await town.press(PRIYA, told, MEND)
    said = await town.newest_since(before, lambda message: message.only_for == PRIYA)
    assert "nothing to mend" in said.text
    assert len(town.desk.requests) == 1
    listed = await town.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")
    assert [block["type"] for block in listed.blocks or []] == ["section", "rich_text", "context"]


async def test_the_desks_own_check_speaks_at_the_field_before_anything_is_filed(desk_town: DeskTown) -> None:
    town = desk_town
    await town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA)
    # A field that the form knows, made required meanwhile.
    environment = next(name for name in inputs_of(await town.form(PRIYA)) if name == "desk.environment")
    town.desk.set_required("11001", "environment")
    outcome = await town.playground.submit(PRIYA)
    assert list(outcome.errors) == [environment]
    assert block_of(await town.form(PRIYA), environment)
    assert town.desk.requests == []


async def test_a_file_that_vanishes_never_costs_the_ticket(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    kept = await play.upload(PRIYA, "kept.txt", b"here", "text/plain")
    gone = await play.upload(PRIYA, "gone.txt", b"away", "text/plain")
    await town.fill(PRIYA, {**GOOD, "own.attachments": [kept.id, gone.id]})
    gone.vanished = True
    await play.submit(PRIYA)
    request = await town.filed()
    told = await town.told(town.direct(PRIYA), "gone.txt")
    assert request.key in texts(told.blocks)
    await town.desk.wait_for(lambda: request.attachments or None, DEADLINE)
    assert [each.content for each in request.attachments] == [b"here"]


async def test_a_field_that_the_desk_has_begun_to_require_is_asked_for_when_the_request_is_mended(
    desk_town: DeskTown,
) -> None:
    town, play = desk_town, desk_town.playground
    town.desk.settings.validate_available = False
    number = town.desk.add_field("11001", "string", "Customer number", required=True)
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.sent(PRIYA)
    told = await town.told(town.direct(PRIYA), "did not take")
    assert texts(told.blocks).count("Customer number") == 1
    await play.close_view(PRIYA, everything=True)
    await town.press(PRIYA, told, MEND)
    view = await town.form(PRIYA, f"desk.{number.id}")
    assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
    assert "customfield" not in texts(view["blocks"])
    await town.fill(PRIYA, {f"desk.{number.id}": "4711"})
    assert (await play.submit(PRIYA)).errors == {}
    assert (await town.filed()).values[number.id] == "4711"


async def test_a_field_that_the_desks_own_check_asks_for_is_asked_at_once_with_the_reason(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    number = town.desk.add_field("11001", "string", "Customer number", required=True)
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    outcome = await town.sent(PRIYA)
    assert outcome.view
    assert f"desk.{number.id}" in inputs_of(outcome.view)
    assert texts(outcome.view["blocks"]).count("now requires an answer here") == 1
    await town.fill(PRIYA, {f"desk.{number.id}": "4711"})
    assert (await play.submit(PRIYA)).errors == {}
    assert (await town.filed()).values[number.id] == "4711"


async def test_what_the_desk_begins_to_ask_comes_into_the_form_also_when_reading_it_takes_long(
    desk_town: DeskTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, play = desk_town, desk_town.playground
    monkeypatch.setattr("bot.slack.tickets.sending.ANSWERED_BY_SECONDS", 0.0)
    monkeypatch.setattr("bot.slack.tickets.asked_anew.UNDER_WAY_SECONDS", 0.3)
    number = town.desk.add_field("11001", "string", "Customer number", required=True)
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    outcome = await town.sent(PRIYA)
    assert outcome.view
    assert f"desk.{number.id}" not in inputs_of(outcome.view)
    view = await town.form(PRIYA, f"desk.{number.id}")
    assert "now requires an answer here" in texts(view["blocks"])
    assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
    await town.fill(PRIYA, {f"desk.{number.id}": "4711"})
    assert (await play.submit(PRIYA)).errors == {}
    assert (await town.filed()).values[number.id] == "4711"


async def test_a_form_that_was_sent_meanwhile_is_not_drawn_over_what_became_of_it(
    desk_town: DeskTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, play, let = desk_town, desk_town.playground, asyncio.Event()
    read = Cached.refresh

    async def read_when_let(types: Cached) -> bool:
        await let.wait()
        return await read(types)

    monkeypatch.setattr("bot.slack.tickets.sending.ANSWERED_BY_SECONDS", 0.0)
    monkeypatch.setattr("bot.slack.tickets.asked_anew.UNDER_WAY_SECONDS", 0.0)
    number = town.desk.add_field("11001", "string", "Customer number", required=True)
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    monkeypatch.setattr(Cached, "refresh", read_when_let)
    await town.sent(PRIYA)
    town.desk.set_required("11001", number.id, required=False)
    assert (await play.submit(PRIYA)).errors == {}
    request = await town.filed()
    filed = await play.wait_for_view(PRIYA, lambda view: request.key in texts(view["blocks"]), DEADLINE)
    # Nobody draws this view any more: what the late reading does to it is what stays.
    let.set()
    await town.settled()
    assert (await play.wait_for_view(PRIYA))["hash"] == filed["hash"]

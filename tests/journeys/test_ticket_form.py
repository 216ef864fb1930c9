"""The form: the desk's own rules, help while it is filled in, and what is refused at its questions."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.adapters.store.store import Store
from bot.playground.cast import ANNA, ERIK, FLOW_SUPPORT, PRIYA, TOM
from bot.playground.desk.model import Choice
from bot.playground.desk.nordsjo import CHANGE, INCIDENT, MAJA, QUESTION
from bot.slack.views.inputs import REDRAW
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT, SOLVED, WHERE_BUTTON
from bot.slack.views.tickets.own import SUMMARY, VERSION
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
REPRODUCTION = {"own.severity", "own.steps", "own.expected", "own.actual"}
AREAS = (Choice("a1", "Client", (Choice("a11", "Android"), Choice("a12", "iOS"))), Choice("a2", "Server"))
# Kind of field -> what a person enters, and what the desk must get.
KINDS: dict[str, tuple[Any, Any]] = {
    "string": ("Line  one", "Line one"),
    "textarea": ("Two\nlines", "Two\nlines"),
    "url": ("https://example.com/a?b=1", "https://example.com/a?b=1"),
    "number": ("12.5", 12.5),
    "date": ("2026-12-24", "2026-12-24"),
    "datetime": (1_790_000_000, "2026-09-21T14:13:20.000+0000"),
    "select": ("c1", {"id": "c1"}),
    "radio": ("c2", {"id": "c2"}),
    "checkboxes": (["c1", "c2"], [{"id": "c1"}, {"id": "c2"}]),
    "multiselect": (["c2"], [{"id": "c2"}]),
    "labels": ("red, green", ["red", "green"]),
    "user": (ERIK, {"accountId": "712020:c0570000-0002"}),
    "users": ([ERIK, TOM], [{"accountId": "712020:c0570000-0002"}, {"accountId": "712020:c0570000-0004"}]),
}
WITH_CHOICES = ("select", "radio", "checkboxes", "multiselect")
CHOICES = (Choice("c1", "First"), Choice("c2", "Second"))


async def opened(town: DeskTown, person: str = PRIYA) -> None:
    await town.playground.shortcut(person, GLOBAL_SHORTCUT)
    await town.form(person, "own.summary")


async def shown_text(town: DeskTown, person: str, words: str) -> str:
    view = await town.playground.wait_for_view(person, lambda view: words in texts(view["blocks"]), DEADLINE)
    return texts(view["blocks"])


async def test_another_request_type_asks_other_questions_and_keeps_what_was_typed(desk_town: DeskTown) -> None:
    town = desk_town
    await opened(town)
    await town.fill(PRIYA, GOOD)
    await town.fill(PRIYA, {"form.type": QUESTION})
    view = await town.form(PRIYA, without=tuple(REPRODUCTION))
    assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
    await town.fill(PRIYA, {"form.type": CHANGE})
    view = await town.form(PRIYA, without=tuple(REPRODUCTION))
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.13"
    await town.fill(PRIYA, {"form.type": INCIDENT})
    view = await town.form(PRIYA, *REPRODUCTION)
    assert answer_in(view, "own.steps")["value"] == GOOD["own.steps"]
    assert answer_in(view, "own.severity")["selected_option"]["value"] == "high"


async def test_two_changes_at_the_same_moment_leave_no_old_questions(desk_town: DeskTown) -> None:
    await opened(desk_town)
    play = desk_town.playground
    await asyncio.gather(
        play.choose(PRIYA, REDRAW, QUESTION, block_id="form.type"),
        play.choose(PRIYA, REDRAW, "studio", block_id="own.component"),
    )
    view = await desk_town.form(PRIYA, without=tuple(REPRODUCTION))
    assert answer_in(view, "own.component")["selected_option"]["value"] == "studio"


async def test_one_request_type_is_no_choice(tmp_path: Path) -> None:
    def one(town: DeskTown) -> None:
        town.types = INCIDENT

    async with desk_town_after(tmp_path, one) as town:
        await town.desk_known()
        await opened(town)
        assert "form.type" not in inputs_of(await town.form(PRIYA, *REPRODUCTION))


async def test_which_types_ask_how_to_make_it_happen_can_be_said_in_the_settings(tmp_path: Path) -> None:
    def otherwise(town: DeskTown) -> None:
        town.faults = QUESTION

    async with desk_town_after(tmp_path, otherwise) as town:
        await town.desk_known()
        await opened(town)
        await town.form(PRIYA, "own.description", without=tuple(REPRODUCTION))
        await town.fill(PRIYA, {"form.type": QUESTION})
        await town.form(PRIYA, *REPRODUCTION)


async def test_required_fields_of_every_kind_are_asked_and_sent_as_the_desk_wants_them(tmp_path: Path) -> None:
    ids: dict[str, str] = {}

    def many(town: DeskTown) -> None:
        for kind in KINDS:
            choices = CHOICES if kind in WITH_CHOICES else ()
            ids[kind] = town.desk.add_field(QUESTION, kind, f"My {kind}", required=True, choices=choices).id
        ids["cascading"] = town.desk.add_field(QUESTION, "cascading", "Area", required=True, choices=AREAS).id

    async with desk_town_after(tmp_path, many) as town:
        await town.desk_known()
        await opened(town)
        await town.fill(PRIYA, {"form.type": QUESTION})
        await town.form(PRIYA, *(f"desk.{field}" for field in ids.values()))
        await town.fill(PRIYA, {name: value for name, value in GOOD.items() if name not in REPRODUCTION})
        await town.fill(PRIYA, {f"desk.{ids[kind]}": entered for kind, (entered, _) in KINDS.items()})
        await town.fill(PRIYA, {f"desk.{ids['cascading']}": "a1"})
        await town.form(PRIYA, f"desk.{ids['cascading']}.child.a1")
        await town.fill(PRIYA, {f"desk.{ids['cascading']}.child.a1": "a12"})
        outcome = await town.playground.submit(PRIYA)
        assert outcome.errors == {}
        values = (await town.filed()).values
        assert {kind: values[ids[kind]] for kind in KINDS} == {kind: sent for kind, (_, sent) in KINDS.items()}
        assert values[ids["cascading"]] == {"id": "a1", "child": {"id": "a12"}}
        assert town.playground.rejections == []


# Kind of field -> what the desk's own form begins with, and what it must get where nobody changes that.
BEGUN: dict[str, tuple[tuple[Choice, ...], Any]] = {
    "string": ((Choice("Malmö", "Malmö"),), "Malmö"),
    "textarea": ((Choice("Two\nlines", ""),), "Two\nlines"),
    "number": ((Choice("12.5", "12.5"),), 12.5),
    "date": ((Choice("2026-12-24", ""),), "2026-12-24"),
    "datetime": ((Choice("2026-09-21T16:13:20.000+0200", ""),), "2026-09-21T14:13:20.000+0000"),
    "select": ((Choice("c2", "Second"),), {"id": "c2"}),
    "radio": ((Choice("c1", "First"),), {"id": "c1"}),
    "checkboxes": ((Choice("c1", "First"), Choice("c2", "Second")), [{"id": "c1"}, {"id": "c2"}]),
    "multiselect": ((Choice("c2", "Second"),), [{"id": "c2"}]),
    "cascading": ((Choice("a1", "Client", (Choice("a12", "iOS"),)),), {"id": "a1", "child": {"id": "a12"}}),
    "labels": ((Choice("red", "red"), Choice("green", "green")), ["red", "green"]),
    "user": ((Choice(MAJA.id, MAJA.name),), {"accountId": MAJA.id}),
    "system-labels": ((Choice("blue", "blue"),), ["blue"]),
}


async def test_what_the_desks_own_form_begins_with_is_filled_in_and_sent(tmp_path: Path) -> None:
    ids: dict[str, str] = {}

    def begun(town: DeskTown) -> None:
        for kind, (defaults, _) in BEGUN.items():
            choices = AREAS if kind == "cascading" else CHOICES if kind in WITH_CHOICES else ()
            field = town.desk.add_field(QUESTION, kind, f"My {kind}", required=kind != "labels", choices=choices)
            field.defaults, ids[kind] = defaults, field.id
        preset = town.desk.add_field(QUESTION, "string", "Site")
        preset.defaults, preset.presets, ids["preset"] = (Choice("Lund", "Lund"),), ("Ystad",), preset.id

    async with desk_town_after(tmp_path, begun) as town:
        await town.desk_known()
        await opened(town)
        await town.fill(PRIYA, {"form.type": QUESTION})
        view = await town.form(PRIYA, *(f"desk.{field}" for field in ids.values()))
        assert MAJA.name in block_of(view, f"desk.{ids['user']}")["hint"]["text"]
        outcome = await town.sent(PRIYA, {name: value for name, value in GOOD.items() if name not in REPRODUCTION})
        assert outcome.errors == {}
        values = (await town.filed()).values
        assert {kind: values[ids[kind]] for kind in BEGUN} == {kind: sent for kind, (_, sent) in BEGUN.items()}
        assert values[ids["preset"]] == "Ystad"
        assert town.playground.rejections == []


async def test_what_cannot_be_a_value_is_refused_at_its_field(tmp_path: Path) -> None:
    ids: list[str] = []

    def odd(town: DeskTown) -> None:
        ids.append(town.desk.add_field(QUESTION, "string", "Customer number", required=True).id)
        ids.append(town.desk.add_field(QUESTION, "user", "Who knows", required=True).id)

    async with desk_town_after(tmp_path, odd) as town:
        await town.desk_known()
        await opened(town)
        await town.fill(PRIYA, {"form.type": QUESTION})
        await town.form(PRIYA, f"desk.{ids[0]}")
        # Skift Två has no account at the desk.
        await town.fill(PRIYA, {f"desk.{ids[0]}": "x" * 255, f"desk.{ids[1]}": "U0SKIFTTVA"})
        outcome = await town.sent(PRIYA, {name: value for name, value in GOOD.items() if name not in REPRODUCTION})
        assert list(outcome.errors) == [f"desk.{ids[1]}"]
        assert "choose another" in outcome.errors[f"desk.{ids[1]}"]
        await town.fill(PRIYA, {f"desk.{ids[1]}": TOM})
        assert (await town.playground.submit(PRIYA)).errors == {}
        assert (await town.filed()).values[ids[0]] == "x" * 255


async def test_a_version_that_the_desk_does_not_list_is_asked_for_there(desk_town: DeskTown) -> None:
    await opened(desk_town)
    outcome = await desk_town.sent(PRIYA, {**GOOD, "own.version": "6.15.3"})
    assert list(outcome.errors) == ["desk.versions"]
    await desk_town.fill(PRIYA, {"desk.versions": [desk_town.desk.catalog.main.versions[2].id]})
    assert (await desk_town.playground.submit(PRIYA)).errors == {}
    assert "6.15.3\n" in (await desk_town.filed()).description


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"own.version": "6.15.15"}, "6.15.15 is not in the service desk's own list; the nearest there is 6.15.13"),
        ({"own.version": "6.16.4"}, "6.16.4 is not in the service desk's own list: choose what comes nearest"),
        ({"own.version": "unknown"}, "also when you could not find yours"),
        ({"own.component": "installer"}, "Installer (Server Manager) is not in the service desk's own list"),
        ({"own.component": "unknown"}, "also when you do not know which"),
    ],
)
async def test_what_the_desk_asks_once_more_says_why(desk_town: DeskTown, own: dict[str, str], says: str) -> None:
    await opened(desk_town)
    await desk_town.fill(PRIYA, own)
    assert await shown_text(desk_town, PRIYA, says)


@pytest.mark.parametrize("typed", ["6.15.13", "7.2.1.9", "v6.15.3.5", "6.15"])
async def test_type_ahead_offers_what_is_typed_first_and_not_knowing_last(desk_town: DeskTown, typed: str) -> None:
    await opened(desk_town)
    options = await desk_town.playground.suggest(PRIYA, VERSION, typed)
    assert options[0]["value"] == typed.lstrip("v")
    assert options[-1]["value"] == "unknown"
    assert len(options) <= 100


@pytest.mark.parametrize("typed", ["studio 6.15.13", "6.15.13 Studio", "6.15.13.", "6,15,13"])
async def test_a_listed_version_is_found_however_it_is_typed(desk_town: DeskTown, typed: str) -> None:
    await opened(desk_town)
    first = (await desk_town.playground.suggest(PRIYA, VERSION, typed))[0]
    assert first["value"] == "6.15.13"
    assert "Studio" in first["text"]["text"]


@pytest.mark.parametrize("typed", ["unknown", " Unknown ", "UNKNOWN", "okänd", "vet inte", "I don't know"])
async def test_whoever_types_that_they_do_not_know_is_offered_just_that(desk_town: DeskTown, typed: str) -> None:
    await opened(desk_town)
    options = await desk_town.playground.suggest(PRIYA, VERSION, typed)
    assert [option["value"] for option in options] == ["unknown"]
    assert desk_town.playground.rejections == []


async def test_the_whole_number_that_is_typed_comes_before_those_that_begin_with_it(desk_town: DeskTown) -> None:
    await opened(desk_town)
    values = [option["value"] for option in await desk_town.playground.suggest(PRIYA, VERSION, "6.15.1")]
    assert values[0] == "6.15.1"
    assert "6.15.13" in values
    assert len(values) == len(set(values))


async def test_a_number_that_nobody_has_listed_can_be_affected(desk_town: DeskTown) -> None:
    await opened(desk_town)
    await desk_town.fill(PRIYA, {"form.type": QUESTION, "own.version": "7.2.1.97.2.1.9"})
    assert "“7.2.1.97.2.1.9” is no version number" in await shown_text(desk_town, PRIYA, "no version number")
    await desk_town.fill(PRIYA, {"own.version": "7.2.1.9"})
    assert "not in the catalogue" in await shown_text(desk_town, PRIYA, "7.2.1.9")
    rest = {name: value for name, value in GOOD.items() if name not in {*REPRODUCTION, "own.version"}}
    await desk_town.sent(PRIYA, rest)
    assert "7.2.1.9" in (await desk_town.filed()).description


async def test_hints_say_out_of_support_newer_pack_and_where_it_is_fixed(desk_town: DeskTown) -> None:
    town = desk_town
    await opened(town)
    await town.fill(PRIYA, {"own.version": "6.13.2", "own.component": "studio"})
    assert "Support for Studio 6.13.2 ended" in await shown_text(town, PRIYA, "No more fixes are made")
    await town.fill(PRIYA, {"own.version": "6.15.3", "own.summary": "Studio closes when I copy a large workflow"})
    said = await shown_text(town, PRIYA, "FLOW-963")
    assert "A newer service pack than 6.15.3 is out: Studio 6.15.13" in said
    assert "Fixed in Studio 6.15.13" in said
    assert "ended" not in said


async def test_articles_are_found_and_that_solves_it_is_counted_once(desk_town: DeskTown) -> None:
    town = desk_town
    await opened(town)
    await town.fill(PRIYA, {"own.summary": "Web Client shows a blank page"})
    assert "Web Client shows a blank page" in await shown_text(town, PRIYA, "knowledge base")
    await town.playground.press(PRIYA, SOLVED)
    assert "Nothing was filed" in await shown_text(town, PRIYA, "filed")
    assert await solved(town) == 1
    assert 'flowver_solved_total{by="other"} 1.0' in (await town.get("/metrics"))[1]
    assert town.desk.requests == []


async def solved(town: DeskTown) -> int:
    store = Store.open(town.database_url)
    try:
        async with store.read() as connection:
            return int((await connection.execute(text("SELECT count(*) FROM solved"))).scalar_one())
    finally:
        await store.close()


async def test_an_open_request_that_is_alike_is_shown_before_another_is_made(desk_town: DeskTown) -> None:
    town = desk_town
    await opened(town)
    await town.sent(PRIYA)
    request = await town.filed()
    await town.told(town.direct(PRIYA), request.key)
    await town.playground.close_view(PRIYA, everything=True)
    await opened(town)
    await town.fill(PRIYA, {name: GOOD[name] for name in ("own.version", "own.component", "own.summary")})
    assert request.key in await shown_text(town, PRIYA, "open request")


@pytest.mark.parametrize(
    ("block", "hollow", "says"),
    [
        ("own.description", "asdf", "random keys"),
        ("own.description", GOOD["own.summary"], "repeats the summary"),
        ("own.expected", "n/a", "no answer"),
        ("own.steps", "-", "one step a line"),
        ("own.summary", "Problem", "no answer"),
    ],
)
async def test_an_answer_that_says_nothing_is_refused_with_what_to_write(
    desk_town: DeskTown, block: str, hollow: str, says: str
) -> None:
    await opened(desk_town)
    outcome = await desk_town.sent(PRIYA, {**GOOD, block: hollow})
    assert outcome.what == "errors"
    assert list(outcome.errors) == [block]
    assert desk_town.desk.requests == []
    assert says in outcome.errors[block]


async def test_where_to_find_them_opens_on_top_and_the_form_is_there_afterwards(desk_town: DeskTown) -> None:
    await opened(desk_town, ANNA)
    await desk_town.fill(ANNA, {"own.component": "studio", "own.summary": "Halvskriven rubrik"})
    await desk_town.playground.press(ANNA, WHERE_BUTTON)
    assert "Studio" in await shown_text(desk_town, ANNA, "Här hittar du")
    back = await desk_town.playground.close_view(ANNA)
    assert back
    assert answer_in(back, "own.summary")["value"] == "Halvskriven rubrik"
    assert block_of(back, "own.summary")["element"]["action_id"] == SUMMARY


async def test_the_command_names_the_place_that_is_told(desk_town: DeskTown) -> None:
    await desk_town.playground.command(PRIYA, FLOW_SUPPORT, "/flowver ticket")
    await desk_town.sent(PRIYA)
    await desk_town.told(desk_town.direct(PRIYA), (await desk_town.filed()).key)
    # A command stands in no thread: telling the whole channel would be noise.
    assert [message for message in desk_town.said_by_bot(FLOW_SUPPORT) if not message.ephemeral] == []

"""What the desk has dropped is still in the form that somebody has open: it is said at its field, with what there is now."""

from typing import Any

import pytest

from bot.playground.cast import ANNA, PRIYA
from bot.playground.desk.model import Choice, Field
from bot.playground.desk.nordsjo import INCIDENT, QUESTION, VERSIONS
from bot.playground.model import Json
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT
from bot.slack.views.tickets.outcomes import MEND
from tests.journeys.real_bot import texts
from tests.journeys.ticket_town import GOOD, DeskTown, answer_in, block_of, desk_town

__all__ = ["desk_town"]
PEOPLE = [(ANNA, "finns inte längre i servicedesken"), (PRIYA, "no longer has what you chose")]


async def plant_asked(town: DeskTown, kind: str = "select") -> Field:
    """A choice that the form offers."""
    place = town.desk.add_field("11001", kind, "Plant", required=True, choices=["North", "South", "West"])
    await town.types_read_again()
    return place


def drop(place: Field, label: str) -> None:
    place.choices = tuple(each for each in place.choices if each.label != label)


def id_of(place: Field, label: str) -> str:
    return next(each.value for each in place.choices if each.label == label)


def offered(view: Json, place: Field) -> list[str]:
    options: list[Json] = block_of(view, f"desk.{place.id}")["element"]["options"]
    return [each["text"]["text"] for each in options]


@pytest.mark.parametrize(("person", "says"), PEOPLE)
@pytest.mark.parametrize(("kind", "many"), [("select", False), ("multiselect", True)])
async def test_the_check_finds_it_and_the_form_offers_what_there_is_now(
    desk_town: DeskTown, person: str, says: str, kind: str, many: bool
) -> None:
    town, play = desk_town, desk_town.playground
    place = await plant_asked(town, kind)

    def chosen(label: str) -> Any:
        return [id_of(place, label)] if many else id_of(place, label)

    await play.shortcut(person, GLOBAL_SHORTCUT)
    await town.fill(person, {**GOOD, f"desk.{place.id}": chosen("South")})
    drop(place, "South")
    view = (await play.submit(person)).view
    assert view
    assert offered(view, place) == ["North", "West"]
    assert texts(view["blocks"]).count(says) == 1
    assert "does not take the value" not in texts(view["blocks"])
    assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
    await town.fill(person, {f"desk.{place.id}": chosen("West")})
    assert (await play.submit(person)).errors == {}
    west = {"id": id_of(place, "West")}
    assert (await town.filed()).values[place.id] == ([west] if many else west)


@pytest.mark.parametrize(("person", "says"), PEOPLE)
async def test_without_a_check_the_refused_request_is_mended_with_what_there_is_now(
    desk_town: DeskTown, person: str, says: str
) -> None:
    town, play = desk_town, desk_town.playground
    town.desk.settings.validate_available = False
    place = await plant_asked(town)
    await play.shortcut(person, GLOBAL_SHORTCUT)
    await town.fill(person, {**GOOD, f"desk.{place.id}": id_of(place, "South")})
    drop(place, "South")
    await play.submit(person)
    told = await town.told(town.direct(person), MEND)
    await play.close_view(person, everything=True)
    await town.press(person, told, MEND)
    view = await play.wait_for_view(person, lambda view: says in texts(view["blocks"]))
    assert offered(view, place) == ["North", "West"]
    await town.fill(person, {f"desk.{place.id}": id_of(place, "North")})
    assert (await play.submit(person)).errors == {}
    assert (await town.filed()).values[place.id] == {"id": id_of(place, "North")}


async def test_a_version_that_the_desk_has_dropped_is_asked_for_among_those_that_it_has(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA)
    town.desk.sync_versions([name for name in VERSIONS if name != "6.15.13"])
    view = (await play.submit(PRIYA)).view
    assert view
    assert "no longer has what you chose" in texts(view["blocks"])
    assert "6.15.13 is not in the service desk's own list; the nearest there is 6.15.12" in texts(view["blocks"])
    nearest = next(each.id for each in town.desk.catalog.main.versions if each.name == "6.15.12")
    await town.fill(PRIYA, {"desk.versions": [nearest]})
    assert (await play.submit(PRIYA)).errors == {}
    assert "6.15.13" in (await town.filed()).description


async def test_what_need_not_be_answered_and_was_answered_by_flowvers_own_question_is_left_out(
    desk_town: DeskTown,
) -> None:
    town, play = desk_town, desk_town.playground
    town.desk.set_required("11001", "versions", required=False)
    await town.types_read_again()
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA)
    town.desk.sync_versions([name for name in VERSIONS if name != "6.15.13"])
    assert (await play.submit(PRIYA)).errors == {}
    request = await town.filed()
    assert "versions" not in request.values
    assert "6.15.13" in request.description


@pytest.mark.parametrize("checks", [True, False])
async def test_a_request_type_that_the_desk_has_dropped_is_said_and_the_others_are_offered(
    desk_town: DeskTown, checks: bool
) -> None:
    town, play = desk_town, desk_town.playground
    town.desk.settings.validate_available = checks
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA, {"form.type": QUESTION})
    await town.form(PRIYA, without=("own.steps",))
    await town.fill(
        PRIYA, {name: GOOD[name] for name in ("own.summary", "own.version", "own.component", "own.description")}
    )
    del town.desk.catalog.main.types[QUESTION]
    await play.submit(PRIYA)
    if not checks:
        told = await town.told(town.direct(PRIYA), MEND)
        await play.close_view(PRIYA, everything=True)
        await town.press(PRIYA, told, MEND)

    def wanted(view: Json) -> bool:
        kinds = [block for block in view["blocks"] if block["block_id"] == "form.type"]
        return "request type does not exist" in texts(view["blocks"]) and "question" not in texts(kinds)

    view = await play.wait_for_view(PRIYA, wanted)
    assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
    await town.fill(PRIYA, {"form.type": INCIDENT})
    assert (await town.sent(PRIYA)).errors == {}
    assert (await town.filed()).type.id == INCIDENT


async def test_another_option_of_a_field_may_go_without_a_word(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    place = await plant_asked(town)
    await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA, {**GOOD, f"desk.{place.id}": id_of(place, "South")})
    drop(place, "North")
    place.choices = (*place.choices, Choice("99", "East"))
    assert (await play.submit(PRIYA)).errors == {}
    assert (await town.filed()).values[place.id] == {"id": id_of(place, "South")}

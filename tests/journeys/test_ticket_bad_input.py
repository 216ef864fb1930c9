"""What goes wrong with what people write and send along: each trouble has its sentence, and nothing typed is lost."""

from pathlib import Path
from typing import Any

import pytest

from bot.playground.cast import ANNA, FLOW_SUPPORT, GUEST, KUSTEN_SHARED, NO_EMAIL, PRIYA, STRANGER
from bot.playground.desk.model import DeskRequest
from bot.playground.desk.nordsjo import CHANGE, INCIDENT, QUESTION
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT, MESSAGE_SHORTCUT
from bot.slack.views.tickets.outcomes import OPEN
from tests.journeys.real_bot import DEADLINE, texts
from tests.journeys.test_ticket_people import MARKUP, RIGHT_TO_LEFT
from tests.journeys.ticket_town import GOOD, DeskTown, answer_in, desk_town, desk_town_after, inputs_of

__all__ = ["desk_town"]
HTML = b"<!DOCTYPE html><title>Sign in</title>"
LARGE = b"x" * (10 * 1024 * 1024 + 1)
EASY = {name: GOOD[name] for name in ("own.version", "own.component", "own.summary", "own.description")}


async def opened(town: DeskTown, person: str) -> None:
    await town.playground.shortcut(person, GLOBAL_SHORTCUT)
    await town.form(person, "own.summary")


async def attached(town: DeskTown, request: DeskRequest, number: int) -> list[str]:
    await town.desk.wait_for(lambda: len(request.attachments) >= number or None, DEADLINE)
    return [each.name for each in request.attachments]


@pytest.mark.parametrize("hostile", [MARKUP, RIGHT_TO_LEFT])
@pytest.mark.parametrize("person", [ANNA, PRIYA])
async def test_in_every_field_it_is_text_and_the_desks_text_field_gets_no_markup(
    desk_town: DeskTown, hostile: str, person: str
) -> None:
    town = desk_town
    await opened(town, person)
    asked = ("own.description", "own.steps", "own.expected", "own.actual", "desk.environment")
    said = {name: f"{number}. open it: {hostile}" for number, name in enumerate(asked, 1)}
    outcome = await town.sent(person, {**GOOD, **said})
    assert outcome.errors == {}
    request = await town.filed()
    environment = request.values["environment"]
    if hostile is MARKUP:
        assert environment.startswith("{noformat}\n5. open it: *bold*")
        assert environment.endswith("\n{noformat}")
    for part in hostile.replace("{noformat}", "").split():
        assert part.strip("{") in environment
        assert request.description.count(part.strip("{")) >= 4
    assert town.playground.rejections == []


@pytest.mark.parametrize(
    ("name", "content", "mimetype", "person", "reason"),
    [
        ("page.png", HTML, "image/png", ANNA, "en webbsida"),
        ("page.png", HTML, "image/png", PRIYA, "web page"),
        ("gone.log", b"", "text/plain", ANNA, "finns inte kvar"),
        ("gone.log", b"", "text/plain", PRIYA, "no longer"),
    ],
)
async def test_a_file_that_cannot_go_along_is_named_with_its_reason_and_the_request_is_filed(
    desk_town: DeskTown, name: str, content: bytes, mimetype: str, person: str, reason: str
) -> None:
    town, play = desk_town, desk_town.playground
    await opened(town, person)
    file = await play.upload(person, name, content or b"x", mimetype)
    await town.fill(person, {**GOOD, "own.attachments": [file.id]})
    file.vanished = not content
    assert (await play.submit(person)).errors == {}
    request = await town.filed()
    told = texts((await town.told(town.direct(person), name)).blocks)
    assert reason in told
    assert request.key in told
    assert request.attachments == []


@pytest.mark.parametrize(("person", "reason"), [(ANNA, "större än 10 MB"), (PRIYA, "larger than 10 MB")])
async def test_a_file_in_a_thread_that_is_too_large_is_left_out_and_told(
    desk_town: DeskTown, person: str, reason: str
) -> None:
    town, play = desk_town, desk_town.playground
    dump = await play.upload(person, "dump.bin", LARGE)
    await play.say(person, FLOW_SUPPORT, "The server stopped at noon, dump attached", files=[dump])
    message = await play.wait_for_message(lambda each: "dump attached" in each.text)
    await play.message_shortcut(person, message, MESSAGE_SHORTCUT)
    await town.sent(person)
    assert reason in texts((await town.told(town.direct(person), "dump.bin")).blocks)


async def test_a_desk_that_takes_smaller_files_or_none_costs_no_request(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    town.desk.settings.attachment_limit = 100
    await opened(town, PRIYA)
    files = [await play.upload(PRIYA, name, b"x" * size) for name, size in (("small.log", 50), ("large.log", 500))]
    await town.sent(PRIYA, {**GOOD, "own.attachments": [file.id for file in files]})
    request = await town.filed()
    told = texts((await town.told(town.direct(PRIYA), "large.log")).blocks)
    assert "did not take it" in told
    assert "small.log" not in told
    assert len(await attached(town, request, 1)) == 1


@pytest.mark.parametrize(
    ("person", "note", "in_the_name"),
    [
        (NO_EMAIL, "Slack visar inte din e-postadress", "flowvers namn"),
        (GUEST, "Du har inget konto i servicedesken", "flowvers namn"),
    ],
)
async def test_what_was_typed_is_kept_when_the_note_about_an_account_comes(
    desk_town: DeskTown, person: str, note: str, in_the_name: str
) -> None:
    town, play = desk_town, desk_town.playground
    await play.command(person, FLOW_SUPPORT, "/flowver ticket")
    await town.fill(person, {"own.summary": "Halvskriven rubrik"})
    view = await play.wait_for_view(person, lambda view: note in texts(view["blocks"]), DEADLINE)
    assert answer_in(view, "own.summary")["value"] == "Halvskriven rubrik"
    await town.sent(person)
    told = await town.told(town.direct(person), (await town.filed()).key)
    assert in_the_name in texts(told.blocks)


async def test_a_stranger_files_from_a_shared_channel_with_a_file_of_their_own(desk_town: DeskTown) -> None:
    town, play = desk_town, desk_town.playground
    await play.say(STRANGER, KUSTEN_SHARED, "The server stopped at noon")
    message = await play.wait_for_message(lambda each: "stopped at noon" in each.text)
    await play.message_shortcut(STRANGER, message, MESSAGE_SHORTCUT)
    view = await play.wait_for_view(STRANGER, lambda view: "another organisation" in texts(view["blocks"]), DEADLINE)
    assert answer_in(view, "own.description")["value"] == "The server stopped at noon"
    dump = await play.upload(STRANGER, "dump.txt", b"from Kusten", "text/plain")
    outcome = await town.sent(STRANGER, {**GOOD, "own.attachments": [dump.id]})
    assert outcome.errors == {}
    request = await town.filed()
    assert "Marta Kowalska" in request.description
    assert request.reporter is town.desk.bot
    [name] = await attached(town, request, 1)
    assert name.startswith("dump-")
    assert name.endswith(".txt")
    assert request.attachments[0].content == b"from Kusten"
    in_thread = await town.told(KUSTEN_SHARED, request.key)
    assert in_thread.thread_ts == message.ts


@pytest.mark.parametrize("way", [OPEN])
async def test_a_stranger_who_mentions_flowver_gets_the_form_too(desk_town: DeskTown, way: str) -> None:
    town, play = desk_town, desk_town.playground
    await play.say(STRANGER, KUSTEN_SHARED, "@flowver file this")
    prepared = await town.told(KUSTEN_SHARED, way)
    await town.press(STRANGER, prepared, way)
    await play.wait_for_view(STRANGER, lambda view: "another organisation" in texts(view["blocks"]), DEADLINE)
    assert (await town.sent(STRANGER)).errors == {}
    assert "Marta Kowalska" in (await town.filed()).description


@pytest.mark.parametrize(("person", "whole"), [(ANNA, "hela följer med som"), (PRIYA, "all of it follows as")])
async def test_a_thread_that_the_desk_has_no_room_for_goes_along_whole_as_a_file(
    desk_town: DeskTown, person: str, whole: str
) -> None:
    town, play = desk_town, desk_town.playground
    await play.say(ANNA, FLOW_SUPPORT, "Servern stannar varje natt, loggen följer")
    root = await play.wait_for_message(lambda each: "loggen följer" in each.text)
    for number in range(14):
        await play.say(ANNA, FLOW_SUPPORT, f"Rad {number}: " + "🧾 fel i kön, " * 190, root.ts)
    await play.message_shortcut(person, root, MESSAGE_SHORTCUT)
    await play.wait_for_view(person, lambda view: "Rad 0" in texts(view["blocks"]), DEADLINE)
    await town.sent(person)
    request = await town.filed()
    assert "flowver-description.txt" in request.description
    assert request.description.splitlines()[-1].startswith("flowver-id: ")
    assert "Rad 13" not in request.description
    [name] = await attached(town, request, 1)
    content = request.attachments[0].content.decode()
    assert name.startswith("flowver-description-")
    assert f"Rad 13: {'🧾 fel i kön, ' * 190}".strip() in content
    assert GOOD["own.steps"] in content
    assert whole in texts((await town.told(town.direct(person), request.key)).blocks)


@pytest.mark.parametrize(("person", "says"), [(ANNA, "går inte att skicka från Slack"), (PRIYA, "cannot be filed")])
async def test_a_type_whose_field_nobody_can_ask_for_says_so_before_anything_is_typed(
    tmp_path: Path, person: str, says: str
) -> None:
    def odd(town: DeskTown) -> None:
        town.desk.add_field(CHANGE, "sd-asset", "Machine", required=True)
        town.desk.catalog.request_type(QUESTION).fields.pop("description")

    async with desk_town_after(tmp_path, odd) as town:
        await town.desk_known()
        await opened(town, person)
        await town.fill(person, {name: GOOD[name] for name in ("own.summary", "own.description")})
        for type_, why in ((CHANGE, "Machine"), (QUESTION, "")):
            await town.fill(person, {"form.type": type_})
            view = await town.form(person, "form.type", without=("own.summary",))
            assert inputs_of(view) == ["form.type"]
            assert says in texts(view["blocks"])
            assert why in texts(view["blocks"])
            assert list((await town.playground.submit(person)).errors) == ["form.type"]
        await town.fill(person, {"form.type": INCIDENT})
        view = await town.form(person, "own.description")
        assert answer_in(view, "own.description")["value"] == GOOD["own.description"]
        assert (await town.sent(person)).errors == {}
        assert town.playground.rejections == []


async def test_the_only_type_that_cannot_be_filed_has_nothing_to_send(tmp_path: Path) -> None:
    def odd(town: DeskTown) -> None:
        town.types = CHANGE
        town.desk.add_field(CHANGE, "group", "Team", required=True)

    async with desk_town_after(tmp_path, odd) as town:
        await town.desk_known()
        await town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
        view = await town.playground.wait_for_view(PRIYA, lambda view: "Team" in texts(view["blocks"]), DEADLINE)
        assert (inputs_of(view), view["submit"]) == ([], None)
        assert town.playground.rejections == []


async def test_a_description_that_vanishes_after_sending_stops_the_request_for_a_person(desk_town: DeskTown) -> None:
    town = desk_town
    town.desk.fail("limit", "create", count=1, retry_after=1)
    await opened(town, PRIYA)
    await town.fill(PRIYA, {"form.type": QUESTION})
    await town.form(PRIYA, without=("own.steps",))
    await town.sent(PRIYA, EASY)
    await town.desk.wait_for(lambda: any(call.operation == "create" for call in town.desk.calls) or None, DEADLINE)
    town.desk.catalog.request_type(QUESTION).fields.pop("description")
    await town.types_read_again()
    told = await town.told(town.direct(PRIYA), "has not been sent")
    assert town.desk.requests == []
    assert "decide.again" in str(told.blocks)


KINDS: dict[str, tuple[Any, Any]] = {
    "version": ("6.15.13", {"name": "6.15.13"}),
    "versions": (["6.15.13"], [{"name": "6.15.13"}]),
    "component": ("Flow Studio", {"name": "Flow Studio"}),
    "priority": ("2", {"id": "2"}),
    "environment": ("Windows 11", "Windows 11"),
    "system-labels": ("red, green", ["red", "green"]),
    "duedate": ("2026-12-24", "2026-12-24"),
}


async def test_required_system_fields_and_choices_of_the_project_are_asked_or_answered_already(tmp_path: Path) -> None:
    ids: dict[str, str] = {}

    def many(town: DeskTown) -> None:
        ids.update({kind: town.desk.add_field(QUESTION, kind, f"My {kind}", required=True).id for kind in KINDS})
        town.desk.add_field(QUESTION, "attachment", "Files")

    async with desk_town_after(tmp_path, many) as town:
        await town.desk_known()
        await opened(town, PRIYA)
        await town.fill(PRIYA, {"form.type": QUESTION})
        await town.form(PRIYA, without=("own.steps",))
        await town.fill(PRIYA, EASY)
        # The affected version and component answer what the desk asks of them, in every form that it asks.
        view = await town.form(PRIYA, f"desk.{ids['priority']}", without=(f"desk.{ids['version']}",))
        asked = [kind for kind in KINDS if f"desk.{ids[kind]}" in inputs_of(view)]
        assert asked == ["priority", "environment", "system-labels", "duedate"]
        await town.fill(PRIYA, {f"desk.{ids[kind]}": KINDS[kind][0] for kind in asked})
        log = await town.playground.upload(PRIYA, "studio.log", b"line\n", "text/plain")
        await town.fill(PRIYA, {"own.attachments": [log.id]})
        assert (await town.playground.submit(PRIYA)).errors == {}
        request = await town.filed()
        main = town.desk.catalog.main
        version = {"id": next(each.id for each in main.versions if each.name == "6.15.13")}
        component = {"id": next(each.value for each in main.components if each.label == "Flow Studio")}
        expected = {"version": version, "versions": [version], "component": component}
        wanted = {kind: expected.get(kind, sent) for kind, (_, sent) in KINDS.items()}
        assert {kind: request.values[ids[kind]] for kind in KINDS} == wanted
        assert len(await attached(town, request, 1)) == 1


async def test_more_required_questions_than_a_form_can_hold_are_said_at_once_and_other_types_can_be_filed(
    tmp_path: Path,
) -> None:
    def many(town: DeskTown) -> None:
        for number in range(120):
            town.desk.add_field(INCIDENT, "string", f"Number {number}", required=True)

    async with desk_town_after(tmp_path, many) as town:
        await town.desk_known()
        await town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
        view = await town.form(PRIYA, "form.type", without=("own.summary",))
        assert "requires more than a form in Slack can hold" in texts(view["blocks"])
        assert list((await town.playground.submit(PRIYA)).errors) == ["form.type"]
        await town.fill(PRIYA, {"form.type": QUESTION})
        await town.form(PRIYA, "own.summary")
        assert (await town.sent(PRIYA, EASY)).errors == {}
        assert (await town.filed()).type.id == QUESTION

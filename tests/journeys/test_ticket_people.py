"""Who files, what they wrote, and what they see of it afterwards: nobody is left out, and nobody sees another's."""

from typing import Any

import pytest

from bot.playground.cast import ANNA, FLOW_SUPPORT, GUEST, KUSTEN_SHARED, NO_EMAIL, PRIYA, STRANGER, TOM
from bot.playground.desk.nordsjo import QUESTION
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT
from tests.journeys.real_bot import DEADLINE, texts
from tests.journeys.ticket_town import GOOD, DeskTown, desk_town

__all__ = ["desk_town"]
MARKUP = (
    "*bold* _it_ ~no~ `code` <!channel> <@U0TOMBECKE> <https://evil.example|here> &amp; h1. Heading\n"
    "h2. Another\n{code}x{code} {noformat} !picture.png! [link|https://evil.example] {color:red}red{color}\n"
    "|| a || b ||\n----\n* item # item"
)
RIGHT_TO_LEFT = "التطبيق يتوقف عند الحفظ \u202eabc 👩‍👩‍👧‍👦 🇸🇪 é Åäö\u200b"


async def file(town: DeskTown, person: str, values: Any = GOOD, place: str = FLOW_SUPPORT) -> str:
    """The key of a request filed from the command."""
    number = len(town.desk.requests) + 1
    await town.playground.command(person, place, "/flowver ticket")
    outcome = await town.sent(person, values)
    assert outcome.errors == {}
    return (await town.filed(number)).key


@pytest.mark.parametrize(
    ("person", "note"),
    [
        (NO_EMAIL, "Slack visar inte din e-postadress"),
        (GUEST, "Du har inget konto i servicedesken"),
    ],
)
async def test_without_an_account_it_is_filed_all_the_same_and_the_person_is_told_how_to_get_one(
    desk_town: DeskTown, person: str, note: str
) -> None:
    await desk_town.playground.command(person, FLOW_SUPPORT, "/flowver ticket")
    await desk_town.playground.wait_for_view(person, lambda view: note in texts(view["blocks"]), DEADLINE)
    await desk_town.sent(person)
    request = await desk_town.filed()
    name = desk_town.playground.workspace.people[person].real_name
    assert request.reporter is desk_town.desk.bot
    assert name in request.description
    told = texts((await desk_town.told(desk_town.direct(person), request.key)).blocks)
    assert "flowvers namn" in told
    assert "registrera dig i portalen" in told


async def test_a_stranger_of_another_organisation_can_file_and_is_told_in_whose_name(desk_town: DeskTown) -> None:
    await desk_town.playground.command(STRANGER, KUSTEN_SHARED, "/flowver studio 6.15.13")
    assert desk_town.playground.rejections == []
    key = await file(desk_town, PRIYA)
    said = await desk_town.command(ANNA, FLOW_SUPPORT, f"/flowver status {key}")
    assert key in said.text


async def test_the_desks_own_check_is_asked_as_the_request_will_be_made(desk_town: DeskTown) -> None:
    await file(desk_town, PRIYA)
    # By then it is known who she is at the desk.
    await desk_town.settled()
    desk_town.desk.settings.raise_on_behalf = False
    await file(desk_town, PRIYA, {**GOOD, "own.summary": "Studio closes when I print"})
    checks = [call.status for call in desk_town.desk.calls if call.operation == "validate"]
    assert checks == [200, 403, 200]


@pytest.mark.parametrize("hostile", [MARKUP, RIGHT_TO_LEFT])
async def test_what_was_written_is_text_wherever_it_is_shown(desk_town: DeskTown, hostile: str) -> None:
    town = desk_town
    line = " ".join(hostile.split())
    values = {**GOOD, "own.summary": f"Fails: {line}"[:250], "own.description": f"{hostile}\nand more words"}
    key = await file(town, PRIYA, values)
    request = town.desk.request(key)
    # A sign that turns the text around would turn the list's other lines too.
    assert request.summary == " ".join(values["own.summary"].split()).replace("\u202e", "")
    for part in hostile.replace("{noformat}", "").split():
        assert part.strip("{") in request.description
    direct = await town.told(town.direct(PRIYA), key)
    shown = texts(direct.blocks)
    assert "<!channel>" not in shown
    assert "<@U0TOMBECKE>" not in shown
    assert "<https://evil" not in shown
    listed = await town.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")
    assert "<!channel>" not in texts(listed.blocks)
    assert town.playground.rejections == []


async def test_the_longest_answers_of_slack_arrive_whole(desk_town: DeskTown) -> None:
    long = ("Studio stängs när jag sparar ett flöde. " * 80)[:3000]
    texts_ = {name: long[number:] + "." * number for number, name in enumerate(
        ("own.description", "own.steps", "own.expected", "own.actual"), 1)}  # fmt: skip
    summary = ("Everything about it goes wrong " * 9)[:255]
    key = await file(desk_town, PRIYA, {**GOOD, **texts_, "own.summary": summary})
    request = desk_town.desk.request(key)
    assert request.summary == summary.strip()
    assert [name for name, said in texts_.items() if said.strip() not in request.description] == []


async def test_tickets_and_status_show_ones_own_and_nothing_of_others(desk_town: DeskTown) -> None:
    town = desk_town
    key = await file(town, PRIYA)
    await town.told(town.direct(PRIYA), key)
    listed = texts((await town.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")).blocks)
    for words in (key, "Studio closes when I save", "Studio 6.15.13", "fixed in a service pack of 6.15"):
        assert words in listed
    assert key in (await town.command(PRIYA, FLOW_SUPPORT, f"/flowver status {key}")).text
    others = await town.command(TOM, FLOW_SUPPORT, f"/flowver status {key}")
    unknown = await town.command(TOM, FLOW_SUPPORT, "/flowver status NPS-999")
    assert others.text.replace(key, "") == unknown.text.replace("NPS-999", "")
    assert "no requests" in (await town.command(TOM, FLOW_SUPPORT, "/flowver tickets")).text


async def test_one_that_is_asked_for_by_its_key_is_read_at_the_desk_and_else_says_when_it_was(
    desk_town: DeskTown,
) -> None:
    town = desk_town
    key = await file(town, PRIYA)
    await town.told(town.direct(PRIYA), key)
    waiting = texts((await town.command(PRIYA, FLOW_SUPPORT, f"/flowver status {key}")).blocks)
    assert waiting.startswith("ℹ️")
    assert "as the service desk said 2026-" in waiting
    assert " CE" in waiting
    town.desk.follow_up.resolve(town.desk.request(key))
    done = texts((await town.command(PRIYA, FLOW_SUPPORT, f"/flowver status {key}")).blocks)
    assert done.startswith("✅")
    assert "Resolved" in done
    # The list is answered from memory, which has just been told.
    assert "Resolved" in texts((await town.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")).blocks)
    town.desk.fail("hang", "read")
    kept = await town.command(PRIYA, FLOW_SUPPORT, f"/flowver status {key}")
    assert "Resolved" in texts(kept.blocks)
    town.desk.heal()


async def test_app_home_lists_the_newest_and_one_that_waits_says_so(desk_town: DeskTown) -> None:
    town = desk_town
    key = await file(town, PRIYA)
    await town.told(town.direct(PRIYA), key)
    town.desk.fail("limit", "create", retry_after=60)
    await town.playground.close_view(PRIYA, everything=True)
    await town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
    await town.fill(PRIYA, {"form.type": QUESTION})
    await town.form(PRIYA, without=("own.steps",))
    rest = {name: GOOD[name] for name in ("own.version", "own.component", "own.description")}
    await town.sent(PRIYA, {**rest, "own.summary": "How do I move a workflow?"})
    home = await town.playground.open_home(PRIYA)
    assert home
    said = texts(home["blocks"])
    assert said.index("How do I move a workflow?") < said.index(key)
    assert "Nothing is lost" in said
    nobody = await town.playground.open_home(TOM)
    assert nobody
    assert key not in texts(nobody["blocks"])

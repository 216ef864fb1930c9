"""Announcing in Slack's own windows: draft, edit, propose, approve, correct, retract; through real HTTP."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.adapters.store.schema import delivery
from bot.cli.app import run
from bot.playground.cast import ANNA, ERIK, FLOW_NEWS, FLOW_SUPPORT, PRIYA, RELEASE_MANAGERS, TOM
from bot.playground.desk.faults import Trouble
from bot.playground.model import Json, Message
from tests.journeys.announcing_town import NEW, AnnouncingTown, announcing_town
from tests.journeys.real_bot import DEADLINE, action_ids, texts

__all__ = ["announcing_town"]


def direct(person: str) -> str:
    return f"D{person[1:]}"


async def told(town: AnnouncingTown, person: str, before: set[str]) -> Message:
    """The message with the button that opens the announcement."""
    return await town.newest_since(
        before, lambda each: each.conversation == direct(person) and "news.open" in action_ids(each)
    )


def offers(doing: str) -> Any:
    return lambda view: f"news.do.{doing}" in str(view["blocks"])


async def opened(town: AnnouncingTown, person: str, message: Message, doing: str) -> Json:
    await town.press(person, message, "news.open")
    return await town.playground.wait_for_view(person, offers(doing), DEADLINE)


async def says(town: AnnouncingTown, person: str, word: str) -> str:
    view = await town.playground.wait_for_view(
        person, lambda view: view["callback_id"] == "news.managed" and word in texts(view["blocks"]), DEADLINE
    )
    return texts(view["blocks"])


async def form(town: AnnouncingTown, person: str, doing: str, callback: str) -> None:
    await town.playground.press(person, f"news.do.{doing}")
    await town.playground.wait_for_view(person, lambda view: view["callback_id"] == callback, DEADLINE)


async def typed(town: AnnouncingTown, person: str, **values: str) -> None:
    for block, value in values.items():
        await town.playground.type_in(person, block.replace("__", "."), "form.value", value)
    await town.playground.submit(person)


async def proposed(town: AnnouncingTown) -> None:
    """Tom writes it and proposes it; the modal is still open before him."""
    before = town.messages()
    town.release()
    await opened(town, TOM, await told(town, TOM, before), "edited")
    await form(town, TOM, "edited", "news.edit")
    await typed(town, TOM, text__en="Faster lists", text__sv="Snabbare listor")
    await says(town, TOM, "Faster lists")
    await form(town, TOM, "proposed", "news.propose")
    await town.playground.submit(TOM)
    await town.playground.wait_for_view(TOM, lambda view: "news.do.proposed" not in str(view["blocks"]), DEADLINE)


async def approved(town: AnnouncingTown, places: list[str]) -> None:
    await town.office.subscribe(places)
    before = town.messages()
    await proposed(town)
    mine = await town.newest_since(
        before, lambda each: each.conversation == direct(ANNA) and "godkännande" in texts(each.blocks)
    )
    await opened(town, ANNA, mine, "approved")
    await town.playground.press(ANNA, "news.do.approved")
    [announcement] = await town.office.announcements.by_version(town.playground.workspace.id, NEW)
    await town.ended(announcement)


async def test_a_release_goes_from_the_catalogue_to_every_channel_once_is_corrected_and_retracted(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(4)
    await approved(town, places)
    assert town.times_told(places, "Faster lists") == [1, 0, 1, 0]
    assert town.times_told(places, "Snabbare listor") == [0, 1, 0, 1]
    # Anna's modal shows by itself that it is out; then she corrects it, which Tom lets out.
    await play.wait_for_view(ANNA, offers("corrected"), DEADLINE)
    await form(town, ANNA, "corrected", "news.correct")
    before = town.messages()
    await typed(town, ANNA, text__en="Faster tables", text__sv="Snabbare tabeller", note__en="Tables", note__sv="Fel")
    await opened(town, TOM, await told(town, TOM, before), "approved")
    await play.press(TOM, "news.do.approved")
    await play.workspace.broadcast.wait_for(
        lambda: town.times_told(places, "Snabbare tabeller")[1::2] == [1, 1] or None, DEADLINE
    )
    await play.wait_for_message(lambda each: each.conversation == places[3] and bool(each.thread_ts), DEADLINE)
    await play.wait_for_view(TOM, offers("retracted"), DEADLINE)
    await form(town, TOM, "retracted", "news.retract")
    await typed(town, TOM, reason="It loses data")
    await play.workspace.broadcast.wait_for(
        lambda: (
            [town.times_told(places, "Faster tables"), town.times_told(places, "Snabbare tabeller")] == [[0] * 4] * 2
            or None
        ),
        DEADLINE,
    )
    for place in places:
        stubs = [each for each in town.told(place) if not each.thread_ts]
        assert len(stubs) == 1
        assert "It loses data" in texts(stubs[0].blocks)


async def test_one_manager_alone_sends_nothing(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    await proposed(town)
    view = town.playground.open_view(TOM) or {}
    assert "news.do.approved" not in str(view["blocks"])
    assert "waits for another release manager" in texts(view["blocks"])


async def test_who_has_just_left_the_managers_group_sends_nothing(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    await town.office.subscribe([FLOW_NEWS])
    before = town.messages()
    await proposed(town)
    mine = await town.newest_since(
        before, lambda each: each.conversation == direct(ANNA) and "godkännande" in texts(each.blocks)
    )
    await opened(town, ANNA, mine, "approved")
    play.workspace.usergroups = {RELEASE_MANAGERS: (TOM,)}
    await play.press(ANNA, "news.do.approved")
    view = await play.wait_for_view(ANNA, lambda view: "releaseansvariga" in texts(view["blocks"]), DEADLINE)
    assert "news.do.approved" not in str(view["blocks"])
    [kept] = await town.office.announcements.by_version(play.workspace.id, NEW)
    assert (kept.state, town.told(FLOW_NEWS)) == ("proposed", [])


@pytest.mark.parametrize("typed_text", ["announce 6.15.17", "announce"])
async def test_who_is_no_release_manager_gets_a_sentence(announcing_town: AnnouncingTown, typed_text: str) -> None:
    town = announcing_town
    answer = await town.command(ERIK, FLOW_SUPPORT, f"/flowver {typed_text}")
    assert "releaseansvariga" in f"{answer.text} {texts(answer.blocks)}".lower()
    assert town.playground.open_view(ERIK) is None


async def test_announce_opens_what_there_is_and_names_the_nearest_of_what_is_not_listed(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    await play.command(TOM, direct(TOM), "/flowver announce 6.15.17")
    first = await play.wait_for_view(TOM, offers("edited"), DEADLINE)
    await play.close_view(TOM, everything=True)
    await play.command(ANNA, direct(ANNA), "/flowver announce 6.15.17")
    again = await play.wait_for_view(ANNA, offers("edited"), DEADLINE)
    assert again["private_metadata"].split(",")[0] == first["private_metadata"].split(",")[0]
    await play.command(TOM, direct(TOM), "/flowver announce 6.15.99")
    assert "6.15.17" in await says(town, TOM, "6.15.99")


async def test_a_second_manager_is_told_that_somebody_was_faster(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    for person in (TOM, ANNA):
        await play.command(person, direct(person), "/flowver announce 6.15.17")
        await play.wait_for_view(person, offers("edited"), DEADLINE)
    for person, text in ((TOM, "Mine"), (ANNA, "Not mine")):
        await form(town, person, "edited", "news.edit")
        await typed(town, person, text__en=text, text__sv=text)
    await says(town, ANNA, "6.15.17")
    [kept] = await town.office.announcements.by_version(play.workspace.id, "6.15.17")
    assert kept.texts["en"] == "Mine"


async def test_scheduled_and_cancelled_nothing_is_sent(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(1)
    await town.office.subscribe(places)
    before = town.messages()
    await play.command(TOM, direct(TOM), "/flowver announce 6.15.17")
    await play.wait_for_view(TOM, offers("proposed"), DEADLINE)
    await form(town, TOM, "proposed", "news.propose")
    await play.choose(TOM, "form.value", f"{town.now() - timedelta(days=2):%Y-%m-%d}", block_id="day")
    await play.choose(TOM, "form.value", "09:00", block_id="time")
    await play.submit(TOM)
    assert (play.open_view(TOM) or {})["callback_id"] == "news.propose"
    await play.choose(TOM, "form.value", f"{town.now() + timedelta(days=2):%Y-%m-%d}", block_id="day")
    await play.submit(TOM)
    await play.wait_for_view(TOM, lambda view: view["callback_id"] == "news.managed", DEADLINE)
    await opened(town, ANNA, await told(town, ANNA, before), "approved")
    await play.press(ANNA, "news.do.approved")
    await play.wait_for_view(ANNA, lambda view: "news.do.approved" not in str(view["blocks"]), DEADLINE)
    await play.press(ANNA, "news.do.cancelled")
    await play.wait_for_view(ANNA, lambda view: "news.do.cancelled" not in str(view["blocks"]), DEADLINE)
    [kept] = await town.office.announcements.by_version(play.workspace.id, "6.15.17")
    assert kept.state == "cancelled"
    assert town.times_told(places, "6.15.17") == [0]


async def at_day(town: AnnouncingTown, person: str, days: int) -> None:
    """Chosen in the open form, nine in the morning, and sent."""
    play = town.playground
    await play.choose(person, "form.value", f"{town.now() + timedelta(days=days):%Y-%m-%d}", block_id="day")
    await play.choose(person, "form.value", "09:00", block_id="time")
    await play.submit(person)


async def test_a_time_is_changed_and_a_proposal_taken_back_without_losing_the_words(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    before = town.messages()
    await proposed(town)
    await form(town, TOM, "rescheduled", "news.reschedule")
    await at_day(town, TOM, 2)
    assert "Waiting for approval, to go out" in await says(town, TOM, "Time changed")
    await opened(town, ANNA, await told(town, ANNA, before), "approved")
    await play.press(ANNA, "news.do.approved")
    await says(town, ANNA, "Godkänt, går ut")
    before = town.messages()
    await form(town, ANNA, "rescheduled", "news.reschedule")
    assert "inte vid den gamla tiden heller" in texts((play.open_view(ANNA) or {})["blocks"])
    await at_day(town, ANNA, 3)
    await says(town, ANNA, "Tiden är ändrad")
    await opened(town, TOM, await told(town, TOM, before), "taken_back")
    before = town.messages()
    await play.press(TOM, "news.do.taken_back")
    assert "Faster lists" in await says(town, TOM, "It is a draft again")
    await town.newest_since(
        before, lambda each: each.conversation == direct(ANNA) and "Tillbakataget" in texts(each.blocks)
    )
    [kept] = await town.office.announcements.by_version(play.workspace.id, NEW)
    assert (kept.state, kept.texts["sv"], kept.send_at) == ("draft", "Snabbare listor", None)


async def test_a_restart_in_between_loses_nothing(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    places = town.playground.add_channels(2)
    await town.office.subscribe(places)
    before = town.messages()
    await proposed(town)
    await town.restart()
    await opened(town, ANNA, await told(town, ANNA, before), "approved")
    await town.playground.press(ANNA, "news.do.approved")
    [announcement] = await town.office.announcements.by_version(town.playground.workspace.id, NEW)
    await town.ended(announcement)
    assert town.times_told(places) == [1, 1]


async def test_stopped_it_waits_and_goes_on_and_the_open_window_follows_by_itself(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(2)
    await town.office.subscribe(places)
    limit = play.slack_fail(Trouble.LIMIT, "chat.postMessage", channel=places[0], count=1, retry_after=4)
    before = town.messages()
    await proposed(town)
    await opened(town, ANNA, await told(town, ANNA, before), "approved")
    await play.press(ANNA, "news.do.approved")
    await play.workspace.broadcast.wait_for(lambda: limit.struck or None, DEADLINE)
    await play.press(ANNA, "news.do.stopped")
    await play.wait_for_view(ANNA, offers("resumed"), DEADLINE)
    await play.press(ANNA, "news.do.resumed")
    [announcement] = await town.office.announcements.by_version(play.workspace.id, NEW)
    await town.ended(announcement)
    # All have arrived a moment before it has ended.
    view = await play.wait_for_view(ANNA, lambda view: "news.do.stopped" not in str(view["blocks"]), DEADLINE)
    assert "2 av 2 skickade" in texts(view["blocks"])
    assert town.times_told(places) == [1, 1]


async def test_on_the_command_line_a_member_of_the_managers_group_approves_and_nobody_else(
    announcing_town: AnnouncingTown, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(2)
    await town.office.subscribe(places)
    await proposed(town)
    settings = {
        "DATABASE_URL": town.database_url,
        "FLOWVER_CATALOG": str(town.folder / "catalog"),
        "FLOWVER_RELEASE_MANAGERS": RELEASE_MANAGERS,
        "SLACK_BOT_TOKEN": play.bot_token,
        "SLACK_SIGNING_SECRET": play.signing_secret,
        "SLACK_API_URL": play.api_url,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(town.folder)
    codes = [await asyncio.to_thread(run, ["announce", NEW, "--send", "--as", who]) for who in (ERIK, TOM, ANNA)]
    assert codes == [1, 1, 0]
    assert town.times_told(places) == [1, 1]
    entries = await town.office.announcements.log(play.workspace.id)
    assert [(entry.who, entry.did) for entry in entries if "terminal" in entry.detail] == [
        (ANNA, "approved"),
        (TOM, "refused"),
    ]
    capsys.readouterr()
    assert await asyncio.to_thread(run, ["announce", NEW, "--log"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Anna Lindqvist" in shown
    assert ANNA not in shown
    assert await asyncio.to_thread(run, ["announce", "6.15.17", "--language", "en"]) == 0
    assert "2 will get it: #kund-1, #kund-2" in capsys.readouterr().out


async def test_a_component_that_gets_the_number_later_and_its_withdrawal_reach_whoever_follows_it(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    for person, component, place in ((PRIYA, "studio", FLOW_SUPPORT), (ERIK, "server", FLOW_NEWS)):
        await play.command(person, place, f"/flowver subscribe {component}")
    town.release()
    await town.announced(await town.office.drafted(NEW))
    assert town.times_told([FLOW_SUPPORT, FLOW_NEWS]) == [0, 1]
    before = town.messages()
    town.release(component="studio")
    await opened(town, TOM, await told(town, TOM, before), "proposed")
    await form(town, TOM, "proposed", "news.propose")
    await play.submit(TOM)
    later = (await town.office.announcements.standing(play.workspace.id))[0]
    assert later.components == ("studio",)
    await opened(town, ANNA, await told(town, ANNA, before), "approved")
    await play.press(ANNA, "news.do.approved")
    await town.ended(later)
    assert town.times_told([FLOW_SUPPORT, FLOW_NEWS]) == [1, 1]


async def test_what_is_withdrawn_before_its_time_never_goes_out_and_the_managers_read_why(
    announcing_town: AnnouncingTown,
) -> None:
    town = announcing_town
    await town.office.subscribe([FLOW_SUPPORT])
    town.release()
    draft = await town.office.drafted(NEW)
    team, soon = draft.workspace, town.now() + timedelta(seconds=4)
    await town.office.deciding.propose(team, draft.id, TOM, soon)
    await town.office.deciding.approve(team, draft.id, ANNA)
    before = town.messages()
    town.change_catalog(lambda text: text.replace(f'"version": "{NEW}"', f'"version": "{NEW}", "withdrawn": true'))
    held_back = await town.newest_since(
        before, lambda each: each.conversation == direct(TOM) and "Held back" in texts(each.blocks)
    )
    await town.press(TOM, held_back, "news.open")
    window = await says(town, TOM, "6.15.18 is withdrawn")
    assert "Approve" not in window
    await town.newest_since(before, lambda each: each.conversation == direct(TOM) and "Withdrawn" in texts(each.blocks))
    assert (await town.office.kept(draft.id)).state == "draft"
    assert town.told(FLOW_SUPPORT) == []


async def test_where_one_person_is_enough_they_choose_a_time_and_it_is_approved(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    policy = town.folder / "catalog" / "policy.yml"
    policy.write_text(policy.read_text("utf-8").replace("approval: two_people", "approval: one_person"), "utf-8")
    before = town.messages()
    town.release()
    await opened(town, TOM, await told(town, TOM, before), "approved")
    await form(town, TOM, "proposed", "news.propose")
    await play.choose(TOM, "form.value", f"{town.now() + timedelta(days=2):%Y-%m-%d}", block_id="day")
    await play.choose(TOM, "form.value", "09:00", block_id="time")
    await play.submit(TOM)
    assert "goes out" in await says(town, TOM, "Approved, goes out")
    [kept] = await town.office.announcements.by_version(play.workspace.id, NEW)
    assert (kept.state, kept.approved_by) == ("scheduled", TOM)
    await form(town, TOM, "rescheduled", "news.reschedule")
    await at_day(town, TOM, 3)
    await says(town, TOM, f"{town.now() + timedelta(days=3):%Y-%m-%d}")
    [later] = await town.office.announcements.by_version(play.workspace.id, NEW)
    assert (later.state, later.approved_by, later.send_at == kept.send_at) == ("scheduled", TOM, False)
    # Nobody else is asked to approve what needs nobody else.
    asked = select(delivery.c.subject).where(delivery.c.subject.contains("/proposed/"))
    async with town.office.store.read() as connection:
        assert (await connection.execute(asked)).all() == []


async def test_what_the_catalogue_had_wrong_is_corrected_everywhere_when_another_has_approved(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(2)
    await approved(town, places)
    fix = '"fixes": [{"key": "FLOW-77777", "severity": "high", "component": "server"}]'
    town.change_catalog(lambda text: text.replace(f'"version": "{NEW}"', f'"version": "{NEW}", {fix}'))
    await play.close_view(ANNA, everything=True)
    async with asyncio.timeout(DEADLINE):
        while "FLOW-77777" not in str(list(town.bot.watch.current.listings["server"])):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await play.command(ANNA, direct(ANNA), f"/flowver announce {NEW}")
    await play.wait_for_view(ANNA, lambda view: "news.renew" in str(view["blocks"]), DEADLINE)
    before = town.messages()
    await play.press(ANNA, "news.renew")
    await opened(town, TOM, await told(town, TOM, before), "approved")
    assert town.times_told(places, "FLOW-77777") == [0, 0]
    await play.press(TOM, "news.do.approved")
    await play.workspace.broadcast.wait_for(lambda: town.times_told(places, "FLOW-77777") == [1, 1] or None, DEADLINE)
    await says(town, TOM, "corrected by")


async def test_the_managers_hear_whom_it_did_not_reach_and_say_what_became_of_what_is_unsure(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(3)
    play.slack_fail(Trouble.ERROR, "chat.postMessage", channel=places[0], count=1, error="msg_too_long")
    before = town.messages()
    await approved(town, places)
    missed = await town.newest_since(
        before, lambda each: each.conversation == direct(ANNA) and "Alla har inte fått det" in texts(each.blocks)
    )
    assert "2 av 3 skickade, 1 nåddes inte" in texts(missed.blocks)
    assert places[0] in texts(missed.blocks)
    await left_unsure(town, places[1])
    await play.close_view(ANNA, everything=True)
    await town.press(ANNA, missed, "news.open")
    await play.wait_for_view(ANNA, lambda view: "news.unsure.posted_again" in str(view["blocks"]), DEADLINE)
    await play.press(ANNA, "news.unsure.posted_again")
    view = await play.wait_for_view(ANNA, lambda view: "2 av 3 skickade" in texts(view["blocks"]), DEADLINE)
    assert "news.unsure" not in str(view["blocks"])
    assert town.times_told(places) == [0, 2, 1]


async def left_unsure(town: AnnouncingTown, place: str) -> None:
    """As if the answer to the post had been lost, where the bot may not look."""
    this = (delivery.c.target == place, delivery.c.kind == "announcement")
    unsure = {"state": "unsure", "due_at": None, "ts": "", "error": "missing_scope"}
    async with town.office.store.write() as connection:
        await connection.execute(update(delivery).where(*this).values(unsure))


async def test_whoever_reads_of_it_checks_their_own_version_and_is_told_at_the_field_what_is_none(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    await town.office.subscribe([FLOW_SUPPORT])
    town.release()
    await town.announced(await town.draft())
    [message] = town.told(FLOW_SUPPORT)
    await town.press(PRIYA, message, "news.check")
    await play.wait_for_view(PRIYA, lambda view: view["callback_id"] == "news.check_mine", DEADLINE)
    await play.type_in(PRIYA, "version", "form.value", "banana")
    assert "not a version" in (await play.submit(PRIYA)).errors["version"]
    await play.type_in(PRIYA, "version", "form.value", "6.15.17")
    await play.submit(PRIYA)
    shown = await play.wait_for_view(PRIYA, lambda view: view["callback_id"] == "news.shown", DEADLINE)
    assert "Server 6.15.17" in texts(shown["blocks"])


async def test_whoever_approves_can_read_all_of_a_text_that_the_message_has_no_room_for(
    announcing_town: AnnouncingTown,
) -> None:
    town, before = announcing_town, announcing_town.messages()
    town.release(notes={"en": "word " * 1_000 + "the very end", "sv": "ord " * 1_000 + "allra sist"})
    await opened(town, TOM, await told(town, TOM, before), "edited")
    await town.playground.press(TOM, "news.read")
    whole = await town.playground.wait_for_view(TOM, lambda view: view["callback_id"] == "news.shown", DEADLINE)
    assert "the very end" in texts(whole["blocks"]) or "allra sist" in texts(whole["blocks"])
    await town.playground.close_view(TOM)
    await town.playground.wait_for_view(TOM, offers("edited"), DEADLINE)


async def test_asked_for_in_words_it_says_how_far_it_is(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    await town.office.subscribe([FLOW_NEWS])
    town.release()
    await town.announced(await town.draft())
    await town.playground.say(TOM, f"D{TOM[1:]}", f"announce {NEW}")
    said = await town.playground.wait_for_message(
        lambda each: each.conversation == f"D{TOM[1:]}" and "State:" in texts(each.blocks), DEADLINE
    )
    assert "State: sent" in texts(said.blocks)

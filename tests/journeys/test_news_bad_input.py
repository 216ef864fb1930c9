"""What comes in the way of an announcement: texts, channels, people and the catalogue, each with its outcome."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.catalog_files.sample import write_sample
from bot.adapters.store.store import Store
from bot.domain.news.announcement import Announcement
from bot.domain.news.transitions import Refused
from bot.domain.news.writing import LONGEST_TEXT
from bot.playground.cast import ANNA, ERIK, FLOW_SUPPORT, PRIYA, TOM
from bot.playground.desk.faults import Trouble
from tests.databases import database_url
from tests.faults.mortal_bot import ROOT
from tests.faults.news_office import NewsOffice
from tests.journeys.announcing_town import NEW, AnnouncingTown, announcing_town
from tests.journeys.real_bot import DEADLINE, action_ids, texts

__all__ = ["announcing_town", "database_url"]

POST = "chat.postMessage"
PINGS = "<!channel> <!here> <@U0ANNALIND> <!subteam^S0RELEASES> @channel & <https://evil.example|look> "
LONG = "".join(f"{number}: {PINGS}\n" for number in range(200))


def shown(town: AnnouncingTown, place: str) -> str:
    [message] = town.told(place)
    return f"{message.text}\n{texts(message.blocks)}"


async def test_long_notes_with_markup_are_cut_with_a_way_to_the_rest_and_ping_nobody(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(2)
    await town.office.subscribe(places)
    assert len(LONG) > 12_000
    town.release(notes={"en": LONG, "sv": LONG})
    await town.announced(await town.draft())
    assert town.times_told(places) == [1, 1]
    for place in places:
        assert "0: &lt;!channel&gt;" in shown(town, place)
        assert not any(ping in shown(town, place) for ping in ("<!", "<@", "@channel", "<https://evil"))
        assert "news.read" in action_ids(town.told(place)[0])


async def test_what_a_manager_writes_pings_nobody_and_has_a_length(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    places = town.playground.add_channels(1)
    await town.office.subscribe(places)
    town.release()
    draft = await town.draft()
    edit = town.office.composing.edit
    too_long = await edit(draft.workspace, draft.id, TOM, {"en": "x" * (LONGEST_TEXT + 1)})
    assert isinstance(too_long, Refused)
    assert too_long.code == "too_long"
    text = (PINGS * 40)[:LONGEST_TEXT]
    edited = await edit(draft.workspace, draft.id, TOM, {"en": text, "sv": text})
    assert isinstance(edited, Announcement)
    await town.announced(edited)
    assert "&lt;!here&gt;" in shown(town, places[0])
    assert not any(ping in shown(town, places[0]) for ping in ("<!", "<@", "@channel"))


async def under_way(town: AnnouncingTown, places: list[str]) -> Announcement:
    """An announcement that has been approved and has met a limit in each of these channels: it comes a moment later."""
    limits = [
        town.playground.slack_fail(Trouble.LIMIT, POST, channel=place, count=1, retry_after=2) for place in places
    ]
    town.release()
    approved = await town.office.approve(await town.draft())
    broadcast = town.playground.workspace.broadcast
    await broadcast.wait_for(lambda: all(limit.struck for limit in limits) or None, DEADLINE)
    return approved


@pytest.mark.parametrize("change", ["renamed", "made private"])
async def test_a_channel_that_is_changed_meanwhile_hears_all_the_same(
    announcing_town: AnnouncingTown, change: str
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(3)
    await town.office.subscribe(places)
    approved = await under_way(town, places[:1])
    if change == "renamed":
        await play.rename(places[0], "ett-annat-namn")
    else:
        await play.make_private(places[0])
    await town.ended(approved)
    assert town.times_told(places) == [1, 1, 1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [("archive", "is_archived"), ("delete_channel", "channel_not_found"), ("kick", "not_in_channel")],
)
async def test_a_channel_that_cannot_be_reached_any_more_pauses_and_holds_up_nobody(
    announcing_town: AnnouncingTown, change: str, reason: str
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(3)
    await town.office.subscribe(places)
    approved = await under_way(town, places[:1])
    await getattr(play, change)(places[0])
    await town.ended(approved)
    assert [len(town.told(place)) for place in places[1:]] == [1, 1]
    kept = await town.office.subscriptions.get(approved.workspace, places[0])
    assert kept is not None
    assert kept.paused == reason
    # The one who subscribed it hears why, and of nothing else.
    told = await play.wait_for_message(lambda message: message.conversation == f"D{ERIK[1:]}" and _ours(message))
    assert places[0] in texts(told.blocks)
    progress = await town.office.announcements.progress(approved.id, town.now())
    assert (progress.sent, progress.blocked) == (2, 1)
    assert progress.troubles == ((places[0], reason),)


def _ours(message: object) -> bool:
    metadata = getattr(message, "metadata", None)
    return bool(metadata)


async def test_what_a_pause_kept_back_is_sent_once_when_the_channel_is_back(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(2)
    await town.office.subscribe(places)
    approved = await under_way(town, places[:1])
    await play.archive(places[0])
    await town.ended(approved)
    await play.unarchive(places[0])
    await town.office.subscribing.resume(approved.workspace, places[0])
    await play.wait_for_message(lambda message: message.conversation == places[0] and _ours(message), DEADLINE)
    # Nothing is left that could say it again.
    assert await town.office.subscribing.resume(approved.workspace, places[0]) is None
    assert town.times_told(places) == [1, 1]


async def test_the_trouble_of_somebody_who_left_comes_to_the_release_managers(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(1)
    await town.office.subscribe(places)
    await play.deactivate(ERIK)
    await play.archive(places[0])
    for manager in (TOM, ANNA):
        told = await play.wait_for_message(
            lambda message, manager=manager: message.conversation == f"D{manager[1:]}" and _ours(message), DEADLINE
        )
        assert f"<#{places[0]}>" in texts(told.blocks)
        assert f"<@{ERIK}>" in texts(told.blocks)
        assert "news.resume" in action_ids(told)
    assert town.said_by_bot(f"D{ERIK[1:]}") == []
    await play.unarchive(places[0])
    await town.office.subscribing.resume(play.workspace.id, places[0])
    kept = await town.office.subscriptions.get(play.workspace.id, places[0])
    assert kept is not None
    assert not kept.paused


async def test_the_subscription_of_somebody_who_left_goes_on(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    places = [*play.add_channels(2), ERIK]
    await town.office.subscribe(places)
    await play.deactivate(ERIK)
    await play.archive(places[0])
    town.release()
    approved = await town.announced(await town.draft())
    assert town.times_told(places[:2]) == [0, 1]
    kept = await town.office.subscriptions.get(approved.workspace, places[0])
    assert kept is not None
    assert kept.paused == "is_archived"
    assert not [call for call in play.calls if call.status >= 500]


async def test_of_two_managers_who_approve_at_once_one_sends_and_the_other_is_told(
    tmp_path: Path, database_url: str
) -> None:
    """Each in a process of their own."""
    catalog = tmp_path / "catalog"
    write_sample(catalog, datetime.now(UTC).date())
    store = Store.open(database_url)
    await store.migrate()
    office = NewsOffice(store, catalog, "T1")
    await office.subscribe([f"C{number}" for number in range(50)])
    draft = await office.opened("6.15.17")
    await office.deciding.propose("T1", draft.id, "USOMEBODY", revision=draft.revision)
    given = (database_url, str(catalog), "T1", draft.id)
    waiting = [await _waits_to_approve(*given, who) for who in (TOM, ANNA)]
    for process in waiting:
        assert process.stdin
        process.stdin.write(b"now\n")
    said = [(await process.communicate())[0].decode().strip() for process in waiting]
    assert sorted(said) == ["Announcement", "already_approved"]
    progress = await office.announcements.progress(draft.id, datetime.now(UTC))
    assert progress.total == 50
    doings = [entry.did for entry in await office.announcements.log("T1", draft.id)]
    assert sorted(doings) == ["approved", "drafted", "proposed", "refused", "sent"]
    await store.close()


async def _waits_to_approve(*given: str) -> asyncio.subprocess.Process:
    """A process that approves when it is told to."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.news_office", *given),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    await process.stdout.readline()
    return process


async def test_what_the_catalogue_says_meanwhile_changes_no_message_of_a_running_announcement(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(4)
    await town.office.subscribe(places)
    limit = play.slack_fail(Trouble.LIMIT, POST, channel=places[0], count=1, retry_after=2)
    town.release(notes={"en": "As approved", "sv": "As approved"})
    approved = await town.office.approve(await town.draft())
    await play.workspace.broadcast.wait_for(lambda: limit.struck or None, DEADLINE)
    town.change_catalog(lambda text: text.replace("As approved", "Quite another thing"))
    await _catalog_says(town, "Quite another thing")
    await town.ended(approved)
    assert town.times_told(places, "As approved") == [1, 1, 1, 1]
    assert town.times_told(places, "Quite another") == [0, 0, 0, 0]
    assert len(await town.office.announcements.by_version(approved.workspace, NEW)) == 1


async def _catalog_says(town: AnnouncingTown, word: str, *, there: bool = True) -> None:
    async with asyncio.timeout(DEADLINE):
        while (word in str(list(town.bot.watch.current.listings["server"]))) != there:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_a_version_is_announced_once_however_often_it_is_opened_approved_or_listed(
    announcing_town: AnnouncingTown,
) -> None:
    town, office = announcing_town, announcing_town.office
    places = town.playground.add_channels(2)
    await office.subscribe(places)
    town.release()
    first = await town.announced(await town.draft())
    before = (town.folder / "catalog" / "releases.yml").read_text("utf-8")
    town.change_catalog(lambda text: "\n".join(line for line in text.splitlines() if NEW not in line) + "\n")
    await _catalog_says(town, NEW, there=False)
    town.change_catalog(lambda _: before)
    town.release("6.15.19", component="studio")
    await town.restart()
    await asyncio.wait_for(office.seen("studio", "6.15.19"), DEADLINE)
    again = await office.opened(NEW)
    assert again.id == first.id
    approved = await office.deciding.approve(office.workspace, again.id, ANNA)
    assert isinstance(approved, Refused)
    assert approved.code == "already_approved"
    assert approved.by == ANNA
    assert len(await office.announcements.by_version(office.workspace, NEW)) == 1
    assert town.times_told(places) == [1, 1]


async def test_news_that_wait_for_a_revoked_token_say_so_and_go_on_by_themselves_when_it_is_back(
    announcing_town: AnnouncingTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.slack_poster.SECONDS_UNTIL_MENDED", 0.5)
    town, play = announcing_town, announcing_town.playground
    await town.office.subscribe([FLOW_SUPPORT])
    town.release()
    draft = await town.draft()
    revoked = play.slack_fail(Trouble.ERROR, POST, error="token_revoked")
    approved = await town.office.approve(draft)
    async with asyncio.timeout(DEADLINE):
        while not (await town.office.announcements.progress(approved.id, town.now())).token:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    answer = await town.command(PRIYA, FLOW_SUPPORT, "/flowver subscriptions")
    assert "access has been taken away" in texts(answer.blocks)
    play.slack_heal(revoked)
    await town.ended(approved)
    assert town.times_told([FLOW_SUPPORT]) == [1]
    # What the managers were to be told is out a moment later, too.
    async with asyncio.timeout(DEADLINE):
        while (await town.office.subscriptions.of_workspace(approved.workspace))[0].paused:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_several_channels_that_slack_limits_hold_up_no_other(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    places = play.add_channels(20)
    troubled, others = places[3:7], [*places[:3], *places[7:]]
    for place in troubled:
        play.slack_fail(Trouble.LIMIT, POST, channel=place, count=1, retry_after=30)
    await town.office.subscribe(places)
    town.release()
    await town.office.approve(await town.draft())
    async with asyncio.timeout(DEADLINE):
        while town.times_told(others) != [1] * len(others):  # noqa: ASYNC110 - the bot's work
            await asyncio.sleep(0.05)
    assert town.times_told(troubled) == [0] * len(troubled)

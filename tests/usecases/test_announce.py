"""From a new release in the catalogue to every channel that asked: drafted, approved by two, sent, corrected, retracted."""

import asyncio
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
import pytest_asyncio

from bot.adapters.store.digests import write_items
from bot.adapters.store.of_announcement import write_edits
from bot.adapters.store.people import People
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement
from bot.domain.news.asking import Asked
from bot.domain.news.how import How
from bot.domain.news.subscription import Choice, Quiet, Wish
from bot.domain.news.subscriptions import Asker
from bot.domain.news.transitions import Refused, approve
from bot.domain.releases import ReleaseEntry, Words
from bot.domain.version import parse_version
from bot.slack.views.news.announcement import announcement_message
from bot.usecases.messenger import PostRefused, PostTokenRefused
from bot.usecases.move_announcement import ChangedMeanwhile, NoSuchAnnouncement
from bot.usecases.news_ports import DigestItem, Effects
from bot.usecases.notice_releases import NoticeReleases
from bot.words.speech import Speech
from tests.sentences import TRANSLATIONS
from tests.usecases.news_world import ANNA, BERTIL, NEW, NewsWorld, a_catalog


@pytest_asyncio.fixture
async def news(store: Store) -> NewsWorld:
    return NewsWorld(store)


async def test_the_first_load_announces_nothing_and_a_new_release_is_drafted_once(news: NewsWorld) -> None:
    assert list(await news.notice.step("T1", a_catalog(NEW))) == []
    later = ReleaseEntry(version="6.15.19", component="server", released=date(2026, 11, 22))
    drafts = await news.notice.step("T1", a_catalog(NEW, later))
    assert [(each.subject, each.kind, each.state) for each in drafts] == [("release 6.15.19", "service-pack", "draft")]
    assert list(await news.notice.step("T1", a_catalog(NEW, later))) == []
    await news.until_quiet()
    assert sorted(news.posts("announcement.draft")) == [ANNA, BERTIL]


async def test_a_catalogue_that_is_filled_in_drafts_nothing_and_the_managers_hear_so_once(news: NewsWorld) -> None:
    await news.subscribe("C1")
    many = [
        ReleaseEntry(version=f"6.15.{pack}", component="server", released=date(2026, 7, 1)) for pack in range(20, 41)
    ]
    assert await news.released(*many) == []
    another = NewsWorld(news.store, news.current)
    assert list(await another.notice.step("T1", another.current)) == []
    await news.until_quiet()
    assert news.posts() == []
    assert sorted(news.posts("announcement.many")) == [ANNA, BERTIL]
    assert await news.announcements.listed("T1") == []
    [one] = await news.released(*many, NEW)
    assert one.version == "6.15.18"


async def test_two_processes_that_see_the_same_release_draft_it_once(news: NewsWorld) -> None:
    await news.notice.step("T1", a_catalog())
    both = await asyncio.gather(*(news.notice.step("T1", a_catalog(NEW)) for _ in range(2)))
    assert sorted(len(each) for each in both) == [0, 1]
    assert len(await news.announcements.listed("T1")) == 1


async def test_every_channel_that_asked_hears_once_in_its_language(news: NewsWorld) -> None:
    for number in range(40):
        await news.subscribe(f"C{number}", language="sv" if number % 2 else "en")
    await news.subscribe("C40", lines=("6.14",))
    await news.subscribe("U9")
    sent = await news.sending()
    await news.until_quiet()
    assert sorted(news.posts()) == sorted([*(f"C{number}" for number in range(40)), "U9"])
    assert {each.state for each in await news.deliveries("announcement", sent.id)} == {"sent"}
    assert (await news.announcements.progress(sent.id, news.clock.now())).sent == 41
    assert await news.scheduled.finish() == 1
    assert (await news.kept(sent.id)).state == "sent"


async def test_nobody_approves_what_they_proposed_and_the_attempt_is_noted(news: NewsWorld) -> None:
    [draft] = await news.released(NEW)
    await news.deciding.propose("T1", draft.id, ANNA)
    refused = await news.deciding.approve("T1", draft.id, ANNA)
    assert isinstance(refused, Refused)
    assert refused.code == "own_work"
    entries = await news.announcements.log("T1", draft.id)
    assert {(each.who, each.did) for each in entries} == {
        ("catalogue", "drafted"), (ANNA, "proposed"), (ANNA, "refused"),
    }  # fmt: skip


async def test_of_two_who_approve_at_once_the_second_is_told(news: NewsWorld) -> None:
    await news.subscribe("C1")
    [draft] = await news.released(NEW)
    await news.deciding.propose("T1", draft.id, ANNA)
    approvers = (BERTIL, "UCESAR")
    outcomes = await asyncio.gather(*(news.deciding.approve("T1", draft.id, who) for who in approvers))
    assert sorted(type(each).__name__ for each in outcomes) == ["Announcement", "Refused"]
    [refused] = [each for each in outcomes if isinstance(each, Refused)]
    assert refused.code == "already_approved"
    assert refused.by in approvers
    await news.until_quiet()
    assert news.posts() == ["C1"]


async def test_what_was_edited_meanwhile_is_not_approved_unseen(news: NewsWorld) -> None:
    [draft] = await news.released(NEW)
    seen = (await news.kept(draft.id)).revision
    await news.composing.edit("T1", draft.id, ANNA, {"en": "Faster."}, revision=seen)
    late = await news.composing.edit("T1", draft.id, BERTIL, {"en": "Slower."}, revision=seen)
    assert isinstance(late, ChangedMeanwhile)
    assert (await news.kept(draft.id)).texts == {"en": "Faster."}
    assert isinstance(await news.deciding.approve("T1", "no such", ANNA), NoSuchAnnouncement)


async def test_a_version_is_opened_once_however_often_it_is_asked_for(news: NewsWorld) -> None:
    news.current = a_catalog(NEW)
    opened = await asyncio.gather(*(news.composing.open("T1", parse_version("6.15.18"), who) for who in (ANNA, BERTIL)))
    assert len({each.id for each in opened if each}) == 1
    assert await news.composing.open("T1", parse_version("7.1"), ANNA) is None
    # Opening one by hand is no first load of the catalogue.
    assert list(await news.notice.step("T1", a_catalog(NEW))) == []


async def test_a_scheduled_one_goes_out_at_its_time_unless_it_is_cancelled(news: NewsWorld) -> None:
    await news.subscribe("C1")
    [draft] = await news.released(NEW)
    at = news.clock.now() + timedelta(hours=2)
    await news.deciding.propose("T1", draft.id, ANNA, at)
    scheduled = await news.deciding.approve("T1", draft.id, BERTIL)
    assert isinstance(scheduled, Announcement)
    assert (scheduled.state, await news.scheduled.step()) == ("scheduled", 0)
    news.clock.at = at
    assert await news.scheduled.step() == 1
    await news.until_quiet()
    assert news.posts() == ["C1"]
    cancelled = await news.deciding.cancel("T1", draft.id, ANNA)
    assert isinstance(cancelled, Refused)


async def test_a_cancelled_version_can_be_announced_anew(news: NewsWorld) -> None:
    [draft] = await news.released(NEW)
    await news.deciding.cancel("T1", draft.id, ANNA, "not yet")
    again = await news.composing.open("T1", parse_version("6.15.18"), ANNA)
    assert again
    assert again.id != draft.id
    assert [each.state for each in await news.announcements.by_version("T1", "6.15.18")] == ["draft", "cancelled"]


async def test_what_is_stopped_waits_until_it_is_resumed(news: NewsWorld) -> None:
    for number in range(3):
        await news.subscribe(f"C{number}")
    sent = await news.sending()
    await news.deciding.stop("T1", sent.id, ANNA)
    await news.until_quiet()
    assert (news.posts(), (await news.announcements.progress(sent.id, news.clock.now())).waiting) == ([], 3)
    await news.deciding.resume("T1", sent.id, ANNA)
    await news.until_quiet()
    assert len(news.posts()) == 3


async def test_whoever_sends_again_what_another_has_stopped_meanwhile_lets_nothing_out(news: NewsWorld) -> None:
    for channel in ("C1", "C2"):
        await news.subscribe(channel)
    sent = await news.sending()
    await news.deciding.stop("T1", sent.id, ANNA)
    again = await news.deciding.send_again("T1", sent.id, BERTIL)
    assert again == Refused("not_in_this_state", "stopped")
    await news.deciding.resume("T1", sent.id, ANNA)
    await news.until_quiet()
    assert sorted(news.posts()) == ["C1", "C2"]


async def test_a_correction_edits_what_is_out_and_tells_its_thread(news: NewsWorld) -> None:
    for number in range(3):
        await news.subscribe(f"C{number}")
    sent = await news.sending()
    await news.until_quiet()
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {"en": "A word was wrong."})
    assert news.slack.edits == []
    corrected = await news.deciding.approve("T1", sent.id, BERTIL)
    assert isinstance(corrected, Announcement)
    await news.until_quiet()
    assert sorted(notice.target for notice, _ in news.slack.edits) == ["C0", "C1", "C2"]
    assert all("Better." in str(content) for _, content in news.slack.edits)
    notes = [post.notice for post in news.slack.posts if post.notice.kind == "announcement.note"]
    originals = {post.channel: post.ts for post in news.slack.posts if post.notice.kind == "announcement"}
    assert {note.target: note.thread_ts for note in notes} == originals
    shown = await news.deliveries("announcement", sent.id)
    assert {each.revision for each in shown} == {corrected.shown}
    assert len(news.posts()) == 3


async def test_a_correction_that_is_overtaken_while_its_edits_are_written_writes_no_more_of_them(
    news: NewsWorld,
) -> None:
    await news.subscribe("C1")
    sent = await news.sending()
    await news.until_quiet()
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {})
    corrected = await news.deciding.approve("T1", sent.id, BERTIL)
    assert isinstance(corrected, Announcement)
    await news.deciding.retract("T1", sent.id, ANNA, "It loses files.")
    # Another process had read that the correction was owed.
    assert await write_edits(news.store, sent.id, corrected.shown, corrected.state, news.clock.now()) == 0
    await news.until_quiet()
    assert [notice.subject for notice, _ in news.slack.edits] == [f"{sent.id}/{corrected.shown + 1}"]
    assert news.posts("announcement.note") == ["C1"]


async def test_what_was_under_way_at_a_correction_is_edited_when_it_has_arrived(news: NewsWorld) -> None:
    await news.subscribe("C0")
    await news.until_quiet()
    sent = await news.sending()
    [under_way] = [each for each in await news.world.delivering.claim(9) if each.notice.kind == "announcement"]
    old = await news.render(under_way.notice)
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {})
    await news.deciding.approve("T1", sent.id, BERTIL)
    posted = await news.slack.post(under_way.notice, old.content, under_way.id)
    done = replace(under_way, state="sent", due_at=None, owner="", ts=posted.ts, channel=posted.channel)
    assert await news.outbox.move(under_way, replace(done, revision=old.revision), {})
    await news.until_quiet()
    assert [notice.target for notice, _ in news.slack.edits] == ["C0"]


async def test_a_retraction_calls_off_what_waits_and_leaves_a_stub_with_the_reason(news: NewsWorld) -> None:
    for number in range(3):
        await news.subscribe(f"C{number}")
    await news.until_quiet()
    sent = await news.sending()
    taken = [each for each in await news.world.delivering.claim(3) if each.notice.kind == "announcement"][:1]
    await news.world.delivering.step(taken[0])
    await news.deciding.retract("T1", sent.id, ANNA, "It loses files.")
    await news.until_quiet()
    out = [each.state for each in await news.deliveries("announcement", sent.id)]
    # Two had their turn already, and are looked for since nobody sent them.
    assert out.count("sent") == 1
    assert out.count("cancelled") == 2
    assert all("It loses files." in str(content) for _, content in news.slack.edits)
    assert len(news.slack.edits) == 1


async def test_whoever_chooses_a_language_hears_their_own_news_in_it_and_channels_do_not(news: NewsWorld) -> None:
    await news.subscribe("U7", language="sv", user="U7")
    await news.subscribe("C1", language="sv", user="U7")
    await People(news.store).choose("T1", "U7", "en")
    held = [await news.subscriptions.get("T1", target) for target in ("U7", "C1")]
    assert [each and each.language for each in held] == ["en", "sv"]


async def test_whoever_subscribed_reads_of_a_pause_in_their_own_language(news: NewsWorld) -> None:
    await People(news.store).choose("T1", "U7", "sv")
    await news.subscribe("C1", language="en", user="U7")
    await news.subscribe("C2", language="en", user="U8")
    for channel in ("C1", "C2"):
        await news.subscribing.pause("T1", channel, "is_archived")
    await news.until_quiet()
    told = [post.notice for post in news.slack.posts if post.notice.kind == "subscription.paused"]
    assert {(notice.target, notice.language) for notice in told} == {("U7", "sv"), ("U8", "en")}


async def test_a_refusal_that_does_not_pass_pauses_the_target_and_tells_whoever_subscribed(news: NewsWorld) -> None:
    await news.subscribe("C1", user="U7")
    await news.subscribe("C2")
    news.slack.gone["C1"] = PostRefused("is_archived")
    sent = await news.sending()
    await news.until_quiet()
    held = await news.subscriptions.get("T1", "C1")
    assert held
    assert (held.paused, held.last_error) == ("is_archived", "is_archived")
    assert news.posts("subscription.paused") == ["U7"]
    assert (await news.announcements.progress(sent.id, news.clock.now())).troubles == (("C1", "is_archived"),)
    assert news.posts() == ["C2"]
    del news.slack.gone["C1"]
    await news.subscribing.resume("T1", "C1")
    await news.until_quiet()
    assert sorted(news.posts()) == ["C1", "C2"]
    again = await news.subscriptions.get("T1", "C1")
    assert again
    assert (again.paused, again.last_sent_at is not None) == ("", True)


async def test_a_refusal_from_before_a_channel_was_resumed_pauses_it_no_second_time(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.until_quiet()
    await news.sending()
    claimed = await news.outbox.claim("us", news.clock.now(), timedelta(seconds=40), 10)
    [refused] = [each for each in claimed if each.notice.kind == "announcement"]
    news.clock.advance(2)
    await news.subscribing.pause("T1", "C1", "not_in_channel")
    await news.subscribing.resume("T1", "C1")
    blocked = replace(refused, state="blocked", due_at=None, owner="", lease_until=None, error="not_in_channel")
    assert await news.outbox.move(refused, blocked, {"C1": news.clock.now()})
    held = await news.subscriptions.get("T1", "C1")
    assert held
    assert held.paused == ""
    await news.until_quiet()
    assert news.posts() == ["C1"]


async def test_a_paused_target_gets_later_news_when_it_can_be_reached(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribing.pause("T1", "C1", "not_in_channel")
    await news.subscribe("C2")
    await news.subscribing.pause("T1", "C2")
    sent = await news.sending()
    await news.until_quiet()
    assert (news.posts(), (await news.announcements.progress(sent.id, news.clock.now())).blocked) == ([], 1)
    assert await news.subscribing.resume("T1", "C2", unless={"command"}) is None
    await news.subscribing.resume("T1", "C1")
    await news.until_quiet()
    assert news.posts() == ["C1"]


async def test_who_changes_a_subscription_while_news_are_written_hears_as_it_stands_by_then(news: NewsWorld) -> None:
    for paused in ("C1", "C2"):
        await news.subscribe(paused)
        await news.subscribing.pause("T1", paused, "not_in_channel")
    await news.subscribe("C3", weekly=True)
    await news.subscribe("C4", weekly=True)
    [draft] = await news.released(NEW)
    await news.deciding.propose("T1", draft.id, ANNA)

    async def meanwhile(_held: Announcement, moved: Announcement) -> Effects:
        effects = await news.send.effects(moved)
        await news.subscribing.resume("T1", "C1")
        await news.subscribing.unsubscribe("T1", "C2", Asked(), "U1")
        await news.subscribing.set_options("T1", "C3", "U1", How(weekly=False, language="en", quiet=None, zone="UTC"))
        await news.subscribing.unsubscribe("T1", "C4", Asked(), "U1")
        return effects

    change = lambda a: approve(a, BERTIL, "two_people", news.clock.now())  # noqa: E731
    sent = await news.move.by("T1", draft.id, BERTIL, "approved", change, meanwhile)
    await news.gather.step()
    await news.until_quiet()
    assert isinstance(sent, Announcement)
    assert sorted(news.posts()) == ["C1", "C3"]
    progress = await news.announcements.progress(sent.id, news.clock.now())
    assert (progress.sent, progress.total) == (2, 2)


async def test_a_token_that_slack_refuses_pauses_no_channel_and_is_told(news: NewsWorld) -> None:
    await news.subscribe("C1")
    sent = await news.sending()
    news.slack.gone["C1"] = PostTokenRefused("token_revoked", 60.0)
    for each in await news.world.delivering.claim(9):
        await news.world.delivering.step(each)
    assert news.deliver.no_token == {"T1": "token_revoked"}
    held = await news.subscriptions.get("T1", "C1")
    assert held
    assert held.paused == ""
    assert await news.world.delivering.claim(9) == []
    [shown] = await news.subscriptions.of_workspace("T1")
    assert (shown.paused, (await news.announcements.progress(sent.id, news.clock.now())).token) == (
        "token_revoked",
        "token_revoked",
    )
    del news.slack.gone["C1"]
    await news.until_quiet()
    assert (news.posts(), news.deliver.no_token) == (["C1"], {})
    assert (await news.announcements.progress(sent.id, news.clock.now())).sent == 1
    [again] = await news.subscriptions.of_workspace("T1")
    assert (again.paused, (await news.announcements.progress(sent.id, news.clock.now())).token) == ("", "")


async def test_whoever_unsubscribes_gets_nothing_that_still_waits(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.sending()
    changed = await news.subscribing.unsubscribe("T1", "C1", Asked(), "U1")
    assert changed.outcome == "removed"
    await news.until_quiet()
    assert news.posts() == []


async def test_quiet_hours_put_a_message_off_to_their_end(news: NewsWorld) -> None:
    await news.subscribe("C1", quiet=Quiet(time(12), time(14)))
    await news.sending()
    began = news.clock.now()
    await news.until_quiet()
    [post] = [post for post in news.slack.posts if post.notice.kind == "announcement"]
    # Noon in UTC is 13:00 in Stockholm.
    assert post.at - began >= timedelta(minutes=59)


async def test_quiet_hours_that_are_changed_hold_for_what_waits_already(news: NewsWorld) -> None:
    for target in ("C1", "C2", "C3"):
        await news.subscribe(target, quiet=Quiet(time(12), time(16)))
    await news.sending()
    news.clock.advance(2)
    await news.subscribe("C1", quiet=False)
    await news.subscribe("C2", quiet=Quiet(time(12), time(14)))
    began = news.clock.now()
    await news.until_quiet()
    waited = {post.channel: post.at - began for post in news.slack.posts if post.notice.kind == "announcement"}
    assert waited["C1"] < timedelta(seconds=10)
    # Noon in UTC is 13:00 in Stockholm.
    assert timedelta(minutes=58) < waited["C2"] < timedelta(minutes=61)
    assert waited["C3"] > timedelta(minutes=178)


async def test_what_was_held_up_until_quiet_hours_waits_for_their_end(news: NewsWorld) -> None:
    await news.subscribe("C1", quiet=Quiet(time(16), time(18)))
    await news.subscribe("C2")
    sent = await news.sending()
    await news.deciding.stop("T1", sent.id, ANNA)
    # 16:30 in Stockholm.
    news.clock.at = datetime.fromisoformat("2026-11-23T15:30:00+00:00")
    await news.deciding.resume("T1", sent.id, ANNA)
    began = news.clock.now()
    await news.until_quiet()
    waited = {post.channel: post.at - began for post in news.slack.posts if post.notice.kind == "announcement"}
    assert waited["C2"] < timedelta(seconds=10)
    assert timedelta(minutes=89) < waited["C1"] < timedelta(minutes=92)


async def test_in_quiet_hours_a_correction_is_made_at_once_and_its_thread_told_afterwards(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribe("C2")
    sent = await news.sending()
    await news.until_quiet()
    await news.subscribe("C1", quiet=Quiet(time(12), time(14)))
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {"en": "A word was wrong."})
    await news.deciding.approve("T1", sent.id, BERTIL)
    began = news.clock.now()
    await news.announcements.write_edits(began)
    while await news.world.turn():
        news.clock.advance(2)
    told = [post.channel for post in news.slack.posts if post.notice.kind == "announcement.note"]
    assert sorted(notice.target for notice, _ in news.slack.edits) == ["C1", "C2"]
    assert told == ["C2"]
    await news.until_quiet()
    [late] = [post for post in news.slack.posts if post.notice.kind == "announcement.note" and post.channel == "C1"]
    assert late.at - began >= timedelta(minutes=59)


async def test_the_week_is_told_in_one_message_on_monday_morning(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    another = ReleaseEntry(version="6.15.19", component="server", released=date(2026, 11, 22))
    for draft in await news.released(NEW, another):
        await news.deciding.propose("T1", draft.id, ANNA)
        await news.deciding.approve("T1", draft.id, BERTIL)
    await news.until_quiet()
    assert (news.posts(), await news.gather.step()) == ([], 0)
    due_at = await news.digests.next_due()
    assert due_at == datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    news.clock.at = due_at
    assert (await news.gather.step(), await news.gather.step()) == (1, 0)
    await news.until_quiet()
    assert news.posts("digest") == ["C1"]


async def test_a_long_week_is_told_in_several_messages_in_order_and_whole(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    await news.until_quiet()
    said = len(news.slack.posts)
    now = news.clock.now()
    lines = [f"6.{number}" for number in range(130)]
    for line in lines:
        told = {
            "line": line,
            "days": 90,
            "end": "2027-02-21",
            "exact": True,
            "left": 90,
            "to": "",
            "unconfirmed": False,
        }
        item = DigestItem("T1", "C1", "reminder", f"{line}/90", now, told)
        async with news.store.write() as connection:
            await write_items(connection, [item], news.clock.now())
        news.clock.advance(0.001)
    assert await news.gather.step() == 1
    news.clock.advance(1)
    await news.until_quiet()
    posted = [(await news.render(post.notice)).content for post in news.slack.posts[said:]]
    assert [each["text"] for each in posted] == [f"ℹ️ The week's news: 130 ({part} of 7)" for part in range(1, 8)]
    assert [line for each in posted for line in re.findall(r"Flow (6\.\d+) ends", str(each["blocks"]))] == lines


async def test_a_withdrawal_reaches_whoever_got_the_release_whatever_they_follow(news: NewsWorld) -> None:
    await news.subscribe("C1", language="sv")
    await news.sending()
    await news.until_quiet()
    await news.subscribing.unsubscribe("T1", "C1", Asked(), "U1")
    news.current = a_catalog(NEW.model_copy(update={"withdrawn": True}))
    [draft] = await news.notice.step("T1", news.current)
    assert draft.kind == "withdrawal"
    await news.deciding.propose("T1", draft.id, ANNA)
    await news.deciding.approve("T1", draft.id, BERTIL)
    await news.until_quiet()
    told = [post.notice for post in news.slack.posts if post.notice.subject == draft.id]
    assert [(notice.target, notice.language) for notice in told if notice.kind == "announcement"] == [("C1", "sv")]


async def test_a_withdrawal_says_its_reason_and_not_what_the_release_was_praised_for(news: NewsWorld) -> None:
    praised = NEW.model_copy(update={"notes": Words(en="Faster.", sv="Snabbare.")})
    await news.released(praised)
    gone = praised.model_copy(update={"withdrawn": True})
    [draft] = await news.released(gone)
    shown = str(announcement_message(Speech(TRANSLATIONS["en"], news.current), draft))
    assert "Faster" not in shown
    assert "does not say why" in shown
    news.current = a_catalog(gone.model_copy(update={"notes": Words(en="It loses data.", sv="Den tappar data.")}))
    renewed = await news.composing.renew("T1", draft.id, ANNA)
    assert isinstance(renewed, Announcement)
    shown = str(announcement_message(Speech(TRANSLATIONS["sv"], news.current), renewed))
    assert "Den tappar data." in shown
    assert shown.index("Använd i stället") < shown.index("Den tappar data.") < shown.index("Installera inte")
    assert "framgår inte" not in shown


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_withdrawal_of_what_flowver_never_announced_carries_no_praise(
    news: NewsWorld, *, restarted: bool
) -> None:
    praised = ReleaseEntry(version="6.15.16", component="server", notes=Words(en="Faster.", sv="Snabbare."))
    news.current = a_catalog(praised)
    await news.notice.step("T1", news.current)
    if restarted:
        news.notice = NoticeReleases(news.announcements, news.notice.tell, news.clock.now)
    both = Words(en="Faster.\nIt loses data.", sv="Snabbare.\nDen tappar data.")
    news.current = a_catalog(praised.model_copy(update={"withdrawn": True, "notes": both}))
    [draft] = await news.notice.step("T1", news.current)
    shown = str(announcement_message(Speech(TRANSLATIONS["en"], news.current), draft))
    assert "Faster" not in shown
    assert ("It loses data." in shown, "does not say why" in shown) == (not restarted, restarted)


async def test_a_withdrawal_opened_by_hand_carries_no_praise_and_the_reason_that_is_named(news: NewsWorld) -> None:
    praised = ReleaseEntry(version="6.15.16", component="server", notes=Words(en="Faster.", sv="Snabbare."))
    news.current = a_catalog(praised)
    await news.notice.step("T1", news.current)
    news.current = a_catalog(praised.model_copy(update={"withdrawn": True}))
    opened = await news.composing.open("T1", praised.version, ANNA)
    assert opened
    shown = str(announcement_message(Speech(TRANSLATIONS["en"], news.current), opened))
    assert "Faster" not in shown
    because = Words(en="It loses data.", sv="Den tappar data.")
    news.current = a_catalog(praised.model_copy(update={"withdrawn": True, "reason": because}))
    renewed = await news.composing.renew("T1", opened.id, ANNA)
    assert isinstance(renewed, Announcement)
    shown = str(announcement_message(Speech(TRANSLATIONS["sv"], news.current), renewed))
    assert "Den tappar data." in shown
    assert "framgår inte" not in shown


async def test_the_managers_hear_that_what_everybody_read_was_withdrawn_is_good_again(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.sending()
    await news.until_quiet()
    [withdrawal] = await news.released(NEW.model_copy(update={"withdrawn": True}))
    await news.deciding.propose("T1", withdrawal.id, ANNA)
    await news.deciding.approve("T1", withdrawal.id, BERTIL)
    news.clock.advance(2)
    await news.until_quiet()
    assert await news.scheduled.finish()
    said = len(news.slack.posts)
    assert await news.released(NEW) == []
    await news.until_quiet()
    told = [post.notice for post in news.slack.posts[said:]]
    assert {(each.target, each.values["what"], each.values["announcement"]) for each in told} == {
        (manager, "reinstated", withdrawal.id) for manager in (ANNA, BERTIL)
    }
    assert "Not true any more: Withdrawn" in (await news.render(told[0])).content["text"]
    assert "retracted" in str(await news.deciding.retract("T1", withdrawal.id, ANNA, "It was the wrong number."))


async def test_what_comes_withdrawn_is_drafted_for_those_who_follow_withdrawals(news: NewsWorld) -> None:
    asked = Asked(wish=Wish(kinds=frozenset({"withdrawals"})), named=True)
    await news.subscribing.subscribe("T1", "C1", asked, Asker("U1", "en", "Europe/Stockholm"))
    born = NEW.model_copy(update={"withdrawn": True, "notes": Words(en="It loses data.")})
    [draft] = await news.released(born)
    assert draft.kind == "withdrawal"
    assert "It loses data." in str(announcement_message(Speech(TRANSLATIONS["en"], news.current), draft))
    await news.deciding.propose("T1", draft.id, ANNA)
    await news.deciding.approve("T1", draft.id, BERTIL)
    news.clock.advance(2)
    await news.until_quiet()
    assert news.posts() == ["C1"]


async def test_a_channel_is_told_who_subscribed_it_and_a_repeat_says_nothing(news: NewsWorld) -> None:
    first, second = await news.subscribe("C1", user="U7"), await news.subscribe("C1")
    assert (first.outcome, second.outcome) == ("subscribed", "already")
    await news.until_quiet()
    [told] = [post.notice for post in news.slack.posts]
    assert (told.kind, told.target, told.values["by"]) == ("subscription.told", "C1", "U7")


async def test_what_changes_a_channel_is_said_there_in_its_language_with_who_did_it(news: NewsWorld) -> None:
    subscribing = news.subscribing
    for doing in (
        lambda: news.subscribe("C1", language="sv", user="U7"),
        lambda: news.subscribe("C1", weekly=True, user="U8"),
        lambda: subscribing.pause("T1", "C1", user="U9"),
        lambda: subscribing.pause("T1", "C1", user="U9"),
        lambda: subscribing.resume("T1", "C1", user="U8"),
        lambda: subscribing.set_options("T1", "C1", "U7", How(True, None, "Europe/Stockholm", "sv")),
        lambda: subscribing.unsubscribe("T1", "C1", Asked(), "U7"),
    ):
        await doing()
        await news.until_quiet()
        news.clock.advance(2)
    told = [post.notice for post in news.slack.posts]
    assert [(notice.values["outcome"], notice.values["by"]) for notice in told] == [
        ("subscribed", "U7"), ("options", "U8"), ("paused", "U9"), ("resumed", "U8"), ("removed", "U7"),
    ]  # fmt: skip
    assert {notice.language for notice in told} == {"sv"}
    shown = [(await news.render(notice)).content["text"] for notice in told]
    assert "måndagar" in shown[1]
    assert "<@U9>" in shown[2]


async def test_a_channel_reads_by_whose_clock_its_news_wait(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    await news.subscribe("C2")
    await news.until_quiet()
    said = {post.channel: (await news.render(post.notice)).content["text"] for post in news.slack.posts}
    assert "Mondays at 9 (Europe/Stockholm)" in said["C1"]
    assert "Europe" not in said["C2"]


async def test_the_zone_of_a_channel_is_changed_and_the_channel_is_told(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    announcement = await news.sending()
    [[item]] = await news.digests.due(news.clock.now() + timedelta(days=8), 9)
    changed = await news.subscribe("C1", zone="Asia/Tokyo")
    [[moved]] = await news.digests.due(news.clock.now() + timedelta(days=8), 9)
    assert changed.held
    assert (changed.held.zone, changed.outcome) == ("Asia/Tokyo", "options")
    assert (moved.subject, moved.due_at - item.due_at) == (announcement.id, timedelta(hours=-8))
    await news.until_quiet()
    said = (await news.render(news.slack.notices("C1")[-1])).content["text"]
    assert "Asia/Tokyo" in said


async def test_what_slack_does_to_a_channel_is_told_to_nobody_as_somebodys_doing(news: NewsWorld) -> None:
    await news.subscribe("C1", user="U7")
    await news.subscribing.pause("T1", "C1", "is_archived")
    await news.subscribing.resume("T1", "C1")
    await news.until_quiet()
    assert news.posts("subscription.told") == ["C1"]


async def test_what_was_gathered_comes_as_it_would_have_come_when_news_come_at_once_from_now_on(
    news: NewsWorld,
) -> None:
    for target in ("C1", "C2"):
        await news.subscribe(target, weekly=True)
    sent = await news.sending()
    news.clock.advance(2)
    await news.subscribe("C1", weekly=False)
    await news.subscribe("C2", weekly=False, quiet=Quiet(time(12), time(14)))
    assert await news.digests.next_due() is None
    began = news.clock.now()
    await news.until_quiet()
    posts = {post.channel: post for post in news.slack.posts if post.notice.kind in ("announcement", "digest")}
    assert {post.notice.kind for post in posts.values()} == {"announcement"}
    assert {each.notice.subject for each in posts.values()} == {sent.id}
    assert posts["C1"].at - began < timedelta(seconds=10)
    assert posts["C2"].at - began >= timedelta(minutes=58)


async def test_what_was_gathered_and_is_stopped_comes_by_itself_when_it_goes_on(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    sent = await news.sending()
    await news.deciding.stop("T1", sent.id, ANNA)
    await news.subscribe("C1", weekly=False)
    assert (await news.gather.step(), news.posts()) == (0, [])
    await news.deciding.resume("T1", sent.id, ANNA)
    assert await news.gather.step() == 1
    await news.until_quiet()
    assert news.posts() == ["C1"]


async def test_less_news_stop_what_waits_and_what_is_gathered(news: NewsWorld) -> None:
    quiet = Quiet(time(12, 30), time(14))
    for target, options in (("C1", {"quiet": quiet}), ("C2", {"quiet": quiet}), ("C3", {"weekly": True})):
        await news.subscribe(target, **options)
    await news.until_quiet()
    news.clock.at = datetime.fromisoformat("2026-11-23T12:00:00+00:00")
    await news.sending()
    fewer = Asked(wish=Wish(kinds=frozenset({"service-packs"})), named=True)
    for target in ("C1", "C3"):
        await news.subscribing.unsubscribe("T1", target, fewer, "U1")
    news.clock.at = datetime.fromisoformat("2026-11-30T09:00:00+00:00")
    await news.gather.step()
    await news.until_quiet()
    assert (news.posts(), news.posts("digest")) == (["C2"], [])


async def test_two_who_subscribe_a_channel_at_once_both_get_what_they_asked_for(news: NewsWorld) -> None:
    outcomes = await asyncio.gather(*(news.subscribe("C1", lines=(line,)) for line in ("6.14", "6.15", "6.16")))
    assert sorted(each.outcome for each in outcomes) == ["extended", "extended", "subscribed"]
    held = await news.subscriptions.get("T1", "C1")
    assert held
    assert {line for wish in held.wishes for line in wish.lines.names} == {"6.14", "6.15", "6.16"}


async def test_a_ticket_is_answered_before_a_thousand_channels_hear_the_news(news: NewsWorld) -> None:
    notices = [Notice("T1", "announcement", "none", f"C{number}") for number in range(500)]
    await news.outbox.enqueue(notices, news.clock.now())
    await news.outbox.enqueue([Notice("T1", "request.filed", "fv1", "U1")], news.clock.now())
    claimed = await news.world.delivering.claim(400)
    assert claimed[0].notice.kind == "request.filed"
    assert len(claimed) < 50


STUDIO = NEW.model_copy(update={"component": "studio"})
BOTH = ("server", "studio")


async def approved(news: NewsWorld, name: str) -> object:
    await news.deciding.propose("T1", name, ANNA)
    return await news.deciding.approve("T1", name, BERTIL)


async def wants(news: NewsWorld, target: str, component: str) -> None:
    asked = Asked(wish=Wish(components=Choice.of([component])), named=True)
    await news.subscribing.subscribe("T1", target, asked, Asker("U1", "en", "Europe/Stockholm"))


async def test_a_component_that_gets_the_number_later_is_announced_to_those_who_follow_it(news: NewsWorld) -> None:
    await wants(news, "C1", "server")
    await wants(news, "C2", "studio")
    await news.sending()
    await news.until_quiet()
    [later] = await news.released(NEW, STUDIO)
    assert later.components == ("studio",)
    opened = await news.composing.open("T1", parse_version("6.15.18"), ANNA)
    assert opened
    assert opened.id == later.id
    await approved(news, later.id)
    await news.until_quiet()
    assert news.posts() == ["C1", "C2"]
    # And once all of it is out, there is nothing more to draft.
    assert list(await NewsWorld(news.store, news.current).notice.step("T1", news.current)) == []


async def test_a_component_that_joins_what_is_not_out_yet_makes_it_a_draft_again_and_the_managers_hear(
    news: NewsWorld,
) -> None:
    for target, component in (("C1", "server"), ("C2", "studio"), ("C3", "server"), ("C3", "studio")):
        await wants(news, target, component)
    [draft] = await news.released(NEW)
    await news.deciding.propose("T1", draft.id, ANNA, news.clock.now() + timedelta(hours=1))
    await news.deciding.approve("T1", draft.id, BERTIL)
    assert await news.released(NEW, STUDIO) == []
    grown = await news.kept(draft.id)
    assert (grown.state, grown.components, grown.content["components"]) == ("draft", BOTH, list(BOTH))
    await news.until_quiet()
    whats = sorted(post.notice.values["what"] for post in news.slack.posts if post.channel == BERTIL)
    assert whats == ["grown", "proposed", "ready"]
    await approved(news, draft.id)
    await news.until_quiet()
    assert sorted(news.posts()) == ["C1", "C2", "C3"]


async def test_of_two_processes_with_different_catalogues_neither_loses_nor_doubles_a_component(
    news: NewsWorld,
) -> None:
    await news.notice.step("T1", a_catalog())
    other = NewsWorld(news.store)
    catalogs = ((news, a_catalog(NEW)), (other, a_catalog(NEW, STUDIO)))
    await asyncio.gather(*(each.notice.step("T1", catalog) for each, catalog in catalogs))
    listed = await news.announcements.listed("T1")
    assert sorted(name for each in listed for name in each.components) == ["server", "studio"]


async def test_a_withdrawal_of_a_further_component_is_announced_too(news: NewsWorld) -> None:
    await wants(news, "C1", "server")
    await wants(news, "C2", "studio")
    [release] = await news.released(NEW, STUDIO)
    await approved(news, release.id)
    await news.until_quiet()
    gone = {"withdrawn": True}
    for entries in (
        [NEW.model_copy(update=gone), STUDIO],
        [NEW.model_copy(update=gone), STUDIO.model_copy(update=gone)],
    ):
        [withdrawal] = await news.released(*entries)
        await approved(news, withdrawal.id)
        await news.until_quiet()
    assert withdrawal.components == ("studio",)
    assert sorted(news.posts()) == ["C1", "C1", "C1", "C2", "C2", "C2"]


@pytest.mark.parametrize("step", ["proposed", "scheduled"])
async def test_what_is_withdrawn_before_it_is_out_is_held_back_and_the_managers_hear_why(
    news: NewsWorld, step: str
) -> None:
    await news.subscribe("C1")
    [draft] = await news.released(NEW)
    await news.deciding.propose("T1", draft.id, ANNA, news.clock.now() + timedelta(hours=1))
    if step == "scheduled":
        await news.deciding.approve("T1", draft.id, BERTIL)
    [withdrawal] = await news.released(NEW.model_copy(update={"withdrawn": True}))
    assert withdrawal.kind == "withdrawal"
    assert (await news.kept(draft.id)).state == "draft"
    news.clock.at += timedelta(hours=2)
    assert await news.scheduled.step() == 0
    for outcome in (
        await news.deciding.propose("T1", draft.id, ANNA),
        await news.deciding.approve("T1", draft.id, BERTIL),
        await news.composing.renew("T1", draft.id, ANNA),
    ):
        assert isinstance(outcome, Refused)
    assert isinstance(await news.deciding.propose("T1", draft.id, ANNA), Refused)
    await news.until_quiet()
    whats = [post.notice.values["what"] for post in news.slack.posts if post.channel == BERTIL]
    assert whats.count("held_back") == 1
    assert news.posts() == []
    # Put right in the catalogue, it can be announced after all.
    await news.released(NEW)
    assert isinstance(await approved(news, draft.id), Announcement)


async def test_what_is_due_is_not_sent_although_nobody_has_noticed_yet_that_it_is_withdrawn(news: NewsWorld) -> None:
    [draft] = await news.released(NEW)
    at = news.clock.now() + timedelta(hours=1)
    await news.deciding.propose("T1", draft.id, ANNA, at)
    await news.deciding.approve("T1", draft.id, BERTIL)
    news.current = a_catalog(NEW.model_copy(update={"withdrawn": True}))
    news.clock.at = at
    assert await news.scheduled.step() == 0


async def test_what_is_withdrawn_while_it_goes_out_stops(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribe("C2", quiet=Quiet(time(0), time(23, 59)))
    await news.until_quiet()
    sent = await news.sending()
    for each in await news.world.delivering.claim(9):
        await news.world.delivering.step(each)
    await news.released(NEW.model_copy(update={"withdrawn": True}))
    assert (await news.kept(sent.id)).state == "stopped"
    await news.until_quiet()
    assert news.posts() == ["C1"]


async def test_what_was_retracted_can_be_announced_again_with_the_words_that_were_written(news: NewsWorld) -> None:
    await news.subscribe("C1")
    [draft] = await news.released(NEW)
    await news.composing.edit("T1", draft.id, ANNA, {"en": "Faster."})
    await approved(news, draft.id)
    await news.until_quiet()
    await news.deciding.retract("T1", draft.id, ANNA, "Too early.")
    await news.until_quiet()
    again = await news.composing.open("T1", parse_version("6.15.18"), ANNA)
    assert again
    assert (again.state, again.texts, again.written_by) == ("draft", {"en": "Faster."}, (ANNA,))
    assert await news.composing.open("T1", parse_version("6.15.18"), BERTIL) == again
    await approved(news, again.id)
    await news.until_quiet()
    assert news.posts() == ["C1", "C1"]


async def told_weekly(news: NewsWorld) -> str:
    """C1 has read of 6.15.18 in the news of its week, in Swedish."""
    await news.subscribe("C1", weekly=True, language="sv")
    await news.until_quiet()
    sent = await news.sending()
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    await news.gather.step()
    await news.until_quiet()
    assert news.posts("digest") == ["C1"]
    return sent.id


async def test_a_withdrawal_reaches_whoever_read_of_the_release_in_the_news_of_the_week(news: NewsWorld) -> None:
    await told_weekly(news)
    await news.subscribing.unsubscribe("T1", "C1", Asked(), "U1")
    [draft] = await news.released(NEW.model_copy(update={"withdrawn": True}))
    await approved(news, draft.id)
    await news.until_quiet()
    [told] = [post.notice for post in news.slack.posts if post.notice.kind == "announcement"]
    assert (told.target, told.language, told.subject) == ("C1", "sv", draft.id)


async def test_a_retraction_is_said_in_the_news_of_the_week_and_in_their_thread(news: NewsWorld) -> None:
    name = await told_weekly(news)
    await news.deciding.retract("T1", name, ANNA, "It loses files.")
    await news.until_quiet()
    [digest] = [post for post in news.slack.posts if post.notice.kind == "digest"]
    [(edit, content)] = news.slack.edits
    assert (edit.target, edit.values["ts"]) == ("C1", digest.ts)
    assert "It loses files." in str(content)
    assert "check 6.15.18" not in str(content)
    [note] = [post.notice for post in news.slack.posts if post.notice.kind == "digest.note"]
    assert (note.target, note.thread_ts, note.language) == ("C1", digest.ts, "sv")


async def test_a_correction_is_said_in_the_thread_of_the_week_with_the_name_of_what_it_corrects(
    news: NewsWorld,
) -> None:
    name = await told_weekly(news)
    await news.deciding.correct("T1", name, ANNA, {"sv": "Bättre."}, {"sv": "Ett ord var fel."})
    await news.deciding.approve("T1", name, BERTIL)
    await news.until_quiet()
    [said] = [await news.render(post.notice) for post in news.slack.posts if post.notice.kind == "digest.note"]
    assert "Servicepaket 6.15.18" in str(said.content)
    assert "Ett ord var fel." in str(said.content)
    assert len(news.slack.edits) == 1
    assert await news.announcements.write_edits(news.clock.now()) == 0


async def test_a_week_that_was_under_way_at_a_retraction_is_edited_when_it_has_arrived(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    await news.until_quiet()
    sent = await news.sending()
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    await news.gather.step()
    [under_way] = [each for each in await news.world.delivering.claim(9) if each.notice.kind == "digest"]
    old = await news.render(under_way.notice)
    await news.deciding.retract("T1", sent.id, ANNA, "It loses files.")
    posted = await news.slack.post(under_way.notice, old.content, under_way.id)
    done = replace(under_way, state="sent", due_at=None, owner="", ts=posted.ts, channel=posted.channel)
    assert await news.outbox.move(under_way, replace(done, revision=old.revision), {})
    await news.until_quiet()
    assert [notice.target for notice, _ in news.slack.edits] == ["C1"]


async def test_news_of_the_week_say_nothing_of_what_is_stopped_or_withdrawn_meanwhile(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    await news.subscribe("C2", quiet=Quiet(time(0), time(23, 59)))
    sent = await news.sending()
    await news.deciding.stop("T1", sent.id, ANNA)
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    assert await news.gather.step() == 0
    await news.deciding.resume("T1", sent.id, ANNA)
    news.current = a_catalog(NEW.model_copy(update={"withdrawn": True}))
    assert await news.gather.step() == 1
    await news.until_quiet()
    assert news.posts("digest") == []

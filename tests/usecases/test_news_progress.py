"""How far an announcement has come, as its managers see it: everybody is in the numbers, with why they wait or miss it."""

from datetime import datetime, time
from typing import Any

import pytest
import pytest_asyncio

from bot.adapters.store.store import Store
from bot.domain.news.announcement import Progress
from bot.domain.news.doings import ways
from bot.domain.news.subscription import Quiet
from bot.usecases.messenger import PostRefused, PostUnsure
from tests.usecases.news_world import ANNA, BERTIL, NewsWorld


@pytest_asyncio.fixture
async def news(store: Store) -> NewsWorld:
    return NewsWorld(store)


async def seen(news: NewsWorld, name: str) -> Progress:
    return await news.announcements.progress(name, news.clock.now())


async def carried_out(news: NewsWorld) -> None:
    """What is due now, and nothing that waits until later."""
    await news.announcements.write_edits(news.clock.now())
    for _ in range(4):
        for each in await news.world.delivering.claim(99):
            await news.world.delivering.step(each)
        news.clock.advance(5)


async def test_who_reads_it_in_the_week_or_after_quiet_hours_is_counted_with_when(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribe("C2", weekly=True)
    await news.subscribe("C3", quiet=Quiet(time(12), time(14)))
    sent = await news.sending()
    await carried_out(news)
    progress = await seen(news, sent.id)
    assert (progress.total, progress.sent, progress.waiting, progress.moving) == (3, 1, 2, False)
    assert (progress.weekly, progress.weekly_from) == (1, datetime.fromisoformat("2026-11-30T08:00:00+00:00"))
    assert (progress.quiet, progress.quiet_until) == (1, datetime.fromisoformat("2026-11-23T13:00:00+00:00"))
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    await news.gather.step()
    await news.until_quiet()
    assert (await seen(news, sent.id)) == Progress(total=3, sent=3)


async def test_whose_week_cannot_be_told_is_said_to_be_missed(news: NewsWorld) -> None:
    await news.subscribe("C1", weekly=True)
    await news.subscribe("C2", weekly=True)
    await news.until_quiet()
    sent = await news.sending()
    await news.subscribing.pause("T1", "C2", "not_in_channel")
    news.slack.gone["C1"] = PostRefused("msg_too_long")
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    await news.gather.step()
    await news.until_quiet()
    progress = await seen(news, sent.id)
    assert (progress.total, progress.blocked, progress.waiting) == (2, 2, 0)
    assert set(progress.troubles) == {("C1", "msg_too_long"), ("C2", "not_in_channel")}


async def test_a_correction_under_way_has_numbers_of_its_own_and_so_have_its_failures(news: NewsWorld) -> None:
    for target in ("C1", "C2", "C3"):
        await news.subscribe(target)
    await news.subscribe("C4", weekly=True)
    sent = await news.sending()
    await news.until_quiet()
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    await news.gather.step()
    await news.until_quiet()
    assert (await seen(news, sent.id)).changes is None
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {})
    await news.deciding.approve("T1", sent.id, BERTIL)
    owed = (await seen(news, sent.id)).changes
    assert owed
    assert (owed.moving, owed.total) == (True, 0)
    news.slack.gone["C1"] = PostRefused("is_archived")
    await news.announcements.write_edits(news.clock.now())
    begun = (await seen(news, sent.id)).changes
    assert begun
    assert (begun.moving, begun.total, begun.waiting, begun.untold) == (True, 4, 4, 4)
    await news.until_quiet()
    progress = await seen(news, sent.id)
    assert (progress.sent, progress.failed, progress.moving) == (4, True, False)
    changes = progress.changes
    assert changes
    assert (changes.changed, changes.failed, changes.told, changes.untold) == (3, 1, 3, 1)
    assert set(changes.troubles) == {("C1", "is_archived")}


async def test_a_post_whose_place_nobody_knows_cannot_be_taken_back_and_that_is_said(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.until_quiet()
    sent = await news.sending()
    news.slack.gone["C1"] = PostUnsure("lost")
    news.slack.unreadable.add("C1")
    await news.until_quiet()
    await news.deciding.retract("T1", sent.id, ANNA, "It loses files.")
    await news.until_quiet()
    changes = (await seen(news, sent.id)).changes
    assert changes
    assert (changes.total, changes.failed, changes.troubles) == (1, 1, (("C1", "place_unknown"),))


async def entries(news: NewsWorld, name: str) -> list[tuple[str, str]]:
    """Oldest first."""
    return [(each.who, each.did) for each in reversed(await news.announcements.log("T1", name))]


async def blocked_told(news: NewsWorld) -> list[tuple[str, Any]]:
    """Which managers have read that not everybody got it, and what of it."""
    told = [post.notice for post in news.slack.posts if post.notice.values.get("what") == "blocked"]
    return [(notice.target, notice.values["missed"]["troubles"]) for notice in told]


async def test_the_managers_hear_once_for_each_sending_whom_it_did_not_reach(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribe("C2")
    news.slack.gone["C1"] = PostRefused("msg_too_long")
    sent = await news.sending()
    await news.until_quiet()
    assert [await news.scheduled.finish() for _ in range(2)] == [1, 0]
    await news.until_quiet()
    assert sorted(await blocked_told(news)) == [(ANNA, [["C1", "msg_too_long"]]), (BERTIL, [["C1", "msg_too_long"]])]
    said = next(post for post in news.slack.posts if post.notice.values.get("what") == "blocked")
    shown = str((await news.render(said.notice)).content["blocks"])
    assert "1 of 2 sent, 1 not reached" in shown
    assert "<#C1>: Slack says: msg_too_long" in shown
    await news.deciding.send_again("T1", sent.id, ANNA)
    await news.until_quiet()
    await news.scheduled.finish()
    await news.until_quiet()
    assert len(await blocked_told(news)) == 4


async def test_the_managers_hear_nothing_where_everybody_got_it_and_the_log_has_start_and_end(news: NewsWorld) -> None:
    await news.subscribe("C1")
    sent = await news.sending()
    await news.until_quiet()
    await news.scheduled.finish()
    await news.until_quiet()
    assert await blocked_told(news) == []
    assert (await entries(news, sent.id))[-2:] == [("flowver", "sent"), ("flowver", "ended")]


async def unsure(news: NewsWorld) -> str:
    """Sent to C1, where the answer was lost and nobody can look."""
    await news.subscribe("C1")
    await news.until_quiet()
    sent = await news.sending()
    news.slack.gone["C1"] = PostUnsure("lost")
    news.slack.unreadable.add("C1")
    await news.until_quiet()
    await news.scheduled.finish()
    del news.slack.gone["C1"]
    news.clock.advance(60)
    return sent.id


async def test_a_manager_who_has_looked_says_that_it_is_there(news: NewsWorld) -> None:
    name = await unsure(news)
    [stuck] = await news.unsure.waiting(name)
    assert await news.unsure.by("T1", name, stuck.id, ANNA, "taken_as_sent")
    assert not await news.unsure.by("T1", name, stuck.id, BERTIL, "posted_again")
    await news.until_quiet()
    assert news.posts() == []
    progress = await seen(news, name)
    assert (progress.sent, progress.unsure, progress.troubles) == (1, 0, ())
    assert (await entries(news, name))[-1] == (ANNA, "taken_as_sent")


async def test_a_manager_who_has_looked_has_it_posted_again(news: NewsWorld) -> None:
    name = await unsure(news)
    [stuck] = await news.unsure.waiting(name)
    assert await news.unsure.by("T1", name, stuck.id, ANNA, "posted_again")
    await news.until_quiet()
    assert news.posts() == ["C1"]
    assert await news.unsure.waiting(name) == []


async def test_what_is_unsure_in_a_thread_or_in_the_news_of_a_week_is_asked_about_too(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribe("C2", weekly=True)
    sent = await news.sending()
    await news.until_quiet()
    news.slack.unreadable |= {"C1", "C2"}
    news.slack.gone["C2"] = PostUnsure("lost")
    news.clock.at = datetime.fromisoformat("2026-11-30T08:00:00+00:00")
    await news.gather.step()
    await news.until_quiet()
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {})
    await news.deciding.approve("T1", sent.id, BERTIL)
    await news.announcements.write_edits(news.clock.now())
    edits = [each for each in await news.world.delivering.claim(9) if each.notice.kind == "announcement.edit"]
    for each in edits:
        await news.world.delivering.step(each)
    news.slack.gone["C1"] = PostUnsure("lost")
    await news.until_quiet()
    asked = sorted((each.notice.kind, each.notice.target) for each in await news.unsure.waiting(sent.id))
    assert asked == [("announcement.note", "C1"), ("digest", "C2")]


async def test_a_correction_is_put_on_whoever_wrote_it_and_its_approval_on_whoever_approved(news: NewsWorld) -> None:
    await news.subscribe("C1")
    sent = await news.sending()
    await news.until_quiet()
    news.clock.advance(60)
    await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {})
    news.clock.advance(60)
    await news.deciding.approve("T1", sent.id, BERTIL)
    assert (await entries(news, sent.id))[-3:] == [
        (ANNA, "correction_proposed"),
        (BERTIL, "correction_approved"),
        (ANNA, "corrected"),
    ]
    await news.until_quiet()
    assert len(news.slack.edits) == 1


async def test_each_target_is_listed_with_where_it_stands(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.subscribe("C2", weekly=True)
    await news.subscribe("C3", quiet=Quiet(time(12), time(14)))
    await news.subscribe("C4")
    await news.subscribe("C5", weekly=True)
    news.slack.gone["C4"] = PostRefused("msg_too_long")
    sent = await news.sending()
    await news.subscribing.pause("T1", "C5", "not_in_channel")
    await carried_out(news)
    found = [
        (each.target, each.state, each.why) for each in await news.announcements.targets(sent.id, news.clock.now())
    ]
    assert found == [
        ("C1", "sent", ""),
        ("C2", "weekly", ""),
        ("C3", "quiet", ""),
        ("C4", "blocked", "msg_too_long"),
        ("C5", "blocked", "not_in_channel"),
    ]


async def test_what_could_not_be_changed_is_changed_when_the_channel_is_back(news: NewsWorld) -> None:
    await news.subscribe("C1")
    sent = await news.sending()
    await news.until_quiet()
    news.slack.gone["C1"] = PostRefused("is_archived")
    await news.deciding.retract("T1", sent.id, ANNA, "It loses files.")
    await news.until_quiet()
    failed = (await seen(news, sent.id)).changes
    assert failed
    assert (failed.changed, failed.failed) == (0, 1)
    del news.slack.gone["C1"]
    await news.subscribing.resume("T1", "C1")
    await news.until_quiet()
    done = (await seen(news, sent.id)).changes
    assert done
    assert (done.changed, done.failed, done.untold) == (1, 0, 0)
    assert [notice.target for notice, _ in news.slack.edits] == ["C1"]


@pytest.mark.parametrize("retracted", [False, True])
async def test_what_slack_refused_to_change_is_tried_again_when_a_manager_says_so(
    news: NewsWorld, retracted: bool
) -> None:
    await news.subscribe("C1")
    sent = await news.sending()
    await news.until_quiet()
    await news.scheduled.finish()
    news.slack.gone["C1"] = PostRefused("invalid_blocks")
    if retracted:
        await news.deciding.retract("T1", sent.id, ANNA, "It loses files.")
    else:
        await news.deciding.correct("T1", sent.id, ANNA, {"en": "Better."}, {})
        await news.deciding.approve("T1", sent.id, BERTIL)
    await news.until_quiet()
    held = await news.kept(sent.id)
    assert "sent_again" in ways(held, ANNA, "two_people", await seen(news, sent.id))
    del news.slack.gone["C1"]
    await news.deciding.send_again("T1", sent.id, ANNA)
    await news.until_quiet()
    await news.scheduled.finish()
    progress = await seen(news, sent.id)
    assert (progress.failed, (await news.kept(sent.id)).state) == (False, held.state)
    assert [notice.target for notice, _ in news.slack.edits] == ["C1"]
    assert news.posts() == ["C1"]

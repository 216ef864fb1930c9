"""Reminders once ever, and news for those whose requests a release fixes."""

import asyncio
from datetime import date, timedelta

import pytest
import pytest_asyncio

from bot.adapters.store.store import Store
from bot.domain.news.announcement import Announcement
from bot.domain.releases import Fix, LineEntry, ReleaseEntry
from tests.usecases.news_world import ANNA, BERTIL, NEW, NewsWorld, a_catalog

# Line 6.15 began on 2026-06-01 and is supported for 24 months.
ENDS = date(2028, 6, 1)


@pytest_asyncio.fixture
async def news(store: Store) -> NewsWorld:
    return NewsWorld(store)


def at_days_left(news: NewsWorld, days: int) -> None:
    news.clock.at += timedelta(days=(ENDS - timedelta(days=days) - news.clock.at.date()).days)


def fixing(*requests: str) -> ReleaseEntry:
    """6.15.18 with a correction that these requests asked for."""
    return NEW.model_copy(update={"fixes": (Fix(key="FLOW-1", severity="high", requests=requests),)})


async def told_of_fixing(news: NewsWorld, *requests: str) -> Announcement:
    """The same, proposed by one person and approved by another, once everybody has been told."""
    [draft] = await news.released(fixing(*requests))
    await news.deciding.propose("T1", draft.id, ANNA)
    await news.deciding.approve("T1", draft.id, BERTIL)
    await news.until_quiet()
    return draft


async def test_each_threshold_is_told_once_whatever_the_clock_does(news: NewsWorld) -> None:
    await news.subscribe("C1")
    assert await news.remind.step("T1", news.current) == 0
    told = []
    for days in (200, 180, 179, 180, 90, 95, 30, 1, 0, -1):
        at_days_left(news, days)
        told.append(await news.remind.step("T1", news.current))
        await news.until_quiet()
    assert told == [0, 1, 0, 0, 1, 0, 1, 0, 1, 0]
    assert [post.notice.subject for post in news.slack.posts if post.notice.kind == "reminder"] == [
        f"6.15/{days}/2028-06-01" for days in (180, 90, 30, 0)
    ]  # fmt: skip


async def test_after_a_standstill_only_the_nearest_is_told(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.remind.step("T1", news.current)
    at_days_left(news, 20)
    assert await news.remind.step("T1", news.current) == 1
    assert await news.remind.step("T1", news.current) == 0
    await news.until_quiet()
    assert [post.notice.subject for post in news.slack.posts if post.notice.kind == "reminder"] == [
        "6.15/30/2028-06-01"
    ]


async def test_two_processes_remind_once(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.remind.step("T1", news.current)
    at_days_left(news, 90)
    both = await asyncio.gather(*(news.remind.step("T1", news.current) for _ in range(2)))
    assert sorted(both) == [0, 1]


async def test_the_first_look_at_a_catalogue_reminds_of_nothing(news: NewsWorld) -> None:
    await news.subscribe("C1")
    at_days_left(news, 20)
    assert await news.remind.step("T1", news.current) == 0
    late = a_catalog(LineEntry(line="6.13", supported_until=news.clock.now().date() + timedelta(days=90)))
    assert await news.remind.step("T1", late) == 1


async def test_people_whose_requests_are_fixed_hear_of_it_unless_they_do_not_want_to(news: NewsWorld) -> None:
    for number, user in enumerate(("U1", "U2"), start=1):
        await news.world.submit(f"V{number}", user=user)
    await news.until_quiet()
    keys = [f"HELP-{number}" for number in (1, 2)]
    await news.reporters.choose("T1", "U2", news.clock.now(), wanted=False)
    assert (await news.reporters.wanted("T1", "U1"), await news.reporters.wanted("T1", "U2")) == (True, False)
    await told_of_fixing(news, *keys)
    assert news.posts("fix") == ["U1"]


@pytest.mark.parametrize("stopped", [False, True])
async def test_a_request_that_a_correction_names_is_told_of_and_nobody_twice(news: NewsWorld, *, stopped: bool) -> None:
    for number, user in enumerate(("U1", "U2"), start=1):
        await news.world.submit(f"V{number}", user=user)
        await news.until_quiet()
    draft = await told_of_fixing(news, "HELP-1")
    if stopped:
        await news.subscribe("C1")
        assert await news.deciding.stop("T1", draft.id, ANNA)
    news.current = a_catalog(fixing("HELP-1", "HELP-2"))
    held = await news.kept(draft.id)
    listed = news.composing.listed(held)
    await news.deciding.correct("T1", draft.id, ANNA, {}, {}, content=listed)
    await news.deciding.approve("T1", draft.id, BERTIL)
    await news.until_quiet()
    assert news.posts("fix") == (["U1"] if stopped else ["U1", "U2"])
    await news.deciding.resume("T1", draft.id, ANNA)
    await news.until_quiet()
    assert news.posts("fix") == ["U1", "U2"]


async def test_people_who_were_told_of_a_fix_hear_when_the_release_is_retracted_or_withdrawn(news: NewsWorld) -> None:
    await news.world.submit("V1", user="U1")
    await news.until_quiet()
    draft = await told_of_fixing(news, "HELP-1")
    await news.deciding.retract("T1", draft.id, ANNA, "It loses files.")
    await news.until_quiet()
    [(edit, content)] = news.slack.edits
    assert (edit.target, "It loses files." in str(content), "HELP-1" in str(content)) == ("U1", True, True)
    assert news.posts("fix.note") == ["U1"]
    [withdrawal] = await news.released(fixing("HELP-1").model_copy(update={"withdrawn": True}))
    await news.deciding.propose("T1", withdrawal.id, ANNA)
    await news.deciding.approve("T1", withdrawal.id, BERTIL)
    await news.until_quiet()
    assert news.posts() == ["U1"]


async def test_a_fix_that_waits_is_not_told_once_its_release_is_retracted(news: NewsWorld) -> None:
    await news.world.submit("V1", user="U1")
    await news.until_quiet()
    [draft] = await news.released(fixing("HELP-1"))
    await news.deciding.propose("T1", draft.id, ANNA)
    await news.deciding.approve("T1", draft.id, BERTIL)
    await news.deciding.stop("T1", draft.id, ANNA)
    await news.until_quiet()
    await news.deciding.retract("T1", draft.id, ANNA, "It loses files.")
    await news.until_quiet()
    assert news.posts("fix") == []


async def test_an_end_that_passed_during_a_long_standstill_is_told_once(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.remind.step("T1", news.current)
    at_days_left(news, -100)
    assert (await news.remind.step("T1", news.current), await news.remind.step("T1", news.current)) == (1, 0)
    await news.until_quiet()
    [told] = [await news.render(post.notice) for post in news.slack.posts if post.notice.kind == "reminder"]
    assert "Support for Flow 6.15 ended by 2028-06-01" in str(told.content)


async def test_extended_support_is_told_to_those_who_read_another_end_and_reminded_of_anew(news: NewsWorld) -> None:
    await news.subscribe("C1")
    await news.remind.step("T1", news.current)
    at_days_left(news, 25)
    told = [await news.remind.step("T1", news.current)]
    later = ENDS + timedelta(days=250)
    extended = a_catalog(LineEntry(line="6.15", supported_until=later))
    for days in (25, -70, -160, -220, -250):
        at_days_left(news, days)
        told += [await news.remind.step("T1", extended), await news.remind.step("T1", extended)]
    assert told == [1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]
    await news.until_quiet()
    posts = [
        str((await news.render(each.notice)).content) for each in news.slack.posts if each.notice.kind == "reminder"
    ]
    assert len(posts) == 6
    assert [text.count("another than was told before: 2028-06-01") for text in posts].count(1) == 1

"""Drafts, and the counter of questions that needed no request."""

from datetime import UTC, datetime, timedelta

from bot.adapters.store.drafts import Drafts, Solved
from bot.adapters.store.store import Store
from bot.usecases.request_ports import Draft

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def a_draft(text: str, at: datetime = NOON) -> Draft:
    return Draft("T1", "U1", "V1", {"summary": text}, at)


async def test_the_newest_of_a_draft_is_kept(store: Store) -> None:
    drafts = Drafts(store)
    await drafts.keep([a_draft("second", NOON + timedelta(seconds=1))])
    await drafts.keep([a_draft("first")])
    assert await drafts.get("T1", "U1", "V1") == a_draft("second", NOON + timedelta(seconds=1))


async def test_nobody_else_gets_a_draft(store: Store) -> None:
    await Drafts(store).keep([a_draft("mine")])
    assert await Drafts(store).get("T1", "U2", "V1") is None
    assert await Drafts(store).get("T2", "U1", "V1") is None


async def test_a_draft_is_forgotten_when_dropped_or_old(store: Store) -> None:
    drafts = Drafts(store)
    await drafts.keep([a_draft("one")])
    assert await drafts.forget_before(NOON) == 0
    assert await drafts.forget_before(NOON + timedelta(days=1)) == 1
    await drafts.keep([a_draft("two")])
    await drafts.drop("T1", "U1", "V1")
    assert await drafts.get("T1", "U1", "V1") is None


async def test_what_was_solved_is_counted_once(store: Store) -> None:
    solved = Solved(store)
    for key in ("V1", "V1", "V2"):
        await solved.record("T1", key, "article", NOON)
    await solved.record("T1", "V3", "newer_service_pack", NOON)
    assert await solved.counts("T1") == {"article": 2, "newer_service_pack": 1}
    assert await solved.counts("T2") == {}
    await solved.record("T2", "V1", "article", NOON)
    assert await solved.totals() == {"article": 3, "newer_service_pack": 1}

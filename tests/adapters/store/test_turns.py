"""Turns: as fast as Slack bears it, fair between workspaces and channels, whatever the line behind one of them."""

import asyncio
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text

from bot.adapters.store.outbox import Outbox
from bot.adapters.store.store import Store
from bot.domain.kept import Delivery, Notice
from bot.domain.pace import Pace
from bot.usecases.request_ports import Move
from tests.faults.filing_world import NOON

LEASE = timedelta(seconds=40)
GAP = timedelta(seconds=1.1)
PACE = Pace()


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return Outbox(store, GAP)


def news(number: int, workspace: str = "T1", target: str = "", subject: str = "an1") -> Notice:
    return Notice(workspace, "announcement", subject, target or f"C{number}")


async def claim(outbox: Outbox, at: datetime, most: int = 1_000) -> list[Delivery]:
    return list(await outbox.claim(f"owner-{at.isoformat()}", at, LEASE, most))


def turns(claimed: list[Delivery]) -> list[datetime]:
    return sorted(each.sent_at for each in claimed if each.sent_at)


async def test_ten_thousand_notices_are_written_in_one_short_transaction(outbox: Outbox) -> None:
    notices = [news(number, f"T{number % 20}") for number in range(10_000)]
    began = time.monotonic()
    assert await outbox.enqueue(notices, NOON) == 10_000
    # Mostly it takes half a second; the bound is for a machine that is busy with other things.
    assert time.monotonic() - began < 20


async def test_turns_are_a_little_over_a_tenth_of_a_second_apart_and_go_on_where_they_ended(outbox: Outbox) -> None:
    await outbox.enqueue([news(number) for number in range(100)], NOON)
    first = turns(await claim(outbox, NOON))
    second = turns(await claim(outbox, NOON + timedelta(seconds=2)))
    gaps = [after - before for before, after in pairwise([*first, *second])]
    assert set(gaps) == {PACE.message_gap}
    assert first[-1] - NOON <= PACE.ahead
    assert await claim(outbox, NOON) == []


async def test_several_processes_share_the_pace_of_a_workspace(store: Store) -> None:
    await Outbox(store, GAP).enqueue([news(number) for number in range(100)], NOON)
    several = [Outbox(store, GAP) for _ in range(3)]
    claims = await asyncio.gather(*(each.claim(f"o{n}", NOON, LEASE, 100) for n, each in enumerate(several)))
    given = turns([each for claimed in claims for each in claimed])
    assert all(after - before >= PACE.message_gap for before, after in pairwise(given))
    assert len({each.id for claimed in claims for each in claimed}) == len(given)


async def test_every_workspace_gets_its_share(outbox: Outbox) -> None:
    await outbox.enqueue([news(number, f"T{number % 20}") for number in range(2_000)], NOON)
    shares = Counter(each.notice.workspace for each in await claim(outbox, NOON, 100))
    assert shares == {f"T{number}": 5 for number in range(20)}


async def test_a_closed_workspace_hides_no_other(outbox: Outbox) -> None:
    await outbox.enqueue([news(number, "T1") for number in range(500)], NOON)
    [first, *rest] = await claim(outbox, NOON)
    later = NOON + timedelta(seconds=30)
    queued = [replace(each, state="queued", due_at=NOON, owner="") for each in (first, *rest)]
    for each, moved in zip((first, *rest), queued, strict=True):
        await outbox.move(each, moved, {"": later, each.notice.target: NOON})
    await outbox.enqueue([news(1, "T2")], NOON)
    assert [each.notice.workspace for each in await claim(outbox, NOON, 8)] == ["T2"]
    assert await outbox.next_due() == later - PACE.ahead / 2
    assert turns(await claim(outbox, later))[0] == later


async def test_of_several_that_close_a_workspace_together_the_longest_wait_counts(outbox: Outbox) -> None:
    await outbox.enqueue([news(number) for number in range(3)], NOON)
    soon, late = NOON + timedelta(seconds=5), NOON + timedelta(seconds=30)
    limited = zip((await claim(outbox, NOON))[:2], (late, soon), strict=True)
    moves = [Move(each, replace(each, state="queued", due_at=NOON, owner=""), {"": at}) for each, at in limited]
    assert await outbox.move_all(moves) == [True, True]
    await outbox.enqueue([news(3)], NOON)
    assert await claim(outbox, soon) == []
    assert turns(await claim(outbox, late))[0] == late


async def test_a_long_line_for_one_channel_starves_no_other(outbox: Outbox) -> None:
    long = [news(number, target="C0", subject=f"an{number}") for number in range(200)]
    await outbox.enqueue([*long, news(1), news(2)], NOON)
    heard: Counter[str] = Counter()
    for second in range(12):
        heard.update(each.notice.target for each in await claim(outbox, NOON + timedelta(seconds=second)))
    assert (heard["C1"], heard["C2"], heard["C0"]) == (1, 1, 1)


async def test_a_clock_that_was_ahead_and_is_set_right_closes_nothing_for_long(outbox: Outbox) -> None:
    tomorrow = NOON + timedelta(days=1)
    await outbox.enqueue([news(1)], tomorrow)
    [ahead] = await claim(outbox, tomorrow)
    await outbox.move(ahead, replace(ahead, state="sent", due_at=None, owner=""), {"C1": tomorrow + GAP})
    await outbox.enqueue([news(1, subject="an2")], NOON)
    assert [each.notice.subject for each in await claim(outbox, NOON)] == ["an2"]


async def test_edits_have_a_pace_of_their_own_and_need_no_turn_in_the_channel(outbox: Outbox) -> None:
    place = {"channel": "C0", "ts": "1.1", "delivery": "d"}
    edits = [Notice("T1", "announcement.edit", f"an{n}/2", "C0", "edit", values=place) for n in range(60)]
    await outbox.enqueue([*edits, news(0)], NOON)
    claimed = await claim(outbox, NOON)
    lanes = Counter(each.notice.via for each in claimed)
    assert lanes["message"] == 1
    assert PACE.edit_burst <= lanes["edit"] <= PACE.edit_burst + 4


async def test_moves_of_several_are_all_answered_when_one_had_moved_on(outbox: Outbox) -> None:
    await outbox.enqueue([news(number) for number in range(3)], NOON)
    claimed = await claim(outbox, NOON)
    done = [replace(each, state="sent", due_at=None, owner="", ts="1.1") for each in claimed]
    assert await outbox.move(claimed[1], done[1], {})
    moves = [Move(each, moved, {}) for each, moved in zip(claimed, done, strict=True)]
    assert await outbox.move_all(moves) == [True, False, True]
    assert {each.state for each in await outbox.of_subject("T1", "announcement", "an1")} == {"sent"}


async def test_looking_for_work_reads_one_entry_of_an_index_for_each_lane(outbox: Outbox, store: Store) -> None:
    query = (
        "SELECT * FROM delivery WHERE state = 'queued' AND workspace_id = 'T1' AND lane = 'bulk' "
        "AND due_at <= '2026-11-23' ORDER BY due_at LIMIT 8"
    )
    async with store.write() as connection:
        if connection.dialect.name == "sqlite":
            plan = (await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))).all()
        else:
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = (await connection.execute(text(f"EXPLAIN {query}"))).all()
    shown = "\n".join(str(row) for row in plan)
    assert "ix_delivery_state_workspace_id_lane_due_at" in shown
    assert "SORT" not in shown.upper().replace("USE TEMP B-TREE", "SORT")

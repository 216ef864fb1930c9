"""Receipts: one caller wins, whichever connection or process it comes from."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.adapters.store.receipts import Receipts
from bot.adapters.store.store import Store
from tests.adapters.store.processes import claiming

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


async def test_the_first_delivery_wins_and_the_repeat_does_not(store: Store) -> None:
    receipts = Receipts(store)
    assert await receipts.first("T1", "event", "E1", NOON)
    assert not await receipts.first("T1", "event", "E1", NOON + timedelta(minutes=1))


async def test_workspace_and_kind_belong_to_the_key(store: Store) -> None:
    receipts = Receipts(store)
    keys = [("T1", "event", "E1"), ("T2", "event", "E1"), ("T1", "share", "E1"), ("T1", "event", "E2")]
    assert all([await receipts.first(*key, NOON) for key in keys])


async def test_of_many_that_claim_at_once_one_wins(store: Store, database_url: str) -> None:
    other = Store.open(database_url)
    claims = [Receipts(one).first("T1", "event", "E1", NOON) for one in (store, other) * 10]
    assert sum(await asyncio.gather(*claims)) == 1
    await other.close()


def test_of_two_processes_that_start_and_claim_together_each_key_has_one_winner(database_url: str) -> None:
    with claiming(database_url) as one, claiming(database_url) as two:
        for process in (one, two):
            process.go()
        won = [process.rest() for process in (one, two)]
    assert sorted(won[0] + won[1]) == sorted(f"E{number}" for number in range(100))


async def test_old_receipts_are_forgotten_batch_by_batch(store: Store) -> None:
    receipts = Receipts(store, batch=3)
    for number in range(8):
        await receipts.first("T1", "event", f"E{number}", NOON + timedelta(minutes=number))
    assert await receipts.forget_before(NOON + timedelta(minutes=7)) == 7
    assert await receipts.first("T1", "event", "E0", NOON)
    assert not await receipts.first("T1", "event", "E7", NOON)


async def test_two_that_forget_at_once_forget_each_receipt_once(store: Store, database_url: str) -> None:
    other = Store.open(database_url)
    for number in range(30):
        await Receipts(store).first("T1", "event", f"E{number}", NOON)
    later = NOON + timedelta(days=1)
    forgotten = await asyncio.gather(*(Receipts(one, batch=4).forget_before(later) for one in (store, other)))
    assert sum(forgotten) == 30
    await other.close()

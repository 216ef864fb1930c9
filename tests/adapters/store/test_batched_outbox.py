"""Moves that are written down together: each gets its own answer, and an outage reaches everybody who waits."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.adapters.store.batched_outbox import BatchedOutbox
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.store import Store
from bot.domain.kept import Delivery, Notice
from bot.usecases.ports import StoreUnavailable
from bot.usecases.request_ports import Move
from tests.faults.filing_world import NOON


class Counting(Outbox):
    """Counts its transactions of moves, and can be away."""

    transactions = 0
    away = False

    async def move_all(self, moves: Sequence[Move]) -> Sequence[bool]:
        self.transactions += 1
        if self.away:
            raise StoreUnavailable("away")
        return await super().move_all(moves)


async def no_pause(_seconds: float) -> None:
    await asyncio.sleep(0)


async def claimed(outbox: Outbox, kind: str = "announcement") -> list[Delivery]:
    await outbox.enqueue([Notice("T1", kind, "an1", f"C{number}") for number in range(9)], NOON)
    return list(await outbox.claim("me", NOON, timedelta(seconds=40), 9))


def sent(each: Delivery) -> tuple[Delivery, Delivery, Mapping[str, datetime]]:
    return each, replace(each, state="sent", due_at=None, owner=""), {each.notice.target: NOON}


async def test_what_ends_together_is_one_transaction(store: Store) -> None:
    outbox = Counting(store, timedelta(seconds=1.1))
    batched = BatchedOutbox(outbox, no_pause)
    done = await asyncio.gather(*(batched.move(*sent(each)) for each in await claimed(outbox)))
    assert (done, outbox.transactions) == ([True] * 9, 1)
    assert {each.state for each in await batched.of_subject("T1", "announcement", "an1")} == {"sent"}


async def test_whoever_was_too_late_hears_it_and_the_others_are_written(store: Store) -> None:
    outbox = Counting(store, timedelta(seconds=1.1))
    batched = BatchedOutbox(outbox, no_pause)
    first, second, *_ = await claimed(outbox)
    assert await outbox.move(*sent(first))
    assert await asyncio.gather(*(batched.move(*sent(each)) for each in (first, second))) == [False, True]


async def test_an_outage_reaches_everybody_and_the_next_try_is_a_new_one(store: Store) -> None:
    outbox = Counting(store, timedelta(seconds=1.1))
    batched = BatchedOutbox(outbox, no_pause)
    [first, second, *_] = await claimed(outbox)
    outbox.away = True
    errors = await asyncio.gather(*(batched.move(*sent(each)) for each in (first, second)), return_exceptions=True)
    assert [type(error) for error in errors] == [StoreUnavailable, StoreUnavailable]
    outbox.away = False
    stopped = asyncio.create_task(batched.move(*sent(first)))
    await asyncio.sleep(0)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    assert await batched.move(*sent(second))
    states = {each.id: each.state for each in await batched.of_subject("T1", "announcement", "an1")}
    # Whoever waited was told to stop; that it was sent is true all the same.
    assert (states[first.id], states[second.id]) == ("sent", "sent")

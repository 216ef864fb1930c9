"""The loop under every worker: awake when there is work, asleep when there is none, and safe to cancel."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases.ports import StoreUnavailable
from bot.worker.promises import LONGEST_SLEEP, SHORTEST_SLEEP, STORE_AWAY_SLEEP, Promises, Work

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DEADLINE = 30.0


class Far:
    """Promises in a list; each takes until it is let go, and remembers what it saw."""

    def __init__(self, *promises: int, at_once: int = 3) -> None:
        self.promises = list(promises)
        self.due_at: datetime | None = None
        self.claims = 0
        self.under_way: set[int] = set()
        self.done: list[int] = []
        self.most = 0
        self.go = asyncio.Event()
        self.slept: list[float] = []
        self.changed = asyncio.Condition()
        self.trouble: list[Exception] = []
        self.loop = Promises(Work("test", self.claim, self.step, self.next_due, at_once), lambda: NOON, self.sleep)

    async def claim(self, most: int) -> Sequence[int]:
        self.claims += 1
        if self.trouble:
            raise self.trouble.pop()
        taken, self.promises = self.promises[:most], self.promises[most:]
        return taken

    async def step(self, promise: int) -> None:
        self.under_way.add(promise)
        self.most = max(self.most, len(self.under_way))
        await self.told()
        await self.go.wait()
        self.under_way.discard(promise)
        self.done.append(promise)
        await self.told()

    async def next_due(self) -> datetime | None:
        return self.due_at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await self.told()
        await asyncio.sleep(0 if seconds == 0 else 3600)

    async def told(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def until(self, what: str) -> None:
        async with asyncio.timeout(DEADLINE), self.changed:
            await self.changed.wait_for(lambda: eval(what, {"far": self}))


async def stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_no_more_than_the_limit_are_under_way_and_all_get_done() -> None:
    far = Far(*range(10))
    task = asyncio.create_task(far.loop.run())
    await far.until("len(far.under_way) == 3")
    assert far.promises == list(range(3, 10))
    far.go.set()
    await far.until("len(far.done) == 10")
    assert far.most == 3
    await stop(task)


async def test_a_wake_ends_the_sleep_at_once() -> None:
    far = Far()
    far.go.set()
    task = asyncio.create_task(far.loop.run())
    await far.until("far.slept")
    assert far.slept == [LONGEST_SLEEP]
    far.promises.append(1)
    far.loop.wake.set()
    await far.until("far.done == [1]")
    await stop(task)


@pytest.mark.parametrize(
    ("due_in", "slept"), [(2.0, 2.0), (3600.0, LONGEST_SLEEP), (0.0, SHORTEST_SLEEP), (-60.0, SHORTEST_SLEEP)]
)
async def test_it_sleeps_until_something_is_due_and_never_spins(due_in: float, slept: float) -> None:
    far = Far()
    far.due_at = NOON + timedelta(seconds=due_in)
    task = asyncio.create_task(far.loop.run())
    await far.until("far.slept")
    assert far.slept == [slept]
    await stop(task)


async def test_a_store_that_is_away_is_asked_again_later() -> None:
    far = Far(1)
    far.trouble.append(StoreUnavailable("away"))
    task = asyncio.create_task(far.loop.run())
    await far.until("far.slept")
    assert far.slept == [STORE_AWAY_SLEEP]
    far.go.set()
    far.loop.wake.set()
    await far.until("far.done == [1]")
    await stop(task)


async def test_what_is_under_way_when_it_is_stopped_may_end() -> None:
    far = Far(1)
    task = asyncio.create_task(far.loop.run())
    await far.until("far.under_way == {1}")
    task.cancel()
    await asyncio.sleep(0)
    far.go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert far.done == [1]


async def test_a_fault_of_ours_is_seen() -> None:
    far = Far(1)

    async def broken(promise: int) -> None:
        raise LookupError(promise)

    loop = Promises(Work("test", far.claim, broken, far.next_due, 3), lambda: NOON, far.sleep)
    with pytest.raises(LookupError):
        await asyncio.wait_for(loop.run(), DEADLINE)

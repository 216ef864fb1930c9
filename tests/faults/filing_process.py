"""A process of its own with all the workers: `filing_process.py URL PORT`. Runs until it is killed."""

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.adapters.store.store import Store
from bot.domain.patience import Patience
from bot.worker.promises import Promises
from tests.faults.filing_world import Clock, World
from tests.faults.wire import far_desk, far_slack

# As in life, only a hundred times faster: answers come within 0.3 s, and the search lags 0.5 s.
QUICK = Patience(
    answer=timedelta(seconds=0.4),
    lease=timedelta(seconds=0.8),
    search_lag=timedelta(seconds=1),
    look_gap=timedelta(seconds=0.3),
    backoff=timedelta(seconds=0.05),
    longest_backoff=timedelta(seconds=0.5),
    not_allowed=timedelta(seconds=0.5),
    stale=timedelta(seconds=0.2),
    channel_gap=timedelta(seconds=0.01),
)


class RealClock(Clock):
    """Time as it is."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def work(url: str, port: int) -> None:
    store = Store.open(url)
    await store.migrate()
    world = World(store, RealClock(), desk=far_desk(port), slack=far_slack(port), patience=QUICK)
    works = (world.filing, world.attaching, world.delivering)
    loops = [Promises(replace(each, at_once=4), world.clock.now, asyncio.sleep) for each in works]
    print("working", flush=True)  # noqa: T201 - the test waits for it
    await asyncio.gather(*(loop.run() for loop in loops))


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], int(sys.argv[2])))

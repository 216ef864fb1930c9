"""Workers that are killed at random, two at a time, while the far ends lose, limit and lag: all is done, once."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.adapters.store.store import Store
from tests.faults.fake_desk import FakeDesk
from tests.faults.filing_process import QUICK, RealClock
from tests.faults.filing_world import World, a_file
from tests.faults.wire import listening

SCRIPT = Path(__file__).with_name("filing_process.py")
SUBMISSIONS, KILLS = 30, 4
DEADLINE = 240.0


class Unlucky(list[Any]):
    """Faults that never run out: one call in five is lost, one limited, one down."""

    def __init__(self, chance: random.Random, healthy: asyncio.Event) -> None:
        super().__init__(["never empty"])
        self.chance, self.healthy = chance, healthy

    def popleft(self) -> str:
        lots = ["lost", "limited", "down", "", ""]
        return "" if self.healthy.is_set() else self.chance.choice(lots)


@asynccontextmanager
async def worker(url: str, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    arguments = (sys.executable, str(SCRIPT), url, str(port))
    root = str(SCRIPT.parents[2])
    process = await asyncio.create_subprocess_exec(
        *arguments, stdout=asyncio.subprocess.PIPE, cwd=root, env={"PYTHONPATH": root}
    )
    try:
        assert process.stdout
        assert await process.stdout.readline() == b"working\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def all_filed(world: World) -> None:
    """Wait until every request, file and notice has come to its end."""
    async with asyncio.timeout(DEADLINE):
        while await under_way(world):  # noqa: ASYNC110 - what changes it is in other processes
            await asyncio.sleep(0.1)


async def under_way(world: World) -> int:
    kinds = (world.requests, world.attachments, world.outbox)
    return sum([sum((await each.counts()).values()) for each in kinds])


async def test_workers_killed_at_random_lose_nothing_and_double_nothing(store: Store, database_url: str) -> None:
    chance, healthy = random.Random(20261123), asyncio.Event()
    world = World(store, RealClock(), patience=QUICK)
    desk, slack = world.desk, world.slack
    assert isinstance(desk, FakeDesk)
    desk.lag = timedelta(seconds=0.5)
    slack.files["F1"] = b"contents"
    desk.before_answer = lambda: asyncio.sleep(0.02)
    for faults in ("faults", "attach_faults", "upload_faults"):
        setattr(desk, faults, Unlucky(chance, healthy))
    slack.faults = Unlucky(chance, healthy)  # type: ignore[assignment]
    slack.limit_seconds = desk.limit_seconds = 0.1
    submitted = [await world.submit(f"V{number}", a_file(), user=f"U{number}") for number in range(SUBMISSIONS)]
    async with listening(desk=desk, slack=slack) as port:
        for _ in range(KILLS):
            async with worker(database_url, port) as first, worker(database_url, port) as second:
                await asyncio.sleep(chance.uniform(0.1, 0.5))
                first.kill()
                second.kill()
        healthy.set()
        async with worker(database_url, port), worker(database_url, port):
            await all_filed(world)
    assert sorted(desk.markers()) == sorted(each.request for each in submitted)
    assert [len(request.attachments) for request in desk.requests.values()] == [1] * SUBMISSIONS
    assert slack.doubled() == []
    told = [post.notice.subject for post in slack.posts if post.channel.startswith("U")]
    assert sorted(told) == sorted(each.request for each in submitted)

"""The loops of news: a catalogue that changes is followed at once, and a store that is away ends no loop."""

import asyncio
from typing import Any

from bot.usecases.ports import StoreUnavailable
from bot.worker.news import NewsLoops


class Step:
    """Stands for a use case: counts, and fails the first time."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.called = asyncio.Event()

    async def step(self, *given: Any) -> int:
        self.calls.append(given)
        self.called.set()
        if len(self.calls) == 1:
            raise StoreUnavailable("away")
        return 1

    finish = step


def loops(step: Step, workspace: str = "T1") -> NewsLoops:
    async def found() -> str:
        return workspace

    async def never(_seconds: float) -> None:
        await asyncio.Event().wait()

    anything: Any = step
    return NewsLoops(
        find_workspace=found,
        catalog=lambda: anything,
        notice=anything,
        remind=anything,
        scheduled=anything,
        digests=anything,
        wake=lambda: None,
        sleep=never,
        changed=asyncio.Event(),
    )


async def test_the_catalogue_is_followed_at_the_start_and_again_when_it_changes() -> None:
    step = Step()
    running = loops(step)
    following = asyncio.create_task(running.follow_catalog())
    await asyncio.wait_for(step.called.wait(), 30)
    step.called.clear()
    running.changed.set()
    await asyncio.wait_for(step.called.wait(), 30)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert step.calls[0] == step.calls[1] == ("T1", step)


async def test_nothing_is_drafted_while_nobody_knows_the_workspace() -> None:
    step = Step()
    running = loops(step, workspace="")
    following = asyncio.create_task(running.follow_catalog())
    for _ in range(20):
        await asyncio.sleep(0)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert step.calls == []

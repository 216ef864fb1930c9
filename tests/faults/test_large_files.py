"""A large file takes longer than a lease: whoever copies it keeps it meanwhile, and a copy without end is given up."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from bot.adapters.store.store import Store
from bot.domain.patience import Patience
from bot.domain.tickets.ticket import SlackFile
from tests.faults.fake_desk import FakeDesk
from tests.faults.filing_world import World, a_file

LARGE = replace(a_file(), size=10 * 1024 * 1024)


class SlowDesk(FakeDesk):
    """Its first upload ends when the test says so."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.uploads = 0

    async def upload(self, desk_id: str, file: SlackFile, content: AsyncIterator[bytes]) -> str:
        self.uploads += 1
        if self.uploads == 1:
            self.begun.set()
            await self.may_end.wait()
        return await super().upload(desk_id, file, content)


async def test_nobody_begins_a_large_file_anew_while_it_is_being_copied(world: World, store: Store) -> None:
    desk = SlowDesk(world.clock.now)
    one = World(store, world.clock, desk=desk, slack=world.slack)
    other = World(store, world.clock, desk=desk, slack=world.slack)
    world.slack.files["F1"] = b"large"
    await one.submit("V1", LARGE)
    await one.do(one.filing)
    copying = asyncio.create_task(one.do(one.attaching))
    await desk.begun.wait()
    world.clock.advance(one.patience.lease.total_seconds() + 1)
    assert await other.do(other.attaching) == 0
    desk.may_end.set()
    await copying
    await other.until_quiet()
    assert desk.uploads == 1
    assert len(desk.requests["HELP-1"].attachments) == 1


async def test_a_large_file_that_was_being_copied_by_a_process_that_died_is_copied_by_the_next(
    world: World, store: Store
) -> None:
    desk = SlowDesk(world.clock.now)
    one = World(store, world.clock, desk=desk, slack=world.slack)
    world.slack.files["F1"] = b"large"
    await one.submit("V1", LARGE)
    await one.do(one.filing)
    copying = asyncio.create_task(one.do(one.attaching))
    await desk.begun.wait()
    copying.cancel()
    await asyncio.wait({copying})
    desk.may_end.set()
    await World(store, world.clock, desk=desk, slack=world.slack).until_quiet()
    assert len(desk.requests["HELP-1"].attachments) == 1


def test_a_file_may_take_as_long_as_its_size_needs() -> None:
    patience = Patience()
    assert patience.copy(0) == patience.answer
    assert patience.work < patience.lease < patience.copy(LARGE.size)

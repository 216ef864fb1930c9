"""Each delivery is taken once, as far as the store and the memory reach."""

import asyncio
from datetime import UTC, datetime

from bot.usecases import once
from bot.usecases.once import Once
from bot.usecases.ports import StoreUnavailable

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Shelf:
    """Receipts that live in memory; `away` as a store that cannot be reached."""

    def __init__(self) -> None:
        self.kept: set[tuple[str, str, str]] = set()
        self.away = False

    async def first(self, workspace: str, kind: str, key: str, at: datetime) -> bool:
        await asyncio.sleep(0)
        if self.away:
            raise StoreUnavailable("away")
        new = (workspace, kind, key) not in self.kept
        self.kept.add((workspace, kind, key))
        return new

    async def forget_before(self, at: datetime) -> int:
        return 0


async def test_the_first_is_told_from_the_repetitions() -> None:
    taken = Once(Shelf())
    assert [await taken.first("T1", "event", "Ev1", NOW) for _ in range(3)] == [True, False, False]


async def test_of_many_at_once_one_is_the_first() -> None:
    taken = Once(Shelf())
    assert sum(await asyncio.gather(*(taken.first("T1", "event", "Ev1", NOW) for _ in range(20)))) == 1


async def test_workspace_kind_and_key_tell_deliveries_apart() -> None:
    taken = Once(Shelf())
    keys = [("T1", "event", "Ev1"), ("T2", "event", "Ev1"), ("T1", "other", "Ev1"), ("T1", "event", "Ev2")]
    assert [await taken.first(*key, NOW) for key in keys] == [True] * 4


async def test_another_process_is_heard_of_through_the_store() -> None:
    shelf = Shelf()
    assert await Once(shelf).first("T1", "event", "Ev1", NOW)
    assert not await Once(shelf).first("T1", "event", "Ev1", NOW)


async def test_while_the_store_is_away_memory_decides() -> None:
    shelf = Shelf()
    shelf.away = True
    taken = Once(shelf)
    assert [await taken.first("T1", "event", "Ev1", NOW) for _ in range(2)] == [True, False]


async def test_the_memory_forgets_the_oldest_and_the_store_still_knows() -> None:
    taken = Once(Shelf())
    for number in range(once.MOST_REMEMBERED + 5):
        await taken.first("T1", "event", f"Ev{number}", NOW)
    assert len(taken._seen) == once.MOST_REMEMBERED
    assert not await taken.first("T1", "event", "Ev0", NOW)

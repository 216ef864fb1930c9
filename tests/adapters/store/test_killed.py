"""Killed in the middle of writing: what was committed is still there."""

from datetime import UTC, datetime

import pytest

from bot.adapters.store.receipts import Receipts
from bot.adapters.store.store import Store
from tests.adapters.store.processes import claiming

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def committed_when_killed_after(url: str, count: int) -> list[str]:
    with claiming(url, count=1_000_000) as process:
        process.go()
        return [process.next() for _ in range(count)] + process.kill()


@pytest.mark.parametrize("count", [1, 60])
async def test_a_process_killed_while_writing_loses_nothing_that_it_committed(database_url: str, count: int) -> None:
    committed = committed_when_killed_after(database_url, count)
    assert len(committed) >= count
    store = Store.open(database_url)
    await store.migrate()
    receipts = Receipts(store)
    assert [key for key in committed if await receipts.first("T1", "event", key, NOON)] == []
    # What was under way is either kept or can be written now; the store is not stuck.
    await receipts.first("T1", "event", f"E{len(committed)}", NOON)
    assert await receipts.first("T1", "event", f"E{len(committed) + 1}", NOON)
    await store.close()

"""Transactions, settings, readiness and time of the store."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError, StatementError

from bot.adapters.store.schema import receipt
from bot.adapters.store.store import Store
from bot.usecases.ports import StoreUnavailable

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def a_receipt(key: str, at: datetime = NOON) -> dict[str, object]:
    return {"workspace_id": "T1", "kind": "event", "key": key, "received_at": at}


async def keys(store: Store) -> list[str]:
    async with store.read() as connection:
        return list(await connection.scalars(select(receipt.c.key).order_by(receipt.c.received_at)))


async def test_what_is_written_is_there_for_the_next_reader(store: Store) -> None:
    async with store.write() as connection:
        await connection.execute(insert(receipt).values(a_receipt("E1")))
    assert await keys(store) == ["E1"]


async def test_an_error_in_a_write_leaves_nothing_behind(store: Store) -> None:
    with suppress(LookupError):
        async with store.write() as connection:
            await connection.execute(insert(receipt).values(a_receipt("E1")))
            raise LookupError
    assert await keys(store) == []


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises((DBAPIError, StoreUnavailable)):
        async with store.read() as connection:
            await connection.execute(insert(receipt).values(a_receipt("E1")))
    assert await keys(store) == []


async def test_a_mistake_in_a_statement_is_not_taken_for_an_outage(store: Store) -> None:
    with pytest.raises(DBAPIError, match="no_such_table"):
        async with store.read() as connection:
            await connection.exec_driver_sql("SELECT 1 FROM no_such_table")


async def test_times_come_back_in_utc_and_sort_by_instant(store: Store) -> None:
    stockholm = timezone(timedelta(hours=1))
    earlier, later = datetime(2026, 11, 23, 12, 30, tzinfo=stockholm), NOON
    async with store.write() as connection:
        await connection.execute(insert(receipt), [a_receipt("later", later), a_receipt("earlier", earlier)])
    assert await keys(store) == ["earlier", "later"]
    async with store.read() as connection:
        query = select(receipt.c.received_at).where(receipt.c.received_at < later)
        [kept] = await connection.scalars(query)
    assert (kept, kept.tzinfo) == (earlier, UTC)


async def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(StatementError, match="needs a time zone"):
        async with store.write() as connection:
            await connection.execute(insert(receipt).values(a_receipt("E1", naive)))


async def test_a_ping_answers_once_there_are_tables(database_url: str) -> None:
    store = Store.open(database_url)
    with pytest.raises(StoreUnavailable, match="no tables"):
        await store.ping()
    await store.migrate()
    await store.ping()
    await store.close()


async def test_a_failed_statement_does_not_show_the_values_it_carried(store: Store) -> None:
    async with store.write() as connection:
        await connection.execute(insert(receipt).values(a_receipt("private")))
    with pytest.raises(DBAPIError) as refused:
        async with store.write() as connection:
            await connection.execute(insert(receipt).values(a_receipt("private")))
    assert "hidden due to hide_parameters" in str(refused.value)

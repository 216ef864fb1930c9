"""The steps that make the tables."""

import asyncio
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, MetaData, Table, insert, text

# Their tables join the metadata when they are loaded.
from bot.adapters.store import news_schema, schema  # noqa: F401
from bot.adapters.store.columns import metadata
from bot.adapters.store.migrate import alembic_config
from bot.adapters.store.reminders import Reminders
from bot.adapters.store.store import Store
from bot.domain.news.reminders import Recorded
from bot.usecases.ports import StoreUnavailable


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_migrations_make_the_tables_that_the_code_expects(store: Store) -> None:
    async with store.read() as connection:
        assert await connection.run_sync(differences) == []


def test_every_table_begins_with_its_workspace() -> None:
    assert {table.name: next(iter(table.columns)).name for table in metadata.sorted_tables} == dict.fromkeys(
        metadata.tables, "workspace_id"
    )


async def test_migrating_twice_changes_nothing(store: Store) -> None:
    await store.migrate()
    async with store.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_several_that_start_together_all_find_the_tables(database_url: str) -> None:
    stores = [Store.open(database_url) for _ in range(4)]
    await asyncio.gather(*(store.migrate() for store in stores))
    for store in stores:
        await store.ping()
        await store.close()


async def test_tables_of_a_newer_version_are_left_alone(store: Store) -> None:
    async with store.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailable, match=r"made by a newer flowver \(step 9999\)"):
        await store.migrate()


async def test_reminders_that_were_told_before_their_end_was_kept_stay_told(database_url: str) -> None:
    store = Store.open(database_url)
    row = {
        "workspace_id": "T1",
        "line": "6.14",
        "days": 30,
        "told": True,
        "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    async with store.write() as connection:
        await connection.run_sync(lambda sync: command.upgrade(alembic_config(sync), "0003"))
        columns = [Column(name) for name in row]
        await connection.execute(insert(Table("reminder", MetaData(), *columns)), [row])
    await store.migrate()
    assert list(await Reminders(store).recorded("T1") or ()) == [Recorded("6.14", 30, "", told=True)]
    await store.close()

"""The steps that make the tables."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

# Their tables join the metadata when they are loaded.
from bot.adapters.store import news_schema, schema  # noqa: F401
from bot.adapters.store.columns import metadata
from bot.adapters.store.store import Store
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

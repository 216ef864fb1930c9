"""The steps that make the tables."""

import asyncio
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, insert, inspect, text

from bot.adapters.store.columns import metadata
from bot.adapters.store.migrate import alembic_config
from bot.adapters.store.reminders import Reminders
from bot.adapters.store.store import Store
from bot.domain.news.reminders import Recorded
from bot.usecases.ports import StoreUnavailable


def run_steps(connection: Connection, to: str = "head") -> None:
    command.upgrade(alembic_config(connection), to)


def empty(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def tables(connection: Connection) -> Mapping[str, object]:
    """All that a database says of its tables, in no order of columns: SQLite can only add one at the end."""
    seen = inspect(connection)
    asked = (seen.get_columns, seen.get_foreign_keys, seen.get_unique_constraints, seen.get_indexes)
    return {
        table: (
            [sorted(_said(each) for each in ask(table)) for ask in asked],
            seen.get_pk_constraint(table),
            seen.get_check_constraints(table),
        )
        for table in seen.get_table_names()
    }


def _said(found: Mapping[str, Any]) -> str:
    options = {name: str(value) for name, value in found.get("dialect_options", {}).items()}
    return str({**found, "dialect_options": options})


async def test_the_steps_make_the_tables_that_the_code_expects(database_url: str) -> None:
    store = Store.open(database_url)
    async with store.write() as connection:
        await connection.run_sync(run_steps)
    async with store.read() as connection:
        assert await connection.run_sync(differences) == []
    await store.close()


async def test_a_new_file_has_the_very_tables_that_all_steps_make(store: Store) -> None:
    async with store.write() as connection:
        made = await connection.run_sync(tables)
        await connection.run_sync(empty)
        assert await connection.run_sync(tables) == {}
        await connection.run_sync(run_steps)
        assert made == await connection.run_sync(tables)


async def test_a_new_database_is_at_the_newest_step(store: Store) -> None:
    async with store.read() as connection:
        newest = await connection.run_sync(lambda sync: ScriptDirectory.from_config(alembic_config(sync)).get_heads())
        assert list(await connection.scalars(text("SELECT version_num FROM alembic_version"))) == newest


async def test_what_lacks_a_step_gets_it(database_url: str) -> None:
    store = Store.open(database_url)
    async with store.write() as connection:
        await connection.run_sync(run_steps, "0001")
    await store.migrate()
    async with store.read() as connection:
        assert await connection.run_sync(differences) == []
    await store.close()


def test_a_start_that_has_no_step_to_run_does_not_load_what_runs_them(tmp_path: Path) -> None:
    start = (
        "import asyncio, sys\n"
        "from bot.adapters.store.store import Store\n"
        f"asyncio.run(Store.open('sqlite:///{tmp_path}/flowver.db').migrate())\n"
        "print('alembic' in sys.modules)\n"
    )
    starts = [subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=True) for _ in "12"]
    assert [each.stdout.strip() for each in starts] == ["False", "False"]


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
        await connection.run_sync(run_steps, "0003")
        columns = [Column(name) for name in row]
        await connection.execute(insert(Table("reminder", MetaData(), *columns)), [row])
    await store.migrate()
    assert list(await Reminders(store).recorded("T1") or ()) == [Recorded("6.14", 30, "", told=True)]
    await store.close()

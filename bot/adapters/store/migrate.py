"""Bringing the tables up to date, also when two processes start together.

Alembic takes longer to load than the tables of a file to make: it is loaded only where there are steps to run.
"""

import asyncio
import sqlite3
import time
from contextlib import aclosing
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.schema import CreateIndex, CreateTable

# Their tables join the metadata when they are loaded.
from bot.adapters.store import news_schema, schema  # noqa: F401
from bot.adapters.store.columns import metadata
from bot.adapters.store.engines import MIGRATION_LOCK_SECONDS
from bot.adapters.store.migrations import NEWEST
from bot.usecases.ports import StoreUnavailable

if TYPE_CHECKING:
    from alembic.config import Config

# Any fixed number serves, as long as no other program in the same database picks it.
ADVISORY_LOCK = int.from_bytes(b"flowver", "big")
RETRY_SECONDS = 0.05

# As Alembic makes it.
_step = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


async def upgrade(engine: AsyncEngine) -> None:
    """Make the tables, or run the missing steps: in one transaction, one process at a time.

    Raises SQLAlchemy's errors too.
    """
    if engine.dialect.name == "sqlite":
        _check_file(engine.url.database or "")
    async with aclosing(await _connected(engine)) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
        await connection.run_sync(_upgrade)


def alembic_config(connection: Connection) -> "Config":
    """Return Alembic's settings for a connection that is already open."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.adapters.store:migrations")
    return config


def _check_file(path: str) -> None:
    # When aiosqlite cannot open a file, its thread may outlive the event loop and print a traceback of its own.
    try:
        sqlite3.connect(path).close()
    except sqlite3.OperationalError as error:
        raise StoreUnavailable(f"The database file cannot be opened: {path}.") from error


async def _connected(engine: AsyncEngine) -> AsyncConnection:
    # Turning the write-ahead log on answers "locked" at once while another process does the same,
    # whatever the busy timeout is.
    deadline = time.monotonic() + MIGRATION_LOCK_SECONDS
    while True:
        try:
            return await engine.connect()
        except OperationalError as error:
            busy = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
        await asyncio.sleep(RETRY_SECONDS)


def _upgrade(connection: Connection) -> None:
    done = _done(connection)
    if done is None and connection.dialect.name == "sqlite":
        _make(connection)
    elif done != {NEWEST}:
        _run_steps(connection, done or set())
    if connection.dialect.name == "sqlite":
        _check_sqlite(connection)


def _done(connection: Connection) -> set[str] | None:
    """The step that the tables are at; None where there are none of ours."""
    if not inspect(connection).has_table(_step.name):
        return None
    return {*connection.scalars(select(_step.c.version_num))}


def _make(connection: Connection) -> None:
    """The tables as they are now, in a file that has none: what all steps together would make."""
    for table in (*metadata.sorted_tables, _step):
        connection.execute(CreateTable(table))
        # Of two that serve a question equally a database may take the one that was made last: it must not be any.
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            connection.execute(CreateIndex(index))
    connection.execute(_step.insert().values(version_num=NEWEST))


def _run_steps(connection: Connection, done: set[str]) -> None:
    from alembic import command

    config = alembic_config(connection)
    _refuse_newer_tables(done, config)
    command.upgrade(config, "head")


def _refuse_newer_tables(done: set[str], config: "Config") -> None:
    from alembic.script import ScriptDirectory

    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if unknown := done - known:
        raise StoreUnavailable(f"The database was made by a newer flowver (step {', '.join(sorted(unknown))}).")


def _check_sqlite(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
        raise StoreUnavailable("SQLite cannot keep its write-ahead log beside the file; use a local disk.")
    # Foreign keys are off while migrating, so nothing has looked yet.
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise StoreUnavailable(f"The migration would leave {len(broken)} rows that refer to nothing.")

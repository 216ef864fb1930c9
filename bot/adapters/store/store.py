"""The one database: opened, brought up to date, read, written and closed; no table is known here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.address import database_address
from bot.adapters.store.engines import Engines, engines_for
from bot.adapters.store.failures import outages_translated
from bot.adapters.store.migrate import upgrade
from bot.usecases.ports import StoreUnavailable

PING_SECONDS = 1.0


class Store:
    """SQLite or PostgreSQL behind two kinds of transaction; what goes wrong there is StoreUnavailable."""

    def __init__(self, engines: Engines) -> None:
        """Use `open`; this one takes engines that are already prepared."""
        self._engines = engines
        self._look: asyncio.Task[StoreUnavailable | None] | None = None

    @classmethod
    def open(cls, url: str) -> Self:
        """Prepare for a DATABASE_URL without connecting; ValueError, one sentence, when it is refused."""
        return cls(engines_for(database_address(url)))

    @property
    def shared(self) -> bool:
        """Whether other bots may work on it too: SQLite is for one."""
        return self._engines.writing.dialect.name == "postgresql"

    async def migrate(self) -> None:
        """Create or update the tables; safe when several processes do it at once."""
        with outages_translated():
            await upgrade(self._engines.migrating)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that can only read, in one transaction."""
        with outages_translated():
            async with self._engines.reading.begin() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in one writing transaction, committed at the end, rolled back on an error.

        Keep it short, and open no second one inside it: SQLite has one writer, which would wait for itself.
        """
        with outages_translated():
            async with self._engines.writing.begin() as connection:
                yield connection

    async def ping(self) -> None:
        """Read from the database; StoreUnavailable when that fails or takes more than a second."""
        # A look at a dead connection can take longer to cancel than to wait for, so later pings join it.
        if self._look is None or self._look.done():
            self._look = asyncio.create_task(self._failure())
        done, _ = await asyncio.wait({self._look}, timeout=PING_SECONDS)
        if not done:
            raise StoreUnavailable("The database did not answer within a second.")
        if failure := self._look.result():
            raise StoreUnavailable(str(failure)) from failure

    async def close(self) -> None:
        """Close every connection; the store is not used afterwards."""
        if self._look:
            self._look.cancel()
            await asyncio.wait({self._look})
        await self._engines.dispose()

    async def _failure(self) -> StoreUnavailable | None:
        try:
            async with self.read() as connection:
                await connection.execute(text("SELECT version_num FROM alembic_version"))
        except StoreUnavailable as error:
            return error
        except DBAPIError:
            return StoreUnavailable("The database has no tables of flowver's yet.")
        return None

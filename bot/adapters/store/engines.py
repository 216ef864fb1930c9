"""How each database is connected to: drivers, pools, transactions and time limits."""

from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

LOCK_SECONDS = 1.5
# Waiting for a connection and then for a lock must together stay within Slack's three seconds.
POOL_SECONDS = 1.2
# Another process may be in the middle of the same migration.
MIGRATION_LOCK_SECONDS = 30.0
STATEMENT_SECONDS = 5.0
POSTGRESQL_CONNECTIONS = 5
SQLITE_READERS = 4
# A network that swallows packets must not hold a request for the kernel's quarter of an hour.
POSTGRESQL_NETWORK = {"connect_timeout": "2", "tcp_user_timeout": "5000", "keepalives_idle": "10"}


@dataclass(frozen=True, slots=True)
class Engines:
    """The same database, opened for three purposes."""

    reading: AsyncEngine
    writing: AsyncEngine
    migrating: AsyncEngine

    async def dispose(self) -> None:
        """Close every connection."""
        for engine in (self.reading, self.writing, self.migrating):
            await engine.dispose()


def engines_for(address: URL) -> Engines:
    """Prepare the engines; nothing is connected yet."""
    return _sqlite(address) if address.get_backend_name() == "sqlite" else _postgresql(address)


def _sqlite(address: URL) -> Engines:
    one = {"pool_size": 1, "max_overflow": 0, "pool_timeout": POOL_SECONDS}
    some = {**one, "pool_size": SQLITE_READERS}
    # With foreign keys on, rebuilding a table (SQLite's ALTER) would drop the rows that refer to it.
    migrating = ("foreign_keys=OFF", "journal_mode=WAL")
    return Engines(
        reading=_sqlite_engine(address, "BEGIN", ("query_only=ON",), **some),
        writing=_sqlite_engine(address, "BEGIN IMMEDIATE", ("foreign_keys=ON",), **one),
        migrating=_sqlite_engine(address, "BEGIN IMMEDIATE", migrating, MIGRATION_LOCK_SECONDS, poolclass=NullPool),
    )


def _sqlite_engine(
    address: URL, begin: str, pragmas: tuple[str, ...], lock_seconds: float = LOCK_SECONDS, **pool: Any
) -> AsyncEngine:
    # Without isolation_level=None the driver opens transactions of its own, later and not IMMEDIATE.
    arguments = {"isolation_level": None, "timeout": lock_seconds}
    engine = create_async_engine(address, connect_args=arguments, hide_parameters=True, **pool)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        with closing(connection.cursor()) as cursor:
            for pragma in ("synchronous=FULL", *pragmas):
                cursor.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql(address: URL) -> Engines:
    pool = {"pool_size": POSTGRESQL_CONNECTIONS, "max_overflow": 0, "pool_timeout": POOL_SECONDS}
    writing = _postgresql_engine(address, LOCK_SECONDS, STATEMENT_SECONDS, pool_pre_ping=True, **pool)
    return Engines(
        reading=writing.execution_options(postgresql_readonly=True),
        writing=writing,
        # Zero is PostgreSQL's "no limit": rewriting a large table may rightly take minutes.
        migrating=_postgresql_engine(address, MIGRATION_LOCK_SECONDS, 0, poolclass=NullPool),
    )


def _postgresql_engine(address: URL, lock_seconds: float, statement_seconds: float, **pool: Any) -> AsyncEngine:
    limits = f"-c lock_timeout={lock_seconds}s -c statement_timeout={statement_seconds}s -c timezone=UTC"
    # What the address itself says about the network goes before ours.
    arguments = {name: value for name, value in POSTGRESQL_NETWORK.items() if name not in address.query}
    arguments["options"] = f"{address.query.get('options', '')} {limits}".strip()
    return create_async_engine(address, connect_args=arguments, hide_parameters=True, **pool)

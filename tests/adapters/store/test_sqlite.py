"""What only SQLite does: one writer, the write-ahead log, a file that somebody holds."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.adapters.store.people import People
from bot.adapters.store.receipts import Receipts
from bot.adapters.store.store import Store
from bot.usecases.ports import StoreUnavailable

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "flowver.sqlite3"


@pytest_asyncio.fixture
async def sqlite_store(file: Path) -> AsyncIterator[Store]:
    opened = Store.open(f"sqlite:///{file}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
def held(file: Path, sqlite_store: Store) -> Iterator[None]:
    """Another program holds the file's write lock."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


async def pragma(store: Store, name: str, *, writing: bool) -> object:
    async with store.write() if writing else store.read() as connection:
        return (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()


@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 1500), ("foreign_keys", 1)]
)
async def test_a_writer_is_set_to_lose_nothing(sqlite_store: Store, name: str, value: object) -> None:
    assert await pragma(sqlite_store, name, writing=True) == value


async def test_a_reader_is_set_to_read_only(sqlite_store: Store) -> None:
    assert await pragma(sqlite_store, "query_only", writing=False) == 1


async def test_a_writer_holds_the_file_from_its_first_moment(sqlite_store: Store, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None, timeout=0)) as other:
        async with sqlite_store.write():
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")


async def test_a_file_that_somebody_holds_is_unavailable_soon_to_all_at_once(sqlite_store: Store, held: None) -> None:
    receipts = Receipts(sqlite_store)
    began = time.monotonic()
    claims = [receipts.first("T1", "event", f"E{number}", NOON) for number in range(4)]
    outcomes = await asyncio.gather(*claims, return_exceptions=True)
    # One after the other they would wait for six.
    assert time.monotonic() - began < 5
    assert {type(outcome) for outcome in outcomes} == {StoreUnavailable}
    assert all(isinstance(outcome, BaseException) and outcome.__cause__ for outcome in outcomes)


async def test_a_file_that_somebody_holds_can_still_be_read(sqlite_store: Store, held: None) -> None:
    assert await People(sqlite_store).languages() == {}
    await sqlite_store.ping()


async def test_writing_works_again_once_the_file_is_let_go(sqlite_store: Store, file: Path) -> None:
    receipts = Receipts(sqlite_store)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            await receipts.first("T1", "event", "E1", NOON)
    assert await receipts.first("T1", "event", "E1", NOON)


async def test_a_new_file_that_somebody_holds_is_migrated_once_it_is_let_go(file: Path) -> None:
    store = Store.open(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        migration = asyncio.create_task(store.migrate())
        await asyncio.wait({migration}, timeout=0.3)
        assert not migration.done()
    await migration
    assert await pragma(store, "journal_mode", writing=True) == "wal"
    await store.close()


async def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'missing' / 'flowver.sqlite3'}")
    with pytest.raises(StoreUnavailable, match=r"cannot be opened: .*missing"):
        await store.migrate()
    await store.close()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file that is no database."""
    file = tmp_path / "letter.txt"
    file.write_text("To the editor, at some length, about something that is not a table.\n" * 99)
    return file


async def test_a_file_that_is_no_database_is_said_in_a_sentence(letter: Path) -> None:
    store = Store.open(f"sqlite:///{letter}")
    with pytest.raises(StoreUnavailable, match="not a database"):
        await store.migrate()
    await store.close()

"""A migrated store on each of the two databases, and workers around it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.adapters.store.engines import Engines
from bot.adapters.store.store import Store
from tests.databases import database_url
from tests.examples import thorough
from tests.faults.filing_world import World
from tests.sqlite_in_this_thread import engines_in_this_thread

__all__ = ["database_url", "store", "world"]

SQLITE = "sqlite:///"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every table, migrated once: a copy of it takes no time."""
    path = tmp_path_factory.mktemp("migrated") / "flowver.sqlite3"

    async def migrate() -> None:
        store = Store.open(f"{SQLITE}{path}")
        await store.migrate()
        await store.close()

    asyncio.run(migrate())
    return path


@pytest.fixture(scope="session")
def quick_engines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Engines, Path]:
    """Engines that every test uses in turn, so that a statement is compiled once for all, and the file that they open."""
    path = tmp_path_factory.mktemp("quick") / "flowver.sqlite3"
    return engines_in_this_thread(f"{SQLITE}{path}"), path


@pytest_asyncio.fixture
async def store(database_url: str, migrated: Path, quick_engines: tuple[Engines, Path]) -> AsyncIterator[Store]:
    """A migrated store on an empty database; `make unit` keeps it in this thread, `make test` uses the real driver."""
    if not database_url.startswith(SQLITE):
        opened = Store.open(database_url)
        await opened.migrate()
    elif thorough():
        shutil.copy(migrated, database_url.removeprefix(SQLITE))
        opened = Store.open(database_url)
    else:
        engines, path = quick_engines
        for left in path.parent.iterdir():
            left.unlink()
        shutil.copy(migrated, path)
        opened = Store(engines)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def world(store: Store) -> World:
    """One process's workers, a fake desk and a fake Slack."""
    return World(store)

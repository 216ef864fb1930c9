"""A migrated store on each of the two databases, and workers around it."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.adapters.store.store import Store
from tests.databases import database_url
from tests.faults.filing_world import World

__all__ = ["database_url", "store", "world"]


@pytest_asyncio.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A migrated store on an empty database."""
    opened = Store.open(database_url)
    await opened.migrate()
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def world(store: Store) -> World:
    """One process's workers, a fake desk and a fake Slack."""
    return World(store)

"""A store with its tables, on each of the two databases."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.adapters.store.store import Store
from tests.databases import database_url

__all__ = ["database_url", "store"]


@pytest_asyncio.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A migrated store on an empty database."""
    opened = Store.open(database_url)
    await opened.migrate()
    yield opened
    await opened.close()

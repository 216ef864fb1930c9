"""The bot in a workspace, over each transport."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.real_bot import Town, living, town_of


@pytest.fixture(params=["http", "socket"])
async def town(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    """Over signed HTTP, and over Socket Mode."""
    async with living(town_of(tmp_path, request.param)) as made:
        yield made


@pytest.fixture
async def http_town(tmp_path: Path) -> AsyncIterator[Town]:
    """Over signed HTTP only, where the transport makes no difference."""
    async with living(town_of(tmp_path, "http")) as made:
        yield made

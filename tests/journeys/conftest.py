"""The bot in a workspace, over each transport."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.store import engines
from tests.journeys.real_bot import SLACK_WAITS, Town, living, town_of


@pytest.fixture(autouse=True)
def a_busy_machine_is_no_outage(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for a connection waits as long as Slack does here; what an outage does has its own tests."""
    if request.path.stem != "test_store_away":
        monkeypatch.setattr(engines, "POOL_SECONDS", SLACK_WAITS / 2)


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

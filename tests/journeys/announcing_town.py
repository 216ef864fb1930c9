"""The real bot with its loops running, for announcements: release managers decide beside it, through the use cases."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.store.batched_outbox import LINGER_SECONDS
from bot.adapters.store.reporters import Reporters
from bot.adapters.store.store import Store
from bot.bootstrap.running import running_bot
from bot.config import Settings
from bot.domain.news.announcement import Announcement
from bot.playground.cast import RELEASE_MANAGERS
from bot.playground.model import Message
from tests.faults.news_office import NewsOffice
from tests.journeys.real_bot import DEADLINE, Town, served, town_of

NEW = "6.15.18"


class AnnouncingTown(Town):
    """`ahead`: how far the bot's clock is ahead of ours. Two bots may live in one town: `start` once more."""

    ahead = timedelta()
    office: NewsOffice

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def start(self) -> None:
        self.bot = await self._stack.enter_async_context(running_bot(self.settings(), self.now))
        self.address = await self._stack.enter_async_context(served(self.bot.web))
        loops = [asyncio.create_task(loop()) for loop in self.bot.loops]
        self._stack.push_async_callback(_ended, loops)
        self.playground.bot_url = f"{self.address}/slack/events"

    def settings(self, **more: Any) -> Settings:
        """Tom and Anna manage releases, as members of a group."""
        return super().settings(**({"flowver_release_managers": RELEASE_MANAGERS} | more))

    async def open_office(self) -> None:
        """The bot has recorded what the catalogue listed."""
        team = self.playground.workspace.id
        self.office = NewsOffice(Store.open(self.database_url), self.folder / "catalog", team, self.now)
        await asyncio.wait_for(self.office.catalog_read(), DEADLINE)

    def release(self, version: str = NEW, **said: Any) -> None:
        """The catalogue gains a service pack of the server, or another of the same version."""
        entry = {"component": "server", "version": version, "released": f"{self.now():%Y-%m-%d}", **said}
        line = f"  - {json.dumps(entry)}\n"
        self.change_catalog(lambda text: text.rstrip("\n") + "\n" + line)

    async def bot_wants_fixes(self, person: str) -> bool:
        return await Reporters(self.office.store).wanted(self.playground.workspace.id, person)

    async def draft(self, version: str = NEW) -> Announcement:
        return await asyncio.wait_for(self.office.drafted(version), DEADLINE)

    async def announced(self, draft: Announcement) -> Announcement:
        """Approved, and nothing of it is under way any more."""
        approved = await self.office.approve(draft)
        return await self.ended(approved)

    async def ended(self, approved: Announcement) -> Announcement:
        return await asyncio.wait_for(self.office.sent(approved.id), 2 * DEADLINE)

    def told(self, place: str, word: str = NEW) -> list[Message]:
        """What the bot said there of a version."""
        return [each for each in self.said_by_bot(place) if word in f"{each.text} {json.dumps(each.blocks)}"]

    def times_told(self, places: Sequence[str], word: str = NEW) -> list[int]:
        return [len(self.told(place, word)) for place in places]


@pytest.fixture
async def announcing_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AnnouncingTown]:
    async with announcing(tmp_path, monkeypatch) as town:
        yield town


@asynccontextmanager
async def announcing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ahead: timedelta = timedelta(), **options: Any
) -> AsyncIterator[AnnouncingTown]:
    """The loops look often, since the managers of the tests decide where no bot hears of it."""
    for often in (
        "bot.bootstrap.running.CATALOG_SECONDS",
        "bot.worker.promises.LONGEST_SLEEP",
        "bot.worker.delivery.LULL",
    ):
        monkeypatch.setattr(often, 0.1)
    monkeypatch.setattr("bot.worker.news.FINISH_SECONDS", 0.1)
    # A look that found the store busy is made again before a test has given up.
    monkeypatch.setattr("bot.worker.news.CATALOG_SECONDS", 5.0)
    monkeypatch.setitem(LINGER_SECONDS, "bulk", 0.1)
    made = town_of(folder, "http", (datetime.now(UTC) + ahead).date(), **options)
    town = AnnouncingTown(made.playground, folder, made.transport)
    town.ahead = ahead
    await town.playground.start()
    try:
        await town.start()
        await town.open_office()
        yield town
    finally:
        await town.stop()
        await town.office.store.close()
        await town.playground.stop()


async def _ended(loops: list[asyncio.Task[None]]) -> None:
    for loop in loops:
        loop.cancel()
    for loop in loops:
        with suppress(asyncio.CancelledError):
            await loop

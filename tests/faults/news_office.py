"""What release managers do, through the use cases, on the store and the catalogue of a bot that runs elsewhere."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.announcements import Announcements
from bot.adapters.store.news_schema import subscription
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.people import People
from bot.adapters.store.reporters import Reporters
from bot.adapters.store.store import Store
from bot.adapters.store.subscription_rows import subscription_values
from bot.adapters.store.subscriptions import Subscriptions
from bot.domain.catalog import Catalog
from bot.domain.news.announcement import Announcement
from bot.domain.news.subscription import Subscription, Wish
from bot.domain.news.transitions import Refused
from bot.domain.patience import Patience
from bot.domain.version import parse_version
from bot.playground.cast import ANNA, ERIK, TOM
from bot.usecases.compose import Composing
from bot.usecases.decide_announcement import Deciding
from bot.usecases.managers import TellManagers
from bot.usecases.move_announcement import MoveAnnouncement
from bot.usecases.send_announcement import SendAnnouncement
from bot.usecases.subscribe import Subscribing

LOOK_SECONDS = 0.1


def utc_now() -> datetime:
    return datetime.now(UTC)


class NewsOffice:
    """Tom proposes, Anna approves; `folder` holds the catalogue. Whoever delivers sees it within seconds."""

    def __init__(self, store: Store, folder: Path, workspace: str, now: Callable[[], datetime] = utc_now) -> None:
        self.store, self.workspace = store, workspace
        self.watch = CatalogWatch(folder, now)
        self.announcements, self.subscriptions = Announcements(store), Subscriptions(store)
        move = MoveAnnouncement(self.announcements, now, lambda: None)
        reporters, tell = Reporters(store), TellManagers(_nobody, People(store))
        send = SendAnnouncement(self.announcements, self.subscriptions, reporters, self.catalog, now)
        self.composing = Composing(self.announcements, move, self.catalog, now)
        self.subscribing = Subscribing(self.subscriptions, Outbox(store, Patience().channel_gap), now, lambda: None)
        self.deciding = Deciding(self.announcements, move, send, tell, self.catalog, now)

    def catalog(self) -> Catalog:
        return self.watch.current

    async def subscribe(self, targets: Sequence[str], workspace: str = "") -> None:
        """All of it at once and without a word to anybody; every second one reads Swedish."""
        await subscribe_all(self.store, workspace or self.workspace, targets)

    async def catalog_read(self) -> None:
        """Return when the bot has recorded what the catalogue lists, so that what comes now is new."""
        while await self.announcements.seen(self.workspace) is None:  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(LOOK_SECONDS)

    async def drafted(self, version: str) -> Announcement:
        """Return the draft that the bot makes of a release that the catalogue has gained."""
        while not (found := await self.announcements.by_version(self.workspace, version)):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_SECONDS)
        return found[0]

    async def opened(self, version: str) -> Announcement:
        """Return the announcement of a listed version, made now if there is none."""
        await self.watch.refresh()
        found = await self.composing.open(self.workspace, parse_version(version), TOM)
        assert found, version
        return found

    async def seen(self, component: str, version: str) -> None:
        """Return when the bot has noticed that this is listed."""
        while (component, version) not in (await self.announcements.seen(self.workspace) or {}):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_SECONDS)

    async def approve(self, draft: Announcement) -> Announcement:
        await self.deciding.propose(self.workspace, draft.id, TOM)
        approved = await self.deciding.approve(self.workspace, draft.id, ANNA)
        assert isinstance(approved, Announcement), approved
        return approved

    async def kept(self, name: str) -> Announcement:
        found = await self.announcements.get(self.workspace, name)
        assert found
        return found

    async def sent(self, name: str) -> Announcement:
        """Return when nothing of it is under way any more, and the bot has seen that."""
        while (found := await self.kept(name)).state != "sent":  # noqa: ASYNC110
            await asyncio.sleep(LOOK_SECONDS)
        return found


async def _nobody(_workspace: str) -> Sequence[str]:
    """Whom the office itself tells of what it does."""
    return ()


async def approve_once(database_url: str, folder: str, workspace: str, name: str, who: str) -> str:
    """What comes of one approval, as a word; it is begun when a line comes on stdin."""
    store = Store.open(database_url)
    office = NewsOffice(store, Path(folder), workspace)
    await office.kept(name)
    print("ready", flush=True)  # noqa: T201 - for whoever started it
    await asyncio.to_thread(sys.stdin.readline)
    outcome = await office.deciding.approve(workspace, name, who)
    await store.close()
    return outcome.code if isinstance(outcome, Refused) else type(outcome).__name__


async def subscribe_all(store: Store, workspace: str, targets: Sequence[str]) -> None:
    now = utc_now()
    rows = [
        subscription_values(
            Subscription(workspace, target, (Wish(),), ERIK, ("en", "sv")[index % 2], "Europe/Stockholm", now, now)
        )
        for index, target in enumerate(targets)
    ]
    async with store.write() as connection:
        await connection.execute(insert(subscription), rows)


if __name__ == "__main__":
    print(asyncio.run(approve_once(*sys.argv[1:])))  # noqa: T201

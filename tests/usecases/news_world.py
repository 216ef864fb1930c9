"""Everything that announces, around a store, a fake Slack and a clock that tests move."""

from datetime import date, timedelta
from typing import Any

from bot.adapters.store.announcements import Announcements
from bot.adapters.store.digests import Digests
from bot.adapters.store.people import People
from bot.adapters.store.reminders import Reminders
from bot.adapters.store.reporters import Reporters
from bot.adapters.store.store import Store
from bot.adapters.store.stuck import Stuck
from bot.adapters.store.subscriptions import Subscriptions
from bot.domain.build_catalog import build_catalog
from bot.domain.catalog import Catalog
from bot.domain.kept import Delivery
from bot.domain.news.announcement import Announcement
from bot.domain.news.asking import Asked
from bot.domain.news.subscription import Choice, Wish
from bot.domain.news.subscriptions import Asker, Changed
from bot.domain.releases import LineEntry, ReleaseEntry, ReleasesHead
from bot.slack.news.notices import RenderNews
from bot.usecases.compose import Composing
from bot.usecases.decide_announcement import Deciding
from bot.usecases.decide_delivery import DecideDelivery, DecideUnsure
from bot.usecases.deliver import Deliver
from bot.usecases.gather_digests import GatherDigests
from bot.usecases.managers import TellManagers
from bot.usecases.move_announcement import MoveAnnouncement
from bot.usecases.notice_releases import NoticeReleases
from bot.usecases.remind import Remind
from bot.usecases.send_announcement import SendAnnouncement, SendScheduled
from bot.usecases.subscribe import Subscribing
from bot.worker.delivery import delivering
from tests.domain.small_policy import POLICY
from tests.faults.filing_world import World
from tests.sentences import TRANSLATIONS

ANNA, BERTIL = "UANNA", "UBERTIL"
OLD = [
    ReleaseEntry(version="6.14.7", component="server", released=date(2024, 1, 15)),
    ReleaseEntry(version="6.15.17", component="server", released=date(2026, 6, 1)),
]
NEW = ReleaseEntry(version="6.15.18", component="server", released=date(2026, 11, 20))


def a_catalog(*entries: ReleaseEntry | LineEntry, changed: str = "2026-11-23") -> Catalog:
    return build_catalog(POLICY, ReleasesHead(changed=changed), [*OLD, *entries], f"r {entries}")


class NewsWorld:
    """One process's news; `slack`, `clock` and `until_quiet` are the world's underneath."""

    def __init__(self, store: Store, catalog: Catalog | None = None) -> None:
        self.world = world = World(store)
        self.store, self.slack, self.clock, self.outbox = store, world.slack, world.clock, world.outbox
        self.current = catalog or a_catalog()
        self.announcements, self.subscriptions = Announcements(store), Subscriptions(store)
        self.reporters, self.reminders, self.digests = Reporters(store), Reminders(store), Digests(store)
        now, wake = self.clock.now, lambda: None
        self.move = MoveAnnouncement(self.announcements, now, wake)
        self.send = SendAnnouncement(self.announcements, self.subscriptions, self.reporters, self._catalog, now)
        tell = TellManagers(self._managers, People(store))
        self.deciding = Deciding(self.announcements, self.move, self.send, tell, self._catalog, now)
        decide = DecideDelivery(self.outbox, now)
        self.unsure = DecideUnsure(self.announcements, Stuck(store), decide, now, wake)
        self.composing = Composing(self.announcements, self.move, self._catalog, now)
        self.subscribing = Subscribing(self.subscriptions, self.outbox, now, wake)
        self.scheduled = SendScheduled(self.announcements, self.send, self.move, tell, now)
        self.notice = NoticeReleases(self.announcements, tell, now)
        self.remind = Remind(self.reminders, self.subscriptions, now, wake)
        self.gather = GatherDigests(self.digests, self.subscriptions, now, wake)
        self.render = RenderNews(TRANSLATIONS, self, self.announcements, now)
        self.deliver = Deliver(self.outbox, self.slack, self.render, world.patience, now, self.clock.sleep)
        world.delivering = delivering(self.outbox, self.deliver, world.patience, now)

    def _catalog(self) -> Catalog:
        return self.current

    async def _managers(self, _workspace: str) -> list[str]:
        return [ANNA, BERTIL]

    async def until_quiet(self) -> None:
        await self.announcements.write_edits(self.clock.now())
        await self.world.until_quiet()

    async def subscribe(self, target: str, *, language: str = "en", user: str = "U1", **asked: Any) -> Changed:
        wish = Wish(lines=Choice.of(asked.pop("lines", ())))
        asker = Asker(user, language, "Europe/Stockholm")
        return await self.subscribing.subscribe("T1", target, Asked(wish=wish, **asked), asker)

    async def released(self, *entries: ReleaseEntry | LineEntry) -> list[Announcement]:
        """The catalogue is read as it was, and then with these entries."""
        await self.notice.step("T1", self.current)
        self.current = a_catalog(*entries)
        return list(await self.notice.step("T1", self.current))

    async def sending(self) -> Announcement:
        """6.15.18, proposed by one person and approved by another."""
        # What channels were told last is more than a second ago.
        self.clock.advance(2)
        [draft] = await self.released(NEW)
        await self.deciding.propose("T1", draft.id, ANNA)
        approved = await self.deciding.approve("T1", draft.id, BERTIL)
        assert isinstance(approved, Announcement)
        return approved

    async def kept(self, name: str) -> Announcement:
        found = await self.announcements.get("T1", name)
        assert found
        return found

    async def deliveries(self, kind: str, subject: str) -> list[Delivery]:
        return list(await self.outbox.of_subject("T1", kind, subject))

    def posts(self, kind: str = "announcement") -> list[str]:
        """The channels that have heard of it, in order."""
        return [post.channel for post in self.slack.posts if post.notice.kind == kind]

    async def days(self, number: int) -> None:
        self.clock.at += timedelta(days=number)

"""Composing: opening a version's announcement, writing its words, taking up what the catalogue says by now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalog import Catalog
from bot.domain.days import day_in
from bot.domain.news.announcement import Announcement, AuditEntry
from bot.domain.news.changes import Draft, draft_of
from bot.domain.news.content import content_of
from bot.domain.news.transitions import drafted, edit, renew
from bot.domain.version import Version
from bot.usecases.move_announcement import Effect, MoveAnnouncement, Outcome
from bot.usecases.news_ports import Announcements
from bot.usecases.notice_releases import new_announcement_id


@dataclass(frozen=True, slots=True)
class Composing:
    """Whether somebody may do it is asked before. Raises StoreUnavailable."""

    announcements: Announcements
    move: MoveAnnouncement
    catalog: Callable[[], Catalog]
    now: Callable[[], datetime]

    async def open(self, workspace: str, version: Version, who: str) -> Announcement | None:
        """The version's announcement, made now if there is none. None: the catalogue lists no such release."""
        catalog, now = self.catalog(), self.now()
        today = day_in(catalog.policy.zone, now)
        draft = draft_of(catalog, version, today)
        if draft is None:
            known = await self.announcements.by_version(workspace, str(version))
            return known[0] if known else None
        for _ in range(2):
            if known_now := (await self.announcements.live(workspace)).get(draft.subject):
                return known_now
            fresh = drafted(draft, content_of(catalog, draft, today), workspace, new_announcement_id(), now)
            if await self.announcements.draft(fresh, [AuditEntry(workspace, fresh.id, now, who, "drafted")], ()):
                return fresh
        return None

    async def edit(
        self, workspace: str, name: str, who: str, texts: Mapping[str, str], revision: int | None = None
    ) -> Outcome:
        """Other words, per language. `revision`: what the person has seen; another one by now changes nothing."""
        change = lambda a: edit(a, who, texts, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "edited", change, revision=revision)

    async def renew(self, workspace: str, name: str, who: str, revision: int | None = None) -> Outcome:
        """What the catalogue says now."""
        catalog = self.catalog()

        def anew(a: Announcement) -> Effect:
            draft = Draft(a.subject, a.kind, a.version, a.line, a.components)
            now = self.now()
            return renew(a, content_of(catalog, draft, day_in(catalog.policy.zone, now)), now)

        return await self.move.by(workspace, name, who, "edited", anew, revision=revision, detail={"renewed": True})

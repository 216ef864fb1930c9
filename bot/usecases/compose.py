"""Composing: opening a version's announcement, writing its words, taking up what the catalogue says by now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.catalog import Catalog
from bot.domain.days import day_in
from bot.domain.news.announcement import Announcement, AuditEntry
from bot.domain.news.changes import Draft
from bot.domain.news.content import content_of
from bot.domain.news.covered import OPEN, called_off_before
from bot.domain.news.praise import Past, with_said_before
from bot.domain.news.renewing import contradicted, renew
from bot.domain.news.to_open import to_open
from bot.domain.news.transitions import drafted, edit
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
        for _ in range(2):
            found = await self.look(workspace, version)
            if found is None or found.id:
                return found
            fresh = replace(found, id=new_announcement_id())
            entry = AuditEntry(workspace, fresh.id, fresh.created_at, who, "drafted")
            if await self.announcements.draft(fresh, [entry], ()):
                return fresh
        return None

    async def look(self, workspace: str, version: Version) -> Announcement | None:
        """What opening it would show; nothing is written. Without an id: there is no draft of it yet."""
        catalog, now = self.catalog(), self.now()
        today = day_in(catalog.policy.zone, now)
        known = await self.announcements.by_version(workspace, str(version))
        found = to_open(catalog, version, known, today)
        if not isinstance(found, Draft):
            return found or (known[0] if known else None)
        past = Past(known, await self.announcements.seen(workspace) or {} if found.kind == "withdrawal" else {})
        content = with_said_before(content_of(catalog, found, today), found, catalog, past)
        return _with_words(drafted(found, content, workspace, "", now), known)

    async def retracted_before(self, a: Announcement) -> Announcement | None:
        """The one that told the same and was taken back, where this one is about to tell it anew."""
        if a.state not in OPEN:
            return None
        last = called_off_before(a, await self.announcements.by_version(a.workspace, a.version))
        return last if last and last.state == "retracted" else None

    async def edit(
        self, workspace: str, name: str, who: str, texts: Mapping[str, str], revision: int | None = None
    ) -> Outcome:
        """Other words, per language. `revision`: what the person has seen; another one by now changes nothing."""
        change = lambda a: edit(a, who, texts, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "edited", change, revision=revision)

    def listed(self, a: Announcement) -> Mapping[str, Any]:
        """What the catalogue says of it now."""
        catalog = self.catalog()
        draft = Draft(a.subject, a.kind, a.version, a.line, a.components)
        return content_of(catalog, draft, day_in(catalog.policy.zone, self.now()))

    async def renew(self, workspace: str, name: str, who: str, revision: int | None = None) -> Outcome:
        """What the catalogue says now."""
        catalog = self.catalog()

        def anew(a: Announcement) -> Effect:
            if refused := contradicted(catalog, a):
                return refused
            return renew(a, self.listed(a), self.now())

        return await self.move.by(workspace, name, who, "edited", anew, revision=revision, detail={"renewed": True})


def _with_words(fresh: Announcement, known: Sequence[Announcement]) -> Announcement:
    """What was written for the last one that was called off is not written twice."""
    last = called_off_before(fresh, known)
    return replace(fresh, texts=last.texts, written_by=last.written_by) if last and last.texts else fresh

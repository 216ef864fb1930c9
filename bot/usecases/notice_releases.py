"""Noticing what the catalogue has gained: each version that is new, or newly withdrawn, gives a draft."""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import structlog

from bot.domain.catalog import Catalog
from bot.domain.days import day_in
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement, AuditEntry
from bot.domain.news.changes import Changes, Draft, Seen, changes
from bot.domain.news.content import content_of
from bot.domain.news.transitions import drafted
from bot.usecases.managers import TellManagers
from bot.usecases.news_ports import Announcements

log = structlog.get_logger(__name__)

# Nobody releases more in a day; a catalogue that grows by more has been filled in, and channels know the old ones.
MOST_DRAFTS = 20


def new_announcement_id() -> str:
    """Unique in every workspace: deliveries are found by it."""
    return f"an{secrets.token_hex(8)}"


@dataclass(frozen=True, slots=True)
class NoticeReleases:
    """The first load of a catalogue announces nothing, and neither does one that brings whole years at once.

    Raises StoreUnavailable.
    """

    announcements: Announcements
    tell: TellManagers
    now: Callable[[], datetime]
    _noticed: dict[str, tuple[str, date]] = field(default_factory=dict)

    async def step(self, workspace: str, catalog: Catalog) -> Sequence[Announcement]:
        """The drafts that were made now; the same catalogue a second time gives none."""
        today = day_in(catalog.policy.zone, self.now())
        # By the day too: what was planned comes out by itself.
        if self._noticed.get(workspace) == (catalog.revision, today):
            return ()
        seen, live = await self.announcements.seen(workspace), await self.announcements.live(workspace)
        # Large catalogues take tenths of a second, and the answers go on meanwhile.
        found = await asyncio.to_thread(changes, catalog, seen or {}, live, today)
        kept = await self._take_up(workspace, catalog, seen, found, live, today)
        self._noticed[workspace] = (catalog.revision, today)
        return kept

    async def _take_up(
        self,
        workspace: str,
        catalog: Catalog,
        seen: Seen | None,
        found: Changes,
        live: Mapping[str, Announcement],
        today: date,
    ) -> Sequence[Announcement]:
        fresh = {key: gone for key, gone in (found.now_seen or {}).items() if seen is None or seen.get(key) != gone}
        if seen is not None and not fresh:
            return ()
        # A catalogue that was empty when it was first read has been read all the same.
        new = () if seen is None else found.drafts
        many = len(new) > MOST_DRAFTS
        drafts = [] if many else await self._drafts(workspace, catalog, new, today)
        notices = await self.tell.of_many(workspace, catalog.revision, len(new)) if many else []
        joined = [_joined(live[each.subject], each, self.now()) for each in found.joined]
        kept = await self.announcements.take_up(workspace, fresh, drafts, joined, notices, self.now())
        log.info("releases_noticed", listed=len(fresh), drafts=[each.subject for each in kept], too_many=many)
        return kept

    async def _drafts(
        self, workspace: str, catalog: Catalog, new: Sequence[Draft], today: date
    ) -> list[tuple[Announcement, Sequence[Notice]]]:
        made = [
            drafted(each, content_of(catalog, each, today), workspace, new_announcement_id(), self.now())
            for each in new
        ]
        return [(each, await self.tell.of(each, "ready")) for each in made]


def _joined(known: Announcement, draft: Draft, now: datetime) -> AuditEntry:
    """A further component of what is announced already."""
    detail = {"components": list(draft.components)}
    return AuditEntry(known.workspace, known.id, now, "catalogue", "joined", detail)

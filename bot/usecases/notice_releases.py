"""Noticing what the catalogue has gained: what is new, or newly withdrawn, gives a draft, or changes one."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.catalog import Catalog
from bot.domain.days import day_in
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement, AuditEntry, Doing
from bot.domain.news.changes import Change, Draft, Seen, changes
from bot.domain.news.content import content_of
from bot.domain.news.praise import Past, with_said_before
from bot.domain.news.renewing import hold_back, renew
from bot.domain.news.transitions import Refused, drafted
from bot.logs import get_log
from bot.usecases.managers import TellManagers, What
from bot.usecases.news_ports import Announcements, Effects, Move, OfDeliveries

log = get_log(__name__)

# Nobody releases more in a day; a catalogue that grows by more has been filled in, and channels know the old ones.
MOST_DRAFTS = 20
# Another process, or a manager, was faster: what is new is looked for again.
TRIES = 3


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
    _before: dict[str, Catalog] = field(default_factory=dict)

    async def step(self, workspace: str, catalog: Catalog) -> Sequence[Announcement]:
        """The drafts that were made now; the same catalogue a second time gives none."""
        today = day_in(catalog.policy.zone, self.now())
        # By the day too: what was planned comes out by itself.
        if self._noticed.get(workspace) == (catalog.revision, today):
            return ()
        for _ in range(TRIES):
            kept = await self._look(workspace, catalog, today)
            if kept is not None:
                self._noticed[workspace], self._before[workspace] = (catalog.revision, today), catalog
                return kept
        return ()

    async def _look(self, workspace: str, catalog: Catalog, today: date) -> Sequence[Announcement] | None:
        seen, standing = await self.announcements.seen(workspace), await self.announcements.standing(workspace)
        # Large catalogues take tenths of a second, and the answers go on meanwhile.
        found = await asyncio.to_thread(changes, catalog, seen or {}, standing, today)
        fresh = {key: gone for key, gone in (found.now_seen or {}).items() if seen is None or seen.get(key) != gone}
        if seen is not None and not fresh:
            return ()
        # A catalogue that was empty when it was first read has been read all the same.
        new = () if seen is None else found.drafts
        many = len(new) > MOST_DRAFTS
        drafts = [] if many else await self._drafts(workspace, catalog, new, seen or {}, today)
        notices = await self.tell.of_many(workspace, catalog.revision, len(new)) if many else []
        for each in found.reinstated:
            notices += await self.tell.of(each, "reinstated")
        moves = [move for each in found.changed if (move := await self._move(catalog, each, today))]
        kept = await self.announcements.take_up(workspace, fresh, drafts, moves, notices, self.now())
        if kept is not None:
            named = {"drafts": [each.subject for each in kept], "changed": [each.held.subject for each in moves]}
            log.info("releases_noticed", listed=len(fresh), too_many=many, **named)
        return kept

    async def _drafts(
        self, workspace: str, catalog: Catalog, new: Sequence[Draft], seen: Seen, today: date
    ) -> list[tuple[Announcement, Sequence[Notice]]]:
        made = []
        for each in new:
            known = await self.announcements.by_version(workspace, each.version) if each.kind == "withdrawal" else ()
            past = Past(known, seen, self._before.get(workspace))
            content = with_said_before(content_of(catalog, each, today), each, catalog, past)
            made.append(drafted(each, content, workspace, new_announcement_id(), self.now()))
        return [(each, await self.tell.of(each, "ready")) for each in made]

    async def _move(self, catalog: Catalog, change: Change, today: date) -> Move | None:
        """What is not out takes in what has joined it, and is a draft again; what goes out now is stopped."""
        held, draft, now = change.held, change.draft, self.now()
        if draft is None or held.state == "sending":
            moved = hold_back(held, now)
        else:
            moved = renew(held, content_of(catalog, draft, today), now, draft.components)
        if isinstance(moved, Refused):
            return None
        what: What = "grown" if change.grown else "stopped" if moved.state == "stopped" else "held_back"
        detail = {"components": list(moved.components), "revision": moved.revision}
        did: Doing = "joined" if change.grown else "held_back"
        entry = AuditEntry(held.workspace, held.id, now, "catalogue", did, detail)
        deliveries: OfDeliveries = "hold" if moved.state == "stopped" else "keep"
        return Move(held, moved, Effects([entry], await self.tell.of(moved, what), deliveries=deliveries))

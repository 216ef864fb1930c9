"""One step of an announcement: read, decided, written with all that follows; whoever comes second is told."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.news.announcement import Announcement, AuditEntry, Doing
from bot.domain.news.transitions import Moved, Refused
from bot.usecases.news_ports import Announcements, Effects

Effect = Moved
# What else is written; asked for after the decision, since most of it depends on it.
Following = Callable[[Announcement, Announcement], Awaitable[Effects]]
TRIES = 3


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """What the person had before them is not what it is now; nothing was done."""

    now: Announcement


@dataclass(frozen=True, slots=True)
class NoSuchAnnouncement:
    """There is none with this id."""


Outcome = Announcement | Refused | ChangedMeanwhile | NoSuchAnnouncement


async def nothing_follows(_held: Announcement, _moved: Announcement) -> Effects:
    return Effects()


@dataclass(frozen=True, slots=True)
class MoveAnnouncement:
    """Guarded by state and revision. `wake` starts the delivery of what was written. Raises StoreUnavailable."""

    announcements: Announcements
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def by(
        self,
        workspace: str,
        name: str,
        who: str,
        doing: Doing | Callable[[Announcement, Announcement], Doing],
        change: Callable[[Announcement], Moved],
        following: Following = nothing_follows,
        revision: int | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> Outcome:
        """Carry it out and note it in the audit, refusals too. `revision`: the one that the person has seen."""
        for _ in range(TRIES):
            held = await self.announcements.get(workspace, name)
            if held is None:
                return NoSuchAnnouncement()
            moved = change(held)
            if isinstance(moved, Refused):
                await self._note_refused(held, who, doing, moved, detail or {})
                return moved
            if revision is not None and held.revision != revision:
                return ChangedMeanwhile(held)
            did = doing if isinstance(doing, str) else doing(held, moved)
            effects = await following(held, moved)
            if did in SHOWN_ANEW:
                moved = replace(moved, shown=moved.revision)
            about = {**(detail or {}), **effects.detail, "revision": moved.revision}
            entry = AuditEntry(workspace, name, moved.updated_at, who, did, about)
            if await self.announcements.move(held, moved, replace(effects, entries=(*effects.entries, entry))):
                self.wake()
                return moved
        latest = await self.announcements.get(workspace, name)
        return ChangedMeanwhile(latest) if latest else NoSuchAnnouncement()

    async def _note_refused(
        self, held: Announcement, who: str, doing: object, refused: Refused, detail: Mapping[str, Any]
    ) -> None:
        if refused.code == "unchanged":
            return
        tried = doing if isinstance(doing, str) else "approved"
        about = {**detail, "tried": tried, "why": refused.code}
        await self.announcements.note([AuditEntry(held.workspace, held.id, self.now(), who, "refused", about)])


# From then on readers are to see this revision.
SHOWN_ANEW: frozenset[Doing] = frozenset({"approved", "sent", "corrected", "correction_approved", "retracted"})

"""Another time for what is proposed or approved, and the way back to a draft; its words stay."""

from dataclasses import replace
from datetime import datetime

from bot.domain.news.announcement import Announcement, AnnouncementState
from bot.domain.news.transitions import Moved, Refused, back_to_draft, not_now, with_person

_PROPOSED: frozenset[AnnouncementState] = frozenset({"proposed", "scheduled"})


def reschedule(a: Announcement, who: str, now: datetime, send_at: datetime | None) -> Moved:
    """Proposed anew by whoever chose the time, so that somebody else must approve it, also what had been approved.

    `send_at`: aware; None: when it is approved.
    """
    if a.state not in _PROPOSED:
        return not_now(a)
    if send_at and send_at <= now:
        return Refused("in_the_past", a.state)
    if send_at == a.send_at:
        return Refused("unchanged", a.state)
    proposers = with_person(_writers(a), who)
    return replace(back_to_draft(a, "", now), state="proposed", send_at=send_at, written_by=proposers)


def take_back(a: Announcement, now: datetime) -> Moved:
    """Who takes it back has written nothing."""
    return replace(back_to_draft(a, "", now), written_by=_writers(a)) if a.state in _PROPOSED else not_now(a)


def _writers(a: Announcement) -> tuple[str, ...]:
    """Nobody of us wrote the catalogue's words: whoever only proposed them can approve another's proposal of them."""
    return a.written_by if a.texts else ()

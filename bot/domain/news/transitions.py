"""What may be done to an announcement in which state, and by whom: each doing gives it anew, or says why not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from bot.domain.news.announcement import Announcement, AnnouncementState
from bot.domain.news.changes import Draft
from bot.domain.news.correcting import as_corrected, listed_otherwise
from bot.domain.news.covered import OPEN
from bot.domain.news.writing import LONGEST_REASON, in_short, own_words, too_long
from bot.domain.policy import Approval

RefusalCode = Literal[
    "not_in_this_state", "own_work", "already_approved", "in_the_past", "not_due", "too_long", "no_reason", "unchanged",
    "withdrawn", "not_withdrawn",
]  # fmt: skip
_APPROVED: frozenset[AnnouncementState] = frozenset({"scheduled", "sending", "stopped", "sent"})
_OUT: frozenset[AnnouncementState] = frozenset({"sending", "stopped", "sent"})


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it was not done. `state`: the one it is in; `by`: who approved it, or wrote it, where that is the reason."""

    code: RefusalCode
    state: AnnouncementState
    by: str = ""


Moved = Announcement | Refused


def drafted(draft: Draft, content: Mapping[str, Any], workspace: str, id_: str, now: datetime) -> Announcement:
    """A new announcement, written by the catalogue: everybody may still be its second person."""
    subject, kind, version = draft.subject, draft.kind, draft.version
    return Announcement(
        workspace, id_, subject, kind, version, draft.line, draft.components, "draft", content, now, now
    )


def edit(a: Announcement, who: str, texts: Mapping[str, str], now: datetime) -> Moved:
    """Other words, per language; empty: the catalogue's again. What was proposed or approved is a draft again."""
    if a.state not in OPEN:
        return not_now(a)
    kept = own_words(a, texts)
    if kept == a.texts:
        return Refused("unchanged", a.state)
    if too_long(kept):
        return Refused("too_long", a.state)
    return back_to_draft(replace(a, texts=kept), who, now)


def propose(a: Announcement, who: str, now: datetime, send_at: datetime | None = None) -> Moved:
    """To a second person. `send_at`: when it shall go out (aware); None: when it is approved."""
    if a.state != "draft":
        return not_now(a)
    if send_at and send_at <= now:
        return Refused("in_the_past", a.state)
    return _next(a, now, state="proposed", send_at=send_at, written_by=with_person(a.written_by, who))


def approve(a: Announcement, who: str, approval: Approval, now: datetime) -> Moved:
    """To `sending`, or `scheduled` where its time is yet to come; or lets a waiting correction out.

    Two people: whoever wrote or proposed it cannot. One person: a draft need not be proposed.
    """
    if a.correction:
        return _approve_correction(a, who, approval, now)
    if a.state in _APPROVED:
        return Refused("already_approved", a.state, a.approved_by)
    if a.state != "proposed" and not (a.state == "draft" and approval == "one_person"):
        return not_now(a)
    if approval == "two_people" and who in a.written_by:
        return Refused("own_work", a.state, who)
    later = a.send_at is not None and a.send_at > now
    return _next(a, now, state="scheduled" if later else "sending", approved_by=who)


def due(a: Announcement, now: datetime) -> Moved:
    """Its time has come."""
    if a.state != "scheduled":
        return not_now(a)
    return _next(a, now, state="sending") if a.send_at is None or a.send_at <= now else Refused("not_due", a.state)


def cancel(a: Announcement, now: datetime, reason: str = "") -> Moved:
    """Before anything has gone out; the version may be announced anew."""
    return _next(a, now, state="cancelled", reason=in_short(reason)) if a.state in OPEN else not_now(a)


def stop(a: Announcement, now: datetime) -> Moved:
    return _next(a, now, state="stopped") if a.state == "sending" else not_now(a)


def resume(a: Announcement, now: datetime) -> Moved:
    return _next(a, now, state="sending") if a.state == "stopped" else not_now(a)


def send_again(a: Announcement, now: datetime) -> Moved:
    """To those that it, or its retraction, did not reach; the others keep what they have.

    What somebody has stopped meanwhile is resumed first: the rest of it is held.
    """
    if a.state == "retracted":
        return _next(a, now)
    return _next(a, now, state="sending") if a.state in ("sending", "sent") else not_now(a)


def finished(a: Announcement, now: datetime) -> Moved:
    """Every delivery has come to an end. Not a person's doing."""
    return replace(a, state="sent", updated_at=now) if a.state == "sending" else not_now(a)


def retract(a: Announcement, now: datetime, reason: str, translated: Mapping[str, str] | None = None) -> Moved:
    """Taking away needs no second person, but a reason: everybody who got it reads it. `translated`: per language."""
    if a.state not in _OUT:
        return not_now(a)
    if not reason.strip():
        return Refused("no_reason", a.state)
    reasons = {language: in_short(text) for language, text in (translated or {}).items() if text.strip()}
    return _next(
        a, now, state="retracted", reason=in_short(reason), correction={}, content={**a.content, "reasons": reasons}
    )


def correct(
    a: Announcement,
    who: str,
    texts: Mapping[str, str],
    note: Mapping[str, str],
    approval: Approval,
    now: datetime,
    content: Mapping[str, Any] | None = None,
) -> Moved:
    """Other words for what is out. `note`: per language, what changed, for the thread; may be empty.

    `content`: what the catalogue says now, where that is to be taken up. Two people: it waits in `correction` until a
    second person lets it out; else it is out at once.
    """
    kept = own_words(a, texts)
    if a.state not in _OUT:
        return not_now(a)
    if too_long(kept) or any(len(text) > LONGEST_REASON for text in note.values()):
        return Refused("too_long", a.state)
    taken = a.correction.get("content") if content is None or not listed_otherwise(a, content) else content
    if kept == a.texts and not taken:
        return Refused("unchanged", a.state)
    waiting = {"texts": kept, "note": dict(note), "by": [*with_person(tuple(a.correction.get("by", ())), who)]}
    proposed = _next(a, now, correction=waiting | ({"content": dict(taken)} if taken else {}))
    return proposed if approval == "two_people" else _corrected(proposed, who, now)


def withdraw_correction(a: Announcement, now: datetime) -> Moved:
    return _next(a, now, correction={}) if a.correction else not_now(a)


def _approve_correction(a: Announcement, who: str, approval: Approval, now: datetime) -> Moved:
    if a.state not in _OUT:
        return not_now(a)
    if approval == "two_people" and who in a.correction["by"]:
        return Refused("own_work", a.state, who)
    return _corrected(_next(a, now), who, now)


def _corrected(a: Announcement, who: str, now: datetime) -> Announcement:
    """The note is frozen with the content, for the threads. Who wrote and approved what it was before stays."""
    after = as_corrected(a)
    done = {"note": a.correction["note"], "corrected": {"by": a.correction["by"], "approved_by": who}}
    return replace(after, content={**after.content, **done}, correction={}, updated_at=now)


def back_to_draft(a: Announcement, who: str, now: datetime) -> Announcement:
    writers = with_person(a.written_by, who) if who else a.written_by
    return _next(a, now, state="draft", approved_by="", send_at=None, written_by=writers)


def _next(a: Announcement, now: datetime, **changes: Any) -> Announcement:
    return replace(a, revision=a.revision + 1, updated_at=now, **changes)


def with_person(people: tuple[str, ...], who: str) -> tuple[str, ...]:
    return people if who in people else (*people, who)


def not_now(a: Announcement) -> Refused:
    return Refused("not_in_this_state", a.state)

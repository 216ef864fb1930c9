"""Changing what has been said already: each message is edited, and its thread says that it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.kept import Delivery, Notice
from bot.domain.news.announcement import Announcement

# What these say is not all in the announcement.
RETOLD = frozenset({"digest", "fix"})


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where an announcement has been posted, and in which language."""

    workspace: str
    target: str
    language: str


# What has been added to what the catalogue said: by managers, and what a withdrawn release had been announced with.
ADDED = ("note", "reasons", "corrected", "said_before")


def as_corrected(a: Announcement) -> Announcement:
    """With what the correction that waits would change, if one does."""
    if not a.correction:
        return a
    listed = a.correction.get("content")
    return replace(a, texts=a.correction["texts"], content=with_added(a, listed) if listed else a.content)


def with_added(a: Announcement, listed: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the catalogue says now, with what has been added to what it said."""
    return {**listed, **{name: value for name, value in a.content.items() if name in ADDED}}


def listed_otherwise(a: Announcement, content: Mapping[str, Any]) -> bool:
    """Whether the catalogue says something else by now. `content`: what it says (see content.py)."""
    return {name: value for name, value in a.content.items() if name not in ADDED} != content


def edit_notice(sent: Delivery, name: str, revision: int) -> Sequence[Notice]:
    """The edit that brings a message that tells of an announcement to a revision of it.

    None where it is not known where the message stands.
    """
    if not sent.ts:
        return ()
    place = {"channel": sent.channel, "ts": sent.ts, "delivery": sent.id}
    values = {**(sent.notice.values if sent.notice.kind in RETOLD else {}), **place}
    return (_about(sent, "edit", name, revision, values, via="edit"),)


def note_notice(sent: Delivery, name: str, revision: int, not_before: datetime | None = None) -> Sequence[Notice]:
    """What the thread of such a message says about the change; it wakes people, so it waits for quiet hours to end."""
    if not sent.ts:
        return ()
    return (_about(sent, "note", name, revision, {}, thread_ts=sent.ts, not_before=not_before),)


def announcements_in(notice: Notice) -> tuple[str, ...]:
    """The announcements that a message tells of, by id."""
    if notice.kind == "digest":
        return tuple(item["subject"] for item in notice.values["items"] if item["kind"] == "announcement")
    return (notice.subject,) if notice.kind in ("announcement", "fix") else ()


def _about(sent: Delivery, what: str, name: str, revision: int, values: dict[str, Any], **how: Any) -> Notice:
    return Notice(
        sent.notice.workspace,
        f"{sent.notice.kind}.{what}",
        f"{name}/{revision}",
        sent.channel or sent.notice.target,
        language=sent.notice.language,
        values=values,
        revision=revision,
        **how,
    )

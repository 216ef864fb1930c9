"""Changing what has been said already: each message is edited, and its thread says that it was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.kept import Delivery, Notice
from bot.domain.news.announcement import Announcement


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where an announcement has been posted, and in which language."""

    workspace: str
    target: str
    language: str


def as_corrected(a: Announcement) -> Announcement:
    """With the texts of the correction that waits, if one does."""
    return replace(a, texts=a.correction["texts"]) if a.correction else a


def edit_notice(sent: Delivery, revision: int) -> Sequence[Notice]:
    """The edit that brings a posted announcement to a revision; none where it is not known where it stands."""
    if not sent.ts:
        return ()
    place = {"channel": sent.channel, "ts": sent.ts, "delivery": sent.id}
    return (_about(sent, "announcement.edit", revision, place, via="edit"),)


def note_notice(sent: Delivery, revision: int) -> Sequence[Notice]:
    """What the thread of a posted announcement says about the change."""
    if not sent.ts:
        return ()
    return (_about(sent, "announcement.note", revision, {}, thread_ts=sent.ts),)


def _about(sent: Delivery, kind: str, revision: int, values: dict[str, Any], **how: Any) -> Notice:
    subject = f"{sent.notice.subject}/{revision}"
    channel = sent.channel or sent.notice.target
    return Notice(
        sent.notice.workspace,
        kind,
        subject,
        channel,
        language=sent.notice.language,
        values=values,
        revision=revision,
        **how,
    )

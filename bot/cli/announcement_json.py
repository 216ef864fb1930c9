"""Announcements and their audit as `--json` says them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.domain.news.announcement import COUNTS, Announcement, AuditEntry, Changes, Progress, Reached
from bot.domain.news.audience import Audience
from bot.words.news.whole import whole_text
from bot.words.speech import Speech


def entry_json(e: AuditEntry, about: Mapping[str, Announcement]) -> dict[str, Any]:
    """`about`: the announcements by their ids."""
    which = about.get(e.announcement)
    named = {"version": which.version if which else None, "subject": which.subject if which else None}
    return {"at": e.at.isoformat(), "who": e.who, "did": e.did, "announcement": e.announcement, **named, **e.detail}


def announcement_json(found: Announcement, speeches: Iterable[Speech], before: Announcement | None) -> dict[str, Any]:
    """`before`: one that told the same and was retracted. What was taken back says so before anything else."""
    taken_back = {"reason": found.reason} if found.state in ("retracted", "cancelled") else {}
    earlier = {"id": before.id, "reason": before.reason, "at": before.updated_at.isoformat()} if before else None
    return {
        "kind": "announcement",
        "version": found.version,
        "state": found.state,
        "drafted": bool(found.id),
        **taken_back,
        "retracted_before": earlier,
        "id": found.id,
        "subject": found.subject,
        "components": list(found.components),
        "revision": found.revision,
        "send_at": _iso(found.send_at),
        "text": {speech.t.language: whole_text(speech, found) for speech in speeches},
    }


def audience_json(workspace: str, audience: Audience) -> list[dict[str, str]]:
    """Who would get it, and who would not for now."""
    targets = [(each.target, "will_get_it", "") for each in audience.at_once]
    targets += [(target, "will_get_it", "") for target in audience.others]
    targets += [(each.target, "weekly", "") for each in audience.weekly]
    targets += [(each.target, "paused", each.paused) for each in audience.paused]
    named = ("target", "state", "why")
    return [{"workspace": workspace, **dict(zip(named, each, strict=True))} for each in sorted(targets)]


def reached_json(targets: Iterable[Reached]) -> list[dict[str, str]]:
    return [asdict(each) for each in targets]


def progress_json(progress: Progress) -> dict[str, Any]:
    counts = {name: getattr(progress, name) for name in (*COUNTS, "quiet", "weekly")}
    times = {"quiet_until": _iso(progress.quiet_until), "weekly_from": _iso(progress.weekly_from)}
    changes = _changes_json(progress.changes) if progress.changes else None
    return counts | times | {"troubles": _troubles_json(progress.troubles), "changes": changes}


def _changes_json(changes: Changes) -> dict[str, Any]:
    return asdict(changes) | {"troubles": _troubles_json(changes.troubles)}


def _troubles_json(troubles: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"target": target, "why": why} for target, why in troubles]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None

"""Announcements and their audit as `--json` says them."""

from collections.abc import Mapping
from typing import Any

from bot.domain.news.announcement import COUNTS, Announcement, AuditEntry, Progress


def entry_json(e: AuditEntry, about: Mapping[str, str]) -> dict[str, Any]:
    """`about`: announcements' ids to their versions."""
    version = about.get(e.announcement)
    return {
        "at": e.at.isoformat(),
        "who": e.who,
        "did": e.did,
        "announcement": e.announcement,
        "version": version,
    } | dict(e.detail)


def announcement_json(found: Announcement, progress: Progress) -> dict[str, Any]:
    counts = {name: getattr(progress, name) for name in COUNTS}
    troubles = [{"target": target, "why": why} for target, why in progress.troubles]
    about: Mapping[str, Any] = {"version": found.version, "state": found.state, "revision": found.revision}
    send_at = found.send_at.isoformat() if found.send_at else None
    return {"kind": "announcement", **about, "send_at": send_at, "progress": counts | {"troubles": troubles}}

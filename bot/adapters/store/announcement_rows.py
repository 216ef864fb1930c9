"""Announcements and their audit as rows and back."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.news_schema import audit
from bot.domain.news.announcement import Announcement, AuditEntry

_SAME_NAME = (
    "id", "subject", "kind", "version", "line", "state", "revision", "approved_by", "send_at", "reason", "shown",
    "created_at", "updated_at",
)  # fmt: skip


def announcement_values(kept: Announcement) -> dict[str, Any]:
    """Every column, from a record."""
    return {
        **{name: getattr(kept, name) for name in _SAME_NAME},
        "workspace_id": kept.workspace,
        "components": list(kept.components),
        "content": dict(kept.content),
        "texts": dict(kept.texts),
        "written_by": list(kept.written_by),
        "correction": dict(kept.correction),
    }


def announcement_of(row: Row[Any]) -> Announcement:
    """A record from a row of the table announcement."""
    return Announcement(
        workspace=row.workspace_id,
        components=tuple(row.components),
        content=row.content,
        texts=row.texts,
        written_by=tuple(row.written_by),
        correction=row.correction,
        **{name: getattr(row, name) for name in _SAME_NAME},
    )


async def write_entries(connection: AsyncConnection, entries: Sequence[AuditEntry]) -> None:
    """Add to the audit."""
    rows = [
        {
            "workspace_id": entry.workspace,
            "id": secrets.token_hex(12),
            "announcement_id": entry.announcement,
            "at": entry.at,
            "who": entry.who,
            "did": entry.did,
            "detail": dict(entry.detail),
        }
        for entry in entries
    ]
    if rows:
        await connection.execute(insert(audit), rows)


def entry_of(row: Row[Any]) -> AuditEntry:
    """A record from a row of the table audit."""
    return AuditEntry(row.workspace_id, row.announcement_id, row.at, row.who, row.did, row.detail)

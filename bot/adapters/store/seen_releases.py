"""The table seen_release, and the drafts that what is new in it gives."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Executable, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.announcement_rows import announcement_values, write_entries
from bot.adapters.store.dialects import insert_into
from bot.adapters.store.news_schema import announcement, seen_release
from bot.adapters.store.notices import write_notices
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement, AuditEntry
from bot.domain.news.changes import Seen

_READ_AT_ALL = ("", "")
AT_ONCE = 500


async def seen(connection: AsyncConnection, workspace: str) -> Seen | None:
    """What has been listed at some time; None: the catalogue has never been read."""
    rows = (await connection.execute(select(seen_release).where(seen_release.c.workspace_id == workspace))).all()
    if not rows:
        return None
    return {(row.component, row.version): row.withdrawn for row in rows if (row.component, row.version) != _READ_AT_ALL}


async def record(connection: AsyncConnection, workspace: str, fresh: Seen, now: datetime) -> bool:
    """False: another process has recorded some of it meanwhile, and acts on that. Write nothing else then."""
    upsert = _upsert(connection)
    await connection.execute(upsert, _rows(workspace, {_READ_AT_ALL: False}, now))
    rows, written = _rows(workspace, fresh, now), 0
    # Rows are made ready on the loop that answers: a first load of many thousands would hold it up in one piece.
    for first in range(0, len(rows), AT_ONCE):
        written += (await connection.execute(upsert, rows[first : first + AT_ONCE])).rowcount
    return written == len(rows)


def _rows(workspace: str, seen: Seen, now: datetime) -> list[dict[str, object]]:
    return [
        {"workspace_id": workspace, "component": component, "version": version, "withdrawn": gone, "seen_at": now}
        for (component, version), gone in sorted(seen.items())
    ]


def _upsert(connection: AsyncConnection) -> Executable:
    """Counts the rows that were not there, or otherwise."""
    row = insert_into(connection, seen_release)
    upsert = row.on_conflict_do_update(
        index_elements=list(seen_release.primary_key.columns),
        set_={"withdrawn": row.excluded.withdrawn},
        where=seen_release.c.withdrawn != row.excluded.withdrawn,
    )
    # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
    return upsert.execution_options(preserve_rowcount=True)


async def write_drafts(
    connection: AsyncConnection, drafts: Sequence[tuple[Announcement, Sequence[Notice]]], now: datetime
) -> Sequence[Announcement]:
    """Those whose subject has none; return them."""
    return [
        draft for draft, notices in drafts if await write_draft(connection, draft, [_by_catalogue(draft, now)], notices)
    ]


async def write_draft(
    connection: AsyncConnection, draft: Announcement, entries: Sequence[AuditEntry], notices: Sequence[Notice]
) -> bool:
    """Write it with its entries and notices, unless its subject has an announcement."""
    row = insert_into(connection, announcement).values(announcement_values(draft))
    # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
    once = row.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    if (await connection.execute(once)).rowcount != 1:
        return False
    await write_entries(connection, entries)
    await write_notices(connection, notices, draft.created_at)
    return True


def _by_catalogue(draft: Announcement, now: datetime) -> AuditEntry:
    about = {"subject": draft.subject, "kind": draft.kind}
    return AuditEntry(draft.workspace, draft.id, now, "catalogue", "drafted", about)

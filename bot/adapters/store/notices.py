"""Writing notices into the outbox, inside the transaction that gives the reason for them."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.schema import delivery, pace
from bot.domain.kept import Notice
from bot.domain.notices import VIEW_KINDS
from bot.domain.pace import lane_of, rate_of

# Each chunk is prepared in one go; what else the process does gets its turn in between.
CHUNK = 500


async def write_notices(connection: AsyncConnection, notices: Sequence[Notice], now: datetime) -> int:
    """Write those that are not there yet, due now or when they may be sent; return how many those were."""
    for notice in notices:
        if notice.via == "view":
            await _cancel_older(connection, notice)
    if not notices:
        return 0
    await _open_lanes(connection, notices, now)
    # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
    once = insert_into(connection, delivery).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    written = 0
    for start in range(0, len(notices), CHUNK):
        rows = [_row(notice, now) for notice in notices[start : start + CHUNK]]
        written += (await connection.execute(once, rows)).rowcount
    return written


async def _open_lanes(connection: AsyncConnection, notices: Sequence[Notice], now: datetime) -> None:
    """Deliveries are looked for by the workspaces that have a pace."""
    lanes = sorted({(notice.workspace, rate_of(notice)) for notice in notices})
    long_unused = now - timedelta(hours=1)
    rows = [{"workspace_id": workspace, "rate": rate, "next_at": long_unused} for workspace, rate in lanes]
    await connection.execute(insert_into(connection, pace).on_conflict_do_nothing(), rows)


async def _cancel_older(connection: AsyncConnection, notice: Notice) -> None:
    """A view shows the newest state; an older one that came late would overwrite it."""
    same_view = (
        delivery.c.workspace_id == notice.workspace,
        delivery.c.kind.in_([kind for kind in VIEW_KINDS if kind != notice.kind]),
        delivery.c.subject == notice.subject,
        delivery.c.target == notice.target,
    )
    waiting = delivery.c.state.in_(["queued", "sending", "unsure"])
    cancelled = {"state": "cancelled", "error": "superseded", "due_at": None}
    await connection.execute(update(delivery).where(*same_view, waiting).values(cancelled))


def _row(notice: Notice, now: datetime) -> dict[str, Any]:
    blocked = bool(notice.blocked)
    return {
        "workspace_id": notice.workspace,
        "id": secrets.token_hex(16),
        "kind": notice.kind,
        "subject": notice.subject,
        "target": notice.target,
        "via": notice.via,
        "payload": {"values": dict(notice.values), "thread_ts": notice.thread_ts, "language": notice.language},
        "state": "blocked" if blocked else "queued",
        "attempt": 0,
        "owner": "",
        "due_at": None if blocked else max(now, notice.not_before or now),
        "channel": "",
        "ts": "",
        "error": notice.blocked,
        "created_at": now,
        "lane": lane_of(notice),
        "revision": notice.revision,
    }

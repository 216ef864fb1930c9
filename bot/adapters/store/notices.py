"""Writing notices into the outbox, inside the transaction that gives the reason for them."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.schema import delivery
from bot.domain.kept import Notice
from bot.domain.notices import VIEW_KINDS


async def write_notices(connection: AsyncConnection, notices: Sequence[Notice], now: datetime) -> int:
    """Write those that are not there yet, due now; return how many those were."""
    for notice in notices:
        if notice.via == "view":
            await _cancel_older(connection, notice)
    if not notices:
        return 0
    # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
    once = insert_into(connection, delivery).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return (await connection.execute(once, [_row(notice, now) for notice in notices])).rowcount


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
    return {
        "workspace_id": notice.workspace,
        "id": secrets.token_hex(16),
        "kind": notice.kind,
        "subject": notice.subject,
        "target": notice.target,
        "via": notice.via,
        "payload": {"values": dict(notice.values), "thread_ts": notice.thread_ts, "language": notice.language},
        "state": "queued",
        "attempt": 0,
        "owner": "",
        "due_at": now,
        "channel": "",
        "ts": "",
        "error": "",
        "created_at": now,
    }

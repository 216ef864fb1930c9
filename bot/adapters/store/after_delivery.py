"""What follows when deliveries of news end, in the transaction that ends them: edits still owed, paused targets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.news_schema import announcement
from bot.adapters.store.notices import write_notices
from bot.adapters.store.pausing import pause_refused
from bot.adapters.store.schema import delivery
from bot.domain.kept import Delivery
from bot.domain.news.correcting import announcements_in, edit_notice
from bot.domain.news.pausing import pauses

Pair = tuple[Delivery, Delivery]
_SHOWS = (
    update(delivery)
    .where(delivery.c.workspace_id == bindparam("of"), delivery.c.id == bindparam("this"))
    .where(delivery.c.revision < bindparam("seen"))
    .values(revision=bindparam("seen"))
)


async def bound_by_news(connection: AsyncConnection, pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The same, but what was about to wait for another try is held or called off as its announcement is by now."""
    telling = [moved for _, moved in pairs if moved.state != "sending" and announcements_in(moved.notice)]
    if not telling:
        return pairs
    now_is = await _announcements(connection, telling)
    changed = []
    for claimed, moved in pairs:
        rows = [now_is[name] for name in announcements_in(moved.notice) if name in now_is]
        alone = rows and moved.notice.kind != "digest"
        changed.append((claimed, _bound(moved, rows[0]) if alone else moved))
        if moved.state == "sent" and (newest := _untold(moved, rows)):
            edits = edit_notice(moved, newest.id, newest.shown)
            await write_notices(connection, edits, moved.sent_at or newest.updated_at)
    return changed


def _untold(sent: Delivery, rows: Sequence[Any]) -> Any:
    """The announcement that has been changed since the message was written, if one has."""
    if sent.notice.kind == "fix":
        return next((row for row in rows if row.state == "retracted"), None)
    behind = bool(rows) and sent.revision < sum(row.shown for row in rows)
    return max(rows, key=lambda row: (row.updated_at, row.id)) if behind else None


async def follow_up(connection: AsyncConnection, moved: Iterable[Delivery]) -> None:
    """Edits that were made are noted; refusals that do not pass pause the target and tell whoever subscribed."""
    edited = []
    # Whoever tells many locks their subscriptions in this order as well.
    for each in sorted(moved, key=lambda each: (each.notice.workspace, each.notice.target)):
        if each.state == "sent" and each.notice.kind == "announcement.edit":
            original = each.notice.values["delivery"]
            edited.append({"of": each.notice.workspace, "this": original, "seen": each.revision})
        elif each.state == "blocked" and pauses(each.notice.kind, each.error):
            await pause_refused(connection, each.notice.workspace, each.notice.target, each.error, _moment(each))
    if edited:
        await connection.execute(_SHOWS, edited)


async def _announcements(connection: AsyncConnection, telling: Sequence[Delivery]) -> dict[str, Any]:
    subjects = sorted({name for each in telling for name in announcements_in(each.notice)})
    columns = (announcement.c.id, announcement.c.state, announcement.c.shown, announcement.c.updated_at)
    # A correction locks the row before it looks which messages are out, so one of the two sees the other.
    query = select(*columns).where(announcement.c.id.in_(subjects)).order_by(announcement.c.id)
    return {row.id: row for row in await connection.execute(query.with_for_update(read=True))}


def _bound(moved: Delivery, row: Any) -> Delivery:
    if moved.state == "queued" and row.state == "stopped":
        return replace(moved, state="held", due_at=None)
    if moved.state in ("queued", "blocked") and row.state in ("retracted", "cancelled"):
        return replace(moved, state="cancelled", due_at=None, error=row.state)
    return moved


def _moment(ended: Delivery) -> datetime:
    return ended.sent_at or ended.created_at

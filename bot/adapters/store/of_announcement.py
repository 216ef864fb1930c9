"""What a decision about an announcement does to its deliveries: at once, or owed and written a little later."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, literal, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.delivery_rows import delivery_of
from bot.adapters.store.news_schema import announcement, digest_item
from bot.adapters.store.notices import write_notices
from bot.adapters.store.quiet_targets import quiet_until
from bot.adapters.store.schema import delivery
from bot.adapters.store.store import Store
from bot.domain.news.announcement import Announcement
from bot.domain.news.correcting import edit_notice, note_notice
from bot.usecases.news_ports import OfDeliveries

ANNOUNCED = "announcement"
FIX = "fix"
DIGEST = "digest"
# Those that are told that their request is fixed, and those that read it in the news of their week, are told as well.
CHANGED = tuple(f"{kind}.{what}" for kind in (ANNOUNCED, FIX, DIGEST) for what in ("edit", "note"))
EDITS_AT_ONCE = 500
MOST_EARLIER = 50
# The week's message that told of an item.
TOLD_IN = (
    (digest_item.c.workspace_id == delivery.c.workspace_id)
    & (digest_item.c.target == delivery.c.target)
    & (digest_item.c.told_in == delivery.c.subject)
    & (digest_item.c.kind == ANNOUNCED)
    & (delivery.c.kind == DIGEST)
)


async def change_deliveries(
    connection: AsyncConnection, moved: Announcement, what: OfDeliveries, now: datetime
) -> None:
    """Hold, release or call off what has not been sent, or queue anew what Slack refused, changes of it too."""
    name, state = moved.id, moved.state
    mine = update(delivery).where(delivery.c.subject == name, delivery.c.kind.in_([ANNOUNCED, FIX]))
    changes = update(delivery).where(delivery.c.subject == f"{name}/{moved.shown}", delivery.c.kind.in_(CHANGED))
    fresh = {"state": "queued", "due_at": now, "attempt": 0, "error": "", "sent_at": None}
    match what:
        case "hold":
            await connection.execute(mine.where(delivery.c.state == "queued").values(state="held", due_at=None))
        case "release":
            await connection.execute(mine.where(delivery.c.state == "held").values(state="queued", due_at=now))
        case "again":
            for refused in (mine, changes):
                await connection.execute(refused.where(delivery.c.state == "blocked").values(fresh))
        case "cancel":
            waiting = delivery.c.state.in_(["queued", "held", "blocked"])
            await connection.execute(mine.where(waiting).values(state="cancelled", due_at=None, error=state))
            untold = (digest_item.c.subject == name, digest_item.c.due_at.is_not(None))
            await connection.execute(delete(digest_item).where(*untold))


async def write_edits(store: Store, name: str, revision: int, state: str, now: datetime) -> int:
    """Every message that shows an older revision is edited, and its thread is told.

    Thousands are not written in one transaction, for which others would have to wait: what has begun and was
    interrupted begins anew, and writes what is there already no second time.
    """
    async with store.write() as connection:
        if not await _is_owed(connection, name, revision):
            return 0
        await _supersede(connection, name, revision)
    written = sum([await _edit_all(store, each, name, revision, now) for each in _telling(name, revision, state)])
    async with store.write() as connection:
        done = update(announcement).where(announcement.c.id == name, announcement.c.owes == revision)
        await connection.execute(done.values(owes=0))
    return written


async def _is_owed(connection: AsyncConnection, name: str, revision: int) -> bool:
    """Until this transaction ends nobody changes it further; who has done so already has edits of their own."""
    owes = select(announcement.c.owes).where(announcement.c.id == name).with_for_update(read=True)
    return await connection.scalar(owes) == revision


async def _edit_all(store: Store, telling: Select[Any], name: str, revision: int, now: datetime) -> int:
    identity, written = tuple_(*delivery.primary_key.columns), 0
    first = telling.where(delivery.c.state == "sent").order_by(*delivery.primary_key.columns).limit(EDITS_AT_ONCE)
    query = first
    while True:
        async with store.write() as connection:
            if not await _is_owed(connection, name, revision):
                return written
            posted = [delivery_of(row) for row in await connection.execute(query)]
            asleep = await quiet_until(
                connection, [(each.notice.workspace, each.notice.target) for each in posted], now
            )
            edits = [edit for each in posted for edit in edit_notice(each, name, revision)]
            notes = [
                note
                for each in posted
                for note in note_notice(each, name, revision, asleep.get((each.notice.workspace, each.notice.target)))
            ]
            written += await write_notices(connection, [*edits, *notes], now)
        if not posted:
            return written
        query = first.where(identity > tuple_(literal(posted[-1].notice.workspace), literal(posted[-1].id)))


def _telling(name: str, revision: int, state: str) -> list[Select[Any]]:
    """The messages that tell of it; a fix is told without the words that a correction changes."""
    announced = select(delivery).where(delivery.c.subject == name, delivery.c.kind == ANNOUNCED)
    weeks = select(delivery).join(digest_item, TOLD_IN).where(digest_item.c.subject == name)
    fixes = select(delivery).where(delivery.c.subject == name, delivery.c.kind == FIX)
    return [announced.where(delivery.c.revision < revision), weeks, *([fixes] if state == "retracted" else [])]


async def _supersede(connection: AsyncConnection, name: str, revision: int) -> None:
    """Only the newest matters; what an older edit would have shown is not true any more."""
    earlier = [f"{name}/{each}" for each in range(max(1, revision - MOST_EARLIER), revision)]
    waiting = (delivery.c.state == "queued", delivery.c.kind.in_(CHANGED))
    superseded = update(delivery).where(delivery.c.subject.in_(earlier), *waiting)
    await connection.execute(superseded.values(state="cancelled", error="superseded", due_at=None))

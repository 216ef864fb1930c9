"""What a decision about an announcement does to its deliveries: at once, or owed and written a little later."""

from datetime import datetime

from sqlalchemy import delete, literal, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.delivery_rows import delivery_of
from bot.adapters.store.news_schema import announcement, digest_item
from bot.adapters.store.notices import write_notices
from bot.adapters.store.schema import delivery
from bot.adapters.store.store import Store
from bot.domain.kept import Delivery
from bot.domain.news.correcting import edit_notice, note_notice
from bot.usecases.news_ports import OfDeliveries

ANNOUNCED = "announcement"
EDIT = "announcement.edit"
EDITS_AT_ONCE = 500
MOST_EARLIER = 50


async def change_deliveries(
    connection: AsyncConnection, name: str, what: OfDeliveries, state: str, now: datetime
) -> None:
    """Hold, release or call off what has not been sent, or queue anew what Slack refused."""
    mine = update(delivery).where(delivery.c.subject == name, delivery.c.kind == ANNOUNCED)
    fresh = {"state": "queued", "due_at": now, "attempt": 0, "error": "", "sent_at": None}
    match what:
        case "hold":
            await connection.execute(mine.where(delivery.c.state == "queued").values(state="held", due_at=None))
        case "release":
            await connection.execute(mine.where(delivery.c.state == "held").values(state="queued", due_at=now))
        case "again":
            await connection.execute(mine.where(delivery.c.state == "blocked").values(fresh))
        case "cancel":
            waiting = delivery.c.state.in_(["queued", "held", "blocked"])
            await connection.execute(mine.where(waiting).values(state="cancelled", due_at=None, error=state))
            untold = (digest_item.c.subject == name, digest_item.c.due_at.is_not(None))
            await connection.execute(delete(digest_item).where(*untold))


async def write_edits(store: Store, name: str, revision: int, now: datetime) -> int:
    """Every message that shows an older revision is edited, and its thread is told.

    Thousands are not written in one transaction, for which others would have to wait: what has begun and was
    interrupted begins anew, and writes what is there already no second time.
    """
    async with store.write() as connection:
        await _supersede(connection, name, revision)
    last, written = ("", ""), 0
    while True:
        async with store.write() as connection:
            posted = await _showing_older(connection, name, revision, last)
            if not posted:
                done = update(announcement).where(announcement.c.id == name, announcement.c.owes == revision)
                await connection.execute(done.values(owes=0))
                return written
            notices = [
                notice for each in posted for notice in (*edit_notice(each, revision), *note_notice(each, revision))
            ]
            written += await write_notices(connection, notices, now)
        last = (posted[-1].notice.workspace, posted[-1].id)


async def _supersede(connection: AsyncConnection, name: str, revision: int) -> None:
    """Only the newest matters; what an older edit would have shown is not true any more."""
    earlier = [f"{name}/{each}" for each in range(max(1, revision - MOST_EARLIER), revision)]
    waiting = (delivery.c.state == "queued", delivery.c.kind.in_([EDIT, "announcement.note"]))
    superseded = update(delivery).where(delivery.c.subject.in_(earlier), *waiting)
    await connection.execute(superseded.values(state="cancelled", error="superseded", due_at=None))


async def _showing_older(
    connection: AsyncConnection, name: str, revision: int, after: tuple[str, str]
) -> list[Delivery]:
    sent = (delivery.c.subject == name, delivery.c.kind == ANNOUNCED, delivery.c.state == "sent")
    identity = tuple_(*delivery.primary_key.columns)
    query = select(delivery).where(*sent, delivery.c.revision < revision, identity > tuple_(*map(literal, after)))
    rows = await connection.execute(query.order_by(*delivery.primary_key.columns).limit(EDITS_AT_ONCE))
    return [delivery_of(row) for row in rows]

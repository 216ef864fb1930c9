"""The table digest_item: what waits to be told once a week."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, exists, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.anew import anew_when_undone
from bot.adapters.store.dialects import insert_into
from bot.adapters.store.gathered import tell_gathered
from bot.adapters.store.held_up import stopped_among
from bot.adapters.store.news_schema import announcement, digest_item, subscription
from bot.adapters.store.notices import write_notices
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.domain.news.subscription import Subscription
from bot.usecases import news_ports as ports
from bot.usecases.news_ports import DigestItem

_TARGET = (digest_item.c.workspace_id, digest_item.c.target)
# Not while it is held up: it comes when it goes on.
_STOPPED = exists().where(announcement.c.id == digest_item.c.subject, announcement.c.state == "stopped")


async def write_items(connection: AsyncConnection, items: Sequence[DigestItem], now: datetime) -> None:
    """Write those that are not there yet."""
    rows = [
        {
            "workspace_id": item.workspace,
            "target": item.target,
            "kind": item.kind,
            "subject": item.subject,
            "values": dict(item.values),
            "due_at": item.due_at,
            "created_at": now,
        }
        for item in items
    ]
    if rows:
        await connection.execute(insert_into(connection, digest_item).on_conflict_do_nothing(), rows)


class Digests(ports.Digests):
    """Digest items in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def due(self, now: datetime, most: int) -> Sequence[Sequence[DigestItem]]:
        """Due items by target; see the port."""
        same = (subscription.c.workspace_id == _TARGET[0]) & (subscription.c.target == _TARGET[1])
        running = or_(subscription.c.paused == "", subscription.c.paused.is_(None))
        ripe = (digest_item.c.due_at <= now, running, ~_STOPPED)
        joined = digest_item.outerjoin(subscription, same)
        targets = select(*_TARGET).select_from(joined).where(*ripe).distinct().limit(most)
        query = select(digest_item).where(tuple_(*_TARGET).in_(targets), digest_item.c.due_at <= now, ~_STOPPED)
        async with self._store.read() as connection:
            rows = await connection.execute(query.order_by(*_TARGET, digest_item.c.created_at, digest_item.c.subject))
            items = [_item_of(row) for row in rows]
        return [list(group) for _, group in groupby(items, key=lambda item: (item.workspace, item.target))]

    @anew_when_undone
    async def gather(self, items: Sequence[DigestItem], notices: Sequence[Notice], now: datetime) -> bool:
        """Tell them together; see the port."""
        async with self._store.write() as connection:
            these = tuple_(*digest_item.primary_key.columns).in_([_identity(each) for each in items])
            if await stopped_among(connection, select(digest_item.c.subject).where(these)):
                return False
            if sum([await _told(connection, items[0], each) for each in notices]) != len(items):
                await connection.rollback()
                return False
            await write_notices(connection, notices, now)
            return True

    @anew_when_undone
    async def tell_at_once(self, to: Subscription, now: datetime) -> int:
        """Each by itself; see the port."""
        async with self._store.write() as connection:
            return await tell_gathered(connection, to, now)

    async def next_due(self) -> datetime | None:
        """When the next item is due."""
        async with self._store.read() as connection:
            found: datetime | None = await connection.scalar(select(func.min(digest_item.c.due_at)))
            return found


def _identity(item: DigestItem) -> tuple[str, str, str, str]:
    return item.workspace, item.target, item.kind, item.subject


async def _told(connection: AsyncConnection, to: DigestItem, notice: Notice) -> int:
    """How many of the items in it nobody has told before; from now on the message that tells of them is known."""
    these = [(to.workspace, to.target, item["kind"], item["subject"]) for item in notice.values["items"]]
    untold = (tuple_(*digest_item.primary_key.columns).in_(these), digest_item.c.due_at.is_not(None))
    told = update(digest_item).where(*untold).values(due_at=None, told_in=notice.subject)
    return (await connection.execute(told)).rowcount


def _item_of(row: Row[Any]) -> DigestItem:
    values = row._mapping[digest_item.c["values"]]
    return DigestItem(row.workspace_id, row.target, row.kind, row.subject, row.due_at, values)

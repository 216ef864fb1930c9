"""What waits for a target that has less to hear of by now: it is not sent."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.announcement_rows import announcement_of
from bot.adapters.store.news_schema import announcement, digest_item
from bot.adapters.store.schema import delivery
from bot.domain.news.audience import end_of_support, hears, topic_of
from bot.domain.news.subscription import Subscription

_KINDS = ("announcement", "reminder")


async def call_off_unheard(connection: AsyncConnection, held: Subscription) -> None:
    """Messages that have not gone out, and what is gathered for the week."""
    waiting = await _rows(connection, select(delivery).where(*_messages(held)))
    gone = [row.id for row in await _unheard(connection, held, waiting, lambda row: row.payload["values"])]
    if gone:
        called_off = update(delivery).where(*_messages(held), delivery.c.id.in_(gone))
        await connection.execute(called_off.values(state="cancelled", error="unsubscribed", due_at=None))
    gathered = await _rows(connection, select(digest_item).where(*_items(held)))
    for row in await _unheard(connection, held, gathered, lambda row: row._mapping[digest_item.c["values"]]):
        same = (digest_item.c.kind == row.kind, digest_item.c.subject == row.subject)
        await connection.execute(delete(digest_item).where(*_items(held), *same))


def _messages(held: Subscription) -> tuple[ColumnElement[bool], ...]:
    theirs = (delivery.c.workspace_id == held.workspace, delivery.c.target == held.target)
    return *theirs, delivery.c.kind.in_(_KINDS), delivery.c.state.in_(["queued", "held", "blocked"])


def _items(held: Subscription) -> tuple[ColumnElement[bool], ...]:
    theirs = (digest_item.c.workspace_id == held.workspace, digest_item.c.target == held.target)
    return *theirs, digest_item.c.kind.in_(_KINDS), digest_item.c.due_at.is_not(None)


async def _rows(connection: AsyncConnection, query: Any) -> list[Row[Any]]:
    return list(await connection.execute(query))


async def _unheard(
    connection: AsyncConnection, held: Subscription, rows: Iterable[Row[Any]], values: Any
) -> list[Row[Any]]:
    several = list(rows)
    subjects = [row.subject for row in several if row.kind == "announcement"]
    found = await connection.execute(select(announcement).where(announcement.c.id.in_(subjects)))
    announced = {each.id: each for each in map(announcement_of, found)}
    return [row for row in several if not _is_heard(held, row, announced.get(row.subject), values)]


def _is_heard(held: Subscription, row: Row[Any], announced: Any, values: Any) -> bool:
    if row.kind == "reminder":
        return hears(held, end_of_support(str(values(row)["line"])))
    # Whoever got a version hears that it is withdrawn, whatever they follow.
    return announced is None or announced.kind == "withdrawal" or hears(held, topic_of(announced))

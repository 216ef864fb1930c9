"""What was gathered for the week of a target that hears at once by now: messages of their own."""

from datetime import datetime

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.held_up import stopped_among
from bot.adapters.store.news_schema import digest_item
from bot.adapters.store.notices import write_notices
from bot.adapters.store.quiet_targets import may_be_told
from bot.domain.kept import Notice
from bot.domain.news.subscription import Subscription


async def tell_gathered(connection: AsyncConnection, to: Subscription, now: datetime) -> int:
    """Each item by itself, as if it had never waited but for quiet hours; how many."""
    waiting = (*_items(to), digest_item.c.due_at.is_not(None))
    stopped = await stopped_among(connection, select(digest_item.c.subject).where(*waiting))
    going_on = (*waiting, digest_item.c.subject.not_in(stopped))
    # Read and taken in one statement: what others gather between two would be taken and never told.
    taken = await connection.execute(delete(digest_item).where(*going_on).returning(digest_item))
    rows = sorted(taken, key=lambda row: (row.created_at, row.subject))
    await write_notices(connection, [_notice(to, row, now) for row in rows], now)
    held_up = update(digest_item).where(*_items(to), digest_item.c.due_at > now)
    await connection.execute(held_up.values(due_at=now))
    return len(rows)


def _items(of: Subscription) -> tuple[ColumnElement[bool], ...]:
    return digest_item.c.workspace_id == of.workspace, digest_item.c.target == of.target


def _notice(to: Subscription, item: Row[tuple[object, ...]], now: datetime) -> Notice:
    return Notice(
        to.workspace,
        item.kind,
        item.subject,
        to.target,
        language=to.language,
        values={**item._mapping[digest_item.c["values"]], "gathered": True},
        not_before=may_be_told(to, now),
        blocked=to.paused,
    )

"""A target that cannot be reached: its subscription pauses, what waits for it is kept, whoever subscribed is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, case, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.held_up import stopped_among
from bot.adapters.store.news_schema import subscription
from bot.adapters.store.notices import write_notices
from bot.adapters.store.people import language_read
from bot.adapters.store.schema import delivery
from bot.adapters.store.subscription_rows import subscription_of
from bot.domain.news.pausing import EDITS, NEWS, PAUSING, paused_notice
from bot.domain.news.subscription import Subscription


def _this(workspace: str, target: str) -> tuple[ColumnElement[bool], ...]:
    return subscription.c.workspace_id == workspace, subscription.c.target == target


async def pause_target(
    connection: AsyncConnection, workspace: str, target: str, reason: str, at: datetime
) -> Subscription | None:
    """None when there is no such subscription, or it is paused already."""
    # One that is being resumed looks paused until that is done, so it is locked before it is looked at.
    query = select(subscription).where(*_this(workspace, target)).with_for_update()
    row = (await connection.execute(query)).one_or_none()
    if row is None or row.paused:
        return None
    paused = replace(
        subscription_of(row), paused=reason, paused_at=at, last_error=reason, last_error_at=at, updated_at=at
    )
    changed = {"paused": reason, "paused_at": at, "last_error": reason, "last_error_at": at, "updated_at": at}
    await connection.execute(update(subscription).where(*_this(workspace, target)).values(changed))
    waiting = update(delivery).where(*_news_for(workspace, target), delivery.c.state == "queued")
    await connection.execute(waiting.values(state="blocked", error=reason, due_at=None))
    if told := paused_notice(paused, at):
        # A person is written to in their own language, whatever the channel's is.
        spoken = await language_read(connection, workspace, told.target)
        await write_notices(connection, [replace(told, language=spoken or told.language)], at)
    return paused


async def pause_refused(
    connection: AsyncConnection, workspace: str, target: str, reason: str, sent_at: datetime
) -> None:
    """Slack has refused what was sent then; where somebody has let the target run since, it is tried once more."""
    query = select(subscription.c.paused, subscription.c.updated_at).where(*_this(workspace, target))
    row = (await connection.execute(query.with_for_update())).one_or_none()
    if row and not row.paused and row.updated_at > sent_at:
        await let_go_on(connection, workspace, target, reason, row.updated_at)
    else:
        await pause_target(connection, workspace, target, reason, sent_at)


async def let_go_on(connection: AsyncConnection, workspace: str, target: str, reason: str, at: datetime) -> int:
    """Queue what a pause had blocked, and changes that could not be made; what is stopped is held instead."""
    news = _news_for(workspace, target, (*NEWS, *EDITS))
    blocked = (*news, delivery.c.state == "blocked", delivery.c.error.in_(PAUSING | {reason}))
    stopped = delivery.c.subject.in_(await stopped_among(connection, select(delivery.c.subject).where(*blocked)))
    again = {
        "state": case((stopped, "held"), else_="queued"),
        "due_at": case((stopped, None), else_=at),
        "attempt": 0,
        "error": "",
        "sent_at": None,
    }
    return (await connection.execute(update(delivery).where(*blocked).values(again))).rowcount


async def call_off(connection: AsyncConnection, workspace: str, target: str) -> None:
    """Nobody there wants to hear any more of what has not been sent."""
    waiting = (*_news_for(workspace, target), delivery.c.state.in_(["queued", "held", "blocked"]))
    await connection.execute(
        update(delivery).where(*waiting).values(state="cancelled", error="unsubscribed", due_at=None)
    )


def _news_for(workspace: str, target: str, kinds: Sequence[str] = NEWS) -> tuple[ColumnElement[bool], ...]:
    return delivery.c.workspace_id == workspace, delivery.c.target == target, delivery.c.kind.in_(kinds)

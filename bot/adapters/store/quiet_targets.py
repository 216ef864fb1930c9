"""Where nothing may be said now, and until when."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.news_schema import subscription
from bot.adapters.store.schema import delivery
from bot.adapters.store.subscription_rows import subscription_of
from bot.domain.news.quiet import next_allowed, zone_of
from bot.domain.news.subscription import Subscription

# Workspace and target.
Place = tuple[str, str]
UTC = ZoneInfo("UTC")
WAITING_KINDS = ("announcement", "announcement.note", "reminder", "digest.note")


def may_be_told(held: Subscription, now: datetime) -> datetime:
    """The first moment from now on that is not in its quiet hours."""
    return next_allowed(now, held.quiet, zone_of(held.zone, UTC))


async def quiet_until(connection: AsyncConnection, places: Sequence[Place], now: datetime) -> Mapping[Place, datetime]:
    """Without those that may be told at once."""
    subscribed = tuple_(subscription.c.workspace_id, subscription.c.target).in_(places)
    query = select(subscription).where(subscribed, subscription.c.quiet.is_not(None))
    held = [subscription_of(row) for row in await connection.execute(query)]
    moments = {(one.workspace, one.target): may_be_told(one, now) for one in held}
    return {place: until for place, until in moments.items() if until > now}


async def wait_anew(connection: AsyncConnection, held: Subscription, now: datetime) -> None:
    """What waits for the end of quiet hours waits for the end of those that there are now."""
    theirs = (delivery.c.workspace_id == held.workspace, delivery.c.target == held.target)
    # What has been tried waits for something else.
    untried = (delivery.c.state == "queued", delivery.c.attempt == 0, delivery.c.due_at > now)
    waiting = update(delivery).where(*theirs, *untried, delivery.c.kind.in_(WAITING_KINDS))
    await connection.execute(waiting.values(due_at=may_be_told(held, now)))

"""Whether Slack takes our token, as far as what waits to be posted can tell: every process sees the same."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.schema import delivery
from bot.domain.news.pausing import OUR_TOKEN


async def refused_token(connection: AsyncConnection, workspaces: ColumnElement[bool]) -> str:
    """Slack's word for why not; empty while it is taken. `workspaces`: a condition on the deliveries' workspace."""
    waiting = (delivery.c.state.in_(["queued", "sending"]), delivery.c.error.in_(sorted(OUR_TOKEN)))
    newest = (
        select(delivery.c.error, delivery.c.sent_at).where(workspaces, *waiting).order_by(delivery.c.sent_at.desc())
    )
    refused = (await connection.execute(newest.limit(1))).first()
    if refused is None:
        return ""
    # What has been posted since shows that it is taken again, and the rest will follow.
    since = select(delivery.c.id).where(workspaces, delivery.c.state == "sent", delivery.c.sent_at > refused.sent_at)
    taken_again = (await connection.execute(since.limit(1))).first()
    return "" if taken_again else str(refused.error)

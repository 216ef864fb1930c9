"""Whether Slack takes our token, as far as what waits to be posted can tell: every process sees the same."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.schema import delivery
from bot.domain.news.pausing import OUR_TOKEN


async def refused_token(connection: AsyncConnection, workspaces: ColumnElement[bool]) -> str:
    """Slack's word for why not; empty while it is taken. `workspaces`: a condition on the deliveries' workspace."""
    waiting = (delivery.c.state.in_(["queued", "sending"]), delivery.c.error.in_(sorted(OUR_TOKEN)))
    query = select(delivery.c.error).where(workspaces, *waiting).limit(1)
    return str(await connection.scalar(query) or "")

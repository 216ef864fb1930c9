"""Which announcements are stopped, for whoever lets news of them go on."""

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.news_schema import announcement


async def stopped_among(connection: AsyncConnection, names: Select[tuple[str]]) -> list[str]:
    """Ids; until this transaction ends nobody stops or resumes any of these announcements."""
    # Without the lock one that is being stopped looks as if it went on, and what is let go is not held any more.
    query = select(announcement.c.id, announcement.c.state).where(announcement.c.id.in_(names))
    rows = await connection.execute(query.order_by(announcement.c.id).with_for_update(read=True))
    return [row.id for row in rows if row.state == "stopped"]

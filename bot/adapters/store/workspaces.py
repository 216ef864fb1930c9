"""Which workspaces the bot has worked in, for who looks at the database without Slack."""

from sqlalchemy import select, union

from bot.adapters.store.news_schema import announcement, seen_release
from bot.adapters.store.store import Store


async def workspaces(store: Store) -> list[str]:
    """Ids, those for which announcements are managed. StoreUnavailable."""
    known = union(select(announcement.c.workspace_id), select(seen_release.c.workspace_id))
    async with store.read() as connection:
        return sorted(str(row[0]) for row in await connection.execute(known))

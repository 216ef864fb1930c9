"""An announcement's step with all that follows, inside one transaction."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.announcement_rows import announcement_values, write_entries
from bot.adapters.store.news_schema import announcement
from bot.adapters.store.of_announcement import change_deliveries
from bot.adapters.store.spreading import write_spread
from bot.usecases.news_ports import Move


async def move_one(connection: AsyncConnection, move: Move) -> bool:
    """False, and nothing written: it is in another state or revision by now."""
    held, moved, effects = move.held, move.moved, move.effects
    this = (announcement.c.workspace_id == held.workspace, announcement.c.id == held.id)
    as_held = (announcement.c.state == held.state, announcement.c.revision == held.revision)
    owing = {"owes": moved.shown} if effects.edits else {}
    guarded = update(announcement).where(*this, *as_held).values(announcement_values(moved) | owing)
    if (await connection.execute(guarded)).rowcount != 1:
        return False
    now = moved.updated_at
    await write_entries(connection, effects.entries)
    await change_deliveries(connection, moved, effects.deliveries, now)
    await write_spread(connection, effects.notices, effects.items, now)
    return True

"""Taking rows that are due so that nobody else takes them; what a row means is not known here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.store import Store


async def due_rows(
    connection: AsyncConnection, table: Table, state: str, now: datetime, most: int, *more: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """Lock the rows in a state that have been due longest, passing over those that somebody else holds."""
    due = (table.c.state == state, table.c.due_at <= now)
    query = select(table).where(*due, *more).order_by(table.c.due_at).limit(most)
    # SQLite knows no row locks and needs none: its one writer has the whole file.
    return (await connection.execute(query.with_for_update(skip_locked=True))).all()


async def change_rows(
    connection: AsyncConnection, table: Table, rows: Sequence[Row[Any]], values: Mapping[str, Any]
) -> None:
    """Write the same values into rows that `due_rows` has locked."""
    if rows:
        identity = [column.name for column in table.primary_key.columns]
        these = [tuple(getattr(row, name) for name in identity) for row in rows]
        await connection.execute(update(table).where(tuple_(*table.primary_key.columns).in_(these)).values(values))


async def earliest_due(store: Store, table: Table, states: Sequence[str]) -> datetime | None:
    """Return when the first row in one of the states is due."""
    # One look per state: each is the first entry of the index, where a list of states would be a scan.
    async with store.read() as connection:
        found = [
            await connection.scalar(select(func.min(table.c.due_at)).where(table.c.state == state)) for state in states
        ]
    return min((at for at in found if at), default=None)


async def counted(store: Store, table: Table, states: Sequence[str]) -> dict[str, int]:
    """Return how many rows are in each of the states."""
    query = select(table.c.state, func.count().label("number")).where(table.c.state.in_(states)).group_by(table.c.state)
    async with store.read() as connection:
        counts = {row.state: row.number for row in await connection.execute(query)}
    return {state: counts.get(state, 0) for state in states}

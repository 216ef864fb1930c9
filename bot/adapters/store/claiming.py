"""Taking rows that are due so that nobody else takes them; what a row means is not known here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, Table, bindparam, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.store import Store


async def due_rows(
    connection: AsyncConnection, table: Table, state: str, now: datetime, most: int, *more: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """Lock the rows in a state that have been due longest, passing over those that somebody else holds."""
    query = _due(table).where(*more) if more else _due(table)
    found: Sequence[Row[Any]] = (await connection.execute(query, {"in_state": state, "now": now, "most": most})).all()
    return found


# Built once: workers ask this all day, and building it costs as much as asking.
@cache
def _due(table: Table) -> Select[Any]:
    due = (table.c.state == bindparam("in_state"), table.c.due_at <= bindparam("now"))
    query = select(table).where(*due).order_by(table.c.due_at).limit(bindparam("most", type_=Integer))
    # SQLite knows no row locks and needs none: its one writer has the whole file.
    return query.with_for_update(skip_locked=True)


async def change_rows(
    connection: AsyncConnection, table: Table, rows: Sequence[Row[Any]], values: Mapping[str, Any]
) -> None:
    """Write the same values into rows that `due_rows` has locked."""
    if rows:
        identity = [column.name for column in table.primary_key.columns]
        these = [tuple(getattr(row, name) for name in identity) for row in rows]
        await connection.execute(update(table).where(tuple_(*table.primary_key.columns).in_(these)).values(values))


async def make_due(store: Store, table: Table, state: str, why: ColumnElement[bool], now: datetime) -> int:
    """What is in this state for this reason and waits longer than until `now` waits no longer; how many that was."""
    waiting = update(table).where(table.c.state == state, table.c.due_at > now, why)
    async with store.write() as connection:
        return (await connection.execute(waiting.values(due_at=now))).rowcount


async def earliest_due(store: Store, table: Table, states: Sequence[str]) -> datetime | None:
    """Return when the first row in one of the states is due."""
    # One look per state: each is the first entry of the index, where a list of states would be a scan.
    async with store.read() as connection:
        found = [await connection.scalar(_earliest(table), {"in_state": state}) for state in states]
    return min((at for at in found if at), default=None)


@cache
def _earliest(table: Table) -> Select[Any]:
    return select(func.min(table.c.due_at)).where(table.c.state == bindparam("in_state"))


async def counted(store: Store, table: Table, states: Sequence[str]) -> dict[str, int]:
    """Return how many rows are in each of the states."""
    query = select(table.c.state, func.count().label("number")).where(table.c.state.in_(states)).group_by(table.c.state)
    async with store.read() as connection:
        counts = {row.state: row.number for row in await connection.execute(query)}
    return {state: counts.get(state, 0) for state in states}

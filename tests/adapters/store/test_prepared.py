"""Statements for many rows at once say the same as SQLAlchemy's own way, on each database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, insert, select, update

from bot.adapters.store.prepared import Prepared
from bot.adapters.store.schema import channel_gate
from bot.adapters.store.store import Store

NOON = datetime(2026, 11, 23, 12, 0, 0, 7, tzinfo=UTC)
CET = timezone(timedelta(hours=1))
ODD = "%s ? :x %% 'quoted' å 🙂"
PUT = Prepared(lambda _: insert(channel_gate))
MOVE = Prepared(
    lambda _: (
        update(channel_gate)
        .where(channel_gate.c.workspace_id == bindparam("of"), channel_gate.c.next_at < bindparam("until"))
        .values(next_at=bindparam("until"))
    )
)


def rows(*channels: str, at: datetime = NOON) -> list[dict[str, object]]:
    return [{"workspace_id": f"T{number}", "channel": each, "next_at": at} for number, each in enumerate(channels)]


async def held(store: Store) -> dict[str, datetime]:
    async with store.read() as connection:
        return {row.channel: row.next_at for row in await connection.execute(select(channel_gate))}


async def test_what_is_written_is_read_as_it_was_whatever_is_in_it(store: Store) -> None:
    async with store.write() as connection:
        assert await PUT.run(connection, rows("C1", ODD, at=NOON.astimezone(CET))) == 2
    assert await held(store) == {"C1": NOON, ODD: NOON}


async def test_it_is_written_just_as_the_library_writes_it(store: Store) -> None:
    async with store.write() as connection:
        await PUT.run(connection, rows("ours"))
        await connection.execute(insert(channel_gate), rows("", "theirs")[1:])
        same = select(channel_gate.c.channel).where(channel_gate.c.next_at == NOON).order_by(channel_gate.c.channel)
        assert list(await connection.scalars(same)) == ["ours", "theirs"]


async def test_only_rows_that_were_changed_are_counted(store: Store) -> None:
    async with store.write() as connection:
        await PUT.run(connection, rows("C1", "C2", "C3"))
        later, earlier = NOON + timedelta(seconds=1), NOON - timedelta(seconds=1)
        asked = [{"of": "T0", "until": later}, {"of": "T1", "until": earlier}, {"of": "T9", "until": later}]
        assert await MOVE.run(connection, asked) == 1
        assert await MOVE.run(connection, []) == 0
    assert await held(store) == {"C1": later, "C2": NOON, "C3": NOON}


async def test_a_time_without_a_zone_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        async with store.write() as connection:
            await PUT.run(connection, rows("C1", at=NOON.replace(tzinfo=None)))
    assert await held(store) == {}

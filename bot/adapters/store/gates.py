"""The tables channel_gate and pace: one message at a time for each channel, and each workspace's own pace."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.prepared import Prepared
from bot.adapters.store.schema import channel_gate, delivery, pace
from bot.domain.pace import CLOCK_WAS_WRONG, LANES_OF, Lane, Pace, Rate

PERHAPS = ("sending", "unsure")
Gates = Mapping[tuple[str, str], datetime]
_RATE_OF: dict[Lane, Rate] = {lane: rate for rate, lanes in LANES_OF.items() for lane in lanes}


@dataclass(frozen=True, slots=True)
class OpenLanes:
    """A workspace's limit, with the lanes that have something due: each with when its first delivery is due."""

    workspace: str
    rate: Rate
    next_at: datetime
    due_at: Mapping[Lane, datetime]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What there is to do: the lanes with something in them, and when the first doubtful delivery is due."""

    lanes: Sequence[OpenLanes]
    doubtful: datetime | None


async def look_around(connection: AsyncConnection, *, locked: bool = False) -> Waiting:
    """Every limit behind which something waits. `locked`: only those that no other process is handing out now."""
    # SQLite knows no row locks and needs none: its one writer has the whole file.
    rows = (await connection.execute(_LOOK.with_for_update(of=pace, skip_locked=True) if locked else _LOOK)).all()
    lanes = []
    for row in rows:
        due = {lane: at for lane in LANES_OF[row.rate] if (at := getattr(row, lane)) is not None}
        if due:
            lanes.append(OpenLanes(row.workspace_id, row.rate, row.next_at, due))
    doubtful = [at for state in PERHAPS for row in rows[:1] if (at := getattr(row, state))]
    return Waiting(lanes, min(doubtful, default=None))


def _first_due(lane: Lane) -> Any:
    # One look for each is the first entry of an index, however many deliveries wait.
    mine = (delivery.c.state == "queued", delivery.c.workspace_id == pace.c.workspace_id, delivery.c.lane == lane)
    first = select(func.min(delivery.c.due_at)).where(*mine, pace.c.rate == _RATE_OF[lane])
    return first.correlate(pace).scalar_subquery().label(lane)


def _first_in(state: str) -> Any:
    return select(func.min(delivery.c.due_at)).where(delivery.c.state == state).scalar_subquery().label(state)


# One statement for all of it: a claim costs what its statements cost.
_LOOK = select(pace, *map(_first_due, _RATE_OF), *map(_first_in, PERHAPS)).order_by(*pace.primary_key.columns)


async def take_gates(
    connection: AsyncConnection, channels: Iterable[tuple[str, str]], now: datetime, until: datetime
) -> set[tuple[str, str]]:
    """Close the gates of (workspace, channel) that are open, and return those."""
    # Always in the same order: two processes that each wait for the other's gate would wait in a ring.
    rows = [
        {"workspace_id": workspace, "channel": channel, "next_at": until} for workspace, channel in sorted(channels)
    ]
    if not rows:
        return set()
    gate = insert_into(connection, channel_gate)
    closed = gate.on_conflict_do_update(
        index_elements=[channel_gate.c.workspace_id, channel_gate.c.channel],
        set_={"next_at": gate.excluded.next_at},
        where=or_(channel_gate.c.next_at <= now, channel_gate.c.next_at > now + CLOCK_WAS_WRONG),
    )
    taken = await connection.execute(closed.returning(channel_gate.c.workspace_id, channel_gate.c.channel), rows)
    return {(row.workspace_id, row.channel) for row in taken}


async def keep_turns(connection: AsyncConnection, limits: Collection[tuple[str, Rate]]) -> None:
    """Until this transaction ends nobody hands out turns behind these (workspace, rate)."""
    # Turns are handed out in the order in which channels come up, and each closes a gate: whoever opens several
    # meanwhile would wait in a ring with it. SQLite has one writer.
    if connection.dialect.name == "postgresql" and limits:
        these = tuple_(pace.c.workspace_id, pace.c.rate).in_(sorted(limits))
        ordered = select(pace.c.next_at).where(these).order_by(*pace.primary_key.columns)
        await connection.execute(ordered.with_for_update())


async def move_gates(connection: AsyncConnection, gates: Gates) -> None:
    """Say when each (workspace, channel) may hear the next message."""
    rows = [{"workspace_id": of, "channel": channel, "next_at": gates[of, channel]} for of, channel in sorted(gates)]
    await _MOVE_GATES.run(connection, rows)


async def set_paces(connection: AsyncConnection, taken: Sequence[tuple[str, Rate, datetime]]) -> None:
    """Say when the next delivery of each (workspace, rate) may leave."""
    rows = [{"workspace_id": of, "rate": rate, "next_at": next_at} for of, rate, next_at in sorted(taken)]
    await _SET_PACES.run(connection, rows)


async def slow_down(connection: AsyncConnection, closed: Mapping[tuple[str, Rate], datetime]) -> None:
    """Nothing of these (workspace, rate) leaves before then; a later moment that is there already stays."""
    for of, rate in sorted(closed):
        until = closed[of, rate]
        later = update(pace).where(pace.c.workspace_id == of, pace.c.rate == rate, pace.c.next_at < until)
        await connection.execute(later.values(next_at=until))


def _put(table: Table) -> Prepared:
    def put(connection: AsyncConnection) -> UpdateBase:
        row = insert_into(connection, table)
        identity = list(table.primary_key.columns)
        return row.on_conflict_do_update(index_elements=identity, set_={"next_at": row.excluded.next_at})

    return Prepared(put)


_MOVE_GATES, _SET_PACES = _put(channel_gate), _put(pace)


def earliest_turn(lanes: Sequence[OpenLanes], paced: Pace) -> datetime | None:
    """When the next delivery may be claimed: due, and not too far ahead of its turn."""
    return min((max(min(each.due_at.values()), paced.claimable(each.next_at)) for each in lanes), default=None)

"""Handing out turns: what is due, as fast as Slack bears it in each workspace, one at a time for each channel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.claiming import due_rows
from bot.adapters.store.delivery_rows import delivery_of, replace_rows
from bot.adapters.store.gates import OpenLanes, set_paces, take_gates
from bot.adapters.store.quiet_targets import WAITING_KINDS, quiet_until
from bot.adapters.store.schema import delivery
from bot.domain.kept import Delivery
from bot.domain.pace import LANES_OF, Pace

# A long line for one channel fills a look; so many looks make sure that others are seen behind it.
LOOKS = 4
HEEDING_QUIET = frozenset({*WAITING_KINDS, "digest"})
HELD_UP = timedelta(minutes=10)
IN_ORDER = timedelta(milliseconds=1)
_POSTPONE = (
    update(delivery)
    .where(delivery.c.workspace_id == bindparam("of"), delivery.c.id == bindparam("this"))
    .values(due_at=bindparam("later"))
)


@dataclass(slots=True)
class _Share:
    """What one workspace may send now. `complete`: nothing more of it is to be found."""

    lanes: OpenLanes
    turns: Sequence[datetime]
    taken: dict[str, Row[Any]] = field(default_factory=dict)
    complete: bool = False

    @property
    def room(self) -> int:
        return 0 if self.complete else len(self.turns) - len(self.taken)


@dataclass(frozen=True, slots=True)
class Claiming:
    """Who claims, when and for how long; `gap`: how far apart messages to one channel are."""

    owner: str
    now: datetime
    lease: timedelta
    gap: timedelta


async def take_turns(
    connection: AsyncConnection, lanes: Iterable[OpenLanes], pace: Pace, claiming: Claiming, most: int
) -> list[Delivery]:
    """Claim queued deliveries that are due: each with its turn in `sent_at`, spread over the workspaces."""
    shares = _shares([each for each in lanes if min(each.due_at.values()) <= claiming.now], pace, claiming.now, most)
    for _ in range(LOOKS):
        wanting = [share for share in shares if share.room]
        if not wanting:
            break
        await _look(connection, wanting, claiming)
    pairs = [
        _claimed(row, max(turn, claiming.now), claiming)
        for share in shares
        for row, turn in zip(share.taken.values(), share.turns, strict=False)
    ]
    used = [share for share in shares if share.taken]
    paces = [
        (share.lanes.workspace, share.lanes.rate, share.turns[len(share.taken) - 1] + pace.gap(share.lanes.rate))
        for share in used
    ]
    await set_paces(connection, paces)
    await replace_rows(connection, pairs)
    return [held for _, held in pairs]


def _shares(lanes: Sequence[OpenLanes], pace: Pace, now: datetime, most: int) -> list[_Share]:
    """What one workspace leaves is there for the next; none gets everything."""
    shares: list[_Share] = []
    for index, each in enumerate(lanes):
        left = most - sum(len(share.turns) for share in shares)
        shares.append(_Share(each, pace.turns(each.rate, each.next_at, now, -(-left // (len(lanes) - index)))))
    return shares


async def _look(connection: AsyncConnection, wanting: Sequence[_Share], claiming: Claiming) -> None:
    found = {id(share): await _due(connection, share, claiming.now) for share in wanting}
    # Editing what stands in a channel already takes nobody's turn there.
    gated = [row for share in wanting if share.lanes.rate != "edit" for row in found[id(share)]]
    gated = await _awake(connection, gated, claiming.now)
    free = {row.id for row in await _one_for_each(connection, gated, claiming)}
    for share in wanting:
        rows = found[id(share)]
        kept = rows if share.lanes.rate == "edit" else [row for row in rows if row.id in free]
        share.taken |= {row.id: row for row in kept}
        share.complete = len(kept) == len(rows)


async def _due(connection: AsyncConnection, share: _Share, now: datetime) -> list[Row[Any]]:
    fresh: list[Row[Any]] = []
    for lane in LANES_OF[share.lanes.rate]:
        due_at, room = share.lanes.due_at.get(lane), share.room - len(fresh)
        if due_at is None or due_at > now or room <= 0:
            continue
        mine = (delivery.c.workspace_id == share.lanes.workspace, delivery.c.lane == lane)
        # What is taken is still queued in the table, and found again.
        rows = await due_rows(connection, delivery, "queued", now, len(share.turns), *mine)
        fresh += [row for row in rows if row.id not in share.taken][:room]
    return fresh


async def _awake(connection: AsyncConnection, rows: list[Row[Any]], now: datetime) -> list[Row[Any]]:
    """Quiet hours were heeded when it was written; what was held up since then may have come into some."""
    old = [row for row in rows if row.kind in HEEDING_QUIET and row.created_at < now - HELD_UP]
    asleep = await quiet_until(connection, [(row.workspace_id, row.target) for row in old], now) if old else {}
    late = [row for row in old if (row.workspace_id, row.target) in asleep]
    later = [
        {"of": row.workspace_id, "this": row.id, "later": asleep[row.workspace_id, row.target] + IN_ORDER * place}
        for place, row in enumerate(late)
    ]
    if later:
        await connection.execute(_POSTPONE, later)
    gone = {row.id for row in late}
    return [row for row in rows if row.id not in gone]


async def _one_for_each(
    connection: AsyncConnection, rows: Sequence[Row[Any]], claiming: Claiming
) -> Sequence[Row[Any]]:
    """Those whose channel is free; the others wait for their turn there."""
    lines: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in sorted(rows, key=lambda row: row.created_at):
        lines.setdefault((row.workspace_id, row.target), []).append(row)
    opened = await take_gates(connection, lines, claiming.now, claiming.now + claiming.lease)
    taken = {lines[channel].pop(0).id for channel in lines if channel in opened}
    later = [
        {"of": row.workspace_id, "this": row.id, "later": claiming.now + claiming.gap * (turn + 1)}
        for line in lines.values()
        for turn, row in enumerate(line)
    ]
    if later:
        await connection.execute(_POSTPONE, later)
    # In the order in which they came: whoever has waited longest goes first.
    return [row for row in rows if row.id in taken]


def _claimed(row: Row[Any], turn: datetime, claiming: Claiming) -> tuple[Delivery, Delivery]:
    found, until = delivery_of(row), turn + claiming.lease
    held = replace(
        found,
        state="sending",
        attempt=found.attempt + 1,
        owner=claiming.owner,
        lease_until=until,
        due_at=until,
        sent_at=turn,
    )
    return found, held

"""The table delivery: what is to be said, claimed at each workspace's pace and moved on by whoever holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.after_delivery import bound_by_news, follow_up
from bot.adapters.store.anew import anew_when_undone
from bot.adapters.store.claiming import counted, due_rows
from bot.adapters.store.delivery_rows import delivery_of, replace_rows
from bot.adapters.store.gates import PERHAPS, earliest_turn, keep_turns, look_around, move_gates, slow_down
from bot.adapters.store.notices import write_notices
from bot.adapters.store.schema import delivery
from bot.adapters.store.store import Store
from bot.adapters.store.turns import Claiming, take_turns
from bot.domain.kept import Delivery, Notice
from bot.domain.pace import Pace, Rate, rate_of
from bot.usecases import request_ports as ports
from bot.usecases.request_ports import Move

WHOLE_WORKSPACE = ""
# Looking back is slow and Slack lets us do it seldom; what is new must not stand behind it.
LOOKS_AT_ONCE = 16


class _SomeHadMoved(Exception):
    """Not all of a batch were as claimed; nothing of it has been kept."""


class Outbox(ports.Outbox):
    """Deliveries in the store."""

    def __init__(self, store: Store, gap: timedelta, pace: Pace | None = None) -> None:
        """Take the store, how far apart messages to one channel are at least, and each workspace's pace."""
        self._store = store
        self._gap = gap
        self._pace = pace or Pace()

    @anew_when_undone
    async def enqueue(self, notices: Sequence[Notice], now: datetime) -> int:
        """Write what is not there yet; see the port."""
        async with self._store.write() as connection:
            return await write_notices(connection, notices, now)

    @anew_when_undone
    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Delivery]:
        """Take what is due, one for each open channel, as many as each workspace bears; see the port."""
        async with self._store.write() as connection:
            waiting = await look_around(connection, locked=True)
            perhaps: list[Delivery] = []
            if waiting.doubtful and waiting.doubtful <= now:
                perhaps = await _take_doubtful(connection, owner, now, lease, min(most, LOOKS_AT_ONCE))
            claiming = Claiming(owner, now, lease, self._gap)
            sending = await take_turns(connection, waiting.lanes, self._pace, claiming, most - len(perhaps))
            return [*perhaps, *sending]

    async def move(self, claimed: Delivery, moved: Delivery, gates: Mapping[str, datetime]) -> bool:
        """Replace it if it still is as claimed; the gates move in any case. See the port."""
        return (await self.move_all([Move(claimed, moved, gates)]))[0]

    async def move_all(self, moves: Sequence[Move]) -> Sequence[bool]:
        """Several at once; see the port."""
        try:
            await self._moved_together(moves)
            return [True] * len(moves)
        except _SomeHadMoved:
            return [await self._moved_alone(each) for each in moves]

    async def next_due(self) -> datetime | None:
        """When the next one may be claimed."""
        async with self._store.read() as connection:
            waiting = await look_around(connection)
        turn = earliest_turn(waiting.lanes, self._pace)
        return min((at for at in (waiting.doubtful, turn) if at), default=None)

    async def of_subject(self, workspace: str, kind: str, subject: str) -> Sequence[Delivery]:
        """How far each notice of a subject has come."""
        same = (delivery.c.workspace_id == workspace, delivery.c.kind == kind, delivery.c.subject == subject)
        async with self._store.read() as connection:
            rows = await connection.execute(select(delivery).where(*same).order_by(delivery.c.target))
            return [delivery_of(row) for row in rows]

    async def counts(self) -> Mapping[str, int]:
        """How many are under way or stuck."""
        return await counted(self._store, delivery, ["queued", *PERHAPS, "blocked"])

    async def _moved_all(self, connection: AsyncConnection, moves: Sequence[Move]) -> bool:
        pairs = await bound_by_news(connection, [(each.claimed, each.moved) for each in moves])
        if await replace_rows(connection, pairs) < len(pairs):
            return False
        await follow_up(connection, [moved for _, moved in pairs])
        await _open_gates(connection, moves)
        return True

    @anew_when_undone
    async def _moved_together(self, moves: Sequence[Move]) -> None:
        async with self._store.write() as connection:
            if not await self._moved_all(connection, moves):
                raise _SomeHadMoved

    @anew_when_undone
    async def _moved_alone(self, move: Move) -> bool:
        async with self._store.write() as connection:
            if await self._moved_all(connection, [move]):
                return True
            await _open_gates(connection, [move])
            return False


async def _take_doubtful(
    connection: AsyncConnection, owner: str, now: datetime, lease: timedelta, most: int
) -> list[Delivery]:
    """What may have been said: lost with its sender, or without an answer."""
    rows = await due_rows(connection, delivery, "sending", now, most)
    rows = [*rows, *await due_rows(connection, delivery, "unsure", now, most - len(rows))]
    pairs = []
    for found in map(delivery_of, rows):
        held = replace(found, state="unsure", owner=owner, lease_until=now + lease, due_at=now + lease)
        pairs.append((found, held))
    await replace_rows(connection, pairs)
    return [held for _, held in pairs]


async def _open_gates(connection: AsyncConnection, moves: Sequence[Move]) -> None:
    gates: dict[tuple[str, str], datetime] = {}
    closed: dict[tuple[str, Rate], datetime] = {}
    limits = {(each.claimed.notice.workspace, rate_of(each.claimed.notice)) for each in moves if each.gates}
    for each in moves:
        notice = each.claimed.notice
        for channel, at in each.gates.items():
            if channel == WHOLE_WORKSPACE:
                limit = (notice.workspace, rate_of(notice))
                closed[limit] = max(at, closed.get(limit, at))
            else:
                gates[notice.workspace, channel] = at
    await keep_turns(connection, limits)
    await slow_down(connection, closed)
    await move_gates(connection, gates)

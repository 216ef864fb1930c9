"""The tables delivery and channel_gate: what is to be said, and when each channel may hear the next message."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.claiming import change_rows, counted, due_rows, earliest_due
from bot.adapters.store.gates import everywhere_closed, move_gates, take_gates
from bot.adapters.store.notices import write_notices
from bot.adapters.store.schema import delivery
from bot.adapters.store.store import Store
from bot.domain.kept import Delivery, Notice
from bot.usecases import request_ports as ports

ACTIVE = ("queued", "sending", "unsure")
_SAME_NAME = (
    "id", "state", "created_at", "attempt", "owner", "lease_until", "due_at", "sent_at", "channel", "ts", "error",
)  # fmt: skip


class Outbox(ports.Outbox):
    """Deliveries in the store."""

    def __init__(self, store: Store, gap: timedelta) -> None:
        """Take the store, and how far apart messages to one channel are at least."""
        self._store = store
        self._gap = gap

    async def enqueue(self, notices: Sequence[Notice], now: datetime) -> int:
        """Write what is not there yet; see the port."""
        async with self._store.write() as connection:
            return await write_notices(connection, notices, now)

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Delivery]:
        """Take what is due, one for each open channel; see the port."""
        held = {"owner": owner, "lease_until": now + lease, "due_at": now + lease}
        async with self._store.write() as connection:
            lost = await due_rows(connection, delivery, "sending", now, most)
            unsure = await due_rows(connection, delivery, "unsure", now, most - len(lost))
            perhaps = [*lost, *unsure]
            sending = await self._through_gates(connection, now, lease, most - len(perhaps))
            await change_rows(connection, delivery, perhaps, held | {"state": "unsure"})
            attempt = {"state": "sending", "attempt": delivery.c.attempt + 1, "sent_at": now}
            await change_rows(connection, delivery, sending, held | attempt)
            return await _read(connection, owner, [*perhaps, *sending])

    async def move(self, claimed: Delivery, moved: Delivery, gates: Mapping[str, datetime]) -> bool:
        """Replace it if it still is as claimed; the gates move in any case. See the port."""
        guarded = update(delivery).where(
            delivery.c.workspace_id == claimed.notice.workspace,
            delivery.c.id == claimed.id,
            delivery.c.state == claimed.state,
            delivery.c.owner == claimed.owner,
            delivery.c.attempt == claimed.attempt,
        )
        async with self._store.write() as connection:
            await move_gates(connection, claimed.notice.workspace, gates)
            values = {name: getattr(moved, name) for name in _SAME_NAME}
            return (await connection.execute(guarded.values(values))).rowcount == 1

    async def next_due(self) -> datetime | None:
        """When the next one may be claimed."""
        return await earliest_due(self._store, delivery, ACTIVE)

    async def of_subject(self, workspace: str, kind: str, subject: str) -> Sequence[Delivery]:
        """How far each notice of a subject has come."""
        same = (delivery.c.workspace_id == workspace, delivery.c.kind == kind, delivery.c.subject == subject)
        async with self._store.read() as connection:
            rows = await connection.execute(select(delivery).where(*same).order_by(delivery.c.target))
            return [_delivery_of(row) for row in rows]

    async def counts(self) -> Mapping[str, int]:
        """How many are under way or stuck."""
        return await counted(self._store, delivery, [*ACTIVE, "blocked"])

    async def _through_gates(
        self, connection: AsyncConnection, now: datetime, lease: timedelta, most: int
    ) -> list[Row[Any]]:
        """Of the queued rows that are due, those whose channel is free; the others wait for their turn."""
        free = or_(delivery.c.via == "view", delivery.c.workspace_id.not_in(everywhere_closed(now)))
        due = await due_rows(connection, delivery, "queued", now, most, free)
        lines: dict[tuple[str, str], list[Row[Any]]] = {}
        for row in sorted(due, key=lambda row: row.created_at):
            lines.setdefault((row.workspace_id, row.target), []).append(row)
        opened = await take_gates(connection, lines, now, now + lease)
        taken = {channel: line.pop(0) for channel, line in lines.items() if channel in opened}
        for turn in range(max(map(len, lines.values()), default=0)):
            later = [line[turn] for line in lines.values() if turn < len(line)]
            await change_rows(connection, delivery, later, {"due_at": now + self._gap * (turn + 1)})
        return list(taken.values())


async def _read(connection: AsyncConnection, owner: str, rows: Sequence[Row[Any]]) -> list[Delivery]:
    if not rows:
        return []
    these = [(row.workspace_id, row.id) for row in rows]
    query = select(delivery).where(tuple_(*delivery.primary_key.columns).in_(these), delivery.c.owner == owner)
    return [_delivery_of(row) for row in await connection.execute(query)]


def _delivery_of(row: Row[Any]) -> Delivery:
    notice = Notice(row.workspace_id, row.kind, row.subject, row.target, row.via, **row.payload)
    return Delivery(notice=notice, **{name: getattr(row, name) for name in _SAME_NAME})

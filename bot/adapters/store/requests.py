"""The table request: promises to file, claimed by lease and moved on by whoever holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.claiming import change_rows, counted, due_rows, earliest_due, make_due
from bot.adapters.store.dialects import insert_into
from bot.adapters.store.notices import write_notices
from bot.adapters.store.request_rows import filed_values, request_of, request_values, ticket_json
from bot.adapters.store.schema import attachment, request
from bot.adapters.store.store import Store
from bot.domain.kept import NOT_ALLOWED, Notice, Request
from bot.domain.tickets.mending import MENDS
from bot.domain.tickets.ticket import Filed, Origin, Ticket
from bot.usecases import request_ports as ports

ACTIVE = ("queued", "filing", "unsure")


class Requests(ports.Requests):
    """Requests in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def submit(self, marker: str, key: str, ticket: Ticket, origin: Origin, now: datetime) -> ports.Submitted:
        """Write request and files together; see the port."""
        async with self._store.write() as connection:
            row = insert_into(connection, request).values(_new_row(marker, key, ticket, origin, now))
            # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
            once = row.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
            if (await connection.execute(once)).rowcount == 1:
                await _write_files(connection, marker, ticket, origin)
                return ports.Submitted(marker, new=True, view_id=origin.view_id)
            same = (request.c.workspace_id == origin.workspace, request.c.submission_key == key)
            there = (await connection.execute(select(request.c.id, request.c.origin).where(*same))).one()
            return ports.Submitted(there.id, new=False, view_id=str(there.origin.get("view_id") or ""))

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Request]:
        """Take what is due; see the port."""
        held = {"owner": owner, "lease_until": now + lease, "due_at": now + lease}
        async with self._store.write() as connection:
            # Looking must not keep new requests waiting while the desk's search is down, nor the reverse.
            lost = await due_rows(connection, request, "filing", now, max(1, most // 2))
            unsure = await due_rows(connection, request, "unsure", now, max(1, most // 2) - len(lost))
            queued = await due_rows(connection, request, "queued", now, most - len(lost) - len(unsure))
            await change_rows(connection, request, lost, held | {"state": "unsure", "updated_at": now})
            await change_rows(connection, request, [*unsure, *queued], held)
            return await _read(connection, owner, [*lost, *unsure, *queued])

    async def move(self, claimed: Request, moved: Request, notices: Sequence[Notice] = ()) -> bool:
        """Replace it if it still is as claimed; see the port."""
        as_claimed = (
            request.c.state == claimed.state,
            request.c.owner == claimed.owner,
            request.c.looks == claimed.looks,
        )
        async with self._store.write() as connection:
            return await _move(connection, claimed, moved, as_claimed, notices)

    async def filed(self, claimed: Request, moved: Request, notices: Sequence[Notice] = ()) -> bool:
        """Keep the proof that it is filed; see the port."""
        open_still = request.c.state.in_([*ACTIVE, "needs_person"])
        async with self._store.write() as connection:
            done = await _move(connection, claimed, moved, (open_still,), notices)
            if done:
                of_it = (attachment.c.workspace_id == moved.workspace, attachment.c.request_id == moved.id)
                waiting = update(attachment).where(*of_it, attachment.c.state == "waiting")
                await connection.execute(waiting.values(due_at=moved.updated_at))
            return done

    async def next_due(self) -> datetime | None:
        """When the next one may be claimed."""
        return await earliest_due(self._store, request, ACTIVE)

    async def retry_not_allowed(self, now: datetime) -> int:
        """What waits for our account to be let in waits no longer."""
        return await make_due(self._store, request, "queued", request.c.trouble == NOT_ALLOWED, now)

    async def get(self, workspace: str, marker: str) -> Request | None:
        """One request by its id."""
        found = await self._select(request.c.workspace_id == workspace, request.c.id == marker)
        return found[0] if found else None

    async def is_mended(self, workspace: str, marker: str) -> bool:
        """Whether another was sent in its place."""
        in_its_place = (request.c.workspace_id == workspace, request.c.submission_key == MENDS + marker)
        return bool(await self._select(*in_its_place))

    async def requests_of(self, workspace: str, user: str, most: int = 20) -> Sequence[Request]:
        """One person's requests, newest first; a refused one that was mended is told by the one in its place."""
        theirs = (request.c.workspace_id == workspace, request.c.user_id == user)
        return await self._select(*theirs, ~_mended(), most=most)

    async def request_by_key(self, workspace: str, user: str, key: str) -> Request | None:
        """One person's request by the desk's key."""
        theirs = (request.c.workspace_id == workspace, request.c.user_id == user)
        found = await self._select(*theirs, request.c.issue_key == key)
        return found[0] if found else None

    async def due_for_status(self, now: datetime, again_at: datetime, most: int) -> Sequence[Request]:
        """Take filed requests whose status is to be read; see the port."""
        due = select(request).where(request.c.refresh_at <= now).order_by(request.c.refresh_at).limit(most)
        async with self._store.write() as connection:
            rows = (await connection.execute(due.with_for_update(skip_locked=True))).all()
            await change_rows(connection, request, rows, {"refresh_at": again_at})
            return [request_of(row) for row in rows]

    async def saw(self, seen: Request, filed: Filed, now: datetime, again_at: datetime | None) -> None:
        """Keep a status just read; see the port."""
        this = (request.c.workspace_id == seen.workspace, request.c.id == seen.id, request.c.state == "filed")
        shown = {name: value for name, value in filed_values(filed).items() if name.startswith("status")}
        async with self._store.write() as connection:
            await connection.execute(
                update(request).where(*this).values({**shown, "seen_at": now, "refresh_at": again_at})
            )

    async def counts(self) -> Mapping[str, int]:
        """How many are in each state that is not an end."""
        return await counted(self._store, request, [*ACTIVE, "needs_person"])

    async def _select(self, *where: ColumnElement[bool], most: int = 1) -> list[Request]:
        query = select(request).where(*where).order_by(request.c.created_at.desc(), request.c.id).limit(most)
        async with self._store.read() as connection:
            return [request_of(row) for row in await connection.execute(query)]


@cache
def _mended() -> ColumnElement[bool]:
    later = request.alias()
    in_its_place = later.c.submission_key == MENDS + request.c.id
    return exists().where(later.c.workspace_id == request.c.workspace_id, in_its_place)


async def _move(
    connection: AsyncConnection,
    claimed: Request,
    moved: Request,
    still: Sequence[ColumnElement[bool]],
    notices: Sequence[Notice],
) -> bool:
    this = (request.c.workspace_id == claimed.workspace, request.c.id == claimed.id)
    guarded = update(request).where(*this, request.c.attempt == claimed.attempt, *still)
    done = (await connection.execute(guarded.values(request_values(moved)))).rowcount == 1
    if done and notices:
        await write_notices(connection, notices, moved.updated_at)
    return done


async def _read(connection: AsyncConnection, owner: str, rows: Sequence[Row[Any]]) -> list[Request]:
    if not rows:
        return []
    these = [(row.workspace_id, row.id) for row in rows]
    query = select(request).where(tuple_(*request.primary_key.columns).in_(these), request.c.owner == owner)
    return [request_of(row) for row in await connection.execute(query)]


def _new_row(marker: str, key: str, ticket: Ticket, origin: Origin, now: datetime) -> dict[str, Any]:
    new = Request(origin.workspace, marker, origin, ticket, "queued", created_at=now, updated_at=now, due_at=now)
    names = {"workspace_id": origin.workspace, "id": marker, "submission_key": key, "user_id": origin.user}
    return {**request_values(new), **names, "origin": asdict(origin), "ticket": ticket_json(ticket)}


async def _write_files(connection: AsyncConnection, marker: str, ticket: Ticket, origin: Origin) -> None:
    fresh = {"state": "waiting", "temporary_id": "", "attempt": 0, "reason": "", "owner": ""}
    rows = [
        {"workspace_id": origin.workspace, "request_id": marker, "position": position, "file": asdict(file), **fresh}
        for position, file in enumerate(ticket.files)
    ]
    if rows:
        await connection.execute(insert(attachment), rows)

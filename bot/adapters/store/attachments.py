"""The table attachment: files that follow a filed request, each claimed and moved on by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.claiming import change_rows, counted, due_rows, earliest_due, make_due
from bot.adapters.store.notices import write_notices
from bot.adapters.store.request_rows import attachment_of, attachment_values, request_of
from bot.adapters.store.schema import attachment, request
from bot.adapters.store.store import Store
from bot.domain.kept import NOT_ALLOWED, Attachment, Request
from bot.domain.notices import left_out, notices_for
from bot.usecases import request_ports as ports

ACTIVE = ("waiting", "copying", "unsure")


class Attachments(ports.Attachments):
    """Attachments in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Attachment]:
        """Take what is due; see the port."""
        held = {"owner": owner, "lease_until": now + lease, "due_at": now + lease}
        async with self._store.write() as connection:
            lost = await due_rows(connection, attachment, "copying", now, most)
            unsure = await due_rows(connection, attachment, "unsure", now, most - len(lost))
            waiting = await due_rows(connection, attachment, "waiting", now, most - len(lost) - len(unsure))
            # A temporary file that nobody has attached is thrown away by the desk, so uploading again is harmless.
            fresh = [*waiting, *(row for row in lost if row.sent_at is None)]
            copying = {"state": "copying", "attempt": attachment.c.attempt + 1, "temporary_id": "", "sent_at": None}
            await change_rows(connection, attachment, fresh, held | copying)
            perhaps = [*unsure, *(row for row in lost if row.sent_at is not None)]
            await change_rows(connection, attachment, perhaps, held | {"state": "unsure"})
            return await _read(connection, owner, [*fresh, *perhaps])

    async def move(self, claimed: Attachment, moved: Attachment, now: datetime) -> bool:
        """Replace it if it still is as claimed; see the port."""
        guarded = update(attachment).where(
            attachment.c.workspace_id == claimed.workspace,
            attachment.c.request_id == claimed.request,
            attachment.c.position == claimed.position,
            attachment.c.state == claimed.state,
            attachment.c.owner == claimed.owner,
            attachment.c.attempt == claimed.attempt,
        )
        async with self._store.write() as connection:
            done = (await connection.execute(guarded.values(attachment_values(moved)))).rowcount == 1
            if done and moved.state in ("attached", "failed"):
                await _tell_when_last(connection, moved, now)
            elif done and moved.reason == NOT_ALLOWED:
                told = notices_for(await _request_of(connection, moved), "files_wait")
                await write_notices(connection, told, now)
            return done

    async def next_due(self) -> datetime | None:
        """When the next one may be claimed."""
        return await earliest_due(self._store, attachment, ACTIVE)

    async def retry_not_allowed(self, now: datetime) -> int:
        """What waits for our account to be let in waits no longer."""
        return await make_due(self._store, attachment, "waiting", attachment.c.reason == NOT_ALLOWED, now)

    async def of_requests(self, workspace: str, requests: Sequence[str]) -> Mapping[str, Sequence[Attachment]]:
        """The files of each request, in order."""
        found: dict[str, list[Attachment]] = {marker: [] for marker in requests}
        async with self._store.read() as connection:
            for each in await _of(connection, workspace, requests):
                found[each.request].append(each)
        return found

    async def counts(self) -> Mapping[str, int]:
        """How many are in each state that is not an end; those of requests that were never filed stay waiting."""
        return await counted(self._store, attachment, ACTIVE)


async def _tell_when_last(connection: AsyncConnection, moved: Attachment, now: datetime) -> None:
    # Two files that end at once would each see the other under way; the lock lets one of them come last.
    whole = await _request_of(connection, moved)
    files = await _of(connection, moved.workspace, [moved.request])
    if any(each.state in ACTIVE for each in files) or not left_out(files):
        return
    await write_notices(connection, notices_for(whole, "files_left_out", left_out=left_out(files)), now)


async def _request_of(connection: AsyncConnection, of: Attachment) -> Request:
    this = (request.c.workspace_id == of.workspace, request.c.id == of.request)
    return request_of((await connection.execute(select(request).where(*this).with_for_update())).one())


async def _of(connection: AsyncConnection, workspace: str, requests: Sequence[str]) -> list[Attachment]:
    theirs = (attachment.c.workspace_id == workspace, attachment.c.request_id.in_(requests))
    query = select(attachment).where(*theirs).order_by(attachment.c.request_id, attachment.c.position)
    return [attachment_of(row) for row in await connection.execute(query)]


async def _read(connection: AsyncConnection, owner: str, rows: Sequence[Row[Any]]) -> list[Attachment]:
    if not rows:
        return []
    these = [(row.workspace_id, row.request_id, row.position) for row in rows]
    same = (request.c.workspace_id == attachment.c.workspace_id) & (request.c.id == attachment.c.request_id)
    query = (
        select(attachment, request.c.issue_key, request.c.desk_id)
        .join(request, same)
        .where(tuple_(*attachment.primary_key.columns).in_(these), attachment.c.owner == owner)
    )
    found = await connection.execute(query)
    return [attachment_of(row, row.desk_id, row.issue_key) for row in found]

"""The tables draft and solved: what was typed but not sent, and what needed no request after all."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.schema import draft, solved
from bot.adapters.store.store import Store
from bot.usecases import request_ports as ports


class Drafts(ports.Drafts):
    """Drafts in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def keep(self, drafts: Sequence[ports.Draft]) -> None:
        """Write them in one transaction; of two that arrive out of order the newer stays."""
        async with self._store.write() as connection:
            row = insert_into(connection, draft)
            newest = row.on_conflict_do_update(
                index_elements=list(draft.primary_key.columns),
                set_={"values": row.excluded["values"], "updated_at": row.excluded.updated_at},
                where=draft.c.updated_at <= row.excluded.updated_at,
            )
            await connection.execute(newest, [_row(each) for each in drafts])

    async def get(self, workspace: str, user: str, name: str) -> ports.Draft | None:
        """The person's own draft."""
        async with self._store.read() as connection:
            row = (await connection.execute(select(draft).where(*_this(workspace, user, name)))).one_or_none()
        if row is None:
            return None
        return ports.Draft(workspace, user, name, row._mapping[draft.c["values"]], row.updated_at)

    async def drop(self, workspace: str, user: str, name: str) -> None:
        """Forget it."""
        async with self._store.write() as connection:
            await connection.execute(delete(draft).where(*_this(workspace, user, name)))

    async def forget_before(self, at: datetime) -> int:
        """Delete old drafts; see the port."""
        async with self._store.write() as connection:
            return (await connection.execute(delete(draft).where(draft.c.updated_at < at))).rowcount


class Solved(ports.Solved):
    """The counter of questions that were solved without a request."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def record(self, workspace: str, key: str, kind: str, at: datetime) -> None:
        """Count one; a repetition of the same key changes nothing."""
        async with self._store.write() as connection:
            row = insert_into(connection, solved).values(workspace_id=workspace, key=key, kind=kind, created_at=at)
            await connection.execute(row.on_conflict_do_nothing())

    async def counts(self, workspace: str) -> Mapping[str, int]:
        """How many of each kind."""
        query = (
            select(solved.c.kind, func.count().label("number"))
            .where(solved.c.workspace_id == workspace)
            .group_by(solved.c.kind)
        )
        async with self._store.read() as connection:
            return {row.kind: row.number for row in await connection.execute(query)}

    async def totals(self) -> Mapping[str, int]:
        """How many of each kind, in all workspaces."""
        query = select(solved.c.kind, func.count().label("number")).group_by(solved.c.kind)
        async with self._store.read() as connection:
            return {row.kind: row.number for row in await connection.execute(query)}


def _row(kept: ports.Draft) -> dict[str, Any]:
    return {
        "workspace_id": kept.workspace,
        "user_id": kept.user,
        "id": kept.id,
        "values": dict(kept.values),
        "updated_at": kept.updated_at,
    }


def _this(workspace: str, user: str, name: str) -> tuple[ColumnElement[bool], ...]:
    return draft.c.workspace_id == workspace, draft.c.user_id == user, draft.c.id == name

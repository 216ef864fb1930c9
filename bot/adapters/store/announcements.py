"""The tables announcement and audit: what is told, how far it has come, and who did what."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from bot.adapters.store.anew import anew_when_undone
from bot.adapters.store.announcement_rows import announcement_of, entry_of, write_entries
from bot.adapters.store.moving import move_one
from bot.adapters.store.news_schema import announcement, audit, digest_item
from bot.adapters.store.notices import write_notices
from bot.adapters.store.of_announcement import ANNOUNCED, FIX, TOLD_IN, write_edits
from bot.adapters.store.progress import read_progress, read_targets
from bot.adapters.store.schema import delivery
from bot.adapters.store.seen_releases import record, write_draft, write_drafts
from bot.adapters.store.seen_releases import seen as seen_releases
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement, AnnouncementState, AuditEntry, Progress, Reached
from bot.domain.news.changes import Seen
from bot.domain.news.correcting import Receiver
from bot.domain.news.covered import CALLED_OFF
from bot.usecases import news_ports as ports


class Announcements(ports.Announcements):
    """Announcements in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def seen(self, workspace: str) -> Seen | None:
        """What the catalogue has listed; see the port."""
        async with self._store.read() as connection:
            return await seen_releases(connection, workspace)

    @anew_when_undone
    async def take_up(
        self,
        workspace: str,
        fresh: Seen,
        drafts: Sequence[tuple[Announcement, Sequence[Notice]]],
        moves: Sequence[ports.Move],
        notices: Sequence[Notice],
        now: datetime,
    ) -> Sequence[Announcement] | None:
        """Record what is new in the list; see the port."""
        async with self._store.write() as connection:
            new = await record(connection, workspace, fresh, now)
            # In the order in which whoever delivers locks them: neither waits in a ring.
            in_order = sorted(moves, key=lambda each: each.held.id)
            if not new or not all([await move_one(connection, each) for each in in_order]):
                await connection.rollback()
                return None
            kept = await write_drafts(connection, drafts, now)
            # Somebody opened one by hand meanwhile, perhaps without all of it.
            if len(kept) != len(drafts):
                await connection.rollback()
                return None
            await write_notices(connection, notices, now)
            return kept

    async def draft(self, draft: Announcement, entries: Sequence[AuditEntry], notices: Sequence[Notice]) -> bool:
        """Write one draft; see the port."""
        async with self._store.write() as connection:
            return await write_draft(connection, draft, entries, notices)

    async def get(self, workspace: str, name: str) -> Announcement | None:
        """One by its id."""
        found = await self._select(announcement.c.workspace_id == workspace, announcement.c.id == name)
        return found[0] if found else None

    async def find(self, name: str) -> Announcement | None:
        """One by its id alone; see the port."""
        found = await self._select(announcement.c.id == name)
        return found[0] if found else None

    async def standing(self, workspace: str) -> Sequence[Announcement]:
        """Those that are not called off."""
        mine = (announcement.c.workspace_id == workspace, announcement.c.state.not_in(CALLED_OFF))
        return await self._select(*mine, most=10_000)

    async def by_version(self, workspace: str, version: str) -> Sequence[Announcement]:
        """Newest first, cancelled ones last."""
        mine = (announcement.c.workspace_id == workspace, announcement.c.version == version)
        found = await self._select(*mine)
        return sorted(found, key=lambda each: each.state == "cancelled")

    async def listed(
        self, workspace: str, states: Sequence[AnnouncementState] = (), most: int = 50
    ) -> Sequence[Announcement]:
        """Newest first; see the port."""
        wanted = [announcement.c.state.in_(states)] if states else []
        return await self._select(announcement.c.workspace_id == workspace, *wanted, most=most)

    async def due(self, now: datetime) -> Sequence[Announcement]:
        """Scheduled ones whose time has come."""
        return await self._select(announcement.c.state == "scheduled", announcement.c.send_at <= now)

    async def sending(self) -> Sequence[Announcement]:
        """Those under way."""
        return await self._select(announcement.c.state == "sending")

    @anew_when_undone
    async def move(self, held: Announcement, moved: Announcement, effects: ports.Effects) -> bool:
        """Replace it with all that follows; see the port."""
        async with self._store.write() as connection:
            return await move_one(connection, ports.Move(held, moved, effects))

    @anew_when_undone
    async def write_edits(self, now: datetime) -> int:
        """Those that are owed; see the port."""
        async with self._store.read() as connection:
            owing = (await connection.execute(select(announcement).where(announcement.c.owes > 0))).all()
        return sum([await write_edits(self._store, row.id, row.owes, row.state, now) for row in owing])

    async def note(self, entries: Sequence[AuditEntry], notices: Sequence[Notice] = ()) -> None:
        """Audit rows of what changed nothing; see the port."""
        async with self._store.write() as connection:
            await write_entries(connection, entries)
            if entries:
                await write_notices(connection, notices, entries[0].at)

    async def log(self, workspace: str, name: str = "", most: int = 200) -> Sequence[AuditEntry]:
        """Newest first; see the port."""
        mine = [audit.c.workspace_id == workspace, *([audit.c.announcement_id == name] if name else [])]
        query = select(audit).where(*mine).order_by(audit.c.at.desc(), audit.c.id).limit(most)
        async with self._store.read() as connection:
            return [entry_of(row) for row in await connection.execute(query)]

    async def progress(self, name: str, now: datetime, troubles: int = 50) -> Progress:
        """How far its deliveries have come; see the port."""
        async with self._store.read() as connection:
            return await read_progress(connection, name, now, troubles)

    async def targets(self, name: str, now: datetime) -> Sequence[Reached]:
        """Everybody whom it was sent to; see the port."""
        async with self._store.read() as connection:
            return await read_targets(connection, name, now)

    async def under_way(self, name: str) -> bool:
        """Whether any of its deliveries has not ended; see the port."""
        looked_for = (delivery.c.state == "unsure") & delivery.c.due_at.is_not(None)
        waiting = delivery.c.state.in_(["queued", "held", "sending"]) | looked_for
        query = select(delivery.c.id).where(delivery.c.subject == name, delivery.c.kind == ANNOUNCED, waiting).limit(1)
        async with self._store.read() as connection:
            return (await connection.execute(query)).first() is not None

    async def receivers(self, names: Collection[str]) -> Sequence[Receiver]:
        """Where these announcements have been told of."""
        told = (delivery.c.subject.in_(names), delivery.c.kind.in_([ANNOUNCED, FIX]))
        columns = (delivery.c.workspace_id, delivery.c.target, delivery.c.payload)
        posted = select(*columns).where(*told, delivery.c.state.in_(["sent", "unsure"]))
        weeks = select(*columns).join(digest_item, TOLD_IN).where(digest_item.c.subject.in_(names))
        got: dict[tuple[str, str], Receiver] = {}
        async with self._store.read() as connection:
            for query in (weeks.where(delivery.c.state.in_(["sent", "unsure"])), posted):
                for row in await connection.execute(query):
                    receiver = Receiver(row.workspace_id, row.target, row.payload["language"])
                    got[row.workspace_id, row.target] = receiver
        return list(got.values())

    async def _select(self, *where: ColumnElement[bool], most: int = 500) -> list[Announcement]:
        query: Select[Any] = select(announcement).where(*where)
        newest = query.order_by(announcement.c.created_at.desc(), announcement.c.id).limit(most)
        async with self._store.read() as connection:
            return [announcement_of(row) for row in await connection.execute(newest)]

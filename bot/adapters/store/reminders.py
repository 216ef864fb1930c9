"""The table reminder: what has been told of support that ends, each threshold of each end once ever."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.news_schema import reminder
from bot.adapters.store.spreading import write_spread
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.domain.news.reminders import Recorded
from bot.usecases import reminder_ports as ports
from bot.usecases.news_ports import DigestItem

# Says that the lines have been looked at, also when no threshold had passed then.
_LOOKED_AT_ALL = {"line": "", "days": 0, "ends": "", "told": False}


class Reminders(ports.Reminders):
    """Reminders in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def recorded(self, workspace: str) -> Collection[Recorded] | None:
        """What has been told or passed over; see the port."""
        async with self._store.read() as connection:
            rows = (await connection.execute(select(reminder).where(reminder.c.workspace_id == workspace))).all()
        if not rows:
            return None
        return [Recorded(row.line, row.days, row.ends, row.told) for row in rows if row.line]

    async def record(
        self,
        workspace: str,
        reminders: Sequence[Recorded],
        notices: Sequence[Notice],
        items: Sequence[DigestItem],
        now: datetime,
    ) -> bool:
        """Write all together or nothing; see the port."""
        written = {"workspace_id": workspace, "recorded_at": now}
        rows = [written | asdict(each) for each in reminders]
        async with self._store.write() as connection:
            # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
            once = insert_into(connection, reminder).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
            await connection.execute(once, [{**written, **_LOOKED_AT_ALL}])
            if rows and (await connection.execute(once, rows)).rowcount != len(rows):
                await connection.rollback()
                return False
            await write_spread(connection, notices, items, now)
            return True

"""Who has reported what, for the news that it is fixed; and who does not want them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, func, select

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.news_schema import fixes_unwanted
from bot.adapters.store.request_rows import request_of
from bot.adapters.store.schema import request
from bot.adapters.store.store import Store
from bot.domain.kept import Request
from bot.usecases import news_ports as ports


class Reporters(ports.Reporters):
    """Read from the store; the choice is a row of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def filed(self, keys: Collection[str]) -> Sequence[Request]:
        """The filed requests with these keys; see the port."""
        same = (fixes_unwanted.c.workspace_id == request.c.workspace_id, fixes_unwanted.c.user_id == request.c.user_id)
        wanted = (request.c.state == "filed", func.upper(request.c.issue_key).in_(sorted(keys)), ~exists().where(*same))
        async with self._store.read() as connection:
            return [request_of(row) for row in await connection.execute(select(request).where(*wanted))]

    async def wanted(self, workspace: str, user: str) -> bool:
        """Whether the person hears of fixes."""
        theirs = (fixes_unwanted.c.workspace_id == workspace, fixes_unwanted.c.user_id == user)
        async with self._store.read() as connection:
            return (await connection.execute(select(fixes_unwanted).where(*theirs))).first() is None

    async def choose(self, workspace: str, user: str, now: datetime, *, wanted: bool) -> None:
        """Keep the person's choice."""
        theirs = (fixes_unwanted.c.workspace_id == workspace, fixes_unwanted.c.user_id == user)
        async with self._store.write() as connection:
            if wanted:
                await connection.execute(delete(fixes_unwanted).where(*theirs))
                return
            row = insert_into(connection, fixes_unwanted).values(workspace_id=workspace, user_id=user, chosen_at=now)
            await connection.execute(row.on_conflict_do_nothing())

"""Requests that came from one channel, for whoever is about to file a similar one there."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.adapters.store.request_rows import request_of
from bot.adapters.store.schema import request
from bot.adapters.store.store import Store
from bot.domain.kept import Request
from bot.usecases.form_ports import ChannelRequests

# Older ones are seldom open, and the channel stands in JSON, which no index helps to find.
SINCE = timedelta(days=60)


class RequestsOfChannel(ChannelRequests):
    """Read from the store. `now` gives an aware time."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def of_channel(self, workspace: str, channel: str, most: int = 20) -> Sequence[Request]:
        """Newest first; see the port."""
        query = (
            select(request)
            .where(request.c.workspace_id == workspace, request.c.created_at >= self._now() - SINCE)
            .where(request.c.origin["channel"].as_string() == channel)
            .order_by(request.c.created_at.desc(), request.c.id)
            .limit(most)
        )
        async with self._store.read() as connection:
            return [request_of(row) for row in await connection.execute(query)]

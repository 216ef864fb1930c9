"""Socket Mode: the same Bolt app behind a connection that we open. Whether it lives is told by Slack's pings."""

import asyncio
import time
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

log = structlog.get_logger(__name__)

# Where Slack is away the library goes on trying by itself; the rest of the bot does not wait for it.
CONNECT_SECONDS = 10.0
# Slack pings every few seconds; `is_connected` stays true on a dead connection, so it is not asked.
LONGEST_SILENCE = 60.0
GRACE_SECONDS = 5.0


class _Handler(AsyncSocketModeHandler):
    """Knows what it is answering: each message from Slack is a task of its own."""

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        super().__init__(app, app_token)
        self.under_way: set[asyncio.Task[Any]] = set()

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        task = asyncio.current_task()
        assert task
        self.under_way.add(task)
        try:
            await super().handle(client, req)  # type: ignore[arg-type]  # Bolt narrows its own type
        finally:
            self.under_way.discard(task)


class SocketMode:
    """The connection: `connect` opens it, or leaves that to go on behind; the library renews it until `close`."""

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        self._app = app
        self._app_token = app_token
        self._handler: _Handler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._connected_at = 0.0

    async def connect(self) -> None:
        self._handler = _Handler(self._app, self._app_token)
        self._connecting = asyncio.create_task(self._connect(self._handler))
        done, _ = await asyncio.wait({self._connecting}, timeout=CONNECT_SECONDS)
        if not done:
            log.warning("socket_mode_not_connected_yet")

    async def _connect(self, handler: _Handler) -> None:
        await handler.connect_async()  # type: ignore[no-untyped-call]
        self._connected_at = time.time()

    async def close(self) -> None:
        """Answers that are under way are given first, and acknowledged over the same connection."""
        if self._connecting and not self._connecting.done():
            self._connecting.cancel()
            await asyncio.wait({self._connecting})
        if self._handler:
            if self._handler.under_way:
                await asyncio.wait(set(self._handler.under_way), timeout=GRACE_SECONDS)
            await self._handler.close_async()  # type: ignore[no-untyped-call]

    def seconds_since_last_ping(self) -> float | None:
        """Since the last ping, or since connecting when there was none yet; None before the first connection."""
        if not self._connected_at:
            return None
        last = getattr(self._handler.client if self._handler else None, "last_ping_pong_time", None)
        return round(time.time() - max(last or 0.0, self._connected_at), 1)

    def is_alive(self) -> bool:
        silence = self.seconds_since_last_ping()
        return silence is not None and silence <= LONGEST_SILENCE

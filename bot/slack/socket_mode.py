"""Socket Mode: the same Bolt app behind a connection that we open. Whether it lives is told by Slack's pings."""

import asyncio
import time

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.logs import get_log
from bot.slack.socket_client import Client, Misfit

log = get_log(__name__)

CONNECT_SECONDS = 2.0
# Slack pings every few seconds; `is_connected` stays true on a dead connection, so it is not asked.
LONGEST_SILENCE = 60.0
GRACE_SECONDS = 5.0


class SocketMode:
    """The connection: `connect` opens it, or leaves that to go on behind; it is renewed until `close`.

    Made on a running loop. `misfit` names what in a body does not have the shape that Slack gives it.
    """

    def __init__(self, app: AsyncApp, app_token: str, misfit: Misfit) -> None:
        self._app = app
        self._client = Client(app.client, app_token, misfit)
        self._client.socket_mode_request_listeners.append(self._answer)
        self._connecting: asyncio.Task[None] | None = None
        self._connected_at = 0.0

    async def connect(self) -> None:
        """Return when it is open; at once when Slack is in trouble, and soon when it is silent: it goes on behind."""
        self._connecting = asyncio.create_task(self._connect())
        tried = asyncio.create_task(self._client.tried.wait())
        await asyncio.wait({tried}, timeout=CONNECT_SECONDS)
        tried.cancel()
        if not self._client.problem:
            await asyncio.wait({self._connecting}, timeout=CONNECT_SECONDS)
        if not self._connecting.done() and not self._client.problem:
            log.warning("socket_mode_not_connected_yet")

    async def close(self) -> None:
        """Answers that are under way are given first, and acknowledged over the same connection."""
        if self._connecting and not self._connecting.done():
            self._connecting.cancel()
            await asyncio.wait({self._connecting})
        if self._client.under_way:
            await asyncio.wait(set(self._client.under_way), timeout=GRACE_SECONDS)
        await self._client.close()  # type: ignore[no-untyped-call]

    @property
    def problem(self) -> str | None:
        """Why Slack gives no address to connect to; None when it does."""
        return self._client.problem

    def seconds_since_last_ping(self) -> float | None:
        """Since the last ping, or since connecting when there was none yet; None before the first connection."""
        if not self._connected_at:
            return None
        return round(time.time() - max(self._client.last_ping_pong_time or 0.0, self._connected_at), 1)

    def is_alive(self) -> bool:
        silence = self.seconds_since_last_ping()
        return silence is not None and silence <= LONGEST_SILENCE

    async def _connect(self) -> None:
        await self._client.connect()  # type: ignore[no-untyped-call]
        self._connected_at = time.time()

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        response = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, response, started)

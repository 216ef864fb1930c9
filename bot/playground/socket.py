"""Socket Mode's far end: tickets, connections, envelopes out and acknowledgements in."""

import asyncio
import itertools
import json
import secrets
import uuid
from collections.abc import Callable, Iterator

from aiohttp import WSMsgType, web

from bot.playground.delivery import Answer, Kind, Retry
from bot.playground.model import Json

MOST_CONNECTIONS = 10
HEARTBEAT_SECONDS = 10.0


class SocketMode:
    """The app's open connections; each envelope goes to any one of them, in turn."""

    def __init__(self, app_id: str, request_timeout: float, on_change: Callable[[], None]) -> None:
        self._app_id = app_id
        self._timeout = request_timeout
        self._on_change = on_change
        self._tickets: set[str] = set()
        self._connections: list[web.WebSocketResponse] = []
        # Told to go: they get nothing more, but what they were sent may still be acknowledged.
        self._leaving: set[web.WebSocketResponse] = set()
        self._turn: Iterator[int] = itertools.count()
        self._waiting: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Json | None]]] = {}

    @property
    def connected(self) -> int:
        return len(self._connections)

    def ticket(self) -> str | None:
        """Return a one-time ticket for a connection; None when the app has all it may have."""
        if self.connected >= MOST_CONNECTIONS:
            return None
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        ticket = request.match_info["ticket"]
        if ticket not in self._tickets:
            return web.Response(status=404, text="unknown ticket")
        # A ticket is good once, so an address that leaks from a log opens nothing.
        self._tickets.remove(ticket)
        connection = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
        await connection.prepare(request)
        self._connections.append(connection)
        try:
            await connection.send_json(self._hello())
            self._on_change()
            await self._read(connection)
        finally:
            self._drop(connection)
        return connection

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """Send an envelope and wait for its acknowledgement."""
        if not self._connections:
            return Answer("dispatch_failed")
        # Slack promises only that any one connection gets it; taking turns finds apps that count on one.
        connection = self._connections[next(self._turn) % len(self._connections)]
        envelope = _envelope(kind, payload, retry)
        identity = envelope["envelope_id"]
        acknowledged: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._waiting[identity] = connection, acknowledged
        try:
            async with asyncio.timeout(self._timeout):
                await connection.send_json(envelope)
                return _answer(await acknowledged)
        except TimeoutError:
            return Answer("operation_timeout")
        except ConnectionError:
            return Answer("dispatch_failed")
        finally:
            # An acknowledgement that comes later than this finds nobody waiting, as in Slack.
            del self._waiting[identity]

    async def reachable(self) -> bool:
        return bool(self._connections)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every connection to go, as Slack does now and then; the app makes a new one and closes the old."""
        leaving, self._connections = self._connections, []
        self._leaving.update(leaving)
        for connection in leaving:
            await connection.send_json({"type": "disconnect", "reason": reason, "debug_info": {}})

    async def close(self) -> None:
        for connection in (*self._connections, *self._leaving):
            await connection.close(code=1001)

    async def _read(self, connection: web.WebSocketResponse) -> None:
        async for frame in connection:
            if frame.type is WSMsgType.TEXT:
                self._acknowledge(json.loads(frame.data))

    def _acknowledge(self, frame: Json) -> None:
        _, acknowledged = self._waiting.get(frame.get("envelope_id", ""), (None, None))
        if acknowledged is not None and not acknowledged.done():
            acknowledged.set_result(frame.get("payload"))

    def _drop(self, connection: web.WebSocketResponse) -> None:
        self._leaving.discard(connection)
        if connection in self._connections:
            self._connections.remove(connection)
        for owner, acknowledged in self._waiting.values():
            if owner is connection and not acknowledged.done():
                # Whoever waits learns it now, not after three seconds.
                acknowledged.set_exception(ConnectionError("the connection closed"))
        self._on_change()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.connected,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
        }


def _envelope(kind: Kind, payload: Json, retry: Retry | None) -> Json:
    envelope: Json = {
        "envelope_id": str(uuid.uuid4()),
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind != "events_api",
    }
    if kind == "events_api":
        # Bolt turns these into the same headers that HTTP has, so one code path serves both transports.
        envelope["retry_attempt"] = retry.number if retry else 0
        envelope["retry_reason"] = retry.reason if retry else ""
    return envelope


def _answer(payload: Json | None) -> Answer:
    return Answer(text=json.dumps(payload) if payload else "", is_json=True)

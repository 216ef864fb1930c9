"""What listens from the first moment: alive at once, and ready when the bot behind it is."""

import asyncio
import json
from collections.abc import Awaitable

from bot.web.app import JSON, TEXT, WebApp, answer
from bot.web.slack_requests import Receive, Scope, Send

# Slack waits three seconds; what it sends while the bot starts is held for most of them.
HELD_SECONDS = 2.0
UNHELD = ("/healthz", "/readyz")


class Front:
    """The ASGI app of a process: while it starts, its own pages; from `open` on, the bot's."""

    def __init__(self) -> None:
        self._waits_for = "settings"
        self._web: WebApp | None = None
        self._open = asyncio.Event()

    def starts(self, waits_for: str) -> None:
        """Name what the start is at."""
        self._waits_for = waits_for

    def open(self, web: WebApp) -> None:
        self._web = web
        self._open.set()

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        return (self._web or self._starting)(scope, receive, send)

    async def _starting(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"] not in UNHELD:
            await self._hold()
        if self._web:
            await self._web(scope, receive, send)
        elif scope["path"] == "/healthz":
            await answer(send, 200, TEXT, b"ok\n")
        else:
            said = {"ready": False, "starting": {"ready": False, "waits_for": self._waits_for}}
            await answer(send, 503, JSON, json.dumps(said).encode())

    async def _hold(self) -> None:
        waiting = asyncio.ensure_future(self._open.wait())
        await asyncio.wait({waiting}, timeout=HELD_SECONDS)
        waiting.cancel()

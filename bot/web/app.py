"""The outer ASGI app: which path goes where. Nothing is decided here."""

import json
from collections.abc import Sequence
from typing import Any

from prometheus_client import CollectorRegistry

from bot.web.health import Look, looked, readiness
from bot.web.metrics import Figures, metrics
from bot.web.slack_requests import Receive, Scope, Send, SlackRequests

JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


class WebApp:
    """`slack` is None in Socket Mode: then nobody posts to /slack/events. `figures` are read for each /metrics."""

    def __init__(
        self,
        slack: SlackRequests | None,
        looks: Sequence[Look],
        registry: CollectorRegistry,
        figures: Sequence[Figures] = (),
    ) -> None:
        self._slack = slack
        self._looks = looks
        self._registry = registry
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        path = scope["path"]
        if path == "/slack/events" and self._slack:
            await self._slack(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await answer(send, 404, TEXT, b"Not found\n")
        else:
            await answer(send, *await self._page(path))

    async def _page(self, path: str) -> tuple[int, str, bytes]:
        match path:
            case "/healthz":
                return 200, TEXT, b"ok\n"
            case "/readyz":
                status, body = readiness(await looked(self._looks))
                return status, JSON, json.dumps(body, ensure_ascii=False).encode()
            case "/metrics":
                return 200, *await metrics(self._registry, await looked(self._looks), self._figures)
            case _:
                return 404, TEXT, b"Not found\n"


async def answer(send: Send, status: int, content_type: str, body: bytes) -> None:
    """Send a whole page."""
    headers: list[Any] = [
        (b"content-type", content_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

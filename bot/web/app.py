"""The outer ASGI app: which path goes where. Nothing is decided here."""

import json
from collections.abc import Sequence
from typing import Any

from prometheus_client import CollectorRegistry

from bot.web.health import Look, metrics, readiness
from bot.web.slack_requests import Receive, Scope, Send, SlackRequests

JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


class WebApp:
    """`slack` is None in Socket Mode: then nobody posts to /slack/events."""

    def __init__(self, slack: SlackRequests | None, looks: Sequence[Look], registry: CollectorRegistry) -> None:
        self._slack = slack
        self._looks = looks
        self._registry = registry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        path = scope["path"]
        if path == "/slack/events" and self._slack:
            await self._slack(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 404, TEXT, b"Not found\n")
        else:
            await _answer(send, *await self._page(path))

    async def _page(self, path: str) -> tuple[int, str, bytes]:
        match path:
            case "/healthz":
                return 200, TEXT, b"ok\n"
            case "/readyz":
                status, body = await readiness(self._looks)
                return status, JSON, json.dumps(body, ensure_ascii=False).encode()
            case "/metrics":
                return 200, *metrics(self._registry)
            case _:
                return 404, TEXT, b"Not found\n"


async def _answer(send: Send, status: int, content_type: str, body: bytes) -> None:
    headers: list[Any] = [
        (b"content-type", content_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

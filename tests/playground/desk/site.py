"""A served desk and a small client for it: what the desk's tests hold in their hands."""

import base64
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from bot.playground.desk.desk import Desk
from bot.playground.desk.mounting import add_desk
from bot.playground.desk.nordsjo import INCIDENT, QUESTION

SD = "/rest/servicedeskapi"
REQUEST = f"{SD}/request"
TEMPORARY = f"{SD}/servicedesk/4/attachTemporaryFile"
NO_CHECK = {"X-Atlassian-Token": "no-check"}


class Clock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any
    text: str


class Api:
    """Calls the site as one account."""

    def __init__(self, session: aiohttp.ClientSession, base: str, email: str, token: str) -> None:
        self.session = session
        self.base = base
        credentials = base64.b64encode(f"{email}:{token}".encode()).decode()
        self.headers = {"Authorization": f"Basic {credentials}"}

    async def call(self, method: str, path: str, **more: Any) -> Answer:
        headers = self.headers | more.pop("headers", {})
        async with self.session.request(method, self.base + path, headers=headers, **more) as answer:
            text = await answer.text(errors="replace")
            is_json = answer.content_type == "application/json" and text
            return Answer(answer.status, await answer.json() if is_json else None, answer.headers, text)

    async def get(self, path: str, **query: Any) -> Answer:
        return await self.call("GET", path, params=query)

    async def post(self, path: str, body: Any, **more: Any) -> Answer:
        return await self.call("POST", path, json=body, **more)

    async def upload(self, *files: bytes, path: str = TEMPORARY, headers: Any = None, name: str = "log.txt") -> Answer:
        form = aiohttp.FormData()
        for content in files:
            # A stream: aiohttp warns of bytes as large as some tests send.
            form.add_field("file", io.BytesIO(content), filename=name, content_type="text/plain")
        return await self.call("POST", path, data=form, headers=NO_CHECK if headers is None else headers)


@asynccontextmanager
async def served(desk: Desk) -> AsyncIterator[str]:
    """Serve the desk on loopback; yields what JIRA_URL would be."""
    app = web.Application()
    add_desk(app, desk)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=60.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/jira"
    finally:
        await runner.cleanup()


def question(summary: str = "Hur gör man?", **more: Any) -> dict[str, Any]:
    """The body of a create call that fits the question type."""
    values = {"summary": summary} | more.pop("values", {})
    return {"serviceDeskId": "4", "requestTypeId": QUESTION, "requestFieldValues": values, **more}


def incident(desk: Desk, **values: Any) -> dict[str, Any]:
    """The body of a create call that fits the incident type; values replace or add."""
    fields = desk.catalog.request_type(INCIDENT).fields.values()
    severity = next(field.id for field in fields if field.kind.name == "select")
    filled = {
        "summary": "Studio stannar",
        "description": "1. Öppna\n2. Spara",
        "versions": [{"name": "6.15.12"}],
        "components": [{"name": "Flow Studio"}],
        severity: {"value": "High"},
    } | values
    return {"serviceDeskId": "4", "requestTypeId": INCIDENT, "requestFieldValues": filled}

"""Connecting for Socket Mode while things go wrong: a fresh address for each try, and one line for an outage."""

import asyncio
import logging
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import socket_client
from bot.slack.socket_client import Client
from tests.logged import logged


class Slack(AsyncWebClient):
    """Gives an address for each word of its plan, or fails with the word."""

    def __init__(self, *plan: str) -> None:
        super().__init__()
        self.plan = list(plan)

    async def apps_connections_open(self, **_: Any) -> Any:
        said = self.plan.pop(0)
        if said.startswith("http"):
            return {"ok": True, "url": said}
        raise SlackApiError("no", {"ok": False, "error": said})  # type: ignore[no-untyped-call]


async def far_end(request: web.Request) -> web.StreamResponse:
    if request.match_info["ticket"] != "good":
        return web.Response(status=404)
    connection = web.WebSocketResponse()
    await connection.prepare(request)
    async for _ in connection:
        pass
    return connection


async def test_an_address_that_does_not_work_is_not_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    runner = web.AppRunner(web.Application())
    runner.app.router.add_get("/{ticket}", far_end)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    slack = Slack("http://127.0.0.1:9/refused", f"{url}/used", f"{url}/good")
    client = Client(slack, "xapp-1", lambda _: None)
    client.ping_interval = 0.01
    async with asyncio.timeout(30):
        await client.connect()  # type: ignore[no-untyped-call]
    assert slack.plan == []
    assert client.problem is None
    await client.close()  # type: ignore[no-untyped-call]
    await runner.cleanup()
    assert [record.exc_info for record in caplog.records if record.levelno >= logging.WARNING] == [None, None]


async def test_an_outage_is_one_line_however_many_tries_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_client, "FIRST_PAUSE", 0.001)
    away = ["service_unavailable"] * 4
    client = Client(Slack(*away, "http://slack.example/1", *away, "http://slack.example/2"), "xapp-1", lambda _: None)
    with logged() as log:
        assert await client.issue_new_wss_url() == "http://slack.example/1"
        assert await client.issue_new_wss_url() == "http://slack.example/2"
    await client.close()  # type: ignore[no-untyped-call]
    assert [line["event"] for line in log] == ["socket_mode_not_connected", "socket_mode_connects_again"] * 2
    assert log[0]["error"] == "SlackApiError: service_unavailable"

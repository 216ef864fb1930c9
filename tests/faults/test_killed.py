"""The bot is killed in the middle of a mention: when Slack repeats it, nobody is answered twice."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web

from bot.playground.cast import BOT, FLOW_SUPPORT, PRIYA
from bot.playground.delivery import Retry
from bot.playground.server import Playground
from tests.journeys.process import environment, flowver_run
from tests.journeys.real_bot import DEADLINE, town_of


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    made = town_of(tmp_path, "http", today=datetime.now(UTC).date()).playground
    await made.start()
    yield made
    await made.stop()


class Gate:
    """Slack's Web API, where a message is posted and its answer never comes back while `shut`."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground
        self.posted = asyncio.Event()
        self.shut = True

    async def handle(self, request: web.Request) -> web.Response:
        answer = await self._playground.web_api.handle(request)
        if request.match_info["method"] == "chat.postMessage" and self.shut:
            self.posted.set()
            await asyncio.Event().wait()
        return answer

    async def start(self) -> tuple[web.AppRunner, str]:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self.handle)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/api/"


async def test_a_mention_that_was_answered_as_the_bot_died_is_not_answered_again(
    playground: Playground, tmp_path: Path
) -> None:
    gate = Gate(playground)
    runner, api = await gate.start()
    settings = environment(playground, tmp_path, SLACK_API_URL=api)
    event = {"type": "app_mention", "user": PRIYA, "text": f"<@{BOT}> 6.15", "channel": FLOW_SUPPORT}
    payload = playground.events._payloads.event(event | {"ts": "1795478490.000100", "event_ts": "1795478490.000100"})
    async with flowver_run(settings, tmp_path) as running:
        playground.bot_url = f"{await running.address()}/slack/events"
        delivery = asyncio.create_task(playground.line.send("events_api", payload))
        async with asyncio.timeout(DEADLINE):
            await gate.posted.wait()
        running.process.kill()
        await running.ended()
        assert (await delivery).failure is not None
    gate.shut = False
    async with flowver_run(settings, tmp_path) as running:
        playground.bot_url = f"{await running.address()}/slack/events"
        answer = await playground.line.send("events_api", payload, Retry(1, "connection_failed"))
    assert answer.failure is None
    assert len([m for m in playground.workspace.messages[FLOW_SUPPORT] if m.user == BOT]) == 1
    await runner.cleanup()

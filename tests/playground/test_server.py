"""Starting and stopping, and what the page hears of the bot."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from bot.playground.cast import ANNA
from bot.playground.server import Playground
from tests.playground.bolt_bot import bolt_app, over_http


async def test_stopping_ends_open_streams_at_once() -> None:
    playground = Playground()
    await playground.start()
    async with aiohttp.ClientSession() as session:
        stream = await session.get(f"{playground.url}play/events", params={"as": ANNA})
        await playground.stop()
        # To its end: a stream that is cut has none.
        assert b"data: " in await stream.read()


async def test_a_taken_port_is_an_error_of_the_system() -> None:
    first, second = Playground(), Playground()
    await first.start()
    with pytest.raises(OSError, match="address already in use"):
        await second.start(int(first.url.rsplit(":", 1)[1].strip("/")))
    await second.stop()
    await first.stop()


async def test_an_open_page_hears_that_the_bot_came_and_went() -> None:
    playground = Playground(watch_interval=0.01)
    await playground.start()
    with playground.workspace.broadcast.subscribe(ANNA) as queue:
        async with over_http(bolt_app(playground), playground):
            assert await asyncio.wait_for(queue.get(), 30) == {"type": "bot", "status": "up"}
        assert await asyncio.wait_for(queue.get(), 30) == {"type": "bot", "status": "down"}
    await playground.stop()


async def test_a_missing_page_is_said_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bot.playground.play.pages.PAGE", tmp_path)
    playground = Playground()
    await playground.start()
    async with aiohttp.ClientSession() as session, session.get(playground.url) as answer:
        assert answer.status == 404
        assert "index.html is missing" in await answer.text()
    await playground.stop()

"""The real bot in front of a playground, in this process: signed HTTP or Socket Mode, a sample catalogue, a store."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import aiohttp
import uvicorn

from bot.adapters.catalog_files.sample import write_sample
from bot.bootstrap.running import Bot, running_bot
from bot.config import Settings
from bot.manifest import manifest
from bot.playground.cast import APP, nordsjo_cast
from bot.playground.manifest import installed
from bot.playground.model import Json, Message
from bot.playground.server import Playground

TODAY = date(2026, 11, 23)
DEADLINE = 30.0
# Three in life, where machines are not as busy as those that run tests; still less than any far end is waited for.
SLACK_WAITS = 8.0


def noon() -> datetime:
    """The bot's clock: the sample catalogue's day does not move while a test runs."""
    return datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class QuietServer(uvicorn.Server):
    """Leaves the test process's signals alone."""

    @contextmanager
    def capture_signals(self) -> Any:
        yield


class Town:
    """A workspace with the bot in it; `folder` holds its catalogue and its database."""

    def __init__(self, playground: Playground, folder: Path, transport: str) -> None:
        self.playground = playground
        self.folder = folder
        self.transport = transport
        self.database_url = f"sqlite:///{folder / 'flowver.sqlite3'}"
        self.address = ""
        self.bot: Bot
        self._stack = AsyncExitStack()

    def settings(self, **more: Any) -> Settings:
        app_token = self.playground.app_token if self.transport == "socket" else None
        said = {
            "slack_bot_token": self.playground.bot_token,
            "slack_signing_secret": self.playground.signing_secret,
            "slack_app_token": app_token,
            "slack_api_url": self.playground.api_url,
            "database_url": self.database_url,
            "flowver_catalog": self.folder / "catalog",
        }
        return Settings(_env_file=None, **(said | more))

    async def start(self) -> None:
        self.bot = await self._stack.enter_async_context(running_bot(self.settings(), noon))
        self.address = await self._stack.enter_async_context(served(self.bot.web))
        if self.transport == "http":
            self.playground.bot_url = f"{self.address}/slack/events"
        else:
            broadcast = self.playground.workspace.broadcast
            await broadcast.wait_for(lambda: self.playground.socket.connected or None, DEADLINE)

    async def stop(self) -> None:
        await self._stack.aclose()

    async def restart(self) -> None:
        await self.stop()
        self._stack = AsyncExitStack()
        await self.start()

    async def command(self, person: str, place: str, typed: str) -> Message:
        """Send a command and return what it showed to that person."""
        before = self.messages()
        await self.playground.command(person, place, typed)
        return await self.newest_since(before, lambda message: message.only_for == person)

    async def press(self, person: str, message: Message, action_id: str) -> None:
        await self.playground.click(person, message, action_id)

    async def newest_since(self, before: set[str], wanted: Callable[[Message], bool]) -> Message:
        """Return the newest message that is not one of `before` and is wanted, waiting for it."""
        return await self.playground.wait_for_message(
            lambda message: message.ts not in before and wanted(message), DEADLINE
        )

    def messages(self, place: str | None = None) -> set[str]:
        """The stamps of all messages, or of one conversation's."""
        held = self.playground.workspace.messages
        return {message.ts for name, found in held.items() if place in (None, name) for message in found}

    def said_by_bot(self, place: str | None = None) -> list[Message]:
        held = self.playground.workspace.messages
        bot = self.playground.workspace.bot
        return [each for name, found in held.items() if place in (None, name) for each in found if each.user == bot]

    def change_catalog(self, change: Callable[[str], str]) -> None:
        """Edit releases.yml as an editor does: a new file in the old one's place."""
        path = self.folder / "catalog" / "releases.yml"
        new = path.with_name("new")
        new.write_text(change(path.read_text("utf-8")), "utf-8")
        new.replace(path)

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self.address + path) as answer:
            return answer.status, await answer.text()


def town_of(folder: Path, transport: str, today: date = TODAY, **options: Any) -> Town:
    """A workspace where the app is installed as its own manifest declares it; nothing is started yet."""
    write_sample(folder / "catalog", today)
    app = installed(manifest(None), APP)
    made: dict[str, Any] = {"cast": nordsjo_cast(app), "retry_delays": (0.0, 0.0), "rate_limit": None}
    made |= {"request_timeout": SLACK_WAITS, "trigger_lifetime": DEADLINE}
    return Town(Playground(**(made | options)), folder, transport)


@asynccontextmanager
async def living(town: Town) -> AsyncIterator[Town]:
    await town.playground.start()
    try:
        await town.start()
        yield town
    finally:
        await town.stop()
        await town.playground.stop()


@asynccontextmanager
async def served(asgi: Any) -> AsyncIterator[str]:
    """Serve an ASGI app on a free port; yields its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(asgi, log_config=None, lifespan="off", access_log=False, timeout_graceful_shutdown=1)
    server = QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listener.close()


def texts(blocks: list[Json] | None) -> str:
    """Everything that a reader of the blocks sees, one text a line."""
    return "\n".join(_texts(blocks or []))


def _texts(part: Any) -> list[str]:
    if isinstance(part, list):
        return [text for each in part for text in _texts(each)]
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for each in part.values() for text in _texts(each)]
    return []


def action_ids(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks or [] if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]

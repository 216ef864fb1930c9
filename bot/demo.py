"""`flowver demo`: the playground in this process, the real bot in another, an invented catalogue between them."""

import asyncio
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.adapters.catalog_files.sample import write_sample
from bot.config import SettingsProblems
from bot.manifest import manifest
from bot.playground.cast import APP, RELEASE_MANAGERS, nordsjo_cast
from bot.playground.desk.nordsjo import CHANGE, DESK, INCIDENT, QUESTION
from bot.playground.manifest import installed
from bot.playground.server import Playground

ZONE = ZoneInfo("Europe/Stockholm")
GRACE_SECONDS = 8.0
SEARCH_LAG_SECONDS = 15
FOREIGN = ("SLACK_", "FLOWVER_", "JIRA_", "JSM_")
START_SECONDS, LOOK_SECONDS = 30.0, 0.05


def run_demo(port: int, *, socket: bool) -> int:
    """Until Ctrl-C or SIGTERM; the exit code. Everything it writes is in a folder that goes away with it."""
    with tempfile.TemporaryDirectory(prefix="flowver-demo-") as folder:
        return asyncio.run(_demo(port, Path(folder), socket_mode=socket))


async def _demo(port: int, folder: Path, *, socket_mode: bool) -> int:
    write_sample(folder / "catalog", datetime.now(UTC).astimezone(ZONE).date())
    cast = nordsjo_cast(installed(manifest(None), APP))
    playground, bot_port = Playground(cast=cast, catalog=folder / "catalog" / "releases.yml"), _free_port()
    await _listen(playground, port)
    if not socket_mode:
        playground.bot_url = f"http://127.0.0.1:{bot_port}/slack/events"
    stop = _told_to_stop()
    # In its own folder it finds no .env: the demo's settings are all that it has.
    environment = _environment(playground, folder, bot_port, socket_mode=socket_mode)
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--ends-with-stdin"),
        cwd=folder,
        env=environment,
        # However this process ends, the pipe does too, and the bot is not left behind.
        stdin=asyncio.subprocess.PIPE,
    )
    try:
        await _until_it_answers(bot, bot_port, stop)
        _introduce(playground, folder)
        return await _until_stopped(bot, stop)
    finally:
        await _end(bot)
        await playground.stop()


async def _listen(playground: Playground, port: int) -> None:
    try:
        await playground.start(port)
    except OSError as error:
        await playground.stop()
        raise SettingsProblems([f"port {port} cannot be used ({error.strerror}); try: make demo PORT=8911"]) from error


def _environment(playground: Playground, folder: Path, bot_port: int, *, socket_mode: bool) -> Mapping[str, str]:
    """The bot cannot tell this from Slack: only its settings differ."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return {
        **mine,
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_SIGNING_SECRET": playground.signing_secret,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": f"sqlite:///{folder / 'flowver.sqlite3'}",
        "FLOWVER_CATALOG": str(folder / "catalog"),
        "FLOWVER_PORT": str(bot_port),
        "FLOWVER_HOST": "127.0.0.1",
        "FLOWVER_LOG_LEVEL": "WARNING",
        "FLOWVER_RELEASE_MANAGERS": RELEASE_MANAGERS,
        **_desk_settings(playground),
        **({"SLACK_APP_TOKEN": playground.app_token} if socket_mode else {}),
    }


def _desk_settings(playground: Playground) -> Mapping[str, str]:
    return {
        "JIRA_URL": playground.jira_url,
        "JIRA_EMAIL": playground.desk.email,
        "JIRA_API_TOKEN": playground.desk.token,
        "JSM_SERVICE_DESK": DESK,
        "JSM_REQUEST_TYPE": ",".join((INCIDENT, QUESTION, CHANGE)),
        "FLOWVER_SEARCH_LAG": str(SEARCH_LAG_SECONDS),
    }


async def _until_it_answers(bot: asyncio.subprocess.Process, port: int, stop: asyncio.Event) -> None:
    """Return when the bot is ready, or has ended, or nobody wants it any more, or its time is up."""
    async with ClientSession(timeout=ClientTimeout(START_SECONDS)) as session:
        for _ in range(round(START_SECONDS / LOOK_SECONDS)):
            if bot.returncode is not None or stop.is_set():
                return
            # It takes connections before it can answer them, so that is not asked.
            with suppress(ClientError, TimeoutError):
                async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(LOOK_SECONDS)


def _introduce(playground: Playground, folder: Path) -> None:
    print(f"flowver's playground: {playground.url}", flush=True)  # noqa: T201
    print(f"Its service desk: {playground.jira_url}/", flush=True)  # noqa: T201
    print(f"Its catalogue: {folder / 'catalog' / 'releases.yml'} (edit it, and the bot follows)", flush=True)  # noqa: T201
    print("Ctrl-C ends it.", flush=True)  # noqa: T201


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _told_to_stop() -> asyncio.Event:
    """Set by Ctrl-C and SIGTERM, from before the bot starts: else a signal would leave it behind."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _until_stopped(bot: asyncio.subprocess.Process, stop: asyncio.Event) -> int:
    stopped, ended = asyncio.create_task(stop.wait()), asyncio.create_task(bot.wait())
    _, waiting = await asyncio.wait({stopped, ended}, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    if ended.done() and not stop.is_set():
        print("The bot stopped by itself; what it said is above.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


async def _end(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is not None:
        return
    bot.terminate()
    try:
        await asyncio.wait_for(bot.wait(), GRACE_SECONDS)
    except TimeoutError:
        bot.kill()
        await bot.wait()

"""The processes of the benchmark: started each on its core, read for processor time, stopped. All on loopback."""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.bench.signed import READERS, SECRET, SWEDISH

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS, STOP_SECONDS = 60, 30
MOST_OF_A_LINE = 2**26

Python = tuple[str, ...]


@dataclass(frozen=True)
class Server:
    """A server that has said where it listens."""

    process: asyncio.subprocess.Process
    port: int

    def cpu_seconds(self) -> float:
        """User and system time of all its threads since it was started."""
        return cpu_seconds(self.process.pid)


def cpu_seconds(pid: int) -> float:
    """Linux numbers the processor clock of another process so; /proc counts in hundredths of a second only."""
    return time.clock_gettime((~pid << 3) | 2)


def cores() -> tuple[set[int], set[int]]:
    """The servers' core and the load client's; all of them where the system does not let us choose, or has only one."""
    if not hasattr(os, "sched_getaffinity"):
        return set(), set()
    here = sorted(os.sched_getaffinity(0))
    return ({here[0]}, {here[-1]}) if len(here) > 1 else (set(here), set(here))


@contextmanager
def on(core: set[int]) -> Iterator[None]:
    """What is started within inherits the core."""
    if not core:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, core)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


async def python(core: set[int], *arguments: str, folder: Path, env: Mapping[str, str], **pipes: Any) -> Any:
    """A Python that reads no .env of ours: it works in a folder of the benchmark."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **env}
    with on(core):
        return await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=folder, env=environment, limit=MOST_OF_A_LINE, **pipes
        )


@asynccontextmanager
async def flowver(catalog: Path, slack_api: str, **more: str) -> AsyncIterator[Server]:
    """`flowver run` over HTTP, with a store of its own; `more`: further settings."""
    env = {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack_api,
        "FLOWVER_CATALOG": str(catalog),
        "FLOWVER_PORT": "0",
        **more,
    }
    async with _serving(("-m", "bot", "run"), env) as server:
        yield server


@asynccontextmanager
async def bare(outer: str, slack_api: str) -> AsyncIterator[Server]:
    """`outer`: bolt or flowver."""
    async with _serving(("-m", "tests.bench.bare_app", outer, slack_api), {}) as server:
        yield server


@asynccontextmanager
async def _serving(arguments: Sequence[str], env: Mapping[str, str]) -> AsyncIterator[Server]:
    pipes = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.STDOUT}
    with tempfile.TemporaryDirectory(prefix="flowver-bench-") as folder:
        process = await python(cores()[0], *arguments, folder=Path(folder), env=env, **pipes)
        reading = None
        try:
            port = await asyncio.wait_for(_port(process.stdout), START_SECONDS)
            reading = asyncio.create_task(_read_away(process.stdout))
            yield Server(process, port)
        finally:
            await _stopped(process)
            if reading:
                await reading


async def _port(output: asyncio.StreamReader) -> int:
    said: list[str] = []
    async for line in output:
        said.append(line.decode())
        if '"started"' in said[-1]:
            return int(json.loads(said[-1])["address"].rpartition(":")[2])
    raise RuntimeError("the server did not start:\n" + "".join(said))


async def _read_away(output: asyncio.StreamReader) -> None:
    """What goes as it should is no part of the figures; a warning or a traceback is shown."""
    async for line in output:
        if b'"level": "info"' not in line:
            sys.stderr.write(line.decode())


async def _stopped(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()


@asynccontextmanager
async def slack_stand_in() -> AsyncIterator[str]:
    """The two methods of Slack's Web API that are called here; yields its address."""
    app = web.Application()
    app.router.add_post("/api/auth.test", _auth_test)
    app.router.add_route("*", "/api/users.info", _users_info)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()


async def _auth_test(_request: web.Request) -> web.Response:
    who = {
        "team": "Novacura",
        "user": "flowver",
        "team_id": "T0BENCH001",
        "user_id": "U0BENCHBOT",
        "bot_id": "B0BENCH001",
    }
    return web.json_response({"ok": True, "url": "https://novacura.slack.com/", **who})


async def _users_info(request: web.Request) -> web.Response:
    user = str((await request.post()).get("user") or request.query.get("user"))
    locale = "sv-SE" if user == SWEDISH else "en-US"
    return web.json_response({"ok": user in READERS, "user": {"id": user, "locale": locale}})

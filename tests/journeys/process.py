"""`flowver run` as a process of its own, in front of a playground in this one."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.playground.server import Playground

START_SECONDS = 60.0


class RunningProcess:
    """The process, where it listens, and every line of its log so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log: list[dict[str, Any]] = []
        self.raw = ""
        self._reading = asyncio.create_task(self._read())
        self._started = asyncio.Event()

    async def address(self) -> str:
        """Wait until it listens."""
        async with asyncio.timeout(START_SECONDS):
            await self._started.wait()
        found = [line["address"] for line in self.log if line["event"] == "started"]
        assert found, self.raw
        return str(found[0])

    async def ended(self) -> int:
        """Wait for its end and for the rest of its log; the exit code."""
        async with asyncio.timeout(START_SECONDS):
            code = await self.process.wait()
            await self._reading
        return code

    def cpu_seconds(self) -> float:
        """Processor time so far, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def _read(self) -> None:
        assert self.process.stderr
        async for line in self.process.stderr:
            self.raw += line.decode()
            if line.startswith(b"{"):
                self.log.append(json.loads(line))
                if self.log[-1]["event"] == "started":
                    self._started.set()
        # Who waits for a start that never came must hear of the end.
        self._started.set()


def environment(playground: Playground, folder: Path, **more: str) -> Mapping[str, str]:
    """The settings of a bot in front of this playground, over HTTP; its catalogue is in `folder`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_SIGNING_SECRET": playground.signing_secret,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": f"sqlite:///{folder / 'flowver.sqlite3'}",
        "FLOWVER_CATALOG": str(folder / "catalog"),
        "FLOWVER_PORT": "0",
        **more,
    }


@asynccontextmanager
async def flowver_run(settings: Mapping[str, str], folder: Path) -> AsyncIterator[RunningProcess]:
    """Start it in `folder`, where no .env is; it is killed at the end if it has not ended."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=settings, stderr=asyncio.subprocess.PIPE
    )
    running = RunningProcess(process)
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
        await running.ended()

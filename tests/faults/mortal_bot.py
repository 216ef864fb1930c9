"""The bot as a process that is killed and started again; everything that it ever printed is kept."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.playground.server import Playground

ROOT = Path(__file__).resolve().parents[2]
AS_IN_LIFE = ("-m", "bot", "run")
QUICK = ("-m", "tests.faults.quick_bot", "3")
# Answers may take longer than a process that is told to stop waits for them.
PATIENT = ("-m", "tests.faults.quick_bot", "8")
START_SECONDS, STOP_SECONDS = 120.0, 60.0


class MortalBot:
    """One bot; `url` is where it listens now. `said`: standard output and errors of all its lives."""

    def __init__(
        self,
        settings: Mapping[str, str],
        folder: Path,
        arguments: Sequence[str] = QUICK,
        moved: Callable[[str], object] = str,
    ) -> None:
        """`moved` is told the new address at every start."""
        self._settings, self._folder, self._arguments, self._moved = settings, folder, arguments, moved
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._listening: asyncio.Future[str] | None = None
        self.alive = asyncio.Event()
        self.url = ""
        self.said = ""
        self.deaths = 0

    async def start(self) -> None:
        """Returns when it listens."""
        self._listening = asyncio.get_running_loop().create_future()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._arguments,
            cwd=self._folder,
            env={**self._settings, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read(self._process, self._listening))
        self.url = f"{await asyncio.wait_for(self._listening, START_SECONDS)}/slack/events"
        self._moved(self.url)
        self.alive.set()

    async def kill(self) -> None:
        """kill -9, at once."""
        self.alive.clear()
        self.deaths += 1
        assert self._process
        self._process.kill()
        await self._ended()

    async def stop(self) -> float:
        """SIGTERM; the seconds until it has ended, which it must do by itself and with exit code 0."""
        self.alive.clear()
        assert self._process
        begun = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(self._ended(), STOP_SECONDS)
        assert code == 0, self.said[-2_000:]
        return time.monotonic() - begun

    def cpu_seconds(self) -> float:
        """Processor time of this life so far, user and system."""
        assert self._process
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def close(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._ended()

    async def _ended(self) -> int:
        assert self._process
        assert self._reading
        code = await self._process.wait()
        await self._reading
        return code

    async def _read(self, process: asyncio.subprocess.Process, listening: asyncio.Future[str]) -> None:
        assert process.stdout
        async for line in process.stdout:
            self.said += line.decode()
            if b'"started"' in line and not listening.done():
                listening.set_result(json.loads(line)["address"])
        if not listening.done():
            listening.set_exception(RuntimeError(f"the bot did not start:\n{self.said[-2_000:]}"))


@asynccontextmanager
async def mortal_bot(
    playground: Playground, settings: Mapping[str, str], folder: Path, arguments: Sequence[str] = QUICK
) -> AsyncIterator[MortalBot]:
    """Started, and Slack's requests go to it, also after a restart."""
    bot = MortalBot(settings, folder, arguments, lambda url: setattr(playground, "bot_url", url))
    try:
        await bot.start()
        yield bot
    finally:
        await bot.close()


def tracebacks_in(said: str) -> list[str]:
    """What must not be in a log; of the first one what logged it, and how it ends."""
    line = next((line for line in said.splitlines() if "Traceback" in line), "")
    return [f"the log holds a traceback: {line[:300]} ... {line[-1_500:]}"] if line else []

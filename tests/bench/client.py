"""The load client as the benchmark uses it: a job in, times out."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.processes import ROOT, Server, cores, python

Ask = tuple[str, str]
# With the trigger_id that Slack gave for it.
Triggered = tuple[str, str, str]
WHOLE_ANSWER = '"blocks"'


@dataclass(frozen=True)
class Times:
    """Of one job: milliseconds, each answer's microseconds, and the server's processor time in seconds."""

    p50: float
    p99: float
    worst: float
    took: Sequence[int]
    cpu_seconds: float

    @property
    def per_cpu_second(self) -> float:
        return len(self.took) / max(self.cpu_seconds, 0.001)


class Client:
    """One load client."""

    def __init__(self, process: Any) -> None:
        self._process = process

    async def ask(
        self,
        server: Server,
        asks: Sequence[Ask],
        callers: int,
        *,
        per_second: float | None = None,
        expect: str = WHOLE_ANSWER,
    ) -> Times:
        """Every ask once, signed anew. RuntimeError when an answer is not whole."""
        before = server.cpu_seconds()
        self._tell({"port": server.port, "callers": callers, "asks": asks, "per_second": per_second, "expect": expect})
        return _times(await self._said(), server.cpu_seconds() - before)

    async def ask_at_once(self, server: Server, callers: int, asks: Callable[[], Sequence[Triggered]]) -> Times:
        """All at the same moment, each over a connection that stands; `asks` is called when they all do."""
        self._tell({"port": server.port, "callers": callers, "asks": None, "per_second": None, "expect": ""})
        await self._said()
        before = server.cpu_seconds()
        self._tell(asks())
        return _times(await self._said(), server.cpu_seconds() - before)

    def _tell(self, what: Any) -> None:
        self._process.stdin.write(json.dumps(what).encode() + b"\n")

    async def _said(self) -> Any:
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the load client ended")
        return json.loads(line)


def _times(done: dict[str, Any], spent: float) -> Times:
    if done["wrong"]:
        raise RuntimeError(f"{done['wrong_count']} answers were not whole:\n" + "\n".join(done["wrong"]))
    return times(done["took"], spent)


def times(took: Sequence[int], cpu: float = 0.0) -> Times:
    """Of answers that took so many microseconds."""
    in_order = sorted(took)
    at = [in_order[min(len(in_order) - 1, int(len(in_order) * part))] / 1000 for part in (0.5, 0.99)]
    return Times(at[0], at[1], in_order[-1] / 1000, took, cpu)


@asynccontextmanager
async def load_client() -> AsyncIterator[Client]:
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    process = await python(cores()[1], "-m", "tests.bench.load", folder=Path(ROOT), env={}, **pipes)
    try:
        yield Client(process)
    finally:
        process.stdin.close()
        await process.wait()

"""The load client as the benchmark uses it: a job in, times out."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.processes import ROOT, Server, cores, python

Ask = tuple[str, str]
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
        done = await self._carry_out(
            {"port": server.port, "callers": callers, "asks": asks, "per_second": per_second, "expect": expect}
        )
        spent = server.cpu_seconds() - before
        if done["wrong"]:
            raise RuntimeError(f"{done['wrong_count']} answers were not whole:\n" + "\n".join(done["wrong"]))
        return times(done["took"], spent)

    async def _carry_out(self, job: dict[str, Any]) -> dict[str, Any]:
        self._process.stdin.write(json.dumps(job).encode() + b"\n")
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the load client ended")
        done: dict[str, Any] = json.loads(line)
        return done


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

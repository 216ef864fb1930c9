"""The load client, a process of its own: a job a line on stdin, what came of it on stdout. What it means is not its
business.

A job: {"port", "callers", "asks": [[text, user], ...], "per_second": rate or null, "expect": text in every answer}.
Without `per_second` each caller asks again as soon as it is answered. Without `asks` all callers connect first; then the
client says so, reads them as the next line, and all are due at once. Times are microseconds.
"""

import asyncio
import gc
import json
import sys
import time
from collections import deque
from typing import Any

import uvloop

from tests.bench.signed import commands

Job = dict[str, Any]
PATIENCE_SECONDS = 60


class Run:
    """What is left to ask, and how long each answer took since it was due."""

    def __init__(self, expect: bytes) -> None:
        self.waiting: deque[tuple[float, bytes]] = deque()
        self.idle: list[Caller] = []
        self.took: list[int] = []
        self.wrong: list[str] = []
        self.done = asyncio.get_running_loop().create_future()
        self.count = 0
        self._expect = expect

    def due(self, at: float, request: bytes) -> None:
        self.waiting.append((at, request))
        if self.idle:
            self.idle.pop().ask()

    def answered(self, due: float, answer: bytes) -> None:
        self.took.append(int((time.perf_counter() - due) * 1e6))
        if answer[9:12] != b"200" or self._expect not in answer:
            self.wrong.append(answer[:300].decode("utf-8", "replace"))
        if len(self.took) == self.count:
            self.done.set_result(None)

    def broken(self) -> None:
        if not self.done.done():
            self.done.set_exception(ConnectionError("the server closed the connection"))


class Caller(asyncio.Protocol):
    """One keep-alive connection; the next request goes out when the answer before it is in."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._transport: Any = None
        self._received = bytearray()
        self._due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self.ask()

    def ask(self) -> None:
        if not self._run.waiting:
            self._run.idle.append(self)
            return
        due, request = self._run.waiting.popleft()
        self._due = due or time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if _is_whole(self._received):
            self._run.answered(self._due, bytes(self._received))
            self._received.clear()
            self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._run.broken()

    def close(self) -> None:
        self._transport.close()


def _is_whole(received: bytearray) -> bool:
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = received[:end].lower()
    start = head.find(b"content-length: ")
    if start < 0:
        return received.endswith(b"\r\n0\r\n\r\n")
    return len(received) == end + 4 + int(head[start + 16 :].split(b"\r\n", 1)[0])


async def carry_out(job: Job) -> dict[str, Any]:
    """Raises ConnectionError when the server is not there, TimeoutError when it does not answer."""
    run = Run(job["expect"].encode())
    requests = commands(job["port"], job["asks"] or ())
    if job["asks"] and job["per_second"] is None:
        run.waiting.extend((0.0, request) for request in requests)
    loop = asyncio.get_running_loop()
    run.count = len(requests)
    callers = [
        (await loop.create_connection(lambda: Caller(run), "127.0.0.1", job["port"]))[1] for _ in range(job["callers"])
    ]
    if not job["asks"]:
        _all_at_once(run, job["port"])
    elif job["per_second"] is not None:
        await _paced(run, requests, 1 / job["per_second"])
    await asyncio.wait_for(run.done, PATIENCE_SECONDS)
    for caller in callers:
        caller.close()
    return {"took": run.took, "wrong": run.wrong[:3], "wrong_count": len(run.wrong)}


def _all_at_once(run: Run, port: int) -> None:
    _say("connected")
    requests = commands(port, json.loads(sys.stdin.readline()))
    run.count, due = len(requests), time.perf_counter()
    for request in requests:
        run.due(due, request)


async def _paced(run: Run, requests: list[bytes], apart: float) -> None:
    """A request is due at its time whether or not the one before it has been answered."""
    due = time.perf_counter()
    for request in requests:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        run.due(due, request)
        due += apart


def _say(what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    # Its pauses would look like the server's.
    gc.disable()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        while line := sys.stdin.readline():
            _say(runner.run(carry_out(json.loads(line))))
            gc.collect()


if __name__ == "__main__":
    main()

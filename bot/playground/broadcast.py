"""Telling whoever watches that something changed: browsers by queue, tests by condition."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bot.playground.model import Json

Found = TypeVar("Found")


class Broadcast:
    """Fan-out of page events; each event goes to the people it names, or to everyone (None)."""

    def __init__(self) -> None:
        self._queues: dict[asyncio.Queue[Json | None], str] = {}
        self._changed = asyncio.Event()

    @property
    def watched(self) -> bool:
        """Whether any browser is open."""
        return bool(self._queues)

    def send(self, event: Json, people: set[str] | None = None) -> None:
        # Queues have no bound: on loopback, at a person's pace, none fills up.
        for queue, person in self._queues.items():
            if people is None or person in people:
                queue.put_nowait(event)
        self.touch()

    def touch(self) -> None:
        """Wake those who wait for a condition, without telling any browser."""
        # A fresh event per change: a waiter that is still busy looking cannot miss the next one.
        waiting, self._changed = self._changed, asyncio.Event()
        waiting.set()

    def close(self) -> None:
        for queue in self._queues:
            queue.put_nowait(None)

    @contextmanager
    def subscribe(self, person: str) -> Iterator[asyncio.Queue[Json | None]]:
        """Yield a queue of this person's events; None in it means that the playground stops."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._queues[queue] = person
        try:
            yield queue
        finally:
            del self._queues[queue]

    async def wait_for(self, look: Callable[[], Found | None], timeout: float) -> Found:  # noqa: ASYNC109  # it is asyncio.timeout, named once
        """Return what `look` finds, looking again after every change; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while True:
                changed = self._changed
                if (found := look()) is not None:
                    return found
                await changed.wait()

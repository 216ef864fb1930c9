"""Work that goes on after an answer was given, such as an event's later attempts; it ends with the playground."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    """Holds running tasks so that none is lost, and stops them all."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finished(self) -> None:
        """Wait until nothing is under way any more, what was started meanwhile included."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        # Not gather: it would take an error out of a task that the loop reports otherwise.
        if tasks:
            await asyncio.wait(tasks)

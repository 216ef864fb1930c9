"""Work that goes on after Slack has had its answer: looked after until it ends, and ended with the bot."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.logs import get_log
from bot.slack.refusals import NOT_OURS, named
from bot.usecases.desk_ports import DeskError
from bot.usecases.ports import StoreUnavailable

log = get_log(__name__)


class Later:
    """Starts work and keeps hold of it: a task that nobody holds may be collected before it ends."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """`name` says in the log what failed. Only what makes a form better belongs here: it may fail."""
        task = asyncio.create_task(_looked_after(name, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def idle(self) -> None:
        """When everything that was started has ended."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


async def _looked_after(name: str, work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (*NOT_OURS, DeskError, StoreUnavailable) as error:
        log.warning("later_failed", work=name, error=named(error))

"""The threads that talk to the desk: their own, few, and never waited for longer than was promised."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from bot.adapters.jira_desk.sending import Sending
from bot.usecases.desk_ports import DeskNotDone

Result = TypeVar("Result")

THREADS = 8
MOST_CALLS = 64
# A call that was cut ends by itself within moments; longer is not waited for it.
GRACE_SECONDS = 1.0


class OutOfTime(Exception):
    """No result in time; the call was cut. Its Sending tells whether the far end may have seen it."""


class DeskThreads:
    """Runs blocking calls; a hanging desk holds at most these threads, and at most `most` calls wait for them."""

    def __init__(self, threads: int = THREADS, most: int = MOST_CALLS) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._places = threading.BoundedSemaphore(most)
        self._under_way: set[Sending] = set()
        self.threads = threads

    async def run(self, sending: Sending, seconds: float, work: Callable[[], Result]) -> Result:
        """The result of `work`, or its error. DeskNotDone when too many calls are waiting; OutOfTime."""
        # What begins late is likely to be cut in the middle: a write would be unsure for nothing.
        task = self._started(sending, partial(_in_time, time.monotonic() + seconds / 2, work))
        future = asyncio.wrap_future(task)
        # An abandoned call's error is nobody's; asyncio would report it as forgotten.
        future.add_done_callback(_heard)
        try:
            done, _ = await asyncio.wait({future}, timeout=seconds)
            return future.result() if done else await self._cut(sending, task, future)
        except asyncio.CancelledError:
            sending.cut()
            task.cancel()
            raise

    def close(self) -> None:
        """Cut what is under way, drop what waits; does not wait for the threads."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for sending in tuple(self._under_way):
            sending.cut()

    def _started(self, sending: Sending, work: Callable[[], Result]) -> Future[Result]:
        if not self._places.acquire(blocking=False):
            raise DeskNotDone("too many calls to the desk are waiting")
        try:
            task = self._executor.submit(self._in_thread, sending, work)
        except RuntimeError:
            self._places.release()
            raise DeskNotDone("the connection to the desk is closed") from None
        self._under_way.add(sending)
        task.add_done_callback(partial(self._ended, sending))
        return task

    def _in_thread(self, sending: Sending, work: Callable[[], Result]) -> Result:
        sending.in_this_thread()
        return work()

    def _ended(self, sending: Sending, _: Future[Result]) -> None:
        self._under_way.discard(sending)
        self._places.release()

    async def _cut(self, sending: Sending, task: Future[Result], future: asyncio.Future[Result]) -> Result:
        sending.cut()
        if not task.cancel():
            done, _ = await asyncio.wait({future}, timeout=GRACE_SECONDS)
            # An error now is the cut itself; a result has just made it.
            if done and not future.cancelled() and future.exception() is None:
                return future.result()
        raise OutOfTime


def _in_time(begins_by: float, work: Callable[[], Result]) -> Result:
    if time.monotonic() > begins_by:
        raise OutOfTime
    return work()


def _heard(future: asyncio.Future[Any]) -> None:
    if not future.cancelled():
        future.exception()

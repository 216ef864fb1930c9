"""The loop under every worker: claim what is due, carry it out, many at a time, sleep until there is more."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from bot.logs import get_log
from bot.usecases.ports import StoreUnavailable

log = get_log(__name__)

P = TypeVar("P")

# What another process has promised is seen after this; our own wakes us at once.
LONGEST_SLEEP = 5.0
# What is due but closed (a channel, a workspace) must not keep the loop spinning.
SHORTEST_SLEEP = 0.25
STORE_AWAY_SLEEP = 2.0
# Long enough for most answers (what is cut off has to be looked for afterwards), and so short that a process which is
# told to stop has stopped within ten seconds, before whoever told it loses patience.
GRACE = 4.0


@dataclass(frozen=True, slots=True)
class Work(Generic[P]):
    """One kind of promise. `claim` takes at most so many; `step` carries one out; `next_due` says when more is due.

    `lull`: seconds between two claims, unless woken; where many are claimed at a time, that is cheaper by far.
    """

    name: str
    claim: Callable[[int], Awaitable[Sequence[P]]]
    step: Callable[[P], Awaitable[None]]
    next_due: Callable[[], Awaitable[datetime | None]]
    at_once: int
    lull: float = 0.0


@dataclass(frozen=True, slots=True)
class Promises(Generic[P]):
    """Runs one kind of work until cancelled. `wake.set()` from anywhere in this process ends its sleep."""

    work: Work[P]
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _ended: asyncio.Event = field(default_factory=asyncio.Event)
    _faults: list[BaseException] = field(default_factory=list)

    async def run(self) -> None:
        """Until cancelled; what is under way then gets a few seconds to end. A fault of ours passes through."""
        try:
            while True:
                self.wake.clear()
                self._ended.clear()
                pause = await self._round()
                await self._rest(pause)
        finally:
            await self._wind_up()

    async def _round(self) -> float | None:
        """Start what is due; return how long to sleep, None: until one of those under way ends."""
        free = self.work.at_once - len(self._running)
        if free <= 0:
            return None
        try:
            claimed = await self.work.claim(free)
            for promise in claimed:
                self._start(promise)
            if len(claimed) == free:
                return 0.0
            # Where there was something, there may be more after the lull: asking when would cost as much as looking.
            return self.work.lull if claimed and self.work.lull else await self._until_due(bool(claimed))
        except StoreUnavailable as error:
            log.warning("store_away", work=self.work.name, error=str(error))
            return STORE_AWAY_SLEEP

    def _start(self, promise: P) -> None:
        task = asyncio.create_task(self._carry_out(promise))
        self._running.add(task)
        task.add_done_callback(self._has_ended)

    def _has_ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            self._faults.append(fault)
        self._ended.set()

    async def _until_due(self, found: bool) -> float:
        due_at = await self.work.next_due()
        if due_at is None:
            return LONGEST_SLEEP
        shortest = 0.0 if found else SHORTEST_SLEEP
        return min(max((due_at - self.now()).total_seconds(), shortest), LONGEST_SLEEP)

    async def _carry_out(self, promise: P) -> None:
        try:
            await self.work.step(promise)
        except StoreUnavailable as error:
            # The lease ends by itself, and whoever claims it then knows what may have happened.
            log.warning("store_away", work=self.work.name, error=str(error))

    async def _rest(self, pause: float | None) -> None:
        """Sleep until woken, until the pause is over or until something ends; faults of steps are raised here."""
        ended = asyncio.ensure_future(self._ended.wait())
        woken = asyncio.ensure_future(self.wake.wait())
        slept = asyncio.ensure_future(self.sleep(pause)) if pause is not None else None
        lull = asyncio.ensure_future(self.sleep(self.work.lull)) if self.work.lull else None
        every = [each for each in (ended, woken, slept, lull) if each]
        try:
            await asyncio.wait([each for each in every if each is not lull], return_when=asyncio.FIRST_COMPLETED)
            if lull and not self._faults and not woken.done():
                await asyncio.wait({lull, woken}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in every:
                each.cancel()
            await asyncio.gather(*every, return_exceptions=True)
        if self._faults:
            raise self._faults.pop()

    async def _wind_up(self) -> None:
        if not self._running:
            return
        _, cut_off = await asyncio.wait({*self._running}, timeout=GRACE)
        for task in cut_off:
            task.cancel()
        for task in cut_off:
            with suppress(asyncio.CancelledError):
                await task

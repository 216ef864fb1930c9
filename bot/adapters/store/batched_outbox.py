"""The outbox with few transactions: deliveries that end at about the same time are written down together."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.kept import Delivery, Notice
from bot.domain.pace import lane_of
from bot.usecases import request_ports as ports
from bot.usecases.request_ports import Move

# What has been posted and is not written down is looked for after a crash, so not for long; the time counts for news
# to many, where it makes the difference, and whoever waits for an answer of their own is written down soon.
LINGER_SECONDS = {"bulk": 2.0, "edit": 2.0, "direct": 0.1, "view": 0.1}
MOST_TOGETHER = 400


class BatchedOutbox(ports.Outbox):
    """Moves wait a moment for company. Each waits for its own transaction, and gets its own answer or error."""

    def __init__(self, outbox: ports.Outbox, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._outbox = outbox
        self._sleep = sleep
        self._waiting: list[tuple[Move, asyncio.Future[bool]]] = []
        self._writers: dict[float, asyncio.Task[None]] = {}

    async def enqueue(self, notices: Sequence[Notice], now: datetime) -> int:
        """At once."""
        return await self._outbox.enqueue(notices, now)

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Delivery]:
        """At once."""
        return await self._outbox.claim(owner, now, lease, most)

    async def move(self, claimed: Delivery, moved: Delivery, gates: Mapping[str, datetime]) -> bool:
        """Together with what else ends now; see the port."""
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((Move(claimed, moved, gates), written))
        linger = LINGER_SECONDS[lane_of(claimed.notice)]
        if linger not in self._writers:
            self._writers[linger] = asyncio.create_task(self._write_after(linger))
        return await written

    async def move_all(self, moves: Sequence[Move]) -> Sequence[bool]:
        """At once."""
        return await self._outbox.move_all(moves)

    async def next_due(self) -> datetime | None:
        """When the next delivery may be claimed."""
        return await self._outbox.next_due()

    async def of_subject(self, workspace: str, kind: str, subject: str) -> Sequence[Delivery]:
        """How far each notice of a subject has come."""
        return await self._outbox.of_subject(workspace, kind, subject)

    async def counts(self) -> Mapping[str, int]:
        """How many are under way or stuck."""
        return await self._outbox.counts()

    async def _write_after(self, linger: float) -> None:
        await self._sleep(linger)
        # Whoever ends from now on may be too late for this batch, and gets a writer of its own.
        del self._writers[linger]
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            await self._write(batch)

    async def _write(self, batch: Sequence[tuple[Move, asyncio.Future[bool]]]) -> None:
        try:
            done = await self._outbox.move_all([move for move, _ in batch])
        except Exception as error:  # whoever waits decides what it means
            for _, written in batch:
                if not written.done():
                    written.set_exception(error)
            return
        for (_, written), ours in zip(batch, done, strict=True):
            # Whoever waited may have been told to stop; that it was sent is true all the same.
            if not written.done():
                written.set_result(ours)

"""Who goes first when many forms are wanted at once: what a trigger waits for, before what only makes a form better."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

LONGEST_WAIT = 2.0
FEW = 4


class OneByOne:
    """Of many, the next one in each turn of the loop, so that answers come in between."""

    def __init__(self) -> None:
        self._next = asyncio.Lock()

    async def turn(self) -> None:
        async with self._next:
            await asyncio.sleep(0)


class Door(OneByOne):
    """In which order what Slack sends is taken apart. Callable with a request's body, as it came."""

    async def __call__(self, body: bytes) -> None:
        """The command's own word for a form, or a shortcut's name."""
        if b"text=ticket" in body or b"ticket.file" in body:
            await self.turn()


class Turns(OneByOne):
    """Forms are opened in the order in which they were asked for, and everything else behind them."""

    def __init__(self) -> None:
        super().__init__()
        self._few = asyncio.Semaphore(FEW)
        self._opening = 0
        self._nothing_opens = asyncio.Event()
        self._nothing_opens.set()

    @property
    def crowded(self) -> bool:
        """Whatever is looked up now costs somebody else the time that their trigger has."""
        return self._opening >= FEW

    @asynccontextmanager
    async def opening(self) -> AsyncIterator[None]:
        """Around all that a trigger waits for, until Slack has answered."""
        self._opening += 1
        self._nothing_opens.clear()
        try:
            yield
        finally:
            self._opening -= 1
            if not self._opening:
                self._nothing_opens.set()

    async def behind(self) -> None:
        """Wait until no form is being opened; while they never end, for a moment only."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._nothing_opens.wait(), LONGEST_WAIT)

    @asynccontextmanager
    async def few(self) -> AsyncIterator[None]:
        """Behind, and never many at once: store and Slack are there for those who send their forms, too."""
        async with self._few:
            await self.behind()
            yield

"""Who goes first when many forms are wanted at once: what a trigger waits for, before what only makes a form better."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

LONGEST_WAIT = 2.0


class Turns:
    """Forms are opened in the order in which they were asked for, and everything else behind them."""

    def __init__(self) -> None:
        self._drawing = asyncio.Lock()
        self._opening = 0
        self._nothing_opens = asyncio.Event()
        self._nothing_opens.set()

    @asynccontextmanager
    async def opening(self) -> AsyncIterator[None]:
        """Around all of it, from the trigger to Slack's answer."""
        self._opening += 1
        self._nothing_opens.clear()
        try:
            yield
        finally:
            self._opening -= 1
            if not self._opening:
                self._nothing_opens.set()

    @asynccontextmanager
    async def drawing(self) -> AsyncIterator[None]:
        """One form in each turn of the loop, so that answers come in between."""
        async with self._drawing:
            yield

    async def behind(self) -> None:
        """Wait until no form is being opened; while they never end, for a moment only."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._nothing_opens.wait(), LONGEST_WAIT)

"""Writing down what has happened outside, also when the store is away for a moment."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.usecases.ports import StoreUnavailable

TRIES = 4
FIRST_PAUSE = 0.2

Sleep = Callable[[float], Awaitable[None]]


async def insist(write: Callable[[], Awaitable[bool]], sleep: Sleep = asyncio.sleep) -> bool:
    """Write, a few times if need be; the last StoreUnavailable passes. Only for writes that guard themselves."""
    for tried in range(TRIES - 1):
        try:
            return await write()
        except StoreUnavailable:
            await sleep(FIRST_PAUSE * 2**tried)
    return await write()

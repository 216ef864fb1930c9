"""Forgetting what is no longer needed; being ready for the next day."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from bot.logs import get_log
from bot.usecases.ports import Receipts, StoreUnavailable
from bot.usecases.request_ports import Drafts

log = get_log(__name__)

EVERY_SECONDS = 3600.0
# Slack repeats an event for minutes; a day leaves room for clocks and outages.
KEPT = timedelta(days=1)
# Whoever comes back to a form after that begins anew.
DRAFTS_KEPT = timedelta(days=30)
LOOK_AT_THE_DAY_SECONDS = 60.0
_NAP = 0.000_1


async def forget_old_receipts(
    receipts: Receipts, now: Callable[[], datetime], sleep: Callable[[float], Awaitable[None]]
) -> None:
    """Every hour, until cancelled. A store that is away is tried again the next hour."""
    while True:
        try:
            await receipts.forget_before(now() - KEPT)
        except StoreUnavailable as error:
            log.warning("receipts_not_forgotten", error=str(error))
        await sleep(EVERY_SECONDS)


async def forget_old_drafts(
    drafts: Drafts, now: Callable[[], datetime], sleep: Callable[[float], Awaitable[None]]
) -> None:
    """Every hour, until cancelled; as above."""
    while True:
        try:
            await drafts.forget_before(now() - DRAFTS_KEPT)
        except StoreUnavailable as error:
            log.warning("drafts_not_forgotten", error=str(error))
        await sleep(EVERY_SECONDS)


async def be_ready_for_tomorrow(
    prepare: Callable[[], Iterable[None]], sleep: Callable[[float], Awaitable[None]]
) -> None:
    """Every minute, until cancelled: `prepare` has nothing to do until the day turns soon."""
    while True:
        await asyncio.to_thread(_walk_through, prepare())
        await sleep(LOOK_AT_THE_DAY_SECONDS)


def _walk_through(pieces: Iterable[None]) -> None:
    for _ in pieces:
        # A waiting thread gets the interpreter only after 5 ms, unless the busy one really sleeps.
        time.sleep(_NAP)

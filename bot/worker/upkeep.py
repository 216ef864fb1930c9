"""Forgetting what is no longer needed."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.usecases.ports import Receipts, StoreUnavailable
from bot.usecases.request_ports import Drafts

log = structlog.get_logger(__name__)

EVERY_SECONDS = 3600.0
# Slack repeats an event for minutes; a day leaves room for clocks and outages.
KEPT = timedelta(days=1)
# Whoever comes back to a form after that begins anew.
DRAFTS_KEPT = timedelta(days=30)


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

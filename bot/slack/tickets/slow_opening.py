"""A command that opens a form is answered in time, also where Slack takes long to open it."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.logs import get_log
from bot.slack.in_time import PATIENCE
from bot.slack.later import Later
from bot.slack.refusals import NOT_OURS, named

SECONDS = PATIENCE

log = get_log(__name__)


async def opened_in_time(opening: Awaitable[bool], button: Callable[[], Awaitable[None]], later: Later) -> bool:
    """False: it did not open. True: it did, or goes on behind; should it not open there, `button` is said instead."""
    work = asyncio.ensure_future(opening)
    done, _ = await asyncio.wait({work}, timeout=SECONDS)
    if done:
        return work.result()
    later.start("open_form", _behind(work, button))
    return True


async def _behind(work: asyncio.Future[bool], button: Callable[[], Awaitable[None]]) -> None:
    try:
        opened = await work
    except NOT_OURS as error:
        log.warning("form_not_opened", error=named(error))
        opened = False
    if not opened:
        await button()

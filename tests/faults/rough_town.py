"""A workspace and a desk in this process, and in front of them a bot that is a process and may be killed."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.adapters.store.attachments import Attachments
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.requests import Requests
from bot.adapters.store.store import Store
from bot.domain.patience import Patience
from bot.playground.model import Person
from tests.faults.crowd import busy_town
from tests.faults.mortal_bot import QUICK, MortalBot, mortal_bot
from tests.journeys.process import environment
from tests.journeys.test_ticket_process import desk_settings
from tests.journeys.ticket_town import DeskTown

DEADLINE = 240.0
AS_SLACK: Mapping[str, Any] = {"request_timeout": 3.0, "trigger_lifetime": 3.0}


@dataclass(frozen=True)
class RoughTown:
    """`settings`: the bot's, for another one beside it."""

    town: DeskTown
    bot: MortalBot
    settings: dict[str, str]
    folder: Path

    async def everything_done(self) -> None:
        """Wait until every request, file and notice has come to its end."""
        store = Store.open(self.settings["DATABASE_URL"])
        kinds = (Requests(store), Attachments(store), Outbox(store, Patience().channel_gap))
        try:
            while sum([sum((await kind.counts()).values()) for kind in kinds]):  # noqa: ASYNC110 - another's work
                await asyncio.sleep(0.1)
        finally:
            await store.close()


@asynccontextmanager
async def rough_town(
    folder: Path,
    database_url: str,
    people: tuple[Person, ...],
    *,
    arguments: Sequence[str] = QUICK,
    believed_lag: int = 1,
    deadline: float = DEADLINE,
    **options: Any,
) -> AsyncIterator[RoughTown]:
    """The bot listens. TimeoutError when all of it takes longer than `deadline` seconds."""
    town = busy_town(folder, people, today=datetime.now(UTC).date(), **options)
    await town.playground.start()
    try:
        more = {"FLOWVER_SEARCH_LAG": str(believed_lag), "DATABASE_URL": database_url}
        settings = {**environment(town.playground, folder, **more), **desk_settings(town)}
        async with asyncio.timeout(deadline), mortal_bot(town.playground, settings, folder, arguments) as bot:
            yield RoughTown(town, bot, settings, folder)
    finally:
        await town.playground.stop()

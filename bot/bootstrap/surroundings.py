"""What the parts of the bot share, and what a part gives back: the seams between running.py, desk.py and news.py."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import ClientSession
from prometheus_client import CollectorRegistry
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.store import Store
from bot.config import Settings
from bot.domain.patience import Patience
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.tickets.routes import DeskListeners
from bot.web.health import Look
from bot.words.translation import Translations

Loop = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Surroundings:
    """What is there for the parts that not every bot has. `stack` closes what they open. `deliveries`: set when
    there is something to deliver."""

    settings: Settings
    client: AsyncWebClient
    session: ClientSession
    watch: CatalogWatch
    store: Store
    stack: AsyncExitStack
    translations: Translations
    languages: Languages
    answers: Answers
    responder: Responder
    poster: Poster
    registry: CollectorRegistry
    now: Callable[[], datetime]
    deliveries: asyncio.Event


@dataclass(frozen=True)
class DeskSide:
    """What files requests: its listeners, its loops, and what /readyz looks at."""

    listeners: DeskListeners
    loops: tuple[Loop, ...]
    looks: tuple[Look, ...]
    patience: Patience


MakeDeskSide = Callable[[Surroundings], DeskSide]

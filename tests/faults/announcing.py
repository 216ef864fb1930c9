"""An announcement to many channels while Slack loses answers and limits, and bots are killed: what came of it."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.adapters.store.store import Store
from bot.domain.news.announcement import Progress
from bot.playground.desk.faults import Trouble
from bot.playground.rate_limit import STRICT, RateLimit
from bot.playground.server import Playground
from tests.faults.mortal_bot import AS_IN_LIFE, MortalBot, mortal_bot, tracebacks_in
from tests.faults.news_office import NewsOffice
from tests.journeys.process import environment
from tests.journeys.real_bot import texts
from tests.journeys.test_ticket_process import desk_settings
from tests.journeys.ticket_town import DeskTown, desk_town_of

POST = "chat.postMessage"
LOST, LIMITED = 0.05, 0.05


@dataclass(frozen=True)
class Effort:
    """How much is tried. `bots`: processes, of which one dies for good where there are several; seconds: `deadline`."""

    channels: int
    kills: int
    deadline: float
    arguments: Sequence[str]
    limit: RateLimit


# A short announcement is sent slowly, so that the kills come while it is under way.
SHORT = Effort(60, 2, 240.0, ("-m", "tests.faults.announcing_bot", "40"), RateLimit(1, 1, 30, 30, {}))
FULL = Effort(2_000, 5, 1_200.0, AS_IN_LIFE, STRICT)


@dataclass(frozen=True)
class Came:
    """What came of it. `problems`: everything that must not be, as sentences; `calls`: trouble -> how often it struck."""

    problems: list[str]
    seconds: float
    posts: int
    deaths: int
    struck: Mapping[str, int]


@dataclass
class Place:
    """A workspace whose channels all want to hear, and the bots in it."""

    town: DeskTown
    office: NewsOffice
    channels: list[str]
    bots: list[MortalBot]
    deaths: int = 0
    faults: list[Any] = field(default_factory=list)

    @property
    def play(self) -> Playground:
        return self.town.playground


async def announcing(folder: Path, database_url: str, effort: Effort, seed: int, bots: int = 1) -> Came:
    """Everything through HTTP; each bot is a process. TimeoutError when it does not come to its end."""
    chance, begun = random.Random(seed), time.monotonic()
    async with asyncio.timeout(effort.deadline), _place(folder, database_url, effort, seed, bots) as place:
        await place.office.catalog_read()
        draft = await place.office.drafted(place.play.vendor.release())
        rage(place)
        approved = await place.office.approve(draft)
        await killed_at_random(place, effort, chance)
        await place.office.sent(approved.id)
        progress = await place.office.announcements.progress(approved.id, datetime.now(UTC))
        for bot in place.bots:
            if bot.alive.is_set():
                await bot.stop()
        struck = {f"{fault.operation} {fault.trouble}": fault.struck for fault in place.faults}
        said = "".join(bot.said for bot in place.bots)
        problems = [*wrong(place, approved.version), *_badly_counted(progress, effort), *_said(place, said)]
    return Came(problems, time.monotonic() - begun, len(place.play.posts), place.deaths, struck)


def rage(place: Place) -> None:
    """One answer in twenty is lost after the work, one call in twenty is limited; so when looking back, too."""
    for operation in (POST, "conversations.history"):
        place.faults += [
            place.play.slack_fail(Trouble.LOSE_ANSWER, operation, probability=LOST),
            place.play.slack_fail(Trouble.LIMIT, operation, probability=LIMITED, retry_after=1),
        ]


async def killed_at_random(place: Place, effort: Effort, chance: random.Random) -> None:
    """Whenever so many have been posted, and a moment later; of several bots, the first to be killed stays dead."""
    moments = sorted(chance.sample(range(1, round(effort.channels * 0.9)), effort.kills))
    for number, posted in enumerate(moments):
        await place.play.wait_for_posts(posted, effort.deadline)
        await asyncio.sleep(chance.uniform(0, 0.2))
        victim = chance.choice([bot for bot in place.bots if bot.alive.is_set()])
        await victim.kill()
        place.deaths += 1
        if number or len(place.bots) == 1:
            await victim.start()


def wrong(place: Place, version: str) -> list[str]:
    """Everything that must not be, as the far end sees it."""
    posted = Counter(post.channel for post in place.play.posts)
    problems = [f"{channel} was told {posted[channel]} times" for channel in place.channels if posted[channel] != 1]
    problems += [f"nobody asked for a post in {channel}" for channel in posted if channel not in place.channels]
    silent = [channel for channel in place.channels if not _tells(place, channel, version)]
    problems += [f"{channel} was told of something else" for channel in silent]
    return problems + [f"Slack would have refused: {each.error}" for each in place.play.rejections]


def _tells(place: Place, channel: str, version: str) -> bool:
    said = place.play.workspace.messages[channel]
    return all(version in f"{message.text} {texts(message.blocks)}" for message in said)


def _badly_counted(progress: Progress, effort: Effort) -> list[str]:
    right = progress.total == progress.sent == effort.channels
    return [] if right else [f"the bot believes {progress}"]


def _said(place: Place, said: str) -> list[str]:
    problems = [f"the log tells {what}" for what in (place.play.bot_token, place.play.signing_secret) if what in said]
    return [*problems, *tracebacks_in(said)]


@asynccontextmanager
async def _place(folder: Path, database_url: str, effort: Effort, seed: int, bots: int) -> AsyncIterator[Place]:
    today = datetime.now(UTC).date()
    catalog = folder / "catalog"
    options = {"seed": seed, "rate_limit": effort.limit, "keep_calls": 0, "catalog": catalog / "releases.yml"}
    town = desk_town_of(folder, today=today, **options)
    store = Store.open(database_url)
    await town.playground.start()
    try:
        await store.migrate()
        office = NewsOffice(store, catalog, town.playground.workspace.id)
        channels = town.playground.add_channels(effort.channels)
        await office.subscribe(channels)
        settings = {**environment(town.playground, folder, DATABASE_URL=database_url), **desk_settings(town)}
        async with AsyncExitStack() as stack:
            start = lambda: mortal_bot(town.playground, settings, folder, effort.arguments)  # noqa: E731
            living = [await stack.enter_async_context(start()) for _ in range(bots)]
            yield Place(town, office, channels, living)
    finally:
        await store.close()
        await town.playground.stop()

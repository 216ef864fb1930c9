"""Reminders of support that ends: each once ever, whatever restarts, standstills, clocks and second processes do."""

import asyncio
from datetime import timedelta

from bot.adapters.store.reminders import Reminders
from bot.domain.days import day_in
from bot.domain.news.reminders import due_reminders
from tests.journeys.announcing_town import AnnouncingTown, announcing_town
from tests.journeys.real_bot import DEADLINE

__all__ = ["announcing_town"]

LINE = "6.14"


def days_left(town: AnnouncingTown) -> int:
    """Of the line's support, by the bot's clock."""
    catalog = town.office.catalog()
    told = due_reminders(catalog, day_in(catalog.policy.zone, town.now()), (), [1_000]).tell
    return next(each.left for each in told if each.line == LINE)


async def comes_back(town: AnnouncingTown, left: int, bots: int = 1) -> None:
    """So many bots start at once, on the day with so many days left."""
    await town.stop()
    town.ahead += timedelta(days=days_left(town) - left)
    await asyncio.gather(*(town.start() for _ in range(bots)))


async def recorded(town: AnnouncingTown, days: int) -> None:
    kept = Reminders(town.office.store)
    async with asyncio.timeout(DEADLINE):
        while True:
            found = await kept.recorded(town.office.workspace) or ()
            if any((each.line, each.days) == (LINE, days) for each in found):
                return
            await asyncio.sleep(0.05)


async def heard(town: AnnouncingTown, place: str, times: int) -> None:
    """What managers are told of drafts is no concern here."""
    posts = town.playground.posts
    await town.playground.workspace.broadcast.wait_for(lambda: len(posts.in_channel(place)) >= times or None, DEADLINE)


async def looked_twice(town: AnnouncingTown, first: int) -> None:
    """Each look at the catalogue ends with the reminders: when the second look has begun, the first has ended."""
    for number in (first, first + 1):
        town.release(f"6.15.{number}")
        await town.draft(f"6.15.{number}")


async def test_each_reminder_comes_once_ever(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    [place] = town.playground.add_channels(1)
    await town.office.subscribe([place])
    assert 30 < days_left(town) < 90
    # Down for weeks, and then two processes at once.
    await comes_back(town, 20, bots=2)
    await recorded(town, 30)
    await heard(town, place, 1)
    # The clock is set back, and goes forward again.
    await comes_back(town, 45)
    await looked_twice(town, 18)
    await comes_back(town, 29)
    await looked_twice(town, 20)
    await comes_back(town, 0)
    await recorded(town, 0)
    await heard(town, place, 2)
    # Once more, a day later.
    await comes_back(town, -1)
    await looked_twice(town, 22)
    assert town.times_told([place], LINE) == [2], [(post.channel, post.at) for post in town.playground.posts]
    assert len(town.playground.posts.in_channel(place)) == 2

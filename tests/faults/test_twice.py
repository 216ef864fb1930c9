"""The same submission more than once, however that comes about: one request."""

import asyncio
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.playground.delivery import HttpTransport
from bot.playground.desk.faults import Trouble
from bot.playground.model import Json
from tests.databases import empty_postgresql
from tests.faults.crowd import Crowd, crowd, wishes
from tests.faults.mortal_bot import MortalBot
from tests.faults.raging import wrong
from tests.faults.rough_town import RoughTown, rough_town

PEOPLE = crowd(4)
CHANCE = random.Random(20261125)


def newest(rough: RoughTown) -> Json:
    """What was submitted last, as Slack sent it."""
    return rough.town.playground.view_acts.submissions.sent[-1]


async def test_a_submission_that_slack_repeats_at_once_and_after_a_restart_is_one_request(
    tmp_path: Path, database_url: str
) -> None:
    [wish] = wishes(PEOPLE, 1, CHANCE)
    async with rough_town(tmp_path, database_url, PEOPLE) as rough:
        town, play, bot = rough.town, rough.town.playground, rough.bot
        town.desk.fail(Trouble.LIMIT, "create", count=1, retry_after=1)
        await Crowd(town, bot, CHANCE).file([wish], 0)
        both = await asyncio.gather(*(play.line.send("interactive", newest(rough)) for _ in range(2)))
        assert [answer.failure for answer in both] == [None, None]
        await bot.kill()
        await bot.start()
        assert (await play.line.send("interactive", newest(rough))).failure is None
        await rough.everything_done()
        # And once more, long after it was filed.
        assert (await play.line.send("interactive", newest(rough))).failure is None
        await rough.everything_done()
        await bot.stop()
    assert wrong(town, [wish], bot.said) == []


async def test_two_clicks_on_send_are_one_request(tmp_path: Path, database_url: str) -> None:
    [wish] = wishes(PEOPLE, 1, CHANCE)
    async with rough_town(tmp_path, database_url, PEOPLE) as rough:
        town, busy = rough.town, Crowd(rough.town, rough.bot, CHANCE)
        await busy.prepare(wish)
        view = town.playground.view_acts.top(wish.person)
        clicks = await asyncio.gather(*(town.playground.view_acts.submit(view) for _ in range(2)))
        assert [outcome.what for outcome in clicks] == ["updated", "updated"]
        sent = town.playground.view_acts.submissions.sent
        # Not the same delivery twice, but two of one view.
        assert len({each["trigger_id"] for each in sent}) == 2
        await rough.everything_done()
        await rough.bot.stop()
    assert wrong(town, [wish], rough.bot.said) == []


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    yield from empty_postgresql()


async def test_two_processes_on_one_database_that_both_hear_of_everything_file_each_request_once(
    tmp_path: Path, postgresql_url: str
) -> None:
    wished = wishes(PEOPLE, 12, CHANCE)
    async with rough_town(tmp_path, postgresql_url, PEOPLE) as rough:
        town, play = rough.town, rough.town.playground
        second = MortalBot(rough.settings, tmp_path)
        to_second = HttpTransport(lambda: second.url, play.signing_secret, play.request_timeout, time.time)
        await second.start()
        for trouble in (Trouble.LOSE_ANSWER, Trouble.LIMIT):
            town.desk.fail(trouble, "create", probability=0.25, retry_after=1)
        busy = Crowd(town, rough.bot, CHANCE)
        for wish in wished:
            await busy.prepare(wish)
            await asyncio.gather(play.submit(wish.person), repeated(rough, to_second))
        await rough.everything_done()
        assert (await rough.bot.stop(), await second.stop()) < (10, 10)
        await to_second.close()
    said = rough.bot.said + second.said
    assert wrong(town, wished, said) == []
    # Both had a part in it.
    assert all("request_filed" in each for each in (rough.bot.said, second.said))


async def repeated(rough: RoughTown, transport: HttpTransport) -> None:
    """The submission that is under way, to the other process as well."""
    await asyncio.sleep(0)
    assert (await transport.send("interactive", newest(rough))).failure is None

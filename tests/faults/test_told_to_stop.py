"""SIGTERM in the middle of filing: the process ends soon, and the next one brings everything to its end, once."""

import asyncio
import random
from pathlib import Path

from bot.playground.desk.faults import Fault, Trouble
from tests.faults.crowd import Crowd, crowd, wishes
from tests.faults.mortal_bot import AS_IN_LIFE, PATIENT
from tests.faults.raging import wrong
from tests.faults.rough_town import rough_town

PEOPLE = crowd(4)
CHANCE = random.Random(20261125)
LONGEST_END = 10.0


async def struck(*faults: Fault) -> None:
    """Wait until each of the faults has met a call."""
    while not all(fault.struck for fault in faults):  # noqa: ASYNC110 - a slow call tells nobody that it has begun
        await asyncio.sleep(0.02)


async def test_an_answer_that_is_on_its_way_is_still_heard(tmp_path: Path, database_url: str) -> None:
    [wish] = wishes(PEOPLE, 1, CHANCE)
    async with rough_town(tmp_path, database_url, PEOPLE) as rough:
        slow = rough.town.desk.fail(Trouble.SLOW, "create", seconds=1.0)
        await Crowd(rough.town, rough.bot, CHANCE).file([wish], 0)
        await struck(slow)
        assert await rough.bot.stop() < LONGEST_END
        assert "request_filed" in rough.bot.said
        await rough.bot.start()
        await rough.everything_done()
        await rough.bot.stop()
    assert wrong(rough.town, [wish], rough.bot.said) == []
    assert slow.struck == 1


async def test_with_everything_hanging_it_ends_in_time_and_nothing_is_lost_or_doubled(
    tmp_path: Path, database_url: str
) -> None:
    wished = wishes(PEOPLE, 4, CHANCE)
    async with rough_town(tmp_path, database_url, PEOPLE, arguments=PATIENT) as rough:
        town, busy, fail = rough.town, Crowd(rough.town, rough.bot, CHANCE), rough.town.desk.fail
        # Two that were attached and nobody heard of it, then one that was filed unheard, then two that are never done.
        attached = fail(Trouble.SILENT, "attach", count=2)
        await busy.file(wished[:1], 0)
        await struck(attached)
        filed = fail(Trouble.SILENT, "create", count=1)
        await busy.file(wished[1:2], 0)
        await struck(filed)
        lost = fail(Trouble.HANG, "create")
        await busy.file(wished[2:], 0)
        await struck(lost)
        assert await rough.bot.stop() < LONGEST_END
        town.desk.heal()
        await rough.bot.start()
        await rough.everything_done()
        await rough.bot.stop()
    assert wrong(town, wished, rough.bot.said) == []


async def test_what_waits_for_long_does_not_add_up(tmp_path: Path) -> None:
    wished = wishes(PEOPLE, 2, CHANCE)
    url = f"sqlite:///{tmp_path / 'flowver.sqlite3'}"
    async with rough_town(tmp_path, url, PEOPLE, arguments=AS_IN_LIFE) as rough:
        busy, fail = Crowd(rough.town, rough.bot, CHANCE), rough.town.desk.fail
        copied = fail(Trouble.HANG, "attach_temp")
        await busy.file(wished[:1], 0)
        await struck(copied)
        filed = fail(Trouble.HANG, "create")
        await busy.file(wished[1:], 0)
        await struck(filed)
        assert await rough.bot.stop() < LONGEST_END
        rough.town.desk.heal()

"""At its default level the log tells what went wrong, and nothing of what people wrote or who they are."""

import random
import sqlite3
from pathlib import Path

from bot.playground.desk.faults import Trouble
from tests.faults.crowd import PLANTED, Crowd, crowd, wishes
from tests.faults.raging import told_in_the_log, wrong, wrong_at_the_desk
from tests.faults.rough_town import rough_town

PEOPLE = crowd(4)
CHANCE = random.Random(20261125)
TROUBLES = (
    (Trouble.PAGE, "create", {}),
    (Trouble.ERROR, "create", {"status": 500, "html": True}),
    (Trouble.ERROR, "create", {"status": 401}),
    (Trouble.LOSE_REQUEST, "create", {}),
    (Trouble.DOWN, "create", {}),
    (Trouble.PAGE, "customers", {}),
    (Trouble.PAGE, "users", {}),
    (Trouble.ERROR, "validate", {"status": 500}),
    (Trouble.PAGE, "search", {}),
    (Trouble.ERROR, "attach_temp", {"status": 500}),
    (Trouble.PAGE, "attach", {}),
    (Trouble.ERROR, "attachments", {"status": 502, "html": True}),
)


async def test_whatever_the_desk_answers_the_log_tells_nothing_private(tmp_path: Path) -> None:
    wished = wishes(PEOPLE, 8, CHANCE)
    async with rough_town(tmp_path, sqlite(tmp_path), PEOPLE) as rough:
        faults = [
            rough.town.desk.fail(trouble, operation, count=2, probability=0.7, **more)
            for trouble, operation, more in TROUBLES
        ]
        await Crowd(rough.town, rough.bot, CHANCE).file(wished, 0.2)
        await rough.everything_done()
        await rough.bot.stop()
    assert [*wrong_at_the_desk(rough.town, wished), *told_in_the_log(rough.town, rough.bot.said)] == []
    # A run in which hardly anything went wrong would prove nothing.
    assert sum(fault.struck > 0 for fault in faults) > len(faults) / 2


async def test_what_the_desk_refuses_is_told_to_the_person_and_not_to_the_log(tmp_path: Path) -> None:
    [wish] = wishes(PEOPLE, 1, CHANCE)
    async with rough_town(tmp_path, sqlite(tmp_path), PEOPLE) as rough:
        town = rough.town
        town.desk.settings.validate_available = False
        busy = Crowd(town, rough.bot, CHANCE)
        await busy.prepare(wish)
        # The rule changes after the form was read.
        town.desk.add_field("11001", "string", f"Plant of {PLANTED}", required=True)
        await busy.send(wish.person)
        told = await town.told(town.direct(wish.person), "did not take")
        assert PLANTED in str(told.blocks)
        await rough.bot.stop()
    assert told_in_the_log(town, rough.bot.said) == []


async def test_a_store_that_is_away_while_somebody_sends_tells_no_more(tmp_path: Path) -> None:
    [wish] = wishes(PEOPLE, 1, CHANCE)
    async with rough_town(tmp_path, sqlite(tmp_path), PEOPLE) as rough:
        busy = Crowd(rough.town, rough.bot, CHANCE)
        await busy.prepare(wish)
        holder = sqlite3.connect(tmp_path / "flowver.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        outcome = await rough.town.playground.submit(wish.person)
        assert "Nothing you typed is lost" in outcome.errors["own.summary"]
        holder.execute("ROLLBACK")
        holder.close()
        await busy.send(wish.person)
        await rough.everything_done()
        await rough.bot.stop()
    assert "request_not_kept" in rough.bot.said
    assert wrong(rough.town, [wish], rough.bot.said) == []


def sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'flowver.sqlite3'}"

"""The short form of `make faults`: answers are lost, calls limited, bots killed, and every channel hears exactly once."""

from pathlib import Path

from tests.databases import empty_postgresql
from tests.faults.announcing import POST, SHORT, announcing

SEED = 20261125


async def test_whatever_slack_loses_and_whenever_the_bot_is_killed_each_channel_hears_once(
    tmp_path: Path, database_url: str
) -> None:
    came = await announcing(tmp_path, database_url, SHORT, SEED)
    assert came.problems == []
    # Had nothing gone wrong, nothing would have been tried.
    assert came.deaths == SHORT.kills
    assert came.struck[f"{POST} lose_answer"] > 0


async def test_of_three_bots_one_dies_for_good_and_each_channel_hears_once(tmp_path: Path) -> None:
    databases = empty_postgresql()
    came = await announcing(tmp_path, next(databases), SHORT, SEED, bots=3)
    next(databases, None)
    assert came.problems == []
    assert came.deaths == SHORT.kills

"""The short form of `make faults`: the desk loses, limits and fails, the bot is killed, all is filed once and told once."""

from pathlib import Path

from tests.faults.raging import SHORT, raging

SEED = 20261125


async def test_whatever_the_desk_loses_and_whenever_the_bot_is_killed_each_request_is_filed_and_told_once(
    tmp_path: Path, database_url: str
) -> None:
    came = await raging(tmp_path, database_url, SHORT, SEED)
    assert came.problems == []
    # Had nothing gone wrong, nothing would have been tried.
    assert came.deaths == SHORT.kills
    assert came.creates > SHORT.submissions

"""The catalogue's files change, or break, while the bot runs."""

import asyncio
import json

from bot.playground.cast import FLOW_SUPPORT, PRIYA
from tests.journeys.real_bot import DEADLINE, Town

NEW_LINE = "  - {line: '6.17', released: 2026-11-20, source: test}\n"
BROKEN_LINE = "  - {component: server, version: 6.x, released: 2026-02-30, source: test}\n"


async def test_new_answers_follow_a_changed_file(town: Town) -> None:
    before = await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.17")
    assert "not in the catalogue" in before.text
    town.change_catalog(lambda text: text + NEW_LINE)
    assert await town.bot.watch.refresh()
    after = await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.17")
    assert "is supported through 2028-11-20" in after.text


async def test_the_running_bot_looks_for_changes_by_itself(http_town: Town) -> None:
    changed = asyncio.Event()
    http_town.bot.watch.on_change(lambda _: changed.set())
    watching = asyncio.create_task(http_town.bot.watch.watch(0.01))
    http_town.change_catalog(lambda text: text + NEW_LINE)
    async with asyncio.timeout(DEADLINE):
        await changed.wait()
    watching.cancel()
    await asyncio.wait({watching})
    assert "is supported" in (await http_town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.17")).text


async def test_a_broken_file_leaves_the_old_answers_and_is_named_by_readyz(town: Town) -> None:
    town.change_catalog(lambda text: text + BROKEN_LINE)
    assert not await town.bot.watch.refresh()
    assert "is supported" in (await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")).text
    status, body = await town.get("/readyz")
    catalog = json.loads(body)["catalog"]
    last_line = len((town.folder / "catalog" / "releases.yml").read_text("utf-8").splitlines())
    assert (status, catalog["newest_files_used"]) == (200, False)
    assert [f"releases.yml:{last_line}" in problem for problem in catalog["problems"]] == [True] * 2
    assert "version" in catalog["problems"][0]


async def test_a_mended_file_is_taken_up_and_readyz_is_content(http_town: Town) -> None:
    http_town.change_catalog(lambda text: text + BROKEN_LINE)
    await http_town.bot.watch.refresh()
    http_town.change_catalog(lambda text: text.replace(BROKEN_LINE, NEW_LINE))
    assert await http_town.bot.watch.refresh()
    _, body = await http_town.get("/readyz")
    assert json.loads(body)["catalog"]["problems"] == []

"""The page's API for channels and for the vendor, as a browser uses it."""

from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.adapters.catalog_files.sample import write_sample
from bot.playground.cast import ALLMANT, ANNA, DRIFT, ERIK, FLOW_NEWS, PRIYA
from bot.playground.server import Playground


async def post(playground: Playground, path: str, **body: Any) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as session, session.post(f"{playground.url}play/{path}", json=body) as answer:
        return answer.status, await answer.json()


async def state(playground: Playground) -> Any:
    async with aiohttp.ClientSession() as session, session.get(f"{playground.url}play/state") as answer:
        return await answer.json()


@pytest.mark.parametrize(
    ("languages", "person"),
    [("sv-SE,sv;q=0.9,en;q=0.8", ANNA), ("en-US,en;q=0.9", PRIYA), ("de-DE,de;q=0.9,sv;q=0.5", PRIYA), ("", PRIYA)],
)
async def test_a_first_visitor_acts_as_somebody_who_reads_their_language(
    playground: Playground, languages: str, person: str
) -> None:
    async with aiohttp.ClientSession(headers={"Accept-Language": languages}) as session:
        answer = await session.get(f"{playground.url}play/state")
        assert (await answer.json())["me"] == person


async def test_a_person_joins_and_leaves_a_channel(playground: Playground) -> None:
    playground.workspace.leave(playground.channel(ALLMANT), ERIK)
    for act, inside in (("join", True), ("leave", False)):
        assert await post(playground, "channel", **{"as": ERIK}, conversation=ALLMANT, act=act) == (200, {"ok": True})
        assert (ERIK in playground.channel(ALLMANT).members) is inside


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"act": "explode"}, 404),
        ({"conversation": DRIFT}, 404),
        ({"conversation": f"D{PRIYA[1:]}"}, 400),
        ({"as": "U0NOBODY"}, 404),
        ({"act": "unarchive"}, 400),
        ({"act": "rename", "name": "Not Good"}, 400),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(playground: Playground, wrong: Any, status: int) -> None:
    asked = {"as": PRIYA, "conversation": FLOW_NEWS, "act": "archive"} | wrong
    got, body = await post(playground, "channel", **asked)
    assert got == status
    assert body["error"].endswith(".")
    assert not playground.channel(FLOW_NEWS).is_archived


async def test_without_a_catalogue_there_is_no_vendor_and_no_stop_of_the_tour(playground: Playground) -> None:
    shown = await state(playground)
    assert shown["vendor"] is None
    assert "vendor" not in [step["target"] for step in shown["tour"]]
    status, body = await post(playground, "vendor", **{"as": ANNA}, act="release")
    assert (status, body["error"]) == (404, "There is no catalogue to write to here.")


async def test_a_release_is_answered_with_its_number(tmp_path: Path) -> None:
    write_sample(tmp_path, date(2026, 11, 25))
    playground = Playground(catalog=tmp_path / "releases.yml")
    await playground.start()
    assert await post(playground, "vendor", **{"as": ANNA}, act="release") == (200, {"version": "6.15.18"})
    shown = await state(playground)
    refused, _ = await post(playground, "vendor", **{"as": ANNA}, act="sell")
    await playground.stop()
    assert shown["vendor"] == {"next": "6.15.19", "newest": "6.15.18"}
    assert "vendor" in [step["target"] for step in shown["tour"]]
    assert refused == 404

"""Many open forms at once whom the bot has never met: the forms come first, and what each person reads right after."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncSlackResponse, AsyncWebClient

from bot.playground.cast import ANNA, FLOW_SUPPORT
from bot.playground.model import Json
from bot.slack.languages import PATIENCE
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT
from tests.faults.crowd import busy_cast, crowd
from tests.journeys.real_bot import DEADLINE, living
from tests.journeys.ticket_town import DeskTown, answer_in, desk_town, desk_town_of

__all__ = ["desk_town"]
SWEDES = tuple(replace(person, locale="sv-SE") for person in crowd(24))
TICKET = "/flowver ticket studio 6.15.13"


def title(view: Json) -> str:
    return str(view["title"]["text"])


@pytest.fixture
async def busy_town(tmp_path: Path) -> AsyncIterator[DeskTown]:
    town = desk_town_of(tmp_path, cast=busy_cast(SWEDES))
    async with living(town):
        await town.desk_known()
        yield town


@pytest.mark.parametrize("way", ["the command", "the shortcut"])
async def test_a_crowd_has_its_forms_before_anything_is_looked_up_and_then_in_its_own_language(
    busy_town: DeskTown, way: str
) -> None:
    play = busy_town.playground
    opening = (
        play.command(person.id, FLOW_SUPPORT, TICKET)
        if way == "the command"
        else play.shortcut(person.id, GLOBAL_SHORTCUT)
        for person in SWEDES
    )
    await asyncio.gather(*opening)
    opened = [call.request["view"] for call in play.calls if call.method == "views.open"]
    assert len(opened) == len(SWEDES)
    assert "Support request" in {title(view) for view in opened}
    for person in SWEDES:
        view = await play.wait_for_view(person.id, lambda view: title(view) == "Supportärende", DEADLINE)
        if way == "the command":
            assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.13"
    assert play.rejections == []


async def test_somebody_who_comes_alone_has_the_form_in_their_language_at_once(desk_town: DeskTown) -> None:
    play = desk_town.playground
    await play.command(ANNA, FLOW_SUPPORT, TICKET)
    assert [title(call.request["view"]) for call in play.calls if call.method == "views.open"] == ["Supportärende"]


async def test_a_form_comes_into_its_persons_language_also_where_slack_is_slow_to_say_which(
    desk_town: DeskTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    users_info, play = AsyncWebClient.users_info, desk_town.playground

    async def slowly(client: AsyncWebClient, **asked: str) -> AsyncSlackResponse:
        await asyncio.sleep(PATIENCE + 0.2)
        return await users_info(client, **asked)

    monkeypatch.setattr(AsyncWebClient, "users_info", slowly)
    await play.command(ANNA, FLOW_SUPPORT, TICKET)
    assert [title(call.request["view"]) for call in play.calls if call.method == "views.open"] == ["Support request"]
    await play.wait_for_view(ANNA, lambda view: title(view) == "Supportärende", DEADLINE)

"""A request that needs a person: its requester decides in Slack, with proof; nobody else can."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA, TOM
from bot.playground.model import Message
from bot.slack.views.tickets.decide import AGAIN, IT_IS, KEY
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT
from tests.journeys.real_bot import DEADLINE, action_ids, living, texts
from tests.journeys.ticket_town import DeskTown, desk_town, desk_town_of, hurry

__all__ = ["desk_town"]


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[DeskTown]:
    """A desk where flowver may not search; what was lost is looked for soon."""
    town = desk_town_of(tmp_path)
    hurry(town)
    async with living(town):
        await town.desk_known()
        town.desk.fail("error", "search", status=403)
        yield town


async def stuck(town: DeskTown, trouble: str, person: str = PRIYA) -> Message:
    """The message that asks the person for help."""
    town.desk.fail(trouble, "create", count=1)
    await town.playground.shortcut(person, GLOBAL_SHORTCUT)
    await town.sent(person)
    told = await town.told(town.direct(person), IT_IS)
    await town.playground.close_view(person, everything=True)
    return told


async def press(town: DeskTown, person: str, told: Message, prefix: str) -> None:
    await town.press(person, told, next(each for each in action_ids(told) if each.startswith(prefix)))


async def test_it_is_there_takes_the_request_that_holds_the_mark_and_no_other(town: DeskTown) -> None:
    play = town.playground
    await play.shortcut(ANNA, GLOBAL_SHORTCUT)
    await town.sent(ANNA)
    others = (await town.filed()).key
    told = await stuck(town, "lose_answer")
    assert "needs your help" in texts(told.blocks)
    mine = town.desk.requests[-1].key
    assert mine != others
    await press(town, PRIYA, told, IT_IS)
    for typed, said in (("NPS-999", "shows flowver no"), (others, "another request"), ("what?", "no key")):
        await town.fill(PRIYA, {KEY: typed})
        outcome = await play.submit(PRIYA)
        assert said in outcome.errors[KEY]
    await town.fill(PRIYA, {KEY: f"{play.jira_url}/servicedesk/customer/portal/4/{mine}"})
    outcome = await play.submit(PRIYA)
    assert outcome.view
    assert mine in texts(outcome.view["blocks"])
    await town.told(town.direct(PRIYA), f"portal/4/{mine}")
    assert len(town.desk.requests) == 2


async def test_file_it_again_files_once_and_asks_first(town: DeskTown) -> None:
    told = await stuck(town, "down")
    again = next(each for each in told.blocks[-1]["elements"] if each["action_id"].startswith(AGAIN))
    assert "there will be two" in texts([again["confirm"]])
    await press(town, PRIYA, told, AGAIN)
    await town.told(town.direct(PRIYA), (await town.filed()).key)
    before = town.messages()
    await press(town, PRIYA, told, AGAIN)
    said = await town.newest_since(before, lambda message: message.only_for == PRIYA)
    assert "nothing to mend" in said.text
    assert len(town.desk.requests) == 1


async def test_the_list_offers_the_same_and_somebody_else_can_do_nothing(town: DeskTown) -> None:
    told = await stuck(town, "down")
    listed = await town.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")
    assert [each["action_id"].rpartition(".")[0] for each in listed.blocks[-1]["elements"]] == [IT_IS, AGAIN]
    home = await town.playground.open_home(PRIYA)
    assert home
    assert "needs your help" in texts(home["blocks"])
    # Somebody else does not see it; a button with its value is as good as none to them.
    pressed = next(each for each in told.blocks[-1]["elements"] if each["action_id"].startswith(AGAIN))
    client = AsyncWebClient(token=town.playground.bot_token, base_url=town.playground.api_url)
    blocks = [{"type": "actions", "elements": [pressed]}]
    await client.chat_postMessage(channel=FLOW_SUPPORT, text="Forged", blocks=blocks)
    forged = await town.playground.wait_for_message(lambda message: message.text == "Forged")
    before = town.messages()
    await press(town, TOM, forged, AGAIN)
    said = await town.newest_since(before, lambda message: message.only_for == TOM)
    assert "not yours" in said.text
    assert town.desk.requests == []


async def test_a_desk_that_is_away_is_said_at_the_question_and_nothing_changes(town: DeskTown) -> None:
    told = await stuck(town, "lose_answer")
    town.desk.fail("hang", "read")
    await press(town, PRIYA, told, IT_IS)
    await town.fill(PRIYA, {KEY: town.desk.requests[-1].key})
    outcome = await town.playground.submit(PRIYA)
    assert "does not answer now" in outcome.errors[KEY]
    town.desk.heal()
    assert (await town.playground.submit(PRIYA)).errors == {}


async def test_a_desk_that_is_down_is_told_once_in_the_view_and_a_message_and_the_outcome_later(
    desk_town: DeskTown,
) -> None:
    town = desk_town
    town.desk.fail("limit", "create", count=1, retry_after=3600)
    await town.playground.shortcut(ANNA, GLOBAL_SHORTCUT)
    await town.sent(ANNA)
    told = await town.told(town.direct(ANNA), "sparat och väntar")
    assert "Servicedesken svarar inte just nu" in texts(told.blocks)
    view = await town.playground.wait_for_view(ANNA, lambda view: "väntar" in texts(view["blocks"]), DEADLINE)
    assert "Inget är förlorat" in texts(view["blocks"])
    assert town.desk.requests == []

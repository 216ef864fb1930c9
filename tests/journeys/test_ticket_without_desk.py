"""A bot without a desk in its settings: tickets are offered nowhere, and whoever asks for one is told."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.cast import ANNA, BOT, FLOW_SUPPORT, PRIYA
from bot.playground.server import Playground
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT, MESSAGE_SHORTCUT
from bot.slack.views.tickets.outcomes import MEND, OPEN
from tests.journeys.process import environment, flowver_run
from tests.journeys.real_bot import Town, texts, town_of

SHORTCUTS = (GLOBAL_SHORTCUT, MESSAGE_SHORTCUT)


@pytest.mark.parametrize("asked", ["", "help", "6.15.3", "upgrade server 6.15.3 6.15.17"])
async def test_no_answer_offers_a_ticket(http_town: Town, asked: str) -> None:
    shown = await http_town.command(PRIYA, FLOW_SUPPORT, f"/flowver {asked}")
    assert "ticket" not in str(shown.blocks)
    home = await http_town.playground.open_home(PRIYA)
    assert "ticket" not in str(home)


@pytest.mark.parametrize("asked", ["ticket", "ticket 6.15.3", "tickets", "status NPS-1"])
async def test_the_words_are_answered_with_where_to_go_instead(http_town: Town, asked: str) -> None:
    shown = await http_town.command(ANNA, FLOW_SUPPORT, f"/flowver {asked}")
    assert "Ärenden kan inte skickas härifrån" in shown.text


@pytest.mark.parametrize("shortcut", SHORTCUTS)
async def test_a_shortcut_of_the_manifest_says_so_in_a_view(http_town: Town, shortcut: str) -> None:
    play = http_town.playground
    if shortcut == GLOBAL_SHORTCUT:
        await play.shortcut(ANNA, shortcut)
    else:
        message = play.workspace.messages[FLOW_SUPPORT][0]
        await play.message_shortcut(ANNA, message, shortcut)
    view = await play.wait_for_view(ANNA)
    assert "Ärenden kan inte skickas härifrån" in texts(view["blocks"])
    assert not view["submit"]


async def test_a_trigger_that_came_too_late_is_told_in_a_direct_message(
    http_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_town.playground.hosting.triggers, "lifetime", timedelta(0))
    await http_town.playground.shortcut(PRIYA, GLOBAL_SHORTCUT)
    told = await http_town.playground.wait_for_message(lambda message: message.user == BOT)
    assert told.conversation == http_town.playground.workspace.direct_message(PRIYA).id
    assert "Requests cannot be filed from here" in told.text


@pytest.mark.parametrize("left_over", [OPEN, f"{MEND}.12345678"])
async def test_a_button_of_an_older_message_says_so(http_town: Town, left_over: str) -> None:
    play = http_town.playground
    element = {"type": "button", "action_id": left_over, "text": {"type": "plain_text", "text": "Open"}, "value": "x"}
    client = AsyncWebClient(token=play.bot_token, base_url=play.api_url)
    blocks = [{"type": "actions", "elements": [element]}]
    await client.chat_postMessage(channel=FLOW_SUPPORT, text="Older", blocks=blocks)
    old = await play.wait_for_message(lambda message: message.text == "Older")
    await play.click(PRIYA, old, left_over)
    view = await play.wait_for_view(PRIYA)
    assert "Requests cannot be filed from here" in texts(view["blocks"])


async def test_flowver_run_starts_without_a_desk_and_says_so_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("run")
    play: Playground = town_of(folder, "http").playground
    await play.start()
    try:
        async with flowver_run(environment(play, folder), folder) as running:
            play.bot_url = f"{await running.address()}/slack/events"
            await play.shortcut(ANNA, GLOBAL_SHORTCUT)
            assert "kan inte skickas härifrån" in texts((await play.wait_for_view(ANNA, timeout=20))["blocks"])
    finally:
        await play.stop()

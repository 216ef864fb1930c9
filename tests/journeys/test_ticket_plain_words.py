"""Whoever asks in whole sentences, by command, mention or direct message, gets their requests or the form."""

import pytest

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA
from bot.slack.views.ticket_outcomes import OPEN
from tests.journeys.real_bot import action_ids, texts
from tests.journeys.ticket_town import GOOD, DeskTown, answer_in, desk_town

__all__ = ["desk_town"]

OF_THEIRS = {PRIYA: "How is my ticket going?", ANNA: "hur går det med mitt ärende?"}
OF_ONE = {PRIYA: "any news on {}?", ANNA: "har ni tittat på {}?"}
OF_A_FAULT = {PRIYA: "I want to report a bug in studio 6.15.3", ANNA: "vi har ett problem med studio 6.15.3"}


@pytest.mark.parametrize("person", [PRIYA, ANNA])
async def test_a_question_about_ones_own_request_is_answered_with_it_in_every_way(
    desk_town: DeskTown, person: str
) -> None:
    town, play = desk_town, desk_town.playground
    await play.command(person, FLOW_SUPPORT, "/flowver ticket")
    await town.sent(person)
    key = (await town.filed()).key
    direct = town.direct(person)
    await town.told(direct, key)
    for asked in (OF_THEIRS[person], OF_ONE[person].format(key)):
        answer = await town.command(person, FLOW_SUPPORT, f"/flowver {asked}")
        assert key in texts(answer.blocks)
        assert GOOD["own.summary"] in texts(answer.blocks)
        for place, said in ((FLOW_SUPPORT, f"@flowver {asked}"), (direct, asked)):
            before = town.messages()
            await play.say(person, place, said)
            direct = town.direct(person)
            told = await town.newest_since(before, lambda each: each.conversation == direct and key in str(each.blocks))  # noqa: B023
            assert OPEN not in action_ids(told)


@pytest.mark.parametrize("person", [PRIYA, ANNA])
async def test_a_fault_told_in_whole_sentences_opens_the_form_or_offers_it(desk_town: DeskTown, person: str) -> None:
    town, play = desk_town, desk_town.playground
    await play.command(person, FLOW_SUPPORT, f"/flowver {OF_A_FAULT[person]}")
    assert answer_in(await town.form(person), "own.version")["selected_option"]["value"] == "6.15.3"
    for place, said in ((FLOW_SUPPORT, "@flowver {}"), (town.direct(person), "{}")):
        before = town.messages()
        await play.say(person, place, said.format(OF_A_FAULT[person]))
        offered = await town.newest_since(before, lambda each: OPEN in str(each.blocks))
        await town.press(person, offered, OPEN)
        assert answer_in(await town.form(person), "own.component")["selected_option"]["value"] == "studio"

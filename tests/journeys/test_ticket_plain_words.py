"""Whoever asks in whole sentences, by command, mention or direct message, gets their requests or the form."""

import pytest

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA
from bot.slack.views.tickets.outcomes import OPEN
from tests.journeys.real_bot import action_ids, texts
from tests.journeys.ticket_town import GOOD, DeskTown, answer_in, desk_town

__all__ = ["desk_town"]

OF_THEIRS = {PRIYA: "How is my ticket going?", ANNA: "hur går det med mitt ärende?"}
OF_ONE = {PRIYA: "any news on {}?", ANNA: "har ni tittat på {}?"}
OF_A_FAULT = {PRIYA: "studio 6.15.3 crashes when I *save*", ANNA: "vi har ett problem med studio 6.15.3"}


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
    view = await town.form(person)
    assert answer_in(view, "own.version")["selected_option"]["value"] == "6.15.3"
    assert answer_in(view, "own.description")["value"] == OF_A_FAULT[person]
    # Nothing was answered, so no answer goes along.
    assert "rich_text_quote" not in str(view["blocks"])
    for place, said in ((FLOW_SUPPORT, "@flowver {}"), (town.direct(person), "{}")):
        before = town.messages()
        await play.say(person, place, said.format(OF_A_FAULT[person]))
        offered = await town.newest_since(before, lambda each: OPEN in str(each.blocks))
        await town.press(person, offered, OPEN)
        view = await town.form(person)
        assert answer_in(view, "own.component")["selected_option"]["value"] == "studio"
        assert answer_in(view, "own.description")["value"] == OF_A_FAULT[person]
        await play.close_view(person, everything=True)


@pytest.mark.parametrize("person", [PRIYA, ANNA])
async def test_what_goes_along_is_promised_only_where_something_does(desk_town: DeskTown, person: str) -> None:
    town, play = desk_town, desk_town.playground
    before = town.messages()
    await play.say(person, town.direct(person), "ticket")
    offered = await town.newest_since(before, lambda each: OPEN in str(each.blocks))
    assert [words for words in ("goes along", "följer med") if words in offered.text] == []
    await town.press(person, offered, OPEN)
    assert answer_in(await town.form(person), "own.description")["value"] is None

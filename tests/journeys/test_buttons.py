"""The buttons under an answer: the next question, and showing it to the channel once."""

import asyncio

from bot.playground.cast import ALLMANT, ANNA, DRIFT, ERIK, FLOW_SUPPORT, PRIYA
from bot.slack.views.answer import ASK, SHARE
from tests.journeys.real_bot import Town, action_ids, texts


async def test_the_upgrade_path_is_answered_beneath_to_the_same_person(town: Town) -> None:
    shown = await town.command(ANNA, FLOW_SUPPORT, "/flowver 6.14.3")
    before = town.messages()
    await town.press(ANNA, shown, f"{ASK}.0")
    answer = await town.newest_since(before, lambda message: message.only_for == ANNA)
    assert "6.14.3 → 6.16.4" in answer.text
    assert town.playground.workspace.message(FLOW_SUPPORT, shown.ts) == shown


async def test_a_shared_answer_shows_who_asked_what_and_cannot_be_shared_again(town: Town) -> None:
    shown = await town.command(ANNA, FLOW_SUPPORT, "/flowver studio 6.15.3")
    await town.press(ANNA, shown, SHARE)
    public = [message for message in town.said_by_bot(FLOW_SUPPORT) if not message.ephemeral]
    assert len(public) == 1
    assert f"<@{ANNA}> frågade: studio 6.15.3" in texts(public[0].blocks)
    assert SHARE not in action_ids(public[0])
    left = town.playground.workspace.message(FLOW_SUPPORT, shown.ts)
    assert left
    assert SHARE not in action_ids(left)
    assert "Visad i kanalen" in texts(left.blocks)


async def test_an_answer_is_shared_once_however_often_the_button_is_pressed(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.14")
    await asyncio.gather(*(town.press(PRIYA, shown, SHARE) for _ in range(5)))
    assert len([message for message in town.said_by_bot(FLOW_SUPPORT) if not message.ephemeral]) == 1


async def test_two_answers_to_the_same_question_are_shared_each_by_itself(http_town: Town) -> None:
    for _ in range(2):
        shown = await http_town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.14")
        await http_town.press(PRIYA, shown, SHARE)
    assert len([message for message in http_town.said_by_bot(FLOW_SUPPORT) if not message.ephemeral]) == 2


async def test_sharing_works_where_the_bot_is_no_member(http_town: Town) -> None:
    shown = await http_town.command(ANNA, ALLMANT, "/flowver 6.14")
    await http_town.press(ANNA, shown, SHARE)
    assert [message.conversation for message in http_town.said_by_bot(ALLMANT) if not message.ephemeral] == [ALLMANT]


async def test_others_can_press_what_stands_in_the_channel_and_are_answered_in_their_language(town: Town) -> None:
    shown = await town.command(ANNA, DRIFT, "/flowver 6.14.3")
    await town.press(ANNA, shown, SHARE)
    public = next(message for message in town.said_by_bot(DRIFT) if not message.ephemeral)
    before = town.messages()
    await town.press("U0TOMBECKE", public, f"{ASK}.0")
    answer = await town.newest_since(before, lambda message: message.only_for == "U0TOMBECKE")
    assert "a minor upgrade" in answer.text


async def test_a_button_in_a_thread_is_answered_in_the_thread(http_town: Town) -> None:
    await http_town.playground.say(ERIK, FLOW_SUPPORT, "@flowver 6.14.3")
    reply = await http_town.playground.wait_for_message(lambda message: bool(message.thread_ts and message.blocks))
    before = http_town.messages()
    await http_town.press(ERIK, reply, f"{ASK}.0")
    answer = await http_town.newest_since(before, lambda message: message.only_for == ERIK)
    assert answer.thread_ts == reply.thread_ts


async def test_choosing_the_language_with_a_button_answers_in_it(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver language")
    before = town.messages()
    await town.press(PRIYA, shown, f"{ASK}.0")
    answer = await town.newest_since(before, lambda message: message.only_for == PRIYA)
    assert "svenska" in answer.text
    again = await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
    assert "stöds" in again.text

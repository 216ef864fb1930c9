"""Subscribing, by command, mention, message and button; through real HTTP."""

import re
from typing import Any

import pytest

from bot.playground.cast import ALLMANT, ANNA, ERIK, FLOW_NEWS, FLOW_SUPPORT, PRIYA
from bot.playground.model import Message
from tests.journeys.announcing_town import AnnouncingTown, announcing_town
from tests.journeys.real_bot import DEADLINE, action_ids, texts

__all__ = ["announcing_town"]


async def said(town: AnnouncingTown, person: str, typed: str, place: str = FLOW_SUPPORT) -> str:
    answer = await town.command(person, place, f"/flowver {typed}")
    return f"{answer.text}\n{texts(answer.blocks)}"


async def in_channel(town: AnnouncingTown, word: str, place: str = FLOW_SUPPORT) -> Message:
    return await town.playground.wait_for_message(
        lambda message: message.conversation == place and not message.only_for and word in texts(message.blocks),
        DEADLINE,
    )


@pytest.mark.parametrize(
    ("person", "again", "less"),
    [
        (PRIYA, "already", "service packs"),
        (ERIK, "redan", "servicepaket"),
    ],
)
async def test_a_channel_subscribes_once_hears_who_did_it_and_can_have_less(
    announcing_town: AnnouncingTown, person: str, again: str, less: str
) -> None:
    town = announcing_town
    first = await said(town, person, "subscribe service-packs end-of-support 6.15")
    assert "6.15" in first
    assert person in texts((await in_channel(town, person)).blocks)
    second = await said(town, person, "subscribe end-of-support 6.15 service-packs")
    assert again.lower() in second.lower(), second
    reduced = await said(town, person, "unsubscribe service-packs 6.15")
    assert less in reduced.lower(), reduced
    team = town.playground.workspace.id
    kept = await town.office.subscriptions.get(team, FLOW_SUPPORT)
    assert kept
    assert [each.kinds for each in kept.wishes] == [frozenset({"end-of-support"})]
    assert (kept.subscribed_by, kept.language) == (person, "en" if person == PRIYA else "sv")
    assert kept.zone == ("Europe/London" if person == PRIYA else "Europe/Stockholm")
    await said(town, person, "unsubscribe")
    assert await town.office.subscriptions.get(team, FLOW_SUPPORT) is None


async def test_another_channel_that_is_named_is_not_passed_over(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    team = town.playground.workspace.id
    answer = await said(town, PRIYA, "subscribe <#C0FLOWNEWS|flow-news> releases", f"D{PRIYA[1:]}")
    assert "another channel is named" in answer
    assert [await town.office.subscriptions.get(team, each) for each in (PRIYA, FLOW_NEWS)] == [None, None]
    assert "hear of news" in await said(town, PRIYA, "subscribe <#C0FLOWNEWS|flow-news> releases", FLOW_NEWS)


@pytest.mark.parametrize(
    "strange", ["<!channel>", "<!subteam^S0ABC|@drift>", f"<@{ANNA}>", "https://example.com", "@here"]
)
async def test_people_broadcasts_and_addresses_are_no_news_and_change_nothing(
    announcing_town: AnnouncingTown, strange: str
) -> None:
    town = announcing_town
    team, direct = town.playground.workspace.id, f"D{PRIYA[1:]}"
    await said(town, PRIYA, "subscribe studio", direct)
    before = await town.office.subscriptions.get(team, PRIYA)
    answer = await said(town, PRIYA, f"subscribe {strange}", direct)
    assert "Nothing changed" in answer
    assert "<!" not in answer
    assert f"<@{ANNA}" not in answer
    assert await town.office.subscriptions.get(team, PRIYA) == before
    await town.playground.say(PRIYA, FLOW_SUPPORT, f"<@{town.playground.workspace.bot}> subscribe releases {strange}")
    await town.playground.wait_for_message(lambda m: bool(m.thread_ts) and "Nothing changed" in m.text, DEADLINE)
    assert await town.office.subscriptions.get(team, FLOW_SUPPORT) is None


async def test_what_is_not_understood_is_named_and_changes_nothing(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    answer = await said(town, PRIYA, "subscribe servicepaks 6.15")
    assert "servicepaks" in answer
    assert await town.office.subscriptions.get(town.playground.workspace.id, FLOW_SUPPORT) is None


async def test_a_direct_message_subscribes_the_person_and_a_mention_the_channel(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    before = town.messages()
    await play.say(ERIK, f"D{ERIK[1:]}", "prenumerera på servicepaket")
    await town.newest_since(before, lambda each: each.user == play.workspace.bot)
    await play.say(PRIYA, FLOW_SUPPORT, f"<@{play.workspace.bot}> subscribe withdrawals")
    await in_channel(town, PRIYA)
    found = await town.office.subscriptions.of_workspace(play.workspace.id)
    assert {each.target for each in found} == {ERIK, FLOW_SUPPORT}


async def test_where_flowver_is_not_it_says_how_to_invite_and_goes_on_when_invited(
    announcing_town: AnnouncingTown,
) -> None:
    town, play = announcing_town, announcing_town.playground
    answer = await said(town, PRIYA, "subscribe", ALLMANT)
    assert "/invite" in answer
    await play.wait_for_message(lambda each: each.conversation == f"D{PRIYA[1:]}" and ALLMANT in each.text, DEADLINE)
    await play.invite(ALLMANT)
    await in_channel(town, PRIYA, ALLMANT)
    kept = await town.office.subscriptions.get(play.workspace.id, ALLMANT)
    assert kept
    assert kept.paused == ""


async def test_an_archived_channel_pauses_says_so_and_resumes_when_it_is_back(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    await said(town, PRIYA, "subscribe")
    await in_channel(town, PRIYA)
    await play.archive(FLOW_SUPPORT)
    told = await play.wait_for_message(
        lambda message: message.conversation == f"D{PRIYA[1:]}" and FLOW_SUPPORT in texts(message.blocks), DEADLINE
    )
    assert "archived" in texts(told.blocks)
    listed = await town.command(PRIYA, f"D{PRIYA[1:]}", "/flowver subscriptions")
    assert "archived" in texts(listed.blocks)
    assert {"news.resume", "news.remove", "news.options", "news.test"} <= set(action_ids(listed))
    await play.unarchive(FLOW_SUPPORT)
    kept = await town.office.subscriptions.get(play.workspace.id, FLOW_SUPPORT)
    assert kept
    assert kept.paused == ""


async def test_the_buttons_of_the_list_pause_resume_test_and_remove(announcing_town: AnnouncingTown) -> None:
    town, team = announcing_town, announcing_town.playground.workspace.id
    await said(town, PRIYA, "subscribe")
    await in_channel(town, PRIYA)
    listed = await town.command(PRIYA, FLOW_SUPPORT, "/flowver subscriptions")

    async def pressed(action_id: str) -> Any:
        before = town.messages()
        await town.press(PRIYA, listed, action_id)
        return await town.newest_since(before, lambda each: each.user == town.playground.workspace.bot)

    paused = await pressed("news.pause")
    assert "news.resume" in action_ids(paused)
    kept = await town.office.subscriptions.get(team, FLOW_SUPPORT)
    assert kept
    assert kept.paused == "command"
    await town.press(PRIYA, paused, "news.resume")
    await town.press(PRIYA, listed, "news.test")
    await in_channel(town, "test")
    await pressed("news.remove")
    assert await town.office.subscriptions.get(team, FLOW_SUPPORT) is None


async def test_options_are_chosen_in_a_window_and_saved(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    await said(town, PRIYA, "subscribe")
    listed = await town.command(PRIYA, FLOW_SUPPORT, "/flowver subscriptions")
    await town.press(PRIYA, listed, "news.options")
    await play.wait_for_view(PRIYA, lambda view: view["callback_id"] == "news.save_options", DEADLINE)
    await play.choose(PRIYA, "form.value", "weekly", block_id="often")
    await play.choose(PRIYA, "form.value", "sv", block_id="language")
    await play.submit(PRIYA)
    await play.wait_for_no_view(PRIYA, DEADLINE)
    kept = await town.office.subscriptions.get(play.workspace.id, FLOW_SUPPORT)
    assert kept
    assert (kept.weekly, kept.language) == (True, "sv")


@pytest.mark.parametrize("typed", ["subscribe help", "help subscribe", "hjälp prenumerera"])
async def test_help_with_subscribing_is_about_subscribing(announcing_town: AnnouncingTown, typed: str) -> None:
    answer = await said(announcing_town, PRIYA, typed)
    assert "/flowver unsubscribe" in answer
    assert "tz Europe/Stockholm" in answer
    assert "compat" not in answer


async def test_a_zone_is_changed_by_whoever_writes_it_and_the_channel_reads_it(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    await said(town, PRIYA, "subscribe weekly")
    answer = await said(town, ERIK, "prenumerera tidszon Stockholm")
    assert "Europe/Stockholm" in answer
    assert ERIK in texts((await in_channel(town, "(Europe/Stockholm)")).blocks)


async def test_home_shows_what_one_has_subscribed_and_lets_it_be_changed(announcing_town: AnnouncingTown) -> None:
    town, play = announcing_town, announcing_town.playground
    await said(town, ANNA, "subscribe")
    home = await play.open_home(ANNA)
    assert home
    assert FLOW_SUPPORT in texts(home["blocks"])
    await play.click_home(ANNA, "news.no_fixes")
    assert not await town.bot_wants_fixes(ANNA)
    assert re.search("får inte veta", texts((await play.open_home(ANNA) or {})["blocks"]))


async def test_a_component_is_followed_by_the_numbers_that_its_users_know(announcing_town: AnnouncingTown) -> None:
    town = announcing_town
    here = f"D{PRIYA[1:]}"
    answer = await said(town, PRIYA, "subscribe windows 1.35", here)
    assert "lists no line" not in answer
    assert "lists no line 1.99" in await said(town, PRIYA, "subscribe windows 1.99", here)
    town.release("1.35.99", component="windows", flow_line="6.15")
    await town.announced(await town.draft("1.35.99"))
    assert town.times_told([here], "1.35.99") == [1]

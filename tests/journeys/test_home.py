"""App Home: the supported versions at a glance, in the reader's language, as the catalogue stands."""

from bot.playground.cast import ANNA, BOT, PRIYA
from tests.journeys.real_bot import DEADLINE, Town, texts


async def home(town: Town, person: str) -> str:
    view = await town.playground.open_home(person)
    assert view
    return texts(view["blocks"])


async def test_app_home_is_in_the_language_of_who_opens_it(town: Town) -> None:
    swedish, english = await home(town, ANNA), await home(town, PRIYA)
    assert "Versionerna i korthet" in swedish
    assert "stöds t.o.m. 2028-07-26" in swedish
    assert "supported through 2028-07-26" in english
    assert "6.13" in english


async def test_app_home_follows_the_catalogue_at_its_next_opening(town: Town) -> None:
    await home(town, PRIYA)
    town.change_catalog(lambda text: f"{text}  - {{line: '6.17', released: 2026-11-20, source: test}}\n")
    assert await town.bot.watch.refresh()
    assert "*6.17*  supported through 2028-11-20" in await home(town, PRIYA)


async def test_a_button_of_app_home_is_answered_in_a_direct_message(town: Town) -> None:
    await home(town, PRIYA)
    before = town.messages()
    await town.playground.click_home(PRIYA, "answer.ask.6.15")
    reply = await town.newest_since(before, lambda message: message.user == BOT)
    assert reply.conversation == town.playground.workspace.direct_message(PRIYA).id
    assert "6.15 is supported" in reply.text


async def test_choosing_the_language_is_seen_in_app_home(town: Town) -> None:
    direct = town.playground.workspace.direct_message(PRIYA).id
    await town.playground.say(PRIYA, direct, "language sv")
    await town.playground.wait_for_message(lambda message: message.user == BOT, DEADLINE)
    assert "Versionerna i korthet" in await home(town, PRIYA)

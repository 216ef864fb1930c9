"""With many forms wanted at once, what only makes a form better waits until they stand."""

import asyncio

from bot.slack.turns import Turns


async def test_what_can_wait_goes_when_the_last_form_has_opened() -> None:
    turns, order = Turns(), list[str]()
    first, second = asyncio.Event(), asyncio.Event()

    async def opened(name: str, answered: asyncio.Event) -> None:
        async with turns.opening():
            await answered.wait()
        order.append(name)

    async def help_found() -> None:
        await turns.behind()
        order.append("help")

    forms = [asyncio.create_task(opened("first", first)), asyncio.create_task(opened("second", second))]
    await asyncio.sleep(0)
    helping = asyncio.create_task(help_found())
    first.set()
    await forms[0]
    second.set()
    await asyncio.gather(helping, *forms)
    assert order == ["first", "second", "help"]


async def test_a_form_whose_opening_fails_keeps_nobody_waiting() -> None:
    turns = Turns()
    try:
        async with turns.opening():
            raise TimeoutError
    except TimeoutError:
        pass
    async with asyncio.timeout(0.5):
        await turns.behind()


async def test_of_many_forms_one_is_drawn_in_each_turn_of_the_loop() -> None:
    turns, drawn = Turns(), list[int]()

    async def draw(number: int) -> None:
        async with turns.drawing():
            drawn.append(number)

    tasks = [asyncio.create_task(draw(number)) for number in range(5)]
    async with turns.drawing():
        await asyncio.sleep(0)
    counts = []
    while len(drawn) < len(tasks):
        await asyncio.sleep(0)
        counts.append(len(drawn))
    assert counts == sorted(set(counts))
    assert drawn == [0, 1, 2, 3, 4]

"""With many forms wanted at once, what only makes a form better waits until they stand."""

import asyncio
from contextlib import AsyncExitStack
from itertools import pairwise

import pytest

from bot.slack.tickets import turns as turns_module
from bot.slack.tickets.turns import FEW, Door, Turns


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


async def test_a_form_whose_opening_fails_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "LONGEST_WAIT", 3600)
    turns = Turns()
    try:
        async with turns.opening():
            raise TimeoutError
    except TimeoutError:
        pass
    async with asyncio.timeout(30):
        await turns.behind()


async def test_of_many_forms_one_is_opened_in_each_turn_of_the_loop_the_oldest_first() -> None:
    turns, opened = Turns(), list[int]()

    async def open_one(number: int) -> None:
        await turns.turn()
        opened.append(number)

    tasks = [asyncio.create_task(open_one(number)) for number in range(5)]
    counts = []
    while len(opened) < len(tasks):
        await asyncio.sleep(0)
        counts.append(len(opened))
    assert max(after - before for before, after in pairwise([0, *counts])) == 1
    assert opened == [0, 1, 2, 3, 4]


async def test_with_a_few_forms_being_opened_there_is_a_crowd() -> None:
    turns = Turns()
    async with AsyncExitStack() as stack:
        for _ in range(FEW - 1):
            await stack.enter_async_context(turns.opening())
        assert not turns.crowded
        await stack.enter_async_context(turns.opening())
        assert turns.crowded
    assert not turns.crowded


async def test_what_makes_forms_better_is_done_for_a_few_at_once() -> None:
    turns, at_once, most = Turns(), 0, 0

    async def improve() -> None:
        nonlocal at_once, most
        async with turns.few():
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0)
            at_once -= 1

    await asyncio.gather(*(improve() for _ in range(3 * FEW)))
    assert most == FEW


@pytest.mark.parametrize(
    "body", [b"command=%2Fflowver&text=6.15.13&trigger_id=1", b'payload={"type":"block_actions"}', b"{}", b""]
)
async def test_an_answer_goes_through_the_door_at_once_however_many_forms_wait_there(body: bytes) -> None:
    door = Door()
    waiting = [asyncio.create_task(door(b"command=%2Fflowver&text=ticket+6.15")) for _ in range(20)]
    await asyncio.sleep(0)
    await door(body)
    assert not any(task.done() for task in waiting)
    await asyncio.gather(*waiting)


@pytest.mark.parametrize(
    "body", [b"command=%2Fflowver&text=ticket", b"payload=%7B%22callback_id%22%3A%22ticket.file_message%22%7D"]
)
async def test_forms_come_in_one_by_one(body: bytes) -> None:
    door, counts = Door(), list[int]()
    waiting = [asyncio.create_task(door(body)) for _ in range(5)]
    while not all(task.done() for task in waiting):
        counts.append(sum(task.done() for task in waiting))
        await asyncio.sleep(0)
    assert max(after - before for before, after in pairwise(counts)) == 1

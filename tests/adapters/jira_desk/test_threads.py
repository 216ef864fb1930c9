"""A desk that hangs holds a few threads of its own, for a bounded time, and nobody else's."""

import asyncio
import threading

import pytest

from bot.adapters.jira_desk.line import Patience
from bot.adapters.jira_desk.sending import Cut, Sending
from bot.adapters.jira_desk.threads import DeskThreads, OutOfTime
from bot.usecases.desk_ports import DeskNotDone, DeskUnsure, Order
from tests.adapters.jira_desk.stub import says

ORDER = Order("4", "11001", {"summary": "s"}, "m")


async def test_calls_that_were_given_up_leave_their_threads_free(stub_of, desk_at):
    stub = await stub_of(says(200))
    stub.replies = [stub.hang]
    desk = desk_at(stub.account(), patience=Patience(connect=1, read=30, call=0.2))
    late = await asyncio.gather(*(desk.create(ORDER) for _ in range(8)), return_exceptions=True)
    assert [type(error) for error in late] == [DeskUnsure] * 8
    stub.replies = [says(201, {"issueKey": "NPS-1"})]
    assert (await desk.create(ORDER)).key == "NPS-1"


async def test_a_call_that_still_waited_for_a_thread_is_certainly_not_done(stub_of, desk_at):
    stub = await stub_of(says(200))
    stub.replies = [stub.hang]
    desk = desk_at(stub.account(), patience=Patience(connect=1, read=30, call=0.3))
    outcomes = await asyncio.gather(*(desk.create(ORDER) for _ in range(20)), return_exceptions=True)
    assert {type(error) for error in outcomes} <= {DeskUnsure, DeskNotDone}
    assert 8 <= len(stub.asked) == sum(isinstance(error, DeskUnsure) for error in outcomes) < 20


async def test_more_calls_than_there_are_places_are_refused_at_once():
    threads, hold = DeskThreads(threads=1, most=3), threading.Event()
    waiting = [asyncio.create_task(threads.run(Sending(), 5, lambda: hold.wait(5))) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(DeskNotDone, match="too many"):
        await threads.run(Sending(), 5, lambda: None)
    hold.set()
    assert await asyncio.gather(*waiting) == [True] * 3
    assert await threads.run(Sending(), 5, lambda: "free") == "free"
    threads.close()


async def test_a_cancelled_call_is_cut_and_its_place_is_free_again(stub_of, desk_at):
    stub = await stub_of(says(200))
    stub.replies = [stub.hang]
    desk = desk_at(stub.account(), patience=Patience(connect=1, read=30, call=30))
    task = asyncio.create_task(desk.create(ORDER))
    await asyncio.wait_for(stub.arrived.wait(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    stub.replies = [says(201, {"issueKey": "NPS-1"})]
    assert (await desk.create(ORDER)).key == "NPS-1"


async def test_closing_ends_what_is_under_way_and_nothing_begins_any_more(stub_of, desk_at):
    stub = await stub_of(says(200))
    stub.replies = [stub.hang]
    desk = desk_at(stub.account(), patience=Patience(connect=1, read=30, call=30))
    task = asyncio.create_task(desk.create(ORDER))
    await asyncio.wait_for(stub.arrived.wait(), 30)
    desk.close()
    with pytest.raises(DeskUnsure):
        await asyncio.wait_for(task, 20)
    with pytest.raises(DeskNotDone, match="closed"):
        await desk.create(ORDER)


async def test_a_call_that_was_cut_before_it_began_never_sends(stub_of, desk_at):
    sending = Sending()
    sending.cut()
    with pytest.raises(Cut):
        sending.begins(None)
    assert not sending.sent


async def test_work_that_cannot_be_cut_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("bot.adapters.jira_desk.threads.GRACE_SECONDS", 0.05)
    threads, hold = DeskThreads(threads=1, most=2), threading.Event()
    with pytest.raises(OutOfTime):
        await threads.run(Sending(), 0.05, lambda: hold.wait(10))
    hold.set()
    threads.close()


async def test_connections_are_kept_between_calls(stub_of, desk_at):
    stub = await stub_of(says(201, {"issueKey": "NPS-1"}))
    desk = desk_at(stub.account())
    for _ in range(3):
        await desk.create(ORDER)
    assert (len(stub.asked), stub.connections) == (3, 1)


async def test_a_connection_that_rested_long_is_not_trusted_with_a_write(stub_of, desk_at, monkeypatch):
    stub = await stub_of(says(201, {"issueKey": "NPS-1"}))
    desk = desk_at(stub.account())
    await desk.create(ORDER)
    monkeypatch.setattr("bot.adapters.jira_desk.sending.FRESH_SECONDS", 0.0)
    await desk.create(ORDER)
    assert stub.connections == 2

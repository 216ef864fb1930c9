"""Requests, files and deliveries in the store: claimed by one at a time, found by index, shown to their owner only."""

import asyncio
import time
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.adapters.store.requests import Requests
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.domain.tickets.ticket import Filed, SlackFile
from bot.usecases.refresh_status import RefreshStatus
from tests.faults.filing_world import NOON, World, a_file, a_ticket, an_origin

LEASE = timedelta(seconds=90)


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


async def test_a_request_comes_back_as_it_was_submitted(world: World) -> None:
    ticket = a_ticket(
        summary='<b> "quoted" \u202eright to left 🧨 \x00',
        desk_values={"customfield_1": [{"value": "å"}], "number": 1.5},
        files=(a_file(), SlackFile("F2", "b.png", 3)),
    )
    submitted = await world.submitting.submit("V1", ticket, an_origin())
    kept = await world.request(submitted)
    assert (kept.ticket, kept.origin) == (ticket, an_origin())
    found = (await world.attachments.of_requests("T1", [kept.id]))[kept.id]
    assert tuple(each.file for each in found) == ticket.files


async def test_the_same_key_in_another_workspace_is_another_request(world: World) -> None:
    first, second = await world.submit("V1"), await world.submit("V1", workspace="T2")
    assert (first.new, second.new) == (True, True)
    assert first.request != second.request


async def test_many_that_claim_at_once_share_the_requests(world: World) -> None:
    for number in range(20):
        await world.submit(f"V{number}")
    claims = [world.requests.claim(f"owner-{number}", NOON, LEASE, 3) for number in range(10)]
    claimed = [request.id for each in await asyncio.gather(*claims) for request in each]
    assert len(claimed) == len(set(claimed)) == 20


async def test_only_the_one_who_claimed_it_last_can_move_it(world: World) -> None:
    await world.submit()
    [old] = await world.requests.claim("old", NOON, LEASE, 9)
    [new] = await world.requests.claim("new", NOON + LEASE, LEASE, 9)
    assert await world.steps.begin(old, "", "4") is None
    assert await world.steps.begin(new, "", "4") is not None


async def test_a_person_sees_their_own_requests_only(world: World) -> None:
    mine, theirs = await world.submit("V1"), await world.submit("V2", user="U2")
    await world.until_quiet()
    assert [each.id for each in await world.requests.requests_of("T1", "U1")] == [mine.request]
    key = (await world.request(theirs)).filed
    assert key
    assert await world.requests.request_by_key("T1", "U1", key.key) is None
    shown = await world.requests.request_by_key("T1", "U2", key.key)
    assert shown
    assert shown.id == theirs.request


async def test_a_status_is_read_now_and_then(world: World) -> None:
    submitted = await world.submit()
    await world.until_quiet()
    refresh = RefreshStatus(world.requests, world.desk, world.clock.now)
    again_at = world.clock.now() + timedelta(hours=1)
    assert await world.requests.due_for_status(world.clock.now(), again_at, 9) == []
    world.clock.advance(700)
    world.desk.requests["HELP-1"].filed = Filed("HELP-1", "10001", "https://x", "Waiting for customer", "INDETERMINATE")
    [due] = await world.requests.due_for_status(world.clock.now(), again_at, 9)
    assert await world.requests.due_for_status(world.clock.now(), again_at, 9) == []
    await refresh.step(due)
    kept = await world.request(submitted)
    assert kept.filed
    assert (kept.filed.status, kept.seen_at) == ("Waiting for customer", world.clock.now())
    assert kept.filed.portal_url == "https://desk.example/portal/HELP-1"
    assert world.desk.read_in == [kept.ticket.language] != [""]


async def test_what_is_under_way_is_counted(world: World) -> None:
    world.desk.faults.extend(["lost", "limited"])
    for number in range(3):
        await world.submit(f"V{number}")
    await world.do(world.filing)
    assert await world.requests.counts() == {"queued": 1, "filing": 0, "unsure": 1, "needs_person": 0}
    assert (await world.outbox.counts())["queued"] == 4


async def test_ten_thousand_deliveries_are_claimed_without_reading_them_all(world: World, store: Store) -> None:
    notices = [Notice("T1", "release", "6.15.18", f"C{number}") for number in range(10_000)]
    assert await world.outbox.enqueue(notices, NOON) == 10_000
    began = time.process_time()
    for number in range(20):
        at = NOON + timedelta(seconds=4 * number)
        assert len(await world.outbox.claim(f"owner-{number}", at, LEASE, 16)) == 16
    assert time.process_time() - began < 10


@pytest.mark.parametrize("table", ["request", "attachment", "delivery"])
async def test_claiming_uses_the_index(store: Store, table: str) -> None:
    query = f"SELECT * FROM {table} WHERE state = 'queued' AND due_at <= '2026-11-23' ORDER BY due_at LIMIT 8"
    async with store.write() as connection:
        if connection.dialect.name == "sqlite":
            plan = (await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))).all()
        else:
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = (await connection.execute(text(f"EXPLAIN {query}"))).all()
    shown = "\n".join(str(row) for row in plan)
    assert f"ix_{table}_state_due_at" in shown
    assert "SORT" not in shown.upper().replace("USE TEMP B-TREE", "SORT")


async def test_two_hundred_requests_are_filed_in_seconds(world: World, store: Store) -> None:
    began = time.process_time()
    for number in range(200):
        await world.submit(f"V{number}", user=f"U{number}")
    while await world.do(world.filing):
        pass
    assert len(set(world.desk.markers())) == 200
    # Processor time: how long it takes besides depends on the disk and on who else is at work.
    assert time.process_time() - began < 20
    assert (await Requests(store).counts())["queued"] == 0

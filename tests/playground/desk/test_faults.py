"""Each kind of trouble as a caller meets it, and that it strikes as often as it was told to."""

import asyncio
from datetime import timedelta
from email.utils import parsedate_to_datetime

import aiohttp
import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.faults import Fault, Trouble
from bot.playground.desk.nordsjo import nordsjo_desk
from tests.playground.desk.site import REQUEST, SD, TEMPORARY, Api, Clock, question, served

BROKEN = (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)


@pytest.mark.parametrize(("trouble", "done"), [("down", False), ("lose_request", False), ("lose_answer", True)])
async def test_a_broken_connection_tells_nothing_of_the_work(api: Api, desk: Desk, trouble: str, done: bool) -> None:
    desk.fail(trouble, "create", count=1)
    with pytest.raises(BROKEN):
        await api.post(REQUEST, question())
    assert len(desk.requests) == done
    assert (desk.calls[-1].status, desk.calls[-1].fault) == (None, trouble)
    assert (await api.post(REQUEST, question())).status == 201


@pytest.mark.parametrize(("trouble", "done"), [("hang", False), ("silent", True)])
async def test_a_caller_may_wait_in_vain(api: Api, desk: Desk, trouble: str, done: bool) -> None:
    fault = desk.fail(trouble, "create", count=1)
    call = asyncio.create_task(api.post(REQUEST, question()))
    await desk.wait_for(lambda: (desk.requests if done else fault.struck) or None)
    assert (call.done(), len(desk.requests)) == (False, done)
    call.cancel()


async def test_a_hanging_call_breaks_off_after_its_seconds(api: Api, desk: Desk) -> None:
    desk.fail(Trouble.HANG, "read", seconds=0.02)
    with pytest.raises(BROKEN):
        await api.get(f"{REQUEST}/NPS-1")


async def test_healing_lets_go_of_calls_that_hang(api: Api, desk: Desk) -> None:
    fault = desk.fail(Trouble.HANG, "create")
    async with asyncio.TaskGroup() as group:
        call = group.create_task(_broken(api))
        await desk.wait_for(lambda: fault.struck or None)
        desk.heal(fault.id)
    assert call.result()
    assert (await api.post(REQUEST, question())).status == 201


async def test_a_server_that_stops_does_not_wait_for_calls_that_hang(
    desk: Desk, session: aiohttp.ClientSession
) -> None:
    fault = desk.fail(Trouble.HANG)
    async with asyncio.TaskGroup() as group, asyncio.timeout(20), served(desk) as address:
        api = Api(session, address, desk.email, desk.token)
        call = group.create_task(_broken(api))
        await desk.wait_for(lambda: fault.struck or None)
    assert call.result()


async def _broken(api: Api) -> bool:
    # A POST: aiohttp's client itself repeats a GET whose connection broke.
    try:
        await api.post(REQUEST, question())
    except BROKEN:
        return True
    return False


async def test_a_slow_call_is_answered_late(api: Api, desk: Desk) -> None:
    desk.fail(Trouble.SLOW, "info", seconds=0.05)
    began = asyncio.get_running_loop().time()
    assert (await api.get(f"{SD}/info")).status == 200
    assert asyncio.get_running_loop().time() - began >= 0.05


async def test_who_does_not_wait_for_a_slow_site_has_had_nothing_done(
    api: Api, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.fail(Trouble.SLOW, "create", seconds=0.1)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.03):
            await api.post(REQUEST, question())
    await desk.wait_for(lambda: desk.calls or None)
    assert (desk.requests, desk.calls[-1].status, caplog.records) == ([], None, [])


async def test_too_many_requests_with_seconds_a_date_or_nothing(api: Api, desk: Desk, clock: Clock) -> None:
    desk.fail("limit", count=1, retry_after=7)
    desk.fail("limit", count=1, retry_after=7, as_date=True, html=True)
    desk.fail("limit", count=1)
    seconds, dated, bare = [await api.get(f"{SD}/info") for _ in range(3)]
    assert [answer.status for answer in (seconds, dated, bare)] == [429] * 3
    assert (seconds.headers["Retry-After"], seconds.headers["RateLimit-Reason"]) == ("7", "jira-burst-based")
    assert parsedate_to_datetime(dated.headers["Retry-After"]) == clock() + timedelta(seconds=7)
    assert (dated.body, "<h1>" in dated.text) == (None, True)
    assert "Retry-After" not in bare.headers


@pytest.mark.parametrize("status", [500, 502, 503])
@pytest.mark.parametrize("html", [False, True])
async def test_server_errors_come_as_json_or_as_a_page(api: Api, desk: Desk, status: int, html: bool) -> None:
    desk.fail("error", "create", status=status, html=html, retry_after=3)
    answer = await api.post(REQUEST, question())
    assert (answer.status, answer.body is None, answer.headers["Retry-After"]) == (status, html, "3")
    assert desk.requests == []


async def test_an_error_may_come_after_the_work(api: Api, desk: Desk) -> None:
    desk.fail("error", "create", status=502, after_work=True)
    assert (await api.post(REQUEST, question())).status == 502
    assert len(desk.requests) == 1


async def test_a_page_may_come_where_data_belongs(api: Api, desk: Desk) -> None:
    desk.fail("page", "fields")
    answer = await api.get(f"{SD}/servicedesk/4/requesttype/11001/field")
    assert (answer.status, answer.body, "Log in" in answer.text) == (200, None, True)


async def test_uploads_may_fail_too(api: Api, desk: Desk) -> None:
    desk.fail("lose_answer", "attach_temp", count=1)
    with pytest.raises(BROKEN):
        await api.upload(b"log")
    desk.fail("error", "attach_temp", count=1)
    assert (await api.upload(b"x" * 300_000)).status == 503
    assert (await api.upload(b"log")).status == 201
    assert [call.path for call in desk.calls] == [TEMPORARY] * 3


async def test_a_fault_strikes_its_own_operation_only(api: Api, desk: Desk) -> None:
    desk.fail("error", "create")
    assert (await api.get(f"{SD}/info")).status == 200
    assert (await api.post(REQUEST, question())).status == 503


async def test_slowness_and_another_fault_go_together(api: Api, desk: Desk) -> None:
    desk.fail("slow", seconds=0.01)
    desk.fail("slow", seconds=0.01)
    desk.fail("error", status=500)
    desk.fail("error", status=502)
    draw = desk.faults.draw("create")
    assert (draw.delay, draw.fault and draw.fault.status) == (0.02, 500)
    assert (await api.get(f"{SD}/info")).status == 500


def test_the_same_seed_meets_the_same_faults(clock: Clock) -> None:
    def struck(seed: int, *, others: bool = False) -> list[bool]:
        desk = nordsjo_desk(clock, seed=seed)
        desk.fail("lose_answer", "create", probability=0.2)
        found = []
        for _ in range(200):
            if others:
                desk.faults.draw("search")
            found.append(desk.faults.draw("create").fault is not None)
        return found

    assert struck(1) == struck(1, others=True)
    assert struck(1) != struck(2)
    assert 20 < sum(struck(1)) < 60


def test_a_counted_fault_goes_away_by_itself(desk: Desk) -> None:
    desk.fail("error", "create", count=2)
    assert [desk.faults.draw("create").fault is not None for _ in range(3)] == [True, True, False]
    assert desk.faults.armed == []


def test_trouble_and_operations_have_known_names() -> None:
    with pytest.raises(ValueError, match="teleport"):
        Fault(Trouble.DOWN, "teleport")
    with pytest.raises(ValueError, match="explode"):
        Trouble("explode")


async def test_a_revoked_token_is_refused_until_it_is_given_back(api: Api, desk: Desk) -> None:
    desk.accounts.token_revoked = True
    assert (await api.get(f"{SD}/info")).status == 401
    desk.accounts.token_revoked = False
    assert (await api.get(f"{SD}/info")).status == 200


async def test_every_call_is_on_record_without_its_token(api: Api, desk: Desk, clock: Clock) -> None:
    await api.post(REQUEST, question())
    (call,) = desk.calls
    assert (call.method, call.path, call.status, call.at) == ("POST", REQUEST, 201, clock())
    assert (call.operation, call.fault) == ("create", None)
    assert desk.token not in repr(call)


async def test_two_hundred_filings_in_bad_weather_can_be_told_apart(api: Api, desk: Desk) -> None:
    """What a product without care would do: the desk keeps every doubled request for a test to find."""
    desk.fail("lose_answer", "create", probability=0.2)
    desk.fail("limit", "create", probability=0.2)
    for number in range(200):
        for _ in range(20):
            try:
                if (await api.post(REQUEST, question(f"nr {number}"))).status == 201:
                    break
            except BROKEN:
                continue
    summaries = [made.summary for made in desk.requests]
    lost = sum(call.fault == "lose_answer" for call in desk.calls)
    assert len(set(summaries)) == 200
    assert len(summaries) == 200 + lost

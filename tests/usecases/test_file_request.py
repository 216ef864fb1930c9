"""A promised request becomes exactly one request at the desk, whatever is lost on the way."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.tickets.ticket import Refusal
from bot.usecases.desk_ports import DeskRefused
from bot.usecases.prepare_order import may_object_to_behalf
from bot.usecases.request_ports import Requester
from tests.faults.fake_desk import Died, Fault
from tests.faults.filing_world import LAG, World, a_ticket, an_origin, as_known_at_first


async def test_a_submitted_ticket_is_filed_on_behalf_of_the_person(world: World) -> None:
    submitted = await world.submit()
    await world.until_quiet()
    request = await world.request(submitted)
    assert request.state == "filed"
    assert request.filed == as_known_at_first(world.desk.requests["HELP-1"].filed)
    assert world.desk.requests["HELP-1"].order.on_behalf_of == "account-anna"
    assert world.desk.markers() == [submitted.request]


async def test_the_person_the_view_and_the_thread_are_told_the_key_once(world: World) -> None:
    await world.submit()
    await world.until_quiet()
    assert world.slack.said("U1") == ["request.filed"]
    assert world.slack.said("C1") == ["request.filed"]
    assert [notice.kind for notice in world.slack.views["V1"]] == ["request.filed"]
    [told] = world.slack.notices("U1")
    assert (told.values["key"], told.values["portal_url"]) == ("HELP-1", "https://desk.example/portal/HELP-1")
    [in_thread] = world.slack.notices("C1")
    assert in_thread.thread_ts == "1.1"
    assert "behalf" not in in_thread.values


async def test_the_same_submission_twice_is_one_request(world: World) -> None:
    first, second = await asyncio.gather(world.submit("V1"), world.submit("V1"))
    assert {first.new, second.new} == {True, False}
    assert first.request == second.request
    await world.until_quiet()
    assert len(world.desk.requests) == 1


@pytest.mark.parametrize("faults", [["limited"], ["down"], ["lost"], ["limited", "lost"], ["down", "down", "lost"]])
async def test_trouble_at_the_desk_neither_loses_nor_doubles(world: World, faults: list[Fault]) -> None:
    world.desk.lag = timedelta(seconds=90)
    world.desk.faults.extend(faults)
    submitted = await world.submit()
    await world.until_quiet()
    assert (await world.request(submitted)).state == "filed"
    assert world.desk.markers() == [submitted.request]
    told = world.slack.said("U1")
    assert (told[-1], told.count("request.filed"), told.count("request.waits") < 2) == ("request.filed", 1, True)


async def test_a_limit_is_waited_out_as_the_desk_says(world: World) -> None:
    world.desk.faults.append("limited")
    submitted = await world.submit()
    await world.do(world.filing)
    request = await world.request(submitted)
    assert (request.state, request.due_at) == ("queued", world.clock.now() + timedelta(seconds=7))


async def test_nothing_is_looked_for_before_the_call_has_certainly_ended(world: World) -> None:
    world.desk.faults.append("lost")
    submitted = await world.submit()
    await world.do(world.filing)
    request = await world.request(submitted)
    assert (request.state, request.due_at) == ("unsure", world.clock.now() + world.patience.answer)
    world.clock.advance(world.patience.answer.total_seconds() - 1)
    assert await world.do(world.filing) == 0


async def test_empty_looks_prove_nothing_until_the_search_cannot_lag_any_more(world: World) -> None:
    world.desk.faults.append("down")
    submitted = await world.submit()
    sent_at = world.clock.now()
    while not world.desk.requests:
        assert (await world.request(submitted)).attempt <= 1
        await world.do(world.filing)
        world.clock.advance(5)
    assert world.clock.now() - sent_at >= LAG
    assert world.desk.looks >= 2
    assert (await world.request(submitted)).attempt == 2


async def test_several_found_are_for_a_person(world: World) -> None:
    world.desk.faults.append("lost")
    submitted = await world.submit()
    await world.do(world.filing)
    await world.desk.create(world.desk.requests["HELP-1"].order)
    await world.until_quiet()
    request = await world.request(submitted)
    assert (request.state, request.trouble) == ("needs_person", "several")
    assert world.slack.said("U1") == ["request.needs_person"]


async def test_a_search_that_is_not_allowed_leaves_it_to_a_person(world: World) -> None:
    world.desk.faults.append("lost")
    world.desk.look_faults.append("not_allowed")
    submitted = await world.submit()
    await world.until_quiet()
    assert (await world.request(submitted)).trouble == "cannot_look"
    assert len(world.desk.requests) == 1


async def test_a_search_that_is_down_is_no_empty_look(world: World) -> None:
    world.desk.faults.append("lost")
    world.desk.look_faults.extend(["down"] * 12)
    submitted = await world.submit()
    await world.until_quiet()
    assert (await world.request(submitted)).state == "filed"
    assert world.desk.markers() == [submitted.request]


async def test_what_the_desk_refuses_is_told_with_its_fields(world: World) -> None:
    world.desk.faults.append("refused")
    submitted = await world.submit()
    await world.until_quiet()
    request = await world.request(submitted)
    assert request.state == "refused"
    assert request.refusal == world.desk.refusal
    assert world.slack.notices("U1")[0].values["fields"] == {"customfield_1": "is required"}
    assert world.slack.said("C1") == []


async def test_while_our_account_is_refused_the_request_is_kept_and_the_person_told_once(world: World) -> None:
    world.desk.faults.extend(["not_allowed"] * 6)
    submitted = await world.submit()
    await world.until_quiet()
    assert world.slack.said("U1") == ["request.waits", "request.filed"]
    assert (await world.request(submitted)).behalf == ""
    assert world.desk.requests["HELP-1"].order.on_behalf_of == "account-anna"


async def test_an_account_that_was_mended_is_tried_within_minutes_and_at_once_after_a_start(world: World) -> None:
    world.desk.faults.extend(["not_allowed"] * 40)
    submitted = await world.submit()
    waits = []
    for _ in range(12):
        await world.do(world.filing)
        await world.do(world.filing)
        request = await world.request(submitted)
        assert request.due_at
        waits.append(request.due_at - world.clock.now())
        world.clock.at = request.due_at
    assert (waits[0], max(waits), waits) == (timedelta(minutes=2), timedelta(minutes=5), sorted(waits))
    await world.do(world.filing)
    await world.do(world.filing)
    world.desk.faults.clear()
    assert await world.do(world.filing) == 0
    restarted = World(world.store, other=world)
    assert await restarted.do(restarted.filing) == 1
    assert (await world.request(submitted)).state == "filed"


async def test_a_start_hurries_nothing_that_waits_for_another_reason(world: World) -> None:
    world.desk.faults.append("limited")
    submitted = await world.submit()
    await world.do(world.filing)
    before = (await world.request(submitted)).due_at
    restarted = World(world.store, other=world)
    assert await restarted.do(restarted.filing) == 0
    assert (await world.request(submitted)).due_at == before


async def test_a_person_whose_address_the_desk_hides_is_not_said_to_have_no_account(world: World) -> None:
    world.desk.hidden.add("anna@example.com")
    submitted = await world.submit()
    await world.until_quiet()
    assert (await world.request(submitted)).behalf == "hidden"
    assert world.desk.requests["HELP-1"].order.on_behalf_of is None


async def test_an_objection_that_names_no_field_is_told_when_it_holds_in_our_own_name_too(world: World) -> None:
    world.desk.refusal = Refusal("The desk is closed over Christmas.")
    world.desk.faults.extend(["refused"] * 2)
    submitted = await world.submit()
    await world.until_quiet()
    request = await world.request(submitted)
    assert request.state == "refused"
    assert request.refusal == world.desk.refusal
    assert world.desk.requests == {}


def test_what_was_turned_away_unread_says_nothing_of_the_person() -> None:
    assert not may_object_to_behalf(DeskRefused(Refusal(""), judged=False))
    assert may_object_to_behalf(DeskRefused(Refusal("Tom is not a customer of this service desk.")))
    assert may_object_to_behalf(DeskRefused(Refusal("", {"reporter": "is not a user"})))
    assert not may_object_to_behalf(DeskRefused(Refusal("Wrong", {"summary": "is too long"})))


async def test_credentials_that_fail_while_looking_a_person_up_do_not_cost_them_their_name(world: World) -> None:
    world.desk.customer_faults.extend(["not_let_in"] * 2)
    submitted = await world.submit()
    await world.until_quiet()
    assert (await world.request(submitted)).behalf == ""
    assert world.desk.requests["HELP-1"].order.on_behalf_of == "account-anna"
    assert world.slack.said("U1") == ["request.waits", "request.filed"]


@pytest.mark.parametrize("answer", ["400", "400 in words", "403"])
async def test_where_nobody_may_speak_for_others_the_text_says_for_whom(world: World, answer: str) -> None:
    world.desk.behalf_forbidden = answer  # type: ignore[assignment]
    submitted = await world.submit()
    await world.until_quiet()
    order = world.desk.requests["HELP-1"].order
    assert order.on_behalf_of is None
    assert "for Anna, anna@example.com" in order.values["description"]
    assert (await world.request(submitted)).behalf == "refused"
    assert world.slack.notices("U1")[0].values["behalf"] == "refused"


@pytest.mark.parametrize(
    ("person", "why"), [(Requester("Bo"), "no_email"), (Requester("Bo", "bo@x.se"), "no_customer")]
)
async def test_a_person_without_an_account_is_filed_all_the_same(world: World, person: Requester, why: str) -> None:
    world.people["U1"] = person
    submitted = await world.submit()
    await world.until_quiet()
    assert (await world.request(submitted)).behalf == why
    assert world.desk.requests["HELP-1"].order.on_behalf_of is None


@pytest.mark.parametrize("done", [True, False])
async def test_a_worker_that_dies_while_sending_leaves_a_request_to_look_for(world: World, done: bool) -> None:
    async def dies() -> None:
        world.desk.before_answer = None
        if not done:
            world.desk.requests.clear()
        raise Died

    world.desk.before_answer = dies
    submitted = await world.submit()
    with pytest.raises(Died):
        await world.do(world.filing)
    assert (await world.request(submitted)).state == "filing"
    await world.until_quiet()
    assert (await world.request(submitted)).state == "filed"
    assert world.desk.markers() == [submitted.request]


async def test_a_late_success_counts_and_is_not_doubled(world: World) -> None:
    answer = asyncio.Event()
    sent = asyncio.Event()

    async def slow() -> None:
        sent.set()
        await answer.wait()

    world.desk.lag = timedelta(days=1)
    world.desk.before_answer = slow
    submitted = await world.submit()
    slow_worker = asyncio.create_task(world.do(world.filing))
    await sent.wait()
    world.clock.advance(world.patience.lease.total_seconds() + 1)
    await world.do(world.filing)
    assert (await world.request(submitted)).state == "unsure"
    answer.set()
    await slow_worker
    await world.until_quiet()
    request = await world.request(submitted)
    assert (request.state, request.attempt) == ("filed", 1)
    assert world.desk.doubled() == []
    assert world.slack.said("U1") == ["request.filed"]


async def test_a_process_that_was_stopped_before_sending_does_not_send(world: World) -> None:
    stopped_for = [3600.0]
    move = world.requests.move

    async def slow_move(*arguments: object) -> bool:
        done = await move(*arguments)  # type: ignore[arg-type]
        world.clock.advance(stopped_for.pop() if stopped_for else 0)
        return done

    world.requests.move = slow_move  # type: ignore[method-assign, assignment]
    submitted = await world.submit()
    await world.do(world.filing)
    assert world.desk.requests == {}
    assert (await world.request(submitted)).state == "queued"
    await world.until_quiet()
    assert world.desk.markers() == [submitted.request]


async def test_a_clock_that_goes_back_makes_nothing_double(world: World) -> None:
    world.desk.lag = timedelta(seconds=300)
    world.desk.faults.extend(["lost", "down"])
    submitted = await world.submit()
    await world.do(world.filing)
    world.clock.advance(-7200)
    await world.until_quiet()
    assert (await world.request(submitted)).state == "filed"
    assert world.desk.markers() == [submitted.request]


async def test_a_ticket_that_cannot_be_written_is_for_a_person_and_stops_nobody_else(world: World) -> None:
    broken = await world.submitting.submit("V1", a_ticket(summary=""), an_origin())
    good = await world.submit("V2")
    await world.until_quiet()
    assert (await world.request(broken)).trouble == "cannot_be_written"
    assert world.desk.markers() == [good.request]


async def test_who_waits_long_for_a_desk_that_is_away_is_told_once_and_the_outcome_later(world: World) -> None:
    world.desk.faults.extend(["limited"] * 30)
    submitted = await world.submit()
    for _ in range(10):
        await world.turn()
        world.clock.advance(8)
    assert world.slack.said("U1") == []
    await world.until_quiet()
    assert (await world.request(submitted)).state == "filed"
    assert world.slack.said("U1") == ["request.waits", "request.filed"]
    assert [notice.kind for notice in world.slack.views["V1"]] == ["request.waits", "request.filed"]
    assert world.slack.notices("U1")[0].values["trouble"] == "desk_away"


async def test_who_waits_for_an_answer_that_was_lost_is_told_once_while_it_is_looked_for(world: World) -> None:
    world.desk.lag = timedelta(seconds=400)
    world.desk.faults.append("lost")
    await world.submit()
    await world.until_quiet()
    assert world.slack.said("U1") == ["request.waits", "request.filed"]
    assert world.slack.notices("U1")[0].values["trouble"] == "answer_lost"


async def test_a_desk_that_says_to_come_back_in_an_hour_is_told_of_at_once(world: World) -> None:
    world.desk.limit_seconds = 3600.0
    world.desk.faults.append("limited")
    await world.submit()
    await world.turn()
    await world.turn()
    assert world.slack.said("U1") == ["request.waits"]

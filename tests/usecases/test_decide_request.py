"""What a person decides about a request that flowver alone cannot carry on with."""

import pytest

from bot.usecases.decide_request import DecideRequest
from bot.usecases.request_ports import Submitted
from tests.faults.filing_world import World, a_file, a_ticket, an_origin, as_known_at_first


async def stuck(world: World, fault: str = "down", *files: str) -> Submitted:
    """A request whose answer was lost at a desk whose search is closed to us."""
    world.desk.faults.append(fault)
    world.desk.look_faults.append("not_allowed")
    submitted = await world.submit("V1", *(a_file(number) for number, _ in enumerate(files, 1)))
    await world.until_quiet()
    assert (await world.request(submitted)).state == "needs_person"
    return submitted


def decisions(world: World) -> DecideRequest:
    return DecideRequest(world.requests, world.steps, world.desk)


async def test_what_the_desk_does_not_have_is_filed_again_once(world: World) -> None:
    submitted = await stuck(world)
    assert await decisions(world).again("T1", submitted.request) == "done"
    assert await decisions(world).again("T1", submitted.request) == "not_waiting"
    await world.until_quiet()
    assert world.desk.markers() == [submitted.request]
    assert world.slack.said("U1") == ["request.needs_person", "request.filed"]


async def test_the_request_that_it_became_is_kept_and_its_files_follow(world: World) -> None:
    world.slack.files["F1"] = b"contents"
    submitted = await stuck(world, "lost", "F1")
    assert await decisions(world).it_is("T1", submitted.request, "HELP-1") == "done"
    assert await decisions(world).it_is("T1", submitted.request, "HELP-1") == "not_waiting"
    await world.until_quiet()
    assert (await world.request(submitted)).state == "filed"
    assert len(world.desk.requests["HELP-1"].attachments) == 1


async def test_somebody_elses_request_is_not_taken_for_ones_own(world: World) -> None:
    other = await world.submit("V0")
    await world.until_quiet()
    submitted = await stuck(world)
    decide = decisions(world)
    assert await decide.it_is("T1", submitted.request, "HELP-1") == "another"
    assert await decide.it_is("T1", submitted.request, "HELP-99") == "no_such"
    assert (await world.request(submitted)).state == "needs_person"
    assert (await world.request(other)).filed == as_known_at_first(world.desk.requests["HELP-1"].filed)


async def test_one_that_support_filed_by_hand_is_believed_without_the_mark(world: World) -> None:
    await world.submit("V0")
    await world.until_quiet()
    submitted = await stuck(world)
    assert await decisions(world).it_is("T1", submitted.request, "HELP-1", marked=False) == "done"
    assert (await world.request(submitted)).filed == as_known_at_first(world.desk.requests["HELP-1"].filed)


@pytest.mark.parametrize("fault", ["several", "cannot_be_written"])
async def test_a_decision_that_makes_no_sense_is_not_possible(world: World, fault: str) -> None:
    ticket = a_ticket(summary="") if fault == "cannot_be_written" else a_ticket()
    submitted = await world.submitting.submit("V1", ticket, an_origin())
    if fault == "several":
        [request] = await world.requests.claim("me", world.clock.now(), world.patience.lease, 1)
        await world.steps.needs_person(request, "several")
        assert await decisions(world).again("T1", submitted.request) == "not_possible"
    else:
        await world.until_quiet()
        assert await decisions(world).it_is("T1", submitted.request, "HELP-1") == "not_possible"


async def test_what_needs_a_person_once_more_is_told_once_more(world: World) -> None:
    submitted = await world.submitting.submit("V1", a_ticket(summary=""), an_origin())
    for times in (1, 2, 3):
        await world.until_quiet()
        assert world.slack.said("U1") == ["request.needs_person"] * times
        assert await decisions(world).again("T1", submitted.request) == "done"

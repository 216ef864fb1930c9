"""Files follow their request, each once; what hinders them is told and never costs the request."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.tickets.ticket import Refusal
from tests.faults.fake_desk import Fault
from tests.faults.filing_world import World, a_file
from tests.logged import logged


@pytest.fixture(autouse=True)
def files(world: World) -> None:
    world.slack.files.update({"F1": b"first file", "F2": b"second file"})


def names(world: World) -> list[str]:
    return sorted(name for name, _ in world.desk.requests["HELP-1"].attachments)


async def states(world: World, request: str) -> list[tuple[str, str]]:
    found = await world.attachments.of_requests("T1", [request])
    return [(each.state, each.reason) for each in found[request]]


async def test_files_go_along_whole_and_in_their_own_name(world: World) -> None:
    submitted = await world.submit("V1", a_file(1), a_file(2))
    await world.until_quiet()
    tag = submitted.request[-6:]
    assert sorted(world.desk.requests["HELP-1"].attachments) == [
        (f"trace-{tag}-001.log", b"first file"),
        (f"trace-{tag}-002.log", b"second file"),
    ]
    assert world.slack.said("U1") == ["request.filed"]


async def test_files_wait_until_the_request_is_filed(world: World) -> None:
    world.desk.faults.append("refused")
    submitted = await world.submit("V1", a_file())
    await world.until_quiet()
    assert await states(world, submitted.request) == [("waiting", "")]
    assert world.desk.temporary == {}


@pytest.mark.parametrize("fault", ["lost", "down", "limited", "not_allowed"])
async def test_trouble_with_attaching_neither_loses_nor_doubles(world: World, fault: Fault) -> None:
    world.desk.attach_faults.extend([fault, fault])
    world.desk.upload_faults.extend(["down", "limited"])
    submitted = await world.submit("V1", a_file(1), a_file(2))
    await world.until_quiet()
    assert await states(world, submitted.request) == [("attached", ""), ("attached", "")]
    assert len(names(world)) == 2


async def test_a_file_that_vanished_is_told_and_the_other_goes_along(world: World) -> None:
    submitted = await world.submit("V1", a_file(1), a_file(3, "gone.png"))
    await world.until_quiet()
    assert await states(world, submitted.request) == [("attached", ""), ("failed", "gone")]
    assert world.slack.said("U1") == ["request.filed", "request.files_left_out"]
    assert world.slack.notices("U1")[1].values["left_out"] == [{"name": "gone.png", "reason": "gone"}]
    assert (await world.request(submitted)).state == "filed"


async def test_what_the_desk_does_not_take_is_told_once_for_all_files(world: World) -> None:
    world.desk.upload_faults.extend(["refused", "refused"])
    await world.submit("V1", a_file(1), a_file(2))
    await world.until_quiet()
    [told] = [notice for notice in world.slack.notices("U1") if notice.kind == "request.files_left_out"]
    assert [each["reason"] for each in told.values["left_out"]] == ["refused", "refused"]


async def test_a_file_that_slack_does_not_show_is_no_fault_of_the_desk(world: World) -> None:
    world.slack.hidden.add("F1")
    submitted = await world.submit("V1", a_file(1))
    await world.until_quiet()
    assert await states(world, submitted.request) == [("failed", "not_shown")]


async def test_what_the_desk_says_of_a_file_is_kept_for_the_person_and_not_for_the_log(world: World) -> None:
    world.desk.refusal = Refusal("secret.png exceeds 1 MB.")
    world.desk.upload_faults.append("refused")
    with logged() as logs:
        await world.submit("V1", a_file())
        await world.until_quiet()
    [told] = [notice for notice in world.slack.notices("U1") if notice.kind == "request.files_left_out"]
    assert [each["reason"] for each in told.values["left_out"]] == ["refused: secret.png exceeds 1 MB."]
    assert "secret" not in str(logs)


async def test_a_desk_that_never_allows_files_is_given_up(world: World) -> None:
    world.desk.attach_faults.extend(["not_allowed"] * 50)
    submitted = await world.submit("V1", a_file())
    await world.until_quiet()
    assert await states(world, submitted.request) == [("failed", "not_allowed")]


async def test_a_desk_that_does_not_allow_files_is_told_of_at_once_and_they_follow_when_it_does(world: World) -> None:
    world.desk.upload_faults.extend(["not_allowed"] * 3)
    submitted = await world.submit("V1", a_file())
    for _ in range(3):
        await world.turn()
        world.clock.advance(2)
    assert await states(world, submitted.request) == [("waiting", "not_allowed")]
    assert world.slack.said("U1") == ["request.filed", "request.files_wait"]
    await world.until_quiet()
    assert await states(world, submitted.request) == [("attached", "")]
    assert world.slack.said("U1") == ["request.filed", "request.files_wait"]


async def test_files_that_were_not_allowed_are_tried_at_once_after_a_start(world: World) -> None:
    world.desk.upload_faults.append("not_allowed")
    submitted = await world.submit("V1", a_file())
    await world.do(world.filing)
    await world.do(world.attaching)
    restarted = World(world.store, other=world)
    assert await restarted.do(restarted.attaching) == 1
    assert await states(world, submitted.request) == [("attached", "")]


async def test_a_file_that_expired_before_it_was_attached_is_uploaded_anew(world: World) -> None:
    world.desk.attach_faults.append("refused")
    submitted = await world.submit("V1", a_file())
    await world.until_quiet()
    assert await states(world, submitted.request) == [("attached", "")]
    assert len(names(world)) == 1


async def test_a_file_that_the_desk_refuses_to_attach_again_and_again_is_given_up_soon(world: World) -> None:
    world.desk.attach_faults.extend(["refused"] * 3)
    submitted = await world.submit("V1", a_file())
    await world.until_quiet()
    assert await states(world, submitted.request) == [("failed", "refused")]


async def test_a_file_that_nobody_may_look_for_becomes_a_persons_affair_and_is_not_attached_twice(world: World) -> None:
    world.desk.attach_faults.append("lost")
    world.desk.list_faults.extend(["not_allowed"] * 500)
    submitted = await world.submit("V1", a_file())
    began = world.clock.now()
    await world.until_quiet()
    assert await states(world, submitted.request) == [("failed", "cannot_look")]
    assert world.clock.now() - began < timedelta(hours=3)
    assert world.slack.said("U1") == ["request.filed", "request.files_left_out"]
    assert len(names(world)) == 1


async def test_a_slow_copier_that_lost_its_lease_attaches_nothing(world: World) -> None:
    uploading, go_on = asyncio.Event(), asyncio.Event()
    upload = world.desk.upload

    async def slow(*arguments: object) -> str:
        uploading.set()
        await go_on.wait()
        return await upload(*arguments)  # type: ignore[arg-type]

    world.desk.upload = slow  # type: ignore[method-assign, assignment]
    submitted = await world.submit("V1", a_file())
    await world.do(world.filing)
    slow_worker = asyncio.create_task(world.do(world.attaching))
    await uploading.wait()
    world.desk.upload = upload  # type: ignore[method-assign]
    world.clock.advance(world.patience.lease.total_seconds() + 1)
    await world.do(world.attaching)
    go_on.set()
    await slow_worker
    assert await states(world, submitted.request) == [("attached", "")]
    assert len(names(world)) == 1

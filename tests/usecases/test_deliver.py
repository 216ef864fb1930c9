"""Every notice is delivered once, at a pace that the channel can bear, and looked for before it is repeated."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.kept import Delivery, Notice
from bot.usecases.limits import IN_A_ROW
from tests.faults.fake_slack import Fault
from tests.faults.filing_world import NOON, World

SOON = timedelta(milliseconds=500)


def notice(target: str = "C1", subject: str = "6.15.18", **changed: str) -> Notice:
    return Notice("T1", "release", subject, target, **changed)  # type: ignore[arg-type]


async def only(world: World, subject: str = "6.15.18") -> Delivery:
    [found] = await world.outbox.of_subject("T1", "release", subject)
    return found


async def test_a_notice_is_written_once_per_kind_subject_and_target(world: World) -> None:
    assert await world.outbox.enqueue([notice("C1"), notice("C2")], world.clock.now()) == 2
    assert await world.outbox.enqueue([notice("C2"), notice("C3")], world.clock.now()) == 1
    await world.until_quiet()
    assert sorted(post.channel for post in world.slack.posts) == ["C1", "C2", "C3"]


@pytest.mark.parametrize("faults", [["lost"], ["down"], ["limited"], ["down", "lost"], ["limited", "down", "lost"]])
async def test_trouble_at_slack_neither_loses_nor_doubles(world: World, faults: list[Fault]) -> None:
    world.slack.faults.extend(faults)
    await world.outbox.enqueue([notice()], world.clock.now())
    await world.until_quiet()
    sent = await only(world)
    assert (sent.state, sent.ts) == ("sent", world.slack.posts[0].ts)
    assert len(world.slack.posts) == 1


async def test_messages_to_one_channel_keep_their_distance(world: World) -> None:
    await world.outbox.enqueue([notice(subject=f"6.15.{number}") for number in range(30)], world.clock.now())
    await world.until_quiet()
    times = sorted(post.at for post in world.slack.posts)
    assert len(times) == 30
    assert min(after - before for before, after in pairwise(times)) >= timedelta(seconds=1.1)
    assert times[-1] - times[0] < timedelta(seconds=60)


async def test_a_limit_closes_the_channel_and_no_other(world: World) -> None:
    world.slack.faults.append("limited")
    await world.outbox.enqueue([notice("C1")], world.clock.now())
    await world.do(world.delivering)
    await world.outbox.enqueue([notice("C1", "later"), notice("C2", "later")], world.clock.now())
    world.clock.advance(1.2)
    await world.do(world.delivering)
    assert [post.channel for post in world.slack.posts] == ["C2"]
    await world.until_quiet()
    assert len(world.slack.posts) == 3


async def test_several_channels_that_are_limited_hold_up_no_other(world: World) -> None:
    troubled = [f"C{number}" for number in range(4)]
    world.slack.limited_until = dict.fromkeys(troubled, world.clock.now() + timedelta(seconds=20))
    begun = world.clock.now()
    await world.outbox.enqueue([notice(f"C{number}") for number in range(40)], begun)
    await world.until_quiet()
    took = {post.channel: (post.at - begun).total_seconds() for post in world.slack.posts}
    assert len(took) == len(world.slack.posts) == 40
    assert max(seconds for channel, seconds in took.items() if channel not in troubled) < 5.0
    assert all(20.0 <= took[channel] < 23.0 for channel in troubled)
    assert len(world.slack.tries) == 44


async def test_very_many_that_are_limited_cost_the_others_a_few_seconds(world: World) -> None:
    troubled = [f"C{number}" for number in range(10)]
    world.slack.limited_until = dict.fromkeys(troubled, world.clock.now() + timedelta(seconds=60))
    begun = world.clock.now()
    await world.outbox.enqueue([notice(f"C{number}") for number in range(10)], begun)
    await world.outbox.enqueue([notice(f"D{number}") for number in range(30)], begun + timedelta(seconds=0.01))
    await world.until_quiet()
    assert max((post.at - begun).total_seconds() for post in world.slack.posts if post.channel[0] == "D") < 15.0
    assert all((post.at - begun).total_seconds() >= 60.0 for post in world.slack.posts if post.channel[0] == "C")


async def test_a_workspace_that_is_limited_is_left_alone_and_then_gets_everything(world: World) -> None:
    begun = world.clock.now()
    world.slack.limited_until = {"": begun + timedelta(seconds=30)}
    await world.outbox.enqueue([notice(f"C{number}") for number in range(60)], begun)
    await world.until_quiet()
    too_early = [at for at, _ in world.slack.tries if at < begun + timedelta(seconds=30)]
    assert len(too_early) <= IN_A_ROW + 4
    assert len(world.slack.posts) == len({post.channel for post in world.slack.posts}) == 60


async def test_a_limit_of_a_second_is_kept_by_the_whole_workspace(world: World) -> None:
    begun = world.clock.now()
    world.slack.limited_until = {"": begun + timedelta(seconds=1)}
    await world.outbox.enqueue([notice(f"C{number}") for number in range(30)], begun)
    await world.until_quiet()
    assert len(world.slack.tries) == 30 + IN_A_ROW
    assert max(post.at for post in world.slack.posts) < begun + timedelta(seconds=6)


async def test_a_workspace_that_is_limited_for_long_by_a_second_each_time_is_asked_once_a_second(world: World) -> None:
    world.slack.limit_seconds = 1.0
    world.slack.faults.extend(["limited"] * 120)
    begun = world.clock.now()
    await world.outbox.enqueue([notice(f"C{number}") for number in range(60)], begun)
    await world.until_quiet()
    assert len(world.slack.posts) == 60
    assert world.slack.posts[0].at - begun > timedelta(seconds=100)


async def test_limits_of_many_channels_in_a_row_close_the_workspace_for_messages(world: World) -> None:
    world.slack.faults.extend(["limited"] * IN_A_ROW)
    await world.outbox.enqueue([notice(f"C{number}") for number in range(IN_A_ROW)], world.clock.now())
    await world.do(world.delivering)
    await world.outbox.enqueue([notice("C9", "new"), notice("V9", "view", via="view")], world.clock.now())
    claimed = await world.delivering.claim(9)
    assert {each.notice.target for each in claimed if (each.sent_at or NOON) < world.clock.now() + SOON} == {"V9"}
    world.clock.advance(5)
    await world.until_quiet()
    assert len(world.slack.posts) == IN_A_ROW + 1


async def test_what_slack_refuses_is_blocked_with_its_word(world: World) -> None:
    world.slack.faults.append("refused")
    await world.outbox.enqueue([notice()], world.clock.now())
    await world.until_quiet()
    assert ((await only(world)).state, (await only(world)).error) == ("blocked", "channel_not_found")


async def test_where_nothing_can_be_read_back_it_stays_for_a_person(world: World) -> None:
    world.slack.faults.append("lost")
    world.slack.unreadable.add("C1")
    await world.outbox.enqueue([notice()], world.clock.now())
    await world.until_quiet()
    kept = await only(world)
    assert (kept.state, kept.error, kept.due_at) == ("unsure", "missing_scope", None)
    assert (await world.outbox.counts())["unsure"] == 1


async def test_a_sender_that_died_is_looked_after(world: World) -> None:
    await world.outbox.enqueue([notice("C1"), notice("C2")], world.clock.now())
    posted, lost = await world.delivering.claim(2)
    await world.slack.post(posted.notice, {}, posted.id)
    await world.until_quiet()
    assert sorted(post.delivery for post in world.slack.posts) == sorted([posted.id, lost.id])


async def test_a_closed_view_is_dropped(world: World) -> None:
    world.slack.closed_views.add("V1")
    await world.outbox.enqueue([notice("V1", via="view")], world.clock.now())
    await world.until_quiet()
    assert ((await only(world)).state, (await only(world)).error) == ("cancelled", "view_gone")


async def test_a_view_that_cannot_be_reached_is_tried_a_few_times(world: World) -> None:
    world.slack.faults.extend(["down"] * 20)
    await world.outbox.enqueue([notice("V1", via="view")], world.clock.now())
    await world.until_quiet()
    assert ((await only(world)).state, (await only(world)).error) == ("cancelled", "unreachable")


async def test_an_older_state_never_comes_over_a_newer_one_in_the_view(world: World) -> None:
    world.desk.faults.append("down")
    await world.submit("V1")
    await world.do(world.filing)
    world.clock.advance(700)
    world.slack.faults.append("down")
    [delayed] = [each for each in await world.delivering.claim(9) if each.notice.via == "view"]
    await world.until_quiet()
    await world.delivering.step(delayed)
    await world.until_quiet()
    assert world.slack.views["V1"][-1].kind == "request.filed"

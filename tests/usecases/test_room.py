"""Messages that are in time leave at once; after we were held up, no more together than Slack takes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases.room import TOGETHER, Room

GAP = timedelta(milliseconds=102)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock:
    """Time that passes when somebody sleeps, or as a test says. `slept`: seconds."""

    def __init__(self) -> None:
        self.at = NOON
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


async def left(room: Room, clock: Clock, number: int, workspace: str = "T1") -> list[float]:
    """When each of so many left, one after the other, in seconds from now on."""
    begun, moments = clock.at, []
    for _ in range(number):
        await room.wait(workspace, GAP, clock.now, clock.sleep)
        moments.append((clock.at - begun).total_seconds())
    return moments


async def test_what_is_in_time_never_waits() -> None:
    room, clock = Room(), Clock()
    for _ in range(200):
        await room.wait("T1", GAP, clock.now, clock.sleep)
        clock.at += GAP
    assert clock.slept == []


async def test_of_many_that_are_late_a_few_leave_at_once_and_the_others_one_by_one() -> None:
    moments = await left(Room(), Clock(), 40)
    assert moments[TOGETHER] == 0.0
    assert moments[-1] == pytest.approx((39 - TOGETHER) * GAP.total_seconds())
    # What Slack bears in any second: ten to begin with, and ten more in each.
    assert all(number + 1 <= 10 + 10 * at for number, at in enumerate(moments))


async def test_a_late_workspace_holds_up_no_other() -> None:
    room, clock = Room(), Clock()
    await left(room, clock, 20)
    clock.slept.clear()
    await left(room, clock, TOGETHER, "T2")
    assert clock.slept == []


async def test_a_clock_that_is_set_back_stops_nothing() -> None:
    room, clock = Room(), Clock()
    await left(room, clock, TOGETHER)
    clock.slept.clear()
    clock.at -= timedelta(hours=1)
    await left(room, clock, TOGETHER)
    assert clock.slept == []


async def test_after_a_pause_nothing_leaves_early_and_then_one_by_one() -> None:
    room, clock = Room(), Clock()
    opens = NOON + timedelta(seconds=1)
    assert room.fits("T1", GAP, clock.at, opens) == opens + GAP
    moments = []
    for _ in range(5):
        await room.wait("T1", GAP, clock.now, clock.sleep, opens)
        moments.append(clock.at)
    assert moments == [opens + GAP * number for number in range(1, 6)]

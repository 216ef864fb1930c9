"""Old receipts are forgotten, hour after hour, also after a store that was away; the next day is made ready."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases.ports import StoreUnavailable
from bot.worker.upkeep import EVERY_SECONDS, LOOK_AT_THE_DAY_SECONDS, be_ready_for_tomorrow, forget_old_receipts

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Shelf:
    """Notes what was asked to be forgotten; the second time it is away."""

    def __init__(self) -> None:
        self.asked: list[datetime] = []

    async def first(self, workspace: str, kind: str, key: str, at: datetime) -> bool:
        return True

    async def forget_before(self, at: datetime) -> int:
        self.asked.append(at)
        if len(self.asked) == 2:
            raise StoreUnavailable("away")
        return 0


async def test_receipts_older_than_a_day_are_forgotten_every_hour_though_the_store_was_away() -> None:
    shelf, slept = Shelf(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await forget_old_receipts(shelf, lambda: NOW + timedelta(hours=len(slept)), sleep)
    assert shelf.asked == [NOW - timedelta(days=1) + timedelta(hours=hour) for hour in range(3)]
    assert slept == [EVERY_SECONDS] * 3


async def test_the_next_day_is_made_ready_every_minute_in_a_thread_of_its_own() -> None:
    walked, slept = list[int](), list[float]()

    def prepare() -> Iterator[None]:
        for _ in range(2):
            walked.append(threading.get_ident())
            yield

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await be_ready_for_tomorrow(prepare, sleep)
    assert len(walked) == 4
    assert threading.get_ident() not in walked
    assert slept == [LOOK_AT_THE_DAY_SECONDS] * 2

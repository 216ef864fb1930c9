"""What somebody who has left was to be told goes to the release managers, once, and nothing else does."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.store.outbox import Outbox
from bot.adapters.store.people import People
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.usecases.managers import TellManagers
from bot.usecases.messenger import NothingToSay, Rendered
from bot.usecases.pass_on import PassOn

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAUSED = Notice("T1", "subscription.paused", "C1/now", "UGONE", values={"target": "C1", "reason": "is_archived"})


def passing(store: Store, managers: Sequence[str]) -> tuple[PassOn, Outbox]:
    async def has_left(_workspace: str, user: str) -> bool:
        return user == "UGONE"

    async def find(_workspace: str) -> Sequence[str]:
        return managers

    async def render(notice: Notice) -> Rendered:
        return Rendered({"text": notice.kind})

    outbox = Outbox(store, timedelta(seconds=1))
    return PassOn(render, has_left, TellManagers(find, People(store)), outbox, lambda: NOW, lambda: None), outbox


async def told(outbox: Outbox) -> list[str]:
    found = await outbox.of_subject("T1", "subscription.passed_on", PAUSED.subject)
    return [each.notice.target for each in found]


async def test_every_manager_is_told_once_however_often_it_is_tried(store: Store) -> None:
    passes, outbox = passing(store, ["U1", "U2", "UGONE"])
    for _ in range(2):
        with pytest.raises(NothingToSay):
            await passes(PAUSED)
    assert await told(outbox) == ["U1", "U2"]


async def test_without_managers_it_is_said_to_whoever_subscribed_all_the_same(store: Store) -> None:
    passes, outbox = passing(store, [])
    assert (await passes(PAUSED)).content == {"text": "subscription.paused"}
    assert await told(outbox) == []


@pytest.mark.parametrize(
    "notice", [Notice("T1", "subscription.paused", "C1/now", "U3"), Notice("T1", "announcement", "A1", "UGONE")]
)
async def test_who_is_there_and_everything_else_is_told_directly(store: Store, notice: Notice) -> None:
    passes, outbox = passing(store, ["U1"])
    assert (await passes(notice)).content == {"text": notice.kind}
    assert await told(outbox) == []

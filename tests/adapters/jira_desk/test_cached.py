"""Request types from memory: at once, whatever the desk does."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.adapters.jira_desk.cached import EVERY_SECONDS, FIRST_SECONDS, Cached
from bot.domain.tickets.desk_form import RequestType
from bot.usecases.desk_ports import DeskNotAllowed, DeskNotDone

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
INCIDENT = RequestType("1", "Incident", "", "4", ())


class Desk:
    """Says what stands in `says`, an error by raising it."""

    def __init__(self, *says):
        self.says = list(says)

    async def request_types(self):
        said = self.says.pop(0)
        if isinstance(said, Exception):
            raise said
        return said


def cached(*says):
    return Cached(Desk(*says), lambda: NOW)


async def test_before_the_first_reading_there_is_nothing():
    assert cached().current() == ()


async def test_what_was_read_is_there():
    types = cached((INCIDENT,))
    assert await types.refresh()
    assert (types.current(), types.problem, types.loaded_at) == ((INCIDENT,), None, NOW)
    assert types.find("1") is INCIDENT
    assert types.find("2") is None


async def test_a_failure_keeps_what_is_known_and_is_told():
    types = cached((INCIDENT,), DeskNotAllowed("HTTP 401"))
    await types.refresh()
    assert not await types.refresh()
    assert types.current() == (INCIDENT,)
    assert isinstance(types.problem, DeskNotAllowed)


@pytest.mark.parametrize(
    ("says", "waits"),
    [
        ([(INCIDENT,), DeskNotDone("busy")], [EVERY_SECONDS, EVERY_SECONDS]),
        ([DeskNotDone("busy"), (INCIDENT,)], [FIRST_SECONDS, EVERY_SECONDS]),
        ([DeskNotDone("busy", 900), (INCIDENT,)], [900, EVERY_SECONDS]),
    ],
)
async def test_it_is_read_anew_at_intervals_sooner_before_the_first_success_later_when_asked_to(says, waits):
    types, slept = cached(*says), []

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == len(says):
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await types.watch(sleep=sleep)
    assert slept == waits


async def test_a_mistake_of_ours_is_not_kept_quiet():
    with pytest.raises(RuntimeError):
        await cached(RuntimeError("bug")).refresh()

"""Five hundred forms at once while Jira hangs: every trigger is used in time, and answers go on coming."""

import asyncio
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.playground.cast import FLOW_SUPPORT, TOM
from bot.playground.delivery import HttpTransport
from bot.playground.desk.faults import Trouble
from tests.faults.crowd import crowd
from tests.faults.mortal_bot import AS_IN_LIFE
from tests.faults.rough_town import AS_SLACK, RoughTown, rough_town

PEOPLE = crowd(500)
# Slack's three seconds are real ones. A try in which the machine gave the bot less than this part of a processor does
# not count; when none counts, the processor time that five hundred forms take is all that can be judged.
FAIR_SHARE = 0.6
MOST_PROCESSOR_SECONDS = 2.0
TRIES = 3


@dataclass(frozen=True)
class Burst:
    """`missed`: whose form did not open; `unanswered`: what went wrong with answers; both within three seconds."""

    missed: list[str]
    unanswered: list[str]
    processor: float
    seconds: float

    @property
    def good(self) -> bool:
        return not (self.missed or self.unanswered)

    @property
    def fair(self) -> bool:
        return self.processor / self.seconds >= FAIR_SHARE


@pytest.mark.skipif(sys.platform != "linux", reason="processor time of other processes is read from /proc")
async def test_five_hundred_forms_open_in_time_and_answers_come_meanwhile_while_the_desk_hangs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'flowver.sqlite3'}"
    async with rough_town(tmp_path, url, PEOPLE, arguments=AS_IN_LIFE, **AS_SLACK) as rough:
        desk = rough.town.desk
        await desk.wait_for(lambda: sum(call.operation == "fields" for call in desk.calls) >= 3 or None, 30)
        desk.fail(Trouble.HANG)
        for _ in range(TRIES):
            burst = await all_open(rough)
            if burst.good or burst.fair:
                break
        desk.heal()
        await rough.bot.stop()
    assert burst.processor < MOST_PROCESSOR_SECONDS
    assert burst.good or not burst.fair, (burst.missed, burst.unanswered)


async def all_open(rough: RoughTown) -> Burst:
    play, ended = rough.town.playground, asyncio.Event()
    begun, spent = time.monotonic(), rough.bot.cpu_seconds()
    asking = asyncio.create_task(answers_until(rough, ended))
    await asyncio.gather(*(play.command(each.id, FLOW_SUPPORT, "/flowver ticket studio 6.15.13") for each in PEOPLE))
    ended.set()
    seconds, spent = time.monotonic() - begun, rough.bot.cpu_seconds() - spent
    missed = [each.id for each in PEOPLE if play.open_view(each.id) is None]
    for each in PEOPLE:
        if each.id not in missed:
            await play.close_view(each.id, everything=True)
    return Burst(missed, await asking, spent, seconds)


async def answers_until(rough: RoughTown, ended: asyncio.Event) -> list[str]:
    """What went wrong with the answers to somebody who asks all the while, over connections of their own."""
    play, failures = rough.town.playground, list[str]()
    transport = HttpTransport(lambda: rough.bot.url, play.signing_secret, play.request_timeout, time.time)
    command = play.workspace.app.commands[0]
    place = play.workspace.conversations[FLOW_SUPPORT]
    payload = play.acts.commands._payloads.command(TOM, place, command.command, "6.15.13")
    while not ended.is_set():
        answer = await transport.send("slash_commands", payload | {"trigger_id": play.trigger(TOM)})
        failures += [answer.failure] if answer.failure else []
        failures += [] if "6.15" in answer.text else ["not an answer"]
    await transport.close()
    return failures

"""Requests filed by many people while the desk loses answers, limits and fails and the bot is killed: what came of it."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground.desk.desk import Desk
from bot.playground.desk.faults import Trouble
from tests.faults.crowd import PLANTED, Crowd, Wish, crowd, keys_in, told_of, wishes
from tests.faults.mortal_bot import AS_IN_LIFE, QUICK, MortalBot, tracebacks_in
from tests.faults.rough_town import AS_SLACK, rough_town
from tests.journeys.ticket_town import DeskTown


@dataclass(frozen=True)
class Effort:
    """How much is tried. Seconds: between kills, of thought between a person's requests, lag of the desk's search."""

    submissions: int
    people: int
    kills: int
    between_kills: tuple[float, float]
    pause: float
    lag: float
    believed_lag: int
    deadline: float
    arguments: Sequence[str]


# Every second kill comes while somebody sends a form, which takes about so long.
LONGEST_SUBMISSION = 0.06
SHORT = Effort(20, 10, 2, (1.0, 2.5), 1.0, 0.3, 1, 240.0, QUICK)
FULL = Effort(200, 25, 10, (2.0, 9.0), 12.0, 3.0, 10, 1_200.0, AS_IN_LIFE)


@dataclass(frozen=True)
class Came:
    """What came of it. `problems`: everything that must not be, as sentences."""

    problems: list[str]
    seconds: float
    pressed: int
    creates: int
    deaths: int


def rage(desk: Desk) -> None:
    """One create in five loses its answer, one is limited, one meets 503 (every second time after the work)."""
    # Of several faults the first that strikes acts, so those behind it are asked less often.
    for trouble, odds, more in (
        (Trouble.LOSE_ANSWER, 0.20, {}),
        (Trouble.LIMIT, 0.25, {"retry_after": 1}),
        (Trouble.ERROR, 0.1666, {"status": 503}),
        (Trouble.ERROR, 0.20, {"status": 503, "after_work": True}),
    ):
        desk.fail(trouble, "create", probability=odds, **more)
    for operation in ("attach", "attach_temp", "search"):
        desk.fail(Trouble.LOSE_ANSWER, operation, probability=0.1)
        desk.fail(Trouble.LIMIT, operation, probability=0.1, retry_after=1)


async def raging(folder: Path, database_url: str, effort: Effort, seed: int) -> Came:
    """Everything through HTTP; the bot is a process. TimeoutError when it does not come to its end."""
    chance, people, begun = random.Random(seed), crowd(effort.people), time.monotonic()
    wished = wishes(people, effort.submissions, chance)
    options: dict[str, Any] = {
        "arguments": effort.arguments,
        "believed_lag": effort.believed_lag,
        "deadline": effort.deadline,
    } | (AS_SLACK if effort is FULL else {})
    async with rough_town(folder, database_url, people, seed=seed, **options) as rough:
        town, bot = rough.town, rough.bot
        town.desk.settings.search_lag = effort.lag
        rage(town.desk)
        busy = Crowd(town, bot, chance)
        await asyncio.gather(busy.file(wished, effort.pause), killed_at_random(busy, bot, effort, chance))
        await rough.everything_done()
        await bot.stop()
    creates = sum(call.operation == "create" for call in town.desk.calls)
    return Came(wrong(town, wished, bot.said), time.monotonic() - begun, busy.pressed, creates, bot.deaths)


async def killed_at_random(busy: Crowd, bot: MortalBot, effort: Effort, chance: random.Random) -> None:
    for number in range(effort.kills):
        # Whatever it is doing then: the moment is what is being tried.
        await asyncio.sleep(chance.uniform(*effort.between_kills))
        if number % 2 == 0 and not busy.done:
            await busy.sending.wait()
            await asyncio.sleep(chance.uniform(0, LONGEST_SUBMISSION))
        await bot.kill()
        await bot.start()


def wrong(town: DeskTown, wished: Sequence[Wish], said: str) -> list[str]:
    """Everything that must not be, when all has come to its end; `said`: the bot's log."""
    return [*wrong_at_the_desk(town, wished), *wrong_in_messages(town, wished), *told_in_the_log(town, said)]


def wrong_at_the_desk(town: DeskTown, wished: Sequence[Wish]) -> list[str]:
    filed = Counter(request.summary for request in town.desk.requests)
    wanted = {wish.summary: wish for wish in wished}
    problems = [f"{wish.number} was filed {filed[wish.summary]} times" for wish in wished if filed[wish.summary] != 1]
    problems += [f"nobody wrote {summary}" for summary in filed if summary not in wanted]
    for request in town.desk.requests:
        wish = wanted.get(request.summary)
        there = sorted(file.content for file in request.attachments)
        if wish and there != sorted(wish.files.values()):
            problems.append(f"{wish.number} has {len(there)} files instead of {len(wish.files)}")
    return problems


def wrong_in_messages(town: DeskTown, wished: Sequence[Wish]) -> list[str]:
    """Each person is told of each request of theirs once, before that perhaps once that it waits, and of nothing else."""
    numbers = {wish.summary: wish for wish in wished}
    theirs = {request.key: numbers[request.summary].person for request in town.desk.requests}
    problems = []
    for person in {wish.person for wish in wished}:
        told = Counter(key for message in told_of(town, person) for key in keys_in(message))
        own = {key for key, whose in theirs.items() if whose == person}
        problems += [f"{person} was told of {key} {told[key]} times" for key in own if told[key] != 1]
        problems += [f"{person} was told of somebody else's {key}" for key in told if key not in own]
        waits = Counter(message.text for message in told_of(town, person) if not keys_in(message))
        waited = {f"⚠️ The request is kept and waits: {wish.summary}" for wish in wished if wish.person == person}
        problems += [f"{person} was told {text!r} {waits[text]} times" for text in waits if waits[text] > 1]
        problems += [f"{person} was told {text!r}" for text in waits if text not in waited]
    return problems + [f"Slack would have refused: {each.error}" for each in town.playground.rejections]


def told_in_the_log(town: DeskTown, said: str) -> list[str]:
    play = town.playground
    secrets = {"a word that people wrote": PLANTED, "the bot's token": play.bot_token, "Jira's token": town.desk.token}
    secrets |= {"the signing secret": play.signing_secret, "an e-mail address": "@"}
    problems = [f"the log tells {what}" for what, text in secrets.items() if text in said.lower()]
    return [*problems, *tracebacks_in(said)]

"""flowver against the bare app: short rounds in turn, so that a busy machine bothers both alike."""

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from bot.config import SHIPPED_CATALOG
from tests.bench.client import WHOLE_ANSWER, Ask, Client, Times
from tests.bench.processes import Server, bare, flowver
from tests.bench.questions import asked_again, never_asked
from tests.bench.report import Figure
from tests.bench.signed import READERS

BARE, OUTER, SAMPLE, SHIPPED, FIRST = (
    "bare app, Bolt's own ASGI handler",
    "bare app, flowver's outer app",
    "flowver, sample catalogue, kept answers",
    "flowver, shipped catalogue, kept answers",
    "flowver, sample catalogue, first-time answers",
)
MANY_CALLERS = 32
FEWEST_ROUNDS = 3


@dataclass(frozen=True)
class Size:
    """Rounds, and requests in each; first-time answers get half as many. After `seconds` no further round begins."""

    rounds: int
    seconds: float
    at_many: int
    at_one: int


@dataclass(frozen=True)
class Contender:
    """A server and what it is asked."""

    name: str
    server: Server
    asks: Iterator[Ask]
    expect: str

    async def round(self, client: Client, requests: int, callers: int) -> Times:
        return await client.ask(self.server, list(islice(self.asks, requests)), callers, expect=self.expect)


async def compare(client: Client, slack_api: str, sample: Path, size: Size) -> list[Figure]:
    async with AsyncExitStack() as stack:
        opened = stack.enter_async_context
        ours = await opened(flowver(sample, slack_api)), await opened(flowver(SHIPPED_CATALOG, slack_api))
        bares = await opened(bare("bolt", slack_api)), await opened(bare("flowver", slack_api))
        contenders = [
            Contender(BARE, bares[0], again(), ""),
            Contender(SAMPLE, ours[0], again(), WHOLE_ANSWER),
            Contender(FIRST, ours[0], first(), WHOLE_ANSWER),
            Contender(OUTER, bares[1], again(), ""),
            Contender(SHIPPED, ours[1], again(), WHOLE_ANSWER),
        ]
        for each in contenders:
            # So many that every text is kept in both languages.
            await each.round(client, 2 * len(asked_again()), 1)
        many = await _rounds(client, contenders, size.rounds, size.seconds, size.at_many, MANY_CALLERS)
        one = await _rounds(client, contenders, size.rounds, size.seconds / 3, size.at_one, 1)
    return [*_figures(many, MANY_CALLERS), *_figures(one, 1)]


def again() -> Iterator[Ask]:
    """The 200 texts over and over, each in turn by a reader of English and of Swedish."""
    texts = asked_again()
    for index in count():
        yield texts[index % len(texts)], READERS[index // len(texts) % 2]


def first() -> Iterator[Ask]:
    for index, text in enumerate(never_asked()):
        yield text, READERS[index // 30 % 2]


Round = dict[str, Times]


async def _rounds(
    client: Client, contenders: Sequence[Contender], rounds: int, seconds: float, requests: int, callers: int
) -> list[Round]:
    def share(each: Contender) -> int:
        return requests // 2 if each.name == FIRST else requests

    done: list[Round] = []
    ends = time.monotonic() + seconds
    while len(done) < rounds and (len(done) < FEWEST_ROUNDS or time.monotonic() < ends):
        done += [{each.name: await each.round(client, share(each), callers) for each in contenders}]
    return done


def _figures(rounds: Sequence[Round], callers: int) -> Iterable[Figure]:
    at = f"at {callers} caller{'s' if callers > 1 else ''}"
    for name in rounds[0]:
        times = [each[name] for each in rounds]
        yield Figure(f"{name}, {at}", statistics.median(t.per_cpu_second for t in times), "req/CPU s")
        yield Figure("    p50", statistics.median(t.p50 for t in times), "ms")
        yield Figure("    p99", statistics.median(t.p99 for t in times), "ms")
        if name != BARE:
            yield from _ratios(rounds, name, goals=callers == MANY_CALLERS)


def _ratios(rounds: Sequence[Round], name: str, *, goals: bool) -> Iterable[Figure]:
    """Each round's own ratio; the middle one counts."""
    speed = statistics.median(each[name].per_cpu_second / each[BARE].per_cpu_second for each in rounds)
    tail = statistics.median(each[name].p99 / each[BARE].p99 for each in rounds)
    kept = name in (SAMPLE, SHIPPED)
    least = (0.85 if kept else 0.6 if name == FIRST else None) if goals else None
    yield Figure("    requests per CPU second, to the bare app's", speed, "ratio", least=least)
    yield Figure("    p99, to the bare app's", tail, "ratio", most=1.5 if kept and goals else None)

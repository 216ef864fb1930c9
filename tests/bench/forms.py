"""Many forms opened at once while Jira hangs: how soon each opens, and what people who ask for answers wait meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.playground.desk.faults import Trouble
from bot.playground.desk.nordsjo import CHANGE, DESK, INCIDENT, QUESTION
from bot.playground.server import Playground
from tests.bench.client import Client, Times, load_client, times
from tests.bench.comparison import again
from tests.bench.far_slack import FarSlack, far_slack
from tests.bench.processes import Server, flowver
from tests.bench.report import Figure

PER_SECOND = 100
CALLERS = 4
TICKET = "ticket studio 6.15.13"


@dataclass(frozen=True)
class Opened:
    """`took`: microseconds from the command to its answer, by which time the form stands; `late`: it never did.

    `oldest`: the longest time from a trigger to the form that it opened, seconds.
    """

    took: Sequence[int]
    late: int
    oldest: float


async def forms_at_once(client: Client, sample: Path, number: int, seconds: int) -> list[Figure]:
    """Answers are due at a steady pace, `seconds` without any forms and as many in which all of them open."""
    async with (
        far_slack() as slack,
        _far_desk() as playground,
        flowver(sample, slack.url, **_desk(playground)) as server,
    ):
        await _types_known(playground)
        playground.desk.fail(Trouble.HANG)
        await client.ask(server, list(islice(again(), 400)), 1)
        before = await _answers(client, server, seconds)
        meanwhile, opened = await asyncio.gather(_answers(client, server, seconds), _all_open(slack, server, number))
        playground.desk.heal()
    return _figures(number, before, meanwhile, opened)


def _figures(number: int, before: Times, meanwhile: Times, opened: Opened) -> list[Figure]:
    forms = times(opened.took)
    return [
        Figure(f"{number} forms at once while Jira hangs: triggers that expired", opened.late, "forms", most=0),
        Figure("    the oldest trigger that opened one", opened.oldest * 1000, "ms"),
        Figure("    processor time of all of them, help included", meanwhile.cpu_seconds - before.cpu_seconds, "s"),
        Figure("    a form opened, p50", forms.p50, "ms"),
        Figure("    a form opened, p99", forms.p99, "ms", most=3000),
        Figure(f"    p99 of answers without them, {PER_SECOND} a second", before.p99, "ms"),
        Figure("    p99 of answers with them", meanwhile.p99, "ms"),
        Figure("    p99 of answers with the forms, to without", meanwhile.p99 / before.p99, "ratio"),
        Figure("    the slowest answer with them", meanwhile.worst, "ms", most=3000),
    ]


async def _answers(client: Client, server: Server, seconds: int) -> Times:
    asks = list(islice(again(), seconds * PER_SECOND))
    return await client.ask(server, asks, CALLERS, per_second=PER_SECOND)


async def _all_open(slack: FarSlack, server: Server, number: int) -> Opened:
    """By people none of whom the bot has ever met."""
    asks = lambda: [(TICKET, f"U0SOMEBODY{index:04d}", slack.trigger()) for index in range(number)]  # noqa: E731
    async with load_client() as crowd:
        opened = await crowd.ask_at_once(server, number, asks)
    return Opened(opened.took, number - len(slack.opened), max(slack.opened.values(), default=0.0))


async def _types_known(playground: Playground) -> None:
    """The bot has read what the forms ask before the desk falls silent."""
    calls = playground.desk.calls
    await playground.desk.wait_for(lambda: sum(call.operation == "fields" for call in calls) >= 3 or None, 20.0)


def _desk(playground: Playground) -> Mapping[str, str]:
    return {
        "JIRA_URL": playground.jira_url,
        "JIRA_EMAIL": playground.desk.email,
        "JIRA_API_TOKEN": playground.desk.token,
        "JSM_SERVICE_DESK": DESK,
        "JSM_REQUEST_TYPE": ",".join((INCIDENT, QUESTION, CHANGE)),
    }


@asynccontextmanager
async def _far_desk() -> AsyncIterator[Playground]:
    playground = Playground(keep_calls=0)
    await playground.start()
    try:
        yield playground
    finally:
        await playground.stop()

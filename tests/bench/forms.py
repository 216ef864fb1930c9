"""Many forms opened at once while Jira hangs: how soon each opens, and what people who ask for answers wait meanwhile."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from bot.manifest import manifest
from bot.playground.cast import APP, FLOW_SUPPORT, nordsjo_cast
from bot.playground.desk.faults import Trouble
from bot.playground.desk.nordsjo import CHANGE, DESK, INCIDENT, QUESTION
from bot.playground.manifest import installed
from bot.playground.model import Cast, Person
from bot.playground.server import Playground
from tests.bench.client import Client, Times, times
from tests.bench.comparison import again
from tests.bench.processes import Server, flowver
from tests.bench.report import Figure
from tests.bench.signed import ENGLISH, SECRET, SWEDISH, TEAM

PER_SECOND = 100
CALLERS = 4
SOMEBODY = "U0SOMEBODY"
COMMAND = "/flowver ticket studio 6.15.13"


@dataclass
class Opened:
    """`took`: microseconds from the command to its answer, by which time the form stands; `late`: it never did."""

    took: list[int] = field(default_factory=list)
    late: int = 0


async def forms_at_once(client: Client, sample: Path, number: int, seconds: int) -> list[Figure]:
    """Answers are due at a steady pace, `seconds` without any forms and as many in which all of them open."""
    async with _workspace(number) as playground, flowver(sample, playground.api_url, **_desk(playground)) as server:
        playground.bot_url = f"http://127.0.0.1:{server.port}/slack/events"
        await _types_known(playground)
        playground.desk.fail(Trouble.HANG)
        await client.ask(server, list(islice(again(), 400)), 1)
        before = await _answers(client, server, seconds)
        meanwhile, opened = await asyncio.gather(_answers(client, server, seconds), _all_open(playground))
        playground.desk.heal()
    return _figures(number, before, meanwhile, opened)


def _figures(number: int, before: Times, meanwhile: Times, opened: Opened) -> list[Figure]:
    forms = times(opened.took)
    return [
        Figure(f"{number} forms at once while Jira hangs: triggers that expired", opened.late, "forms", most=0),
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


async def _all_open(playground: Playground) -> Opened:
    people = [person.id for person in playground.workspace.people.values() if person.id.startswith(SOMEBODY)]
    opened = Opened()
    await asyncio.gather(*(_open(playground, person, opened) for person in people))
    return opened


async def _open(playground: Playground, person: str, opened: Opened) -> None:
    begun = time.perf_counter()
    await playground.command(person, FLOW_SUPPORT, COMMAND)
    opened.took.append(int((time.perf_counter() - begun) * 1e6))
    opened.late += playground.open_view(person) is None


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
async def _workspace(number: int) -> AsyncIterator[Playground]:
    playground = Playground(cast=_cast(number), signing_secret=SECRET, bot_token="xoxb-bench", rate_limit=None)
    await playground.start()
    try:
        yield playground
    finally:
        await playground.stop()


def _cast(number: int) -> Cast:
    """As many people as there are forms, none of whom the bot has ever met; and the two who ask for answers."""
    cast = nordsjo_cast(installed(manifest(None), APP))
    ids = {f"{SOMEBODY}{index:04d}": "en-GB" for index in range(number)} | {ENGLISH: "en-US", SWEDISH: "sv-SE"}
    people = tuple(Person(each, f"somebody.{each}", each, "", locale, "#5b3fa8") for each, locale in ids.items())
    channel = next(place for place in cast.conversations if place.id == FLOW_SUPPORT)
    channel.members.extend(ids)
    return replace(cast, team_id=TEAM, people=(*cast.people, *people))

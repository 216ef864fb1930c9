"""A large catalogue taken up beside the running bot, and the start of the bot: what people wait meanwhile."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path

from aiohttp import ClientSession

from tests.bench.catalogues import write_catalogue
from tests.bench.client import Client, Times, times
from tests.bench.comparison import again
from tests.bench.processes import Server, flowver
from tests.bench.report import Figure

PER_SECOND = 100
CALLERS = 4
SMALL = 100
LONGEST_SECONDS = 60
SECONDS_AFTER = 2


async def first_answer(client: Client, slack_api: str, catalog: Path) -> list[Figure]:
    async with flowver(catalog, slack_api) as server:
        await client.ask(server, list(islice(again(), 1)), 1)
        spent = server.cpu_seconds()
    return [Figure("flowver run: start to first answer, processor time", spent, "s", most=1.5)]


async def load_beside(client: Client, slack_api: str, large: int, lines: int, seconds: int) -> list[Figure]:
    """Answers are due at a steady pace: before, while the running bot takes up the large catalogue, and just after."""
    async with _folder() as folder, flowver(folder, slack_api) as server:
        await client.ask(server, list(islice(again(), 400)), 1)
        before = await _paced(client, server, seconds)
        first_revision, spent = await _revision(server), server.cpu_seconds()
        await asyncio.to_thread(write_catalogue, folder, large, lines)
        during = [await _paced(client, server, 1)]
        while await _revision(server) == first_revision:
            if len(during) > LONGEST_SECONDS:
                raise RuntimeError("the catalogue was not taken up")
            during.append(await _paced(client, server, 1))
        spent = server.cpu_seconds() - spent
        # The first answers from it are what a swap could hold up.
        during.append(await _paced(client, server, SECONDS_AFTER))
    return _figures(f"{large:,} releases in {lines:,} lines", before, during, spent)


def _figures(catalogue: str, before: Times, during: list[Times], spent: float) -> list[Figure]:
    meanwhile = times([took for each in during for took in each.took])
    return [
        Figure(f"{catalogue} loaded beside the running bot", spent, "s", most=15.0),
        Figure(f"    p99 of answers before, {PER_SECOND} a second", before.p99, "ms"),
        Figure("    p99 of answers meanwhile", meanwhile.p99, "ms"),
        Figure("    p99 meanwhile, to before", meanwhile.p99 / before.p99, "ratio"),
        Figure("    the slowest answer meanwhile", meanwhile.worst, "ms", most=3000),
    ]


async def _paced(client: Client, server: Server, seconds: int) -> Times:
    asks = list(islice(again(), seconds * PER_SECOND))
    return await client.ask(server, asks, CALLERS, per_second=PER_SECOND)


async def _revision(server: Server) -> str:
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{server.port}/readyz") as answer:
        revision: str = (await answer.json())["catalog"]["revision"]
        return revision


@asynccontextmanager
async def _folder() -> AsyncIterator[Path]:
    with tempfile.TemporaryDirectory(prefix="flowver-bench-") as name:
        write_catalogue(Path(name), SMALL)
        yield Path(name)

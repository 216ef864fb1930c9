"""`make bench`: every figure of one run, with its goal. Missed goals are told; with --strict they are the exit code."""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from bot.adapters.catalog_files.sample import write_sample
from tests.bench import announcing
from tests.bench.beside import first_answer, load_beside
from tests.bench.catalogues import FEW, MANY, SOME
from tests.bench.client import load_client
from tests.bench.comparison import Size, compare
from tests.bench.forms import forms_at_once
from tests.bench.processes import cores, python, slack_stand_in
from tests.bench.report import Figure, missed


@dataclass(frozen=True)
class Effort:
    """How much is measured. `large`: releases in the large catalogue; `before`: seconds of answers before it comes.

    `forms`: how many open at once, and the seconds of answers beside them.
    """

    size: Size
    large: int
    before: int
    forms: tuple[int, int]
    news: announcing.Volume


FULL = Effort(
    Size(rounds=15, seconds=60, at_many=4_000, at_one=1_000),
    large=100_000,
    before=4,
    forms=(500, 5),
    news=announcing.FULL,
)
SHORT = Effort(
    Size(rounds=1, seconds=5, at_many=400, at_one=100), large=4_000, before=1, forms=(20, 2), news=announcing.SHORT
)


async def measured(effort: Effort) -> AsyncIterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="flowver-bench-") as name:
        sample = Path(name) / "sample"
        write_sample(sample, datetime.now(UTC).date())
        async with slack_stand_in() as slack_api, load_client() as client:
            for figure in await first_answer(client, slack_api, sample):
                yield figure
            for figure in await compare(client, slack_api, sample, effort.size):
                yield figure
            for lines in (SOME, MANY):
                for figure in await load_beside(client, slack_api, effort.large, lines, effort.before):
                    yield figure
            for figure in await forms_at_once(client, sample, *effort.forms):
                yield figure
        async for figure in announcing.announcements(Path(name), effort.news):
            yield figure
        for figure in await _catalogue_figures(effort.large, Path(name)):
            yield figure


async def _catalogue_figures(large: int, folder: Path) -> list[Figure]:
    arguments = ("-m", "tests.bench.catalogue_figures", str(large))
    process = await python(cores()[0], *arguments, folder=folder, env={}, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the catalogue's figures were not measured")
    found: dict[str, float] = json.loads(said)
    shape = f"a check on {large:,} releases, to one on 100: at most"
    checks = [
        Figure(f"{shape} {lines:,} lines", found[f"check_{lines}"], "ratio", most=1.2) for lines in (FEW, SOME, MANY)
    ]
    return [
        Figure("loading 2,000 releases, processor time", found["load_2000"], "s", most=0.5),
        Figure(f"loading {large:,} releases, processor time", found["load_large"], "s", most=15.0),
        *checks,
    ]


async def bench(*, short: bool) -> list[Figure]:
    begun = time.monotonic()
    figures: list[Figure] = []
    async for figure in measured(SHORT if short else FULL):
        figures.append(figure)
        _say(str(figure))
    failed = missed(figures)
    result = f"{len(failed)} missed" if failed else "every goal met"
    _say(f"{result}, in {time.monotonic() - begun:.0f} s")
    return failed


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a smoke test: every figure, from too few measurements")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a goal is missed")
    options = parser.parse_args()
    # The far ends run in here, and what they cost is taken from whom they measure.
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        failed = runner.run(bench(short=options.short))
    sys.exit(1 if options.strict and failed else 0)


if __name__ == "__main__":
    main()

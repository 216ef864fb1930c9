"""`make faults`: two hundred requests, and an announcement to two thousand channels, on each database, while the desk and
Slack rage and the bot is killed. Exit code 1: something was lost, doubled or told to somebody else."""

import argparse
import asyncio
import logging
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import empty_postgresql
from tests.faults import announcing
from tests.faults.raging import FULL, SHORT, Came, Effort, raging


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seed", type=int, help="of an earlier run, to have its faults again")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    parser.add_argument("--only", choices=[*TRIALS], help="only these")
    parser.add_argument("--short", action="store_true", help="as in the test suite")
    options = parser.parse_args()
    # A call that a killed bot broke off is an error to the far end's server, and no news here.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    wrong = False
    for trial in [options.only] if options.only else TRIALS:
        for name in [options.database] if options.database else ["sqlite", "postgresql"]:
            wrong |= not TRIALS[trial](name, seed, short=options.short)
    sys.exit(1 if wrong else 0)


def _requests(name: str, seed: int, *, short: bool) -> bool:
    effort: Effort = SHORT if short else FULL
    _say(f"{name}: {effort.submissions} requests, {effort.kills} kills, seed {seed} ...")
    with tempfile.TemporaryDirectory(prefix="flowver-faults-") as folder, _database(name, Path(folder)) as url:
        came = asyncio.run(raging(Path(folder), url, effort, seed))
    _say("\n".join(["  " + line for line in _lines(came)]))
    return not came.problems


def _lines(came: Came) -> Iterator[str]:
    yield f"{came.pressed} submissions, {came.creates} creates, {came.deaths} kills, {came.seconds:.0f} s"
    yield from came.problems or ["every request filed once, with its files, and told once; nothing private in the log"]


def _announcement(name: str, seed: int, *, short: bool) -> bool:
    effort, bots = announcing.SHORT if short else announcing.FULL, BOTS[name]
    _say(f"{name}: one announcement to {effort.channels} channels, {effort.kills} kills, {bots} bots, seed {seed} ...")
    with tempfile.TemporaryDirectory(prefix="flowver-faults-") as folder, _database(name, Path(folder)) as url:
        came = asyncio.run(announcing.announcing(Path(folder), url, effort, seed, bots))
    struck = ", ".join(f"{what} {times}" for what, times in came.struck.items())
    _say(f"  {came.posts} posts, {came.deaths} kills, {came.seconds:.0f} s; {struck}")
    _say("\n".join(f"  {line}" for line in came.problems or ["every channel was told once"]))
    return not came.problems


TRIALS = {"requests": _requests, "announcement": _announcement}
# Where there are several, one of them is killed for good.
BOTS = {"sqlite": 1, "postgresql": 3}


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    if name == "sqlite":
        yield f"sqlite:///{folder / 'flowver.sqlite3'}"
    else:
        # Closed at its end, so that the database is dropped.
        databases = empty_postgresql()
        yield next(databases)
        next(databases, None)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

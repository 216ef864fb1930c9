"""Catalogues of any size for the benchmark, in the shape of releases.yml. The numbers and days are invented."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

COMPONENTS = ("server", "studio", "web", "portal")
FIRST_DAY = date(2015, 1, 1)
# Lines are what answers are drawn from, so their number is chosen apart from that of the releases.
FEW, SOME, MANY = 5, 100, 5_000


def write_catalogue(folder: Path, releases: int, lines: int = SOME) -> None:
    """releases.yml of so many releases in so many lines, less if there are too few; there at once or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / ".releases.yml.part"
    packs = -(-releases // (lines * len(COMPONENTS)))
    entries = islice(_entries(packs), releases)
    unfinished.write_text("changed: 2026-11-23\nreleases:\n" + "".join(entries), "utf-8")
    unfinished.replace(folder / "releases.yml")


def _entries(packs: int) -> Iterator[str]:
    number = 0
    while True:
        major, minor = divmod(number, 20)
        day = FIRST_DAY + timedelta(days=number)
        yield from (
            f"  - {{component: {name}, version: {major + 1}.{minor}.{pack}, released: {day}, source: bench}}\n"
            for pack in range(packs)
            for name in COMPONENTS
        )
        number += 1

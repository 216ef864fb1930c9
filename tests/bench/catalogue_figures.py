"""What a large catalogue costs, in a process of its own: loading it and answering from it. Prints one line of JSON."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.watch import CatalogWatch
from bot.bootstrap.running import utc_now
from bot.domain.answer import answer
from bot.domain.catalog import Catalog
from bot.domain.question import Check, Subject
from tests.bench.catalogues import FEW, MANY, SOME, write_catalogue

TODAY = date(2026, 11, 23)
SMALL = 100
ASKED, ROUNDS = 50, 40


def main(large: int) -> None:
    with tempfile.TemporaryDirectory(prefix="flowver-bench-") as folder:
        root = Path(folder)
        figures: dict[str, float] = {}
        for size in (2_000, large):
            write_catalogue(root / f"{size}", size)
            figures[f"load_{'2000' if size == 2_000 else 'large'}"] = loading_seconds(root / f"{size}")
        for lines in (FEW, SOME, MANY):
            catalogs = [_catalog(root / f"{size}-{lines}", size, lines) for size in (SMALL, large)]
            figures[f"check_{lines}"] = check_ratio(*catalogs)
    sys.stdout.write(json.dumps(figures))


def loading_seconds(folder: Path) -> float:
    """Processor time, as the running bot loads it."""
    begun = time.process_time()
    CatalogWatch(folder, utc_now)
    return time.process_time() - begun


def _catalog(folder: Path, size: int, lines: int) -> Catalog:
    write_catalogue(folder, size, lines)
    return load_catalog(folder)


def check_ratio(small: Catalog, large: Catalog) -> float:
    """How much longer the large one's checks take: releases with and without component, and whole lines."""
    asked = [_checks(catalog) for catalog in (small, large)]
    for catalog, checks in zip((small, large), asked, strict=True):
        _seconds(catalog, checks)
    return statistics.median(_seconds(large, asked[1]) / _seconds(small, asked[0]) for _ in range(ROUNDS))


def _checks(catalog: Catalog) -> list[Check]:
    releases = list(catalog.flow)
    chosen = [releases[index * len(releases) // ASKED] for index in range(ASKED)]
    lines = list(islice(catalog.newest_lines, ASKED // 5))
    subjects = [Subject(each.version, each.component if index % 2 else None) for index, each in enumerate(chosen)]
    return [Check(subject, str(subject)) for subject in (*subjects, *(Subject(line) for line in lines))]


def _seconds(catalog: Catalog, checks: Sequence[Check]) -> float:
    begun = time.process_time()
    for check in checks:
        answer(catalog, check, TODAY)
    return (time.process_time() - begun) / len(checks)


if __name__ == "__main__":
    main(int(sys.argv[1]))

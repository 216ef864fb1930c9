"""The demo's catalogue: sample.yml's days before today become dates in a folder. Nothing real comes from here."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.adapters.catalog_files.load import POLICY, RELEASES, SHIPPED
from bot.adapters.catalog_files.positions import Mapping
from bot.adapters.catalog_files.yaml_text import read_yaml

_DUMPER = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper
_UNCONFIRMED, _CONFIRMED = "  counts_from: line\n  confirmed: false\n", "  counts_from: line\n  confirmed: true\n"
_HEAD = "# A sample, invented: made from the demo's data on {today}. Change it and watch the running flowver follow.\n"

Entry = dict[str, Any]


def write_sample(folder: Path, today: date) -> None:
    """Writes policy.yml and releases.yml of the sample, with dates relative to `today`; each at once or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / POLICY, sample_policy())
    _write(folder / RELEASES, sample_releases(today))


def sample_policy() -> str:
    """The shipped policy; only, the invented dates leave no doubt of how the 24 months are counted."""
    shipped = (SHIPPED / POLICY).read_text("utf-8")
    if _UNCONFIRMED not in shipped:
        raise ValueError("the shipped policy.yml no longer holds the lines that the sample changes")
    return shipped.replace(_UNCONFIRMED, _CONFIRMED)


def sample_releases(today: date) -> str:
    """The text of releases.yml as of `today`, one entry a line."""
    sample, problems = read_yaml((SHIPPED / "sample.yml").read_bytes(), "sample.yml")
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    lines = [_HEAD.format(today=today), f"changed: {today}\nsample: true\nreleases:\n"]
    return "".join([*lines, *(f"  - {_flow(entry)}\n" for entry in _entries(sample, today))])


def _entries(sample: Mapping, today: date) -> Iterator[Entry]:
    details = {(each["component"], each["version"]): each for each in sample["details"]}
    source = str(sample["source"])
    for line in sample["lines"]:
        yield {"line": str(line["line"]), "released": _day(today, line["day"]), "source": source}
        yield from ({**entry, "source": source} for entry in _packs(line, details, today))
    for other in sample["others"]:
        rest = {str(key): _plain(value) for key, value in other.items() if key != "day"}
        yield {**rest, "released": _day(today, other["day"]), "source": source}


def _packs(line: Mapping, details: dict[tuple[str, str], Mapping], today: date) -> Iterator[Entry]:
    for component, numbers in line["packs"].items():
        for number in _numbers(numbers):
            version = f"{line['line']}.{number}"
            more = details.get((component, version), Mapping(0, 0))
            day = _day(today, int(line["day"]) + number * int(line["every"]))
            entry = {"component": str(component), "version": str(more.get("number", version)), "released": day}
            yield entry | {str(key): _plain(more[key]) for key in ("withdrawn", "notes", "fixes") if key in more}


def _numbers(text: str) -> Iterator[int]:
    """`0-2 6` -> 0, 1, 2, 6."""
    for part in text.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _day(today: date, days: str | int) -> date:
    return today + timedelta(days=int(days))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return True if value == "true" else str(value)


def _flow(entry: Entry) -> str:
    dumped: str = yaml.dump(
        entry, Dumper=_DUMPER, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000
    )
    return dumped.strip()


def _write(path: Path, text: str) -> None:
    # A watch may look at any moment; renaming shows it the old file or the new one, never half of one.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)

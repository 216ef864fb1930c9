"""What is wrong with a catalogue, and what is only odd. Odd things are warnings; they stop nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.adapters.catalog_files.load import RELEASES, read_folder
from bot.adapters.catalog_files.problem import Problem, in_order
from bot.adapters.catalog_files.releases_file import ReleasesReading
from bot.domain.catalog import Catalog, Line
from bot.domain.days import Fact
from bot.domain.releases import LineEntry, ReleaseEntry
from bot.domain.version import Version

_SAID = {
    "line": "first released",
    "line_by": "first released by",
    "line_after": "first released after",
    "release": "released",
    "release_by": "released by",
    "release_after": "released after",
}


def lint(folder: Path, today: date | None = None) -> list[Problem]:
    """Every problem of the folder; where there is none, the warnings, by file and line.

    `today` is the vendor's day; without it nothing is said of releases that are still to come.
    """
    reading = read_folder(folder)
    if reading.catalog is None or reading.releases is None:
        return list(in_order(reading.problems))
    linting = _Linting(reading.catalog, reading.releases, today)
    return list(in_order(linting.warnings()))


class _Linting:
    def __init__(self, catalog: Catalog, releases: ReleasesReading, today: date | None) -> None:
        self._catalog, self._today = catalog, today
        self._entries, self._places = releases.entries, releases.places
        # A line that has no entry of its own is reported at the first release in it.
        self._indexes: dict[Version, int] = {}
        for index, entry in enumerate(releases.entries):
            line = self._line_of(entry)
            if line and (isinstance(entry, LineEntry) or line not in self._indexes):
                self._indexes[line] = index

    def warnings(self) -> Iterator[Problem]:
        for index, entry in enumerate(self._entries):
            if not entry.source.strip():
                yield self._warning(index, "has no source; say where it is known from")
            if self._today and entry.released and entry.released > self._today:
                yield self._warning(index, f"is released on {entry.released}, which is still to come")
            if isinstance(entry, LineEntry) and entry.supported_until and entry.reason is None:
                yield self._warning(index, "supported_until beats the rule, and no reason says why")
        if self._today and self._catalog.changed > self._today:
            said = f"{self._catalog.changed} is still to come"
            yield Problem(RELEASES, 0, 0, "changed", said, warning=True)
        for line in self._catalog.lines.values():
            yield from self._of_line(line)

    def _of_line(self, line: Line) -> Iterator[Problem]:
        index = self._indexes[line.version]
        for fact in line.against:
            yield self._warning(index, f"what is known of line {line.version} contradicts {_told(fact)}")
        releases = self._catalog.flow.beginning_with(line.version)
        dated = [each for each in releases if each.entry.released]
        if dated and not _has_date(line.entry):
            said = f"line {line.version} has dated releases, but no entry says when its first release was"
            yield self._warning(index, said)
        if not releases and line.entry is None:
            yield self._warning(index, f"the flow_line {line.version} has no other entry; is it the right number?")

    def _line_of(self, entry: ReleaseEntry | LineEntry) -> Version | None:
        if isinstance(entry, LineEntry):
            return entry.line
        return entry.flow_line if self._catalog.is_own_series(entry.component) else entry.version.line

    def _warning(self, index: int, text: str) -> Problem:
        return Problem(RELEASES, *self._places[index], f"releases[{index}]", text, warning=True)


def _has_date(entry: LineEntry | None) -> bool:
    return bool(entry and (entry.released or entry.released_by or entry.released_after))


def _told(fact: Fact) -> str:
    what = f"line {fact.what}" if fact.kind.startswith("line") else fact.what
    return f"{what} ({_SAID[fact.kind]} {fact.day})"

"""releases.yml: every entry validated as soon as it is read, and checked against the names of the policy."""

import time
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from bot.adapters.catalog_files.entry_names import check_names
from bot.adapters.catalog_files.plain_words import place_of, problems_of
from bot.adapters.catalog_files.policy_file import Names
from bot.adapters.catalog_files.positions import Mapping, Place
from bot.adapters.catalog_files.problem import Problem, did_you_mean, key_path, quoted
from bot.adapters.catalog_files.yaml_text import read_yaml
from bot.domain.releases import LineEntry, ReleaseEntry, ReleasesHead

Entry = ReleaseEntry | LineEntry
_KEYS = frozenset((*LineEntry.model_fields, *ReleaseEntry.model_fields))
_GIVE_WAY_EVERY = 16
_NAP = 0.000_05


@dataclass(frozen=True)
class ReleasesReading:
    """`head` is there only when the top of the file is right; `places[i]` is where `entries[i]` begins.

    An entry that has problems is None; who has looked at `problems` need not expect that.
    """

    head: ReleasesHead | None
    problems: Sequence[Problem]
    entries: list[Entry] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def read_releases(data: bytes, file: str, names: Names | None) -> ReleasesReading:
    """Without `names` (the policy could not be parsed) nothing is checked against them."""
    taking = _Taking(file, names)
    raw, unreadable = read_yaml(data, file, under="releases", each=taking.take)
    # Where the text itself is refused, what the models say of the same place is only an echo.
    taken = {(each.line, each.column) for each in unreadable}
    problems = [*unreadable, *(each for each in taking.problems if (each.line, each.column) not in taken)]
    if raw is None:
        return ReleasesReading(None, problems or [Problem(file, 1, 1, "", "is empty")])
    if not isinstance(raw, Mapping):
        return ReleasesReading(None, [*problems, Problem(file, 1, 1, "", "holds no keys; it must begin with changed:")])
    entries = raw.pop("releases", None)
    head, refused = _head(raw, file)
    if entries is not None and not isinstance(entries, list):
        refused.append(Problem(file, *place_of(entries, ()), "releases", "must be a list of entries"))
        entries = None
    return ReleasesReading(head, [*problems, *refused], entries or [], taking.places)


def _head(raw: Mapping, file: str) -> tuple[ReleasesHead | None, list[Problem]]:
    try:
        return ReleasesHead.model_validate(raw), []
    except ValidationError as error:
        return None, list(problems_of(error, ReleasesHead, raw, file))


class _Taking:
    """Takes one raw entry after the other, keeps nothing of them but the validated entry and what was found."""

    def __init__(self, file: str, names: Names | None) -> None:
        self.problems: list[Problem] = []
        self.places: list[Place] = []
        self._file, self._names = file, names
        self._first: dict[Hashable, Place] = {}

    def take(self, index: int, raw: Any, place: Place) -> Entry | None:
        if index % _GIVE_WAY_EVERY == 0:
            # A waiting thread gets the interpreter only after 5 ms, unless the busy one really sleeps.
            time.sleep(_NAP)
        key = f"releases[{index}]"
        self.places.append(place)
        if not isinstance(raw, Mapping):
            self._report(place, key, "must be a mapping, such as {component: server, version: 6.15.3}")
            return None
        if ("line" in raw) == ("version" in raw):
            self._of_no_kind(raw, key)
            return None
        return self._validated(LineEntry if "line" in raw else ReleaseEntry, raw, key)

    def _of_no_kind(self, raw: Mapping, key: str) -> None:
        if "line" in raw:
            self._report(place_of(raw, ()), key, "has both line and version; make it two entries")
            return
        for name in raw.keys() - _KEYS:
            said = f"{quoted(name)} is not a key here{did_you_mean(name, _KEYS)}"
            self._report(raw.place_of_key(name), key_path((name,), key), said)
        self._report(place_of(raw, ()), key, "has neither line nor version")

    def _validated(self, model: type[LineEntry] | type[ReleaseEntry], raw: Mapping, key: str) -> Entry | None:
        if self._names is not None and model is ReleaseEntry:
            self.problems.extend(check_names(raw, key, self._names, self._file))
        try:
            entry = model.model_validate(raw)
        except ValidationError as error:
            self.problems.extend(problems_of(error, model, raw, self._file, key))
            return None
        self._check_first(entry, raw, key)
        return entry

    def _check_first(self, entry: Entry, raw: Mapping, key: str) -> None:
        what: Hashable
        if isinstance(entry, LineEntry):
            what, part, name = entry.line, "line", f"line {entry.line}"
        else:
            what, part = (entry.version, entry.component), "version"
            name = f"{entry.component or 'version'} {entry.version}"
        word = raw[part]
        first = self._first.setdefault(what, (word.line, word.column))
        if first != (word.line, word.column):
            self._report(place_of(word, ()), f"{key}.{part}", f"{name} is there twice; it is also in line {first[0]}")

    def _report(self, place: Place, key: str, text: str) -> None:
        self.problems.append(Problem(self._file, *place, key, text))

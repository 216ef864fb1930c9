"""What the catalogue lists of a version that somebody names, and what support that gives it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.domain.catalog import Catalog, Line, Release
from bot.domain.days import Bounds
from bot.domain.policy import CountsFrom
from bot.domain.question import Subject
from bot.domain.support import Support, bounds_of_release, is_overridden, judge, support_of_line
from bot.domain.version import Version


@dataclass(frozen=True)
class Listed:
    """A subject with the listed releases that make it known.

    `line_number` is there even when the catalogue has not heard of that line. `is_line`: a Flow line is meant as a
    whole; two numbers of another series are none.
    """

    catalog: Catalog
    subject: Subject
    found: Sequence[Release]
    line_number: Version | None
    line: Line | None

    @property
    def is_line(self) -> bool:
        return self.line is not None and self.line.version == self.subject.version

    @property
    def known(self) -> bool:
        return self.is_line or bool(self.found)

    @property
    def withdrawn(self) -> bool:
        """Every listed release of some component that the number stands for was withdrawn. A line never is."""
        if self.is_line or not any(release.withdrawn for release in self.found):
            return False
        good = {release.component for release in self.found if not release.withdrawn}
        return any(release.withdrawn and release.component not in good for release in self.found)

    @cached_property
    def components(self) -> tuple[str | None, ...]:
        """The components that list it; None: the source does not say which."""
        if not self.is_line:
            return tuple(dict.fromkeys([release.component for release in self.found]))
        asked, listings = self.subject.component, self.catalog.listings
        names = (*self.catalog.components, None) if asked is None else (asked, None)
        return tuple(name for name in names if name in listings and listings[name].beginning_with(self.subject.version))

    @cached_property
    def released(self) -> Bounds:
        """The release day: the line's for a line, else one that covers the first release of each component."""
        if self.is_line and self.line:
            return self.line.first_release
        return _covering(bounds_of_release(release, None) for release in _once_each(self.found))


def look_up(catalog: Catalog, subject: Subject) -> Listed:
    """Without a component any component's releases count, those of Flow's series first."""
    found = _matching(catalog, subject)
    number = _line_of(catalog, subject, found)
    return Listed(catalog, subject, found, number, catalog.lines.get(number) if number else None)


def _matching(catalog: Catalog, subject: Subject) -> Sequence[Release]:
    version = subject.version
    if subject.component is not None:
        return catalog.listing(subject.component).matching(version)
    series = (catalog.flow, catalog.other_series)
    return next((found for each in series if (found := each.matching(version, of_any_component=True))), ())


def _line_of(catalog: Catalog, subject: Subject, found: Sequence[Release]) -> Version | None:
    if found and catalog.is_own_series(found[0].component):
        lines = {release.line for release in found}
        return lines.pop() if len(lines) == 1 else None
    return None if catalog.is_own_series(subject.component) else subject.version.line


def support_of(listed: Listed, today: date, reading: CountsFrom | None = None) -> Support:
    """The support of what was named; of a number that nobody has listed it may be called ended, never supported."""
    support = _support_as_listed(listed, today, reading or listed.catalog.policy.support.counts_from)
    if listed.known:
        first = listed.released.earliest
        planned = first.day if first and first.day > today else support.planned
        return replace(support, state="unknown", days_left=None, planned=planned) if planned else support
    if support.state == "ended":
        return replace(support, until_at_least=None)
    bound = support.until or support.until_at_latest
    return replace(support, state="unknown", until=None, until_at_least=None, until_at_latest=bound, days_left=None)


def _support_as_listed(listed: Listed, today: date, reading: CountsFrom) -> Support:
    catalog, line, found = listed.catalog, listed.line, listed.found
    if line and (reading == "line" or listed.is_line or is_overridden(line)):
        return support_of_line(catalog, line, today, reading)
    if reading == "line" or not found:
        return Support("unknown", reading)
    # A number that stands for several releases is answered for all of them.
    days = _covering(bounds_of_release(each, line) for each in (*_once_each(found), *_once_each(reversed(found))))
    counted_from = found[0].name if len(found) == 1 else str(listed.subject)
    return judge(days, catalog.policy.support.months, today, reading, counted_from)


def _once_each(found: Iterable[Release]) -> Iterable[Release]:
    """The first release of each component."""
    first: dict[str | None, Release] = {}
    for release in found:
        first.setdefault(release.component, release)
    return first.values()


def _covering(days: Iterable[Bounds]) -> Bounds:
    """The interval that holds all of them; open where one of them is."""
    every = list(days)
    if len(every) == 1:
        return every[0]
    earliest = [each.earliest for each in every if each.earliest]
    latest = [each.latest for each in every if each.latest]
    return Bounds(
        min(earliest, key=lambda fact: fact.day) if every and len(earliest) == len(every) else None,
        max(latest, key=lambda fact: fact.day) if every and len(latest) == len(every) else None,
    )

"""What the catalogue lists of a version that somebody names, and what support that gives it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bot.domain.catalog import Catalog, Line, Release
from bot.domain.days import Bounds
from bot.domain.policy import CountsFrom
from bot.domain.question import Subject
from bot.domain.remembered import remembered
from bot.domain.support import Support, bounds_of_release, is_overridden, judge, support_of_line, to_come
from bot.domain.version import Version


class Listed(NamedTuple):
    """A subject with the listed releases that make it known.

    `line_number` is there even when the catalogue has not heard of that line. `is_line`: a Flow line is meant as a
    whole; two numbers of another series are none. `known`: it is such a line, or some release makes it known.
    `components`: those that list it; None: the source does not say which. `released`: the release day; the line's
    for a line, else one that covers the first release of each component.
    """

    catalog: Catalog
    subject: Subject
    found: Sequence[Release]
    line_number: Version | None
    line: Line | None
    is_line: bool
    known: bool
    components: tuple[str | None, ...]
    released: Bounds

    @property
    def component_meant(self) -> str | None:
        """Whose newest release counts: the one asked about, the only one that lists the number, of several the leader.

        None: what is listed does not say whose it is.
        """
        if self.subject.component is not None or None in self.components:
            return self.subject.component
        if len(self.components) == 1 and not self.is_line:
            return self.components[0]
        leader = next((rule.when for rule in self.catalog.policy.updates), None)
        return leader if leader in self.components else None

    @property
    def withdrawn(self) -> bool:
        """Every listed release of some component that the number stands for was withdrawn. A line never is."""
        if self.is_line or not any(release.withdrawn for release in self.found):
            return False
        good = {release.component for release in self.found if not release.withdrawn}
        return any(release.withdrawn and release.component not in good for release in self.found)


def look_up(catalog: Catalog, subject: Subject) -> Listed:
    """Without a component any component's releases count, those of Flow's series first."""
    return Listed(catalog, subject, *_looked_up(catalog, subject))


@remembered
def _looked_up(
    catalog: Catalog, subject: Subject
) -> tuple[Sequence[Release], Version | None, Line | None, bool, bool, tuple[str | None, ...], Bounds]:
    found = _matching(catalog, subject)
    number = _line_of(catalog, subject, found)
    line = catalog.lines.get(number) if number else None
    if line is not None and line.version == subject.version:
        return found, number, line, True, True, _listing(catalog, subject), line.first_release
    components = tuple(dict.fromkeys([release.component for release in found]))
    released = _covering([bounds_of_release(release, None) for release in _once_each(found)])
    return found, number, line, False, bool(found), components, released


def _listing(catalog: Catalog, line: Subject) -> tuple[str | None, ...]:
    """The components that list something in the line, as far as they were asked about."""
    listings = catalog.listings
    names = (*catalog.components, None) if line.component is None else (line.component, None)
    return tuple(name for name in names if name in listings and listings[name].beginning_with(line.version))


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
        if planned:
            not_before = not listed.released.exact if first and first.day > today else support.not_before
            return support._replace(state="unknown", days_left=None, planned=planned, not_before=not_before)
        return _unless_ahead(listed, support, today)
    if support.state == "ended":
        return support._replace(until_at_least=None)
    bound = support.until or support.until_at_latest
    return support._replace(state="unknown", until=None, until_at_least=None, until_at_latest=bound, days_left=None)


def _unless_ahead(listed: Listed, support: Support, today: date) -> Support:
    """A number none of whose releases is known to be out, though its line is; or a component's part of that line."""
    latest = listed.released.latest
    if support.state != "supported" or (listed.is_line and (listed.subject.component is None or not listed.found)):
        return support
    if latest and latest.day <= today and not listed.is_line:
        return support
    if any(release.is_out(today) for release in listed.found):
        return support
    return to_come(support, listed.found, latest.day if latest else None)


def _support_as_listed(listed: Listed, today: date, reading: CountsFrom) -> Support:
    catalog, line, found = listed.catalog, listed.line, listed.found
    if line and (reading == "line" or listed.is_line or is_overridden(line)):
        return support_of_line(catalog, line, today, reading)
    if reading == "line" or not found:
        ended = _of_the_later_line(listed, today) if reading == "line" and not (line or found) else None
        return ended or Support("unknown", reading)
    # A number that stands for several releases is answered for all of them.
    days = _covering([bounds_of_release(each, line) for each in (*_once_each(found), *_once_each(reversed(found)))])
    counted_from = found[0].name if len(found) == 1 else str(listed.subject)
    return judge(days, catalog.policy.support.months, today, reading, counted_from)


def _of_the_later_line(listed: Listed, today: date) -> Support | None:
    """A line that nobody has listed came no later than the next one of its major version, and ended no later.

    Nothing where the next one has not certainly ended by the rule: an override is that line's alone.
    """
    catalog, number = listed.catalog, listed.line_number
    later = catalog.lines_around(number)[1] if number else None
    if number is None or later is None or later.numbers[0] != number.numbers[0]:
        return None
    support = support_of_line(catalog, catalog.lines[later], today, "line")
    if support.state != "ended" or support.override is not None:
        return None
    bound = support.until or support.until_at_latest
    return Support("ended", "line", until_at_latest=bound, decided_by=support.decided_by)


def _once_each(found: Iterable[Release]) -> Iterable[Release]:
    """The first release of each component."""
    if isinstance(found, list) and len(found) == 1:
        return found
    first: dict[str | None, Release] = {}
    for release in found:
        first.setdefault(release.component, release)
    return first.values()


def _covering(every: Sequence[Bounds]) -> Bounds:
    """The interval that holds all of them; open where one of them is."""
    if len(every) == 1:
        return every[0]
    earliest = [each.earliest for each in every if each.earliest]
    latest = [each.latest for each in every if each.latest]
    return Bounds(
        min(earliest, key=lambda fact: fact.day) if every and len(earliest) == len(every) else None,
        max(latest, key=lambda fact: fact.day) if every and len(latest) == len(every) else None,
    )

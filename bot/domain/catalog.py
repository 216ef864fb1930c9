"""The catalogue as the rules use it: releases by component, lines with the bounds of their first release."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from bot.domain.days import Bounds, Fact
from bot.domain.policy import Component, Policy
from bot.domain.releases import LineEntry, ReleaseEntry
from bot.domain.span import Span
from bot.domain.version import Version


@dataclass(frozen=True, slots=True)
class Release:
    """One listed release. `line` is the Flow line that it belongs to; None: another series, not mapped."""

    version: Version
    component: str | None
    line: Version | None
    entry: ReleaseEntry

    @property
    def name(self) -> str:
        return f"{self.component} {self.version}" if self.component else str(self.version)

    @property
    def withdrawn(self) -> bool:
        return self.entry.withdrawn

    def is_out(self, on: date) -> bool:
        """Not dated after `on`, nor perhaps after it; an undated release that the catalogue lists counts as out."""
        return self.entry.is_out(on)


_NEAR = 16


class Listing(Sequence[Release]):
    """Releases in the order of their versions, with look-up by the beginning of a number."""

    def __init__(self, releases: Iterable[Release], order: Sequence[str] = ()) -> None:
        """Of releases with the same number, the one whose component comes first in `order` counts as the newest."""
        rank = {component: -index for index, component in enumerate(order)}
        self._releases = sorted(releases, key=lambda each: (each.version.numbers, rank.get(each.component or "", -99)))
        self._numbers = [release.version.numbers for release in self._releases]
        self._lines: dict[Version, range] = {}

    def __len__(self) -> int:
        return len(self._releases)

    def __getitem__(self, index: Any) -> Any:
        return self._releases[index]

    def __iter__(self) -> Iterator[Release]:
        return iter(self._releases)

    def __reversed__(self) -> Iterator[Release]:
        return reversed(self._releases)

    def beginning_with(self, version: Version) -> Sequence[Release]:
        places = self._lines.get(version) or self._places(version)
        if places and version.is_line:
            self._lines[version] = places
        # A few are copied sooner than they are looked at through a span.
        return Span(self._releases, places) if len(places) > _NEAR else self._releases[places.start : places.stop]

    def _places(self, version: Version) -> range:
        *first, last = version.numbers
        start, beyond = bisect_left(self._numbers, version.numbers), (*first, last + 1)
        # Nearly always the end is near; looking there first spares half of the way through a large catalogue.
        near = min(start + _NEAR, len(self._numbers))
        end = bisect_left(self._numbers, beyond, start, near)
        return range(start, end if end < near else bisect_left(self._numbers, beyond, near))

    def matching(self, version: Version, *, of_any_component: bool = False) -> Sequence[Release]:
        """What makes a number known: a listed one begins with it, or it is a build of a listed service pack.

        A build is not known where that pack is listed with another revision; `of_any_component`: of the same component.
        """
        found = self.beginning_with(version)
        if found or len(version.numbers) < 4:
            return found
        pack = self.beginning_with(version.service_pack)
        revised = {release.component for release in pack if len(release.version.numbers) == 4}
        if revised and not of_any_component:
            return ()
        return [release for release in pack if release.component not in revised]

    def newest(self, on: date, line: Version | None = None) -> Release | None:
        """The newest release that is out and not withdrawn, in `line` or at all."""
        candidates = self.beginning_with(line) if line else self._releases
        return next((each for each in reversed(candidates) if not each.withdrawn and each.is_out(on)), None)


@dataclass(frozen=True, slots=True)
class Line:
    """A release line. `first_release` is what the catalogue lets us say of its first release's day.

    `against`: the entries that contradict what the line itself says.
    """

    version: Version
    entry: LineEntry | None
    first_release: Bounds
    against: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Catalog:
    """Everything that answers are drawn from; immutable, replaced as a whole when the files change.

    `changed` is the day the catalogue says it was last changed; `revision` identifies its content.
    """

    policy: Policy
    changed: date
    sample: bool
    revision: str
    lines: Mapping[Version, Line]
    listings: Mapping[str | None, Listing]

    @cached_property
    def components(self) -> Mapping[str, Component]:
        return {component.id: component for component in self.policy.components}

    @cached_property
    def flow(self) -> Listing:
        """Every release whose number is a number of Flow's own series, whatever its component."""
        releases = (r for listing in self.listings.values() for r in listing)
        return Listing((r for r in releases if not self.is_own_series(r.component)), tuple(self.components))

    @cached_property
    def other_series(self) -> Listing:
        return Listing(r for listing in self.listings.values() for r in listing if self.is_own_series(r.component))

    @cached_property
    def kept(self) -> defaultdict[Hashable, dict[Any, Any]]:
        """What was worked out from this catalogue and is asked for again and again."""
        return defaultdict(dict)

    @cached_property
    def _merged(self) -> dict[str, Listing]:
        return {}

    @cached_property
    def _mapped(self) -> Mapping[tuple[str | None, Version], Sequence[Release]]:
        mapped: dict[tuple[str | None, Version], list[Release]] = defaultdict(list)
        for release in self.other_series:
            if release.line:
                mapped[release.component, release.line].append(release)
        return dict(mapped)

    @cached_property
    def oldest_lines(self) -> tuple[Version, ...]:
        return tuple(sorted(self.lines))

    @cached_property
    def newest_lines(self) -> tuple[Version, ...]:
        return self.oldest_lines[::-1]

    def lines_around(self, version: Version) -> tuple[Version | None, Version | None]:
        """The nearest line before `version` and the nearest after it."""
        lines = self.oldest_lines
        before, after = bisect_left(lines, version), bisect_right(lines, version)
        return (lines[before - 1] if before else None, lines[after] if after < len(lines) else None)

    def is_own_series(self, component: str | None) -> bool:
        return component is not None and self.components[component].series == "own"

    def listing(self, component: str | None) -> Listing:
        """The releases of a component; None: of all that have numbers of Flow's own series.

        A release listed without a component counts for every component of Flow's own series: until 6.15 they
        shared their numbers.
        """
        if component is None:
            return self.flow
        if component not in self._merged:
            shared = () if self.is_own_series(component) else self.listings.get(None, ())
            self._merged[component] = Listing((*self.listings.get(component, ()), *shared))
        return self._merged[component]

    def mapped_to(self, component: str, line: Version) -> Sequence[Release]:
        """The releases of a component with numbers of its own that belong to a Flow line, oldest first."""
        return self._mapped.get((component, line), ())

    def newest_in(self, component: str | None, line: Version, on: date) -> Release | None:
        """The newest release of a component in a Flow line that is out and not withdrawn."""
        if component is None or not self.is_own_series(component):
            return self.listing(component).newest(on, line)
        mapped = reversed(self.mapped_to(component, line))
        return next((each for each in mapped if not each.withdrawn and each.is_out(on)), None)

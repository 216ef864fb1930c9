"""The lines of a range; and, where an end of it is a release, the releases of its line that are in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.domain.catalog import Catalog
from bot.domain.days import Bounds
from bot.domain.listed import look_up, support_of
from bot.domain.question import Among, Subject
from bot.domain.support import Support, support_of_line
from bot.domain.version import Version
from bot.domain.versions import LineSummary, of_component, versions


class Part(NamedTuple):
    """A line (`summary` is there) or a release. `is_out`: known to be, and not withdrawn."""

    version: Version
    components: tuple[str | None, ...]
    released: Bounds
    support: Support
    is_out: bool
    withdrawn: bool = False
    summary: LineSummary | None = None


def parts_of(catalog: Catalog, question: Among, today: date) -> tuple[list[Part], list[LineSummary]]:
    """Newest first; the lines also of the releases, each with the newest of its releases that are in the range."""
    component, reach = question.component, question.reach
    if component and catalog.is_own_series(component):
        return _of_own_series(catalog, question, component, today)
    lines = versions(catalog, today)
    if component:
        lines = of_component(catalog, lines, component)
    parts: list[Part] = []
    found: list[LineSummary] = []
    for each in lines.lines:
        if reach.covers(each.line.version):
            parts.append(_of_line(each, component))
            found.append(each)
        elif each.line.version in reach.cut_lines and (some := list(_releases(catalog, question, each, today))):
            parts += some
            found.append(_cut(catalog, each, question, today))
    return parts, found


def _of_line(each: LineSummary, component: str | None) -> Part:
    is_out = bool(each.latest) if component else not (each.support.planned or each.support.perhaps_until)
    return Part(each.line.version, (), each.line.first_release, each.support, is_out, summary=each)


def _releases(catalog: Catalog, question: Among, line: LineSummary, today: date) -> Iterator[Part]:
    listed = catalog.listing(question.component).beginning_with(line.line.version)
    inside = dict.fromkeys(release.version for release in reversed(listed) if question.reach.covers(release.version))
    return (_of_release(catalog, Subject(version, question.component), today) for version in inside)


def _of_release(catalog: Catalog, subject: Subject, today: date) -> Part:
    listed = look_up(catalog, subject)
    is_out = any(release.is_out(today) and not release.withdrawn for release in listed.found)
    support = support_of(listed, today)
    return Part(subject.version, listed.components, listed.released, support, is_out, listed.withdrawn)


def _cut(catalog: Catalog, each: LineSummary, question: Among, today: date) -> LineSummary:
    """The newest of each component that is in the range itself."""
    latest = {}
    for component in each.latest:
        releases = reversed(catalog.listings[component].beginning_with(each.line.version))
        inside = (r for r in releases if question.reach.covers(r.version) and r.is_out(today) and not r.withdrawn)
        if newest := next(inside, None):
            latest[component] = newest
    return replace(each, latest=latest)


def _of_own_series(
    catalog: Catalog, question: Among, component: str, today: date
) -> tuple[list[Part], list[LineSummary]]:
    releases = [r for r in reversed(catalog.listing(component)) if question.reach.covers(r.version)]
    parts = [_of_release(catalog, Subject(release.version, component), today) for release in releases]
    belonging: dict[Version, list[int]] = {}
    for place, release in enumerate(releases):
        if release.line and release.line in catalog.lines and parts[place].is_out:
            belonging.setdefault(release.line, []).append(place)
    lines = [catalog.lines[number] for number in sorted(belonging, reverse=True)]
    summaries = [
        LineSummary(line, support_of_line(catalog, line, today), {component: releases[belonging[line.version][0]]})
        for line in lines
    ]
    return parts, summaries

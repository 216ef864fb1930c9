"""What came out in a span of days, as far as the catalogue lists the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Literal

from bot.domain.catalog import Catalog, Line, Release
from bot.domain.check_reasons import reasons_of_withdrawn
from bot.domain.moment import Moment, first_of
from bot.domain.question import StandingOut
from bot.domain.reason import Reason, because
from bot.domain.standing_out import MOST_TOLD, StandingOutAnswer, of_component, standing_out
from bot.domain.version import Version

# Of a line without a release none stands beside it.
Row = tuple[date, Version, Sequence[Release]]


def came_out(catalog: Catalog, question: StandingOut, on: Moment, today: date) -> StandingOutAnswer:
    """Newest first; days that are all ahead are answered with what is planned."""
    day = on.seen_from(today)
    first = first_of(on.end, day)
    if first > today:
        return standing_out(catalog, replace(question, state="planned", on=None), today)
    last = today if question.since or on.end == "since" else min(day, today)
    listed = of_component(question.component, (*reversed(catalog.flow), *reversed(catalog.other_series)))
    dated = [(out, each) for each in listed if (out := each.entry.released) and first <= out <= last]
    found = tuple(each for _, each in sorted(dated, key=lambda pair: pair[0], reverse=True))
    lines = () if question.component else _lines_begun(catalog, found, first, last)
    undated = sum(_may_be_of(each, first, last) for each in listed)
    rows = _rows(lines, found)
    told = (*(_row(*row) for row in rows[:MOST_TOLD]), *_why(found, len(rows), undated))
    verdict: Literal["yes", "no", "unknown"] = "yes" if found or lines else "unknown" if undated else "no"
    return StandingOutAnswer(question, verdict, found, tuple(str(each.version) for each in lines), told, first, last)


def _lines_begun(catalog: Catalog, found: tuple[Release, ...], first: date, last: date) -> tuple[Line, ...]:
    """Of whose first release only the day is listed, not the release."""
    told = {(each.line, each.entry.released) for each in found}
    lines = (catalog.lines[number] for number in catalog.newest_lines)
    begun = ((each, each.entry.released) for each in lines if each.entry)
    return tuple(each for each, day in begun if day and first <= day <= last and (each.version, day) not in told)


def _rows(lines: tuple[Line, ...], found: tuple[Release, ...]) -> list[Row]:
    """One for each version and day, newest first."""
    groups: dict[tuple[date, Version], list[Release]] = {}
    for each in found:
        if day := each.entry.released:
            groups.setdefault((day, each.version), []).append(each)
    rows: list[Row] = [(day, version, group) for (day, version), group in groups.items()]
    begun = [(line.version, line.entry.released) for line in lines if line.entry]
    rows += [(day, line, ()) for line, day in begun if day]
    return sorted(rows, key=itemgetter(0), reverse=True)


def _row(day: date, version: Version, group: Sequence[Release]) -> Reason:
    """Only those that are told are put into words: a day long ago has thousands behind it."""
    if len(group) < 2:
        return because("came_out", what=group[0].name if group else str(version), day=day)
    components = tuple(each.component for each in group if each.component)
    return because("came_out_together", version=str(version), day=day, components=components)


def _why(found: tuple[Release, ...], rows: int, undated: int) -> tuple[Reason, ...]:
    more = (because("more_withdrawn", count=rows - MOST_TOLD),) if rows > MOST_TOLD else ()
    left_out = (because("came_out_undated", count=undated),) if undated else ()
    return (*more, *reasons_of_withdrawn(found), *left_out)


def _may_be_of(release: Release, first: date, last: date) -> bool:
    """Its day is not listed, and what is known of it leaves these days open."""
    entry = release.entry
    if entry.released or (entry.released_by and entry.released_by < first):
        return False
    return not (entry.released_after and entry.released_after > last)

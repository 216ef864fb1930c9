"""The reasons of a check, the one that the reader must not miss first."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.domain.catalog import Catalog, Line, Release
from bot.domain.days import Fact
from bot.domain.listed import Listed, look_up
from bot.domain.other_reading import of_the_other_reading
from bot.domain.question import Subject
from bot.domain.reason import Reason, because
from bot.domain.remembered import remembered
from bot.domain.support import Support
from bot.domain.version import Version, parse_version


def reasons_for(listed: Listed, support: Support, today: date) -> tuple[Reason, ...]:
    return (
        *reasons_to_withdraw(listed),
        *of_the_other_reading(listed, support, today),
        *_not_listed(listed, support),
        *_support(listed, support),
        *_listed_by(listed),
    )


def reasons_to_withdraw(listed: Listed) -> Iterator[Reason]:
    """Each withdrawn release that the number stands for, with the vendor's reason or notes where there are any."""
    if not listed.is_line:
        yield from reasons_of_withdrawn(listed.found)


def reasons_of_withdrawn(releases: Iterable[Release]) -> Iterator[Reason]:
    for release in releases:
        if release.withdrawn and release.entry.reason:
            yield because("withdrawn_reason", what=release.name, reason=release.entry.reason)
        elif release.withdrawn and release.entry.notes:
            yield because("withdrawn_notes", what=release.name, notes=release.entry.notes)
        elif release.withdrawn:
            yield because("withdrawn", what=release.name)


def withdrawn(catalog: Catalog, subject: Subject) -> tuple[Reason, ...]:
    """Why a version that is spoken of beside others was withdrawn; nothing where it was not."""
    if subject.version.line not in lines_with_withdrawn(catalog):
        return ()
    listed = look_up(catalog, subject)
    return tuple(reasons_to_withdraw(listed)) if listed.withdrawn else ()


@remembered
def lines_with_withdrawn(catalog: Catalog) -> frozenset[Version]:
    """The beginnings of the numbers that were withdrawn; nearly all others need not be looked up."""
    return frozenset(each.version.line for each in (*catalog.flow, *catalog.other_series) if each.withdrawn)


def _not_listed(listed: Listed, support: Support) -> Iterator[Reason]:
    version, changed = listed.subject.version, listed.catalog.changed
    if listed.line is None and listed.found:
        if support.counts_from == "line":
            code = "several_lines" if any(release.line for release in listed.found) else "no_flow_line"
            yield because(code, what=listed.found[0].name if len(listed.found) == 1 else str(listed.subject))
    elif listed.line is None:
        yield from _stranger(listed, support)
    elif not listed.known:
        code = "unlisted_ended" if support.state == "ended" else "unlisted"
        yield because(code, version=str(version), line=str(listed.line.version), changed=changed)


def _stranger(listed: Listed, support: Support) -> Iterator[Reason]:
    catalog, version = listed.catalog, listed.subject.version
    if listed.line_number is None:
        yield because("unlisted_own_series", version=str(version), changed=catalog.changed)
        return
    yield because("unlisted_line", line=str(listed.line_number), changed=catalog.changed)
    _, later = catalog.lines_around(version)
    if later and support.state == "ended" and support.last_day:
        yield because("older_than_an_ended_line", line=str(later), day=support.last_day)


def _support(listed: Listed, support: Support) -> Iterator[Reason]:
    if support.override is not None:
        yield because("override", line=support.counted_from or "", notes=support.override)
    if support.planned:
        yield because("not_released_before" if support.not_before else "not_released_yet", day=support.planned)
    elif support.perhaps_until:
        yield because("perhaps_not_out", day=support.perhaps_until)
    if support.override is None and support.counted_from is not None:
        yield from _counted(listed, support)


def _counted(listed: Listed, support: Support) -> Iterator[Reason]:
    line, months = listed.line, listed.catalog.policy.support.months
    if line and line.against:
        yield from _contradicted(line)
        if support.state == "unknown":
            return
    if support.decided_by is None:
        yield because(f"no_date_{support.counts_from}", months=months, what=support.counted_from or "")
    else:
        fact = support.decided_by
        yield because(_counted_from(listed, support, fact), months=months, what=fact.what, day=fact.day)
    if support.state == "unknown" and not (support.planned or support.perhaps_until) and listed.known:
        yield because("depends_on_release" if _stands_for_several(listed, support) else "not_decided")


def _contradicted(line: Line) -> Iterator[Reason]:
    """The widest contradictions stand for all: a line may hold many releases."""
    days = sorted(line.against, key=lambda fact: fact.day)
    for fact in dict.fromkeys((days[0], days[-1])):
        yield because("contradiction", line=str(line.version), what=fact.what, day=fact.day)


def _counted_from(listed: Listed, support: Support, fact: Fact) -> str:
    """`line_before_line_by`: of another line, whose first release bounds this one's."""
    of_line = fact.kind.startswith("line")
    if not (of_line and listed.line and (support.counts_from == "line" or listed.is_line)):
        return f"{support.counts_from}_{fact.kind}"
    if fact.what == str(listed.line.version):
        return f"line_{fact.kind}"
    direction = "before" if parse_version(fact.what) > listed.line.version else "since"
    return f"line_{direction}_{fact.kind}"


def _stands_for_several(listed: Listed, support: Support) -> bool:
    return support.counts_from == "release" and len(listed.found) > 1 and support.until_at_latest is not None


def _listed_by(listed: Listed) -> Iterator[Reason]:
    if listed.is_line or not listed.found:
        return
    if listed.components == (None,):
        yield because("component_not_stated")
    elif listed.subject.component is None:
        yield because("listed_by", components=tuple(component for component in listed.components if component))


def assumed_numbering(catalog: Catalog, *components: str | None) -> tuple[Reason, ...]:
    """Of which of them nobody has published that they follow Flow's numbers."""
    assumed = tuple(name for name in components if name and not catalog.components[name].series_confirmed)
    return (because("numbering_assumed", components=assumed),) if assumed else ()

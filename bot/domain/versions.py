"""Every release line at a glance, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.asked_day import day_asked, is_unread, of_the_day
from bot.domain.catalog import Catalog, Line, Release
from bot.domain.ending import Ending, Which, ending, ends_of_all
from bot.domain.moment import Moment
from bot.domain.other_reading import holds, the_other
from bot.domain.question import Versions
from bot.domain.reason import Reason, because
from bot.domain.remembered import remembered
from bot.domain.support import Support, support_of_line, support_of_release


@dataclass(frozen=True, slots=True)
class LineSummary:
    """`latest`: the newest good release of each component that has one; None as key: the component is not stated."""

    line: Line
    support: Support
    latest: dict[str | None, Release]


@dataclass(frozen=True, slots=True)
class VersionsAnswer:
    """`component`: only its releases; `newest`: only that release was asked for, with its support.

    `day_unread`: it was of another day that they were asked for; this is today's. `has_passed`: that day has.
    """

    lines: tuple[LineSummary, ...]
    reasons: tuple[Reason, ...] = ()
    component: str | None = None
    asks_newest: bool = False
    newest: Release | None = None
    support: Support | None = None
    ending: Ending | None = None
    day_unread: bool = False
    has_passed: bool = False


@remembered
def versions(catalog: Catalog, today: date) -> VersionsAnswer:
    """Answer for the vendor's day `today`."""
    lines = tuple(catalog.lines[number] for number in catalog.newest_lines)
    summaries = tuple(
        LineSummary(line, support_of_line(catalog, line, today), _latest(catalog, line, today)) for line in lines
    )
    return VersionsAnswer(summaries, reasons_of_lines(catalog, summaries, today))


def versions_on(catalog: Catalog, question: Versions, today: date) -> VersionsAnswer:
    """For the day that the question names, which the answer then says first, and for its component."""
    if question.ending:
        return _ending(catalog, question, question.ending, today)
    first, now, today = tuple(of_the_day(question.on, today)), today, day_asked(question.on, today)
    found = versions(catalog, today)
    if question.component:
        found = of_component(catalog, found, question.component)
    if question.component and question.newest:
        found = _only_the_newest(catalog, found, question.component, today)
    if not first:
        return found
    reasons, unread = (*first, *found.reasons), is_unread(question.on)
    return replace(found, reasons=reasons, day_unread=unread, has_passed=today < now)


def _ending(catalog: Catalog, question: Versions, which: Which, today: date) -> VersionsAnswer:
    found = versions(catalog, today)
    supports = [each.support for each in found.lines]
    if which == "next" or which == "past":
        ends = ends_of_all(which, supports)
    else:
        ends = ending(question.on or Moment(), which, supports, today)
    return replace(of_component(catalog, found, question.component) if question.component else found, ending=ends)


def _only_the_newest(catalog: Catalog, answer: VersionsAnswer, component: str, today: date) -> VersionsAnswer:
    """Of those that are listed for it: what is listed without a component may be another's."""
    listing = catalog.listings.get(component)
    newest = listing.newest(today) if listing else None
    support = support_of_release(catalog, newest, today) if newest else None
    its_own = [each for each in answer.lines if newest and each.line.version == newest.line]
    reasons = reasons_of_lines(catalog, its_own, today)
    return replace(answer, reasons=reasons, asks_newest=True, newest=newest, support=support)


def of_component(catalog: Catalog, answer: VersionsAnswer, component: str) -> VersionsAnswer:
    """Only that component's newest releases; a release listed without a component may be any of Flow's series."""
    shared = () if catalog.is_own_series(component) else (None,)
    lines = (
        replace(each, latest={name: each.latest[name] for name in (component, *shared) if name in each.latest})
        for each in answer.lines
    )
    return replace(answer, lines=tuple(lines), component=component)


def _latest(catalog: Catalog, line: Line, today: date) -> dict[str | None, Release]:
    """In the order of the policy's components; what is listed without a component comes last."""
    latest: dict[str | None, Release] = {}
    for component in (*catalog.components, None):
        if component is not None and catalog.is_own_series(component):
            release = catalog.newest_in(component, line.version, today)
        else:
            listing = catalog.listings.get(component)
            release = listing.newest(today, line.version) if listing else None
        if release:
            latest[component] = release
    return latest


def reasons_of_lines(catalog: Catalog, lines: Sequence[LineSummary], today: date) -> tuple[Reason, ...]:
    """The rule; before it, until the vendor has confirmed it, the lines of which the other reading says otherwise."""
    rule, reading = catalog.policy.support, the_other(catalog)
    counted = because(f"versions_{rule.counts_from}", months=rule.months)
    if reading is None:
        return (counted,)
    others = ((each, support_of_line(catalog, each.line, today, reading)) for each in lines)
    changed = tuple(str(each.line.version) for each, other in others if not holds(each.support, other))
    if not changed:
        return (counted,)
    return (because(f"unconfirmed_{reading}_lines", months=rule.months, lines=", ".join(changed)), counted)

"""How long something is supported: the rule, the day it counts from, and what partial knowledge still makes certain."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog, Line, Release
from bot.domain.days import Bounds, Fact, add_months
from bot.domain.policy import CountsFrom
from bot.domain.releases import Words
from bot.domain.remembered import remembered
from bot.domain.version import Version

SupportState = Literal["supported", "ended", "unknown"]


class Support(NamedTuple):
    """The last supported day is `until` (inclusive, the vendor's day) where it is exact.

    Else it lies from `until_at_least` to `until_at_latest`, as far as those are known. `decided_by` is the fact
    that the state rests on. `override` is the catalogue's reason for an end day that beats the rule.
    Not known to be out: `planned` for a day that lies ahead (`not_before`: or later), or to come by `perhaps_until`.
    """

    state: SupportState
    counts_from: CountsFrom
    counted_from: str | None = None
    until: date | None = None
    until_at_least: date | None = None
    until_at_latest: date | None = None
    days_left: int | None = None
    decided_by: Fact | None = None
    override: Words | None = None
    planned: date | None = None
    perhaps_until: date | None = None
    not_before: bool = False

    @property
    def last_day(self) -> date | None:
        """The day that an answer names: the exact one, or the bound that decided."""
        return self.until or (self.until_at_least if self.state == "supported" else self.until_at_latest)


def support_of_line(catalog: Catalog, line: Line, today: date, reading: CountsFrom | None = None) -> Support:
    """A line's support; an end day in the catalogue beats the rule.

    Read `release`, a line stands for all its releases: certain is only what holds from its first to its newest.
    """
    return _support_of_line(catalog, line.version, today, reading or catalog.policy.support.counts_from)


@remembered
def _support_of_line(catalog: Catalog, version: Version, today: date, reading: CountsFrom) -> Support:
    rule, line = catalog.policy.support, catalog.lines[version]
    if line.entry and line.entry.supported_until:
        until = line.entry.supported_until
        return Support(
            state="supported" if today <= until else "ended",
            counts_from=reading,
            counted_from=str(line.version),
            until=until,
            days_left=_days_left(until, today),
            override=line.entry.reason or Words(),
        )
    support = judge(_bounds_of_line(catalog, line, today, reading), rule.months, today, reading, str(line.version))
    if support.state == "supported" and not _is_known_to_be_out(catalog, line, today):
        ahead = line.first_release.latest
        return to_come(support, catalog.flow.beginning_with(version), ahead.day if ahead else None)
    return _doubted(support, line) if line.against else support


def _doubted(support: Support, line: Line) -> Support:
    """A stated day that other entries speak against vouches for nothing; if all name earlier days, an end stands."""
    stated = line.first_release.latest
    sooner = stated is not None and all(fact.day < stated.day for fact in line.against)
    at_latest = support.until or support.until_at_latest if sooner else None
    state = support.state if sooner and support.state == "ended" else "unknown"
    return support._replace(state=state, until=None, until_at_least=None, until_at_latest=at_latest, days_left=None)


def _is_known_to_be_out(catalog: Catalog, line: Line, today: date) -> bool:
    """Not where everything that is listed of the line lies ahead, or may."""
    latest = line.first_release.latest
    if latest and latest.day <= today:
        return True
    releases = catalog.flow.beginning_with(line.version)
    # An undated release is out since the catalogue says so, which it did not before it was changed.
    if any(release.is_out(today) and (today >= catalog.changed or release.entry.says_by_when) for release in releases):
        return True
    return line.entry.is_out(today) and (line.entry.says_by_when or not releases) if line.entry else not releases


def to_come(support: Support, releases: Sequence[Release], by: date | None) -> Support:
    """Not known: it is planned for a day, or may still come until `by`."""
    planned = [release.entry.released or release.entry.released_after for release in releases]
    days = [day for day in planned if day]
    if days and len(days) == len(planned):
        certain = all(release.entry.released for release in releases)
        return support._replace(state="unknown", days_left=None, planned=min(days), not_before=not certain)
    return support._replace(state="unknown", days_left=None, perhaps_until=by)


def _bounds_of_line(catalog: Catalog, line: Line, today: date, reading: CountsFrom) -> Bounds:
    if reading != "release":
        return line.first_release
    newest = catalog.flow.newest(today, line.version)
    # That no release is listed makes nothing more certain.
    return Bounds(line.first_release.earliest, bounds_of_release(newest, line).latest if newest else None)


def support_of_release(catalog: Catalog, release: Release, today: date, reading: CountsFrom | None = None) -> Support:
    """A listed release's support: by its line, or (reading `release`) by its own day."""
    reading = reading or catalog.policy.support.counts_from
    line = catalog.lines.get(release.line) if release.line else None
    if line and (reading == "line" or is_overridden(line)):
        return support_of_line(catalog, line, today, reading)
    if reading == "line":
        return Support("unknown", reading)
    return judge(bounds_of_release(release, line), catalog.policy.support.months, today, reading, release.name)


def is_overridden(line: Line) -> bool:
    return bool(line.entry and line.entry.supported_until)


def bounds_of_release(release: Release, line: Line | None) -> Bounds:
    """What is known of a release's own day: what its entry says, and that its line came no later."""
    entry = release.entry
    if entry.released:
        exact = Fact("release", release.name, entry.released)
        return Bounds(exact, exact)
    after = Fact("release_after", release.name, entry.released_after) if entry.released_after else None
    by = Fact("release_by", release.name, entry.released_by) if entry.released_by else None
    return Bounds(after, by).no_earlier_than(line.first_release.earliest if line else None)


def judge(bounds: Bounds, months: int, today: date, reading: CountsFrom, counted_from: str) -> Support:
    """The state that the bounds make certain on `today`; unknown when they do not decide or contradict each other."""
    if bounds.contradict:
        return Support("unknown", reading, counted_from)
    earliest, latest = bounds.earliest, bounds.latest
    at_least = add_months(earliest.day, months) if earliest else None
    at_latest = add_months(latest.day, months) if latest else None
    state, decided_by = _state(earliest, latest, at_least, at_latest, today)
    exact = at_latest if bounds.exact else None
    return Support(
        state=state,
        counts_from=reading,
        counted_from=counted_from,
        until=exact,
        until_at_least=None if exact else at_least,
        until_at_latest=None if exact else at_latest,
        days_left=_days_left(exact, today) if state == "supported" else None,
        decided_by=decided_by,
        planned=earliest.day if earliest and earliest.day > today else None,
        not_before=bool(earliest and earliest.day > today and not bounds.exact),
    )


def _state(
    earliest: Fact | None, latest: Fact | None, at_least: date | None, at_latest: date | None, today: date
) -> tuple[SupportState, Fact | None]:
    if at_latest and today > at_latest:
        return "ended", latest
    if earliest and earliest.day > today:
        return "unknown", earliest
    if at_least and today <= at_least:
        return "supported", earliest
    return "unknown", latest or earliest


def _days_left(until: date | None, today: date) -> int | None:
    return (until - today).days if until and until >= today else None

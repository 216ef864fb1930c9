"""What the catalogue can tell a person who is about to file a request: out of support, outdated, already fixed."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from bot.domain.catalog import Catalog, Release
from bot.domain.check import CheckAnswer, check
from bot.domain.question import Check, Subject
from bot.domain.releases import Fix
from bot.domain.tickets.alike import stems
from bot.domain.tickets.form_values import FormValues
from bot.domain.version import NotAVersion, holds_a_number, parse_version

MOST_FIXES = 3
# What can have made a request needless, as it is counted: a correction, a newer service pack, anything else.
SOLVED_BY = ("fixed", "newer", "other")
# One shared word may be chance, in a text of many words.
_LEAST_SHARED = 2
_KEPT = "ticket_fixes"
KnownFix = tuple[Release, Fix, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FixedIn:
    """A correction that the affected version lacks, and the first release that brings it."""

    fix: Fix
    release: Release


@dataclass(frozen=True, slots=True)
class Hints:
    """`check` is None where the version cannot be read; `unread`: what was given in its place, if it holds a number.

    `newer`: the newest service pack, if it is not the affected.
    """

    check: CheckAnswer | None = None
    unread: str = ""
    newer: Release | None = None
    fixed: tuple[FixedIn, ...] = ()

    @property
    def may_solve(self) -> bool:
        """There is something to move to. That support ends soon, or that a number is not listed, solves nothing."""
        gone = self.check is not None and (self.check.withdrawn or self.check.support.state == "ended")
        return gone or self.newer is not None or bool(self.fixed)


def ticket_hints(catalog: Catalog, values: FormValues, today: date) -> Hints:
    """For what is filled in so far, on the vendor's day `today`."""
    subject = subject_of(catalog, values)
    if subject is None:
        return Hints(unread=values.version if holds_a_number(values.version) else "")
    answer = check(catalog, Check(subject, str(subject)), today)
    if values.pack:
        # Newer packs are what is asked for; that one may solve it is no news.
        return Hints(answer)
    newer = answer.latest if answer.is_latest is False else None
    return Hints(answer, newer=newer, fixed=_fixes(catalog, subject, values, today))


def subject_of(catalog: Catalog, values: FormValues) -> Subject | None:
    """The affected version and its component, as far as they can be read."""
    component = values.component if values.component in catalog.components else None
    try:
        return Subject(parse_version(values.version), component)
    except NotAVersion:
        return None


def _fixes(catalog: Catalog, subject: Subject, values: FormValues, today: date) -> tuple[FixedIn, ...]:
    """The likeliest first; of a correction that came in several releases, the first of them."""
    told = stems(f"{values.summary} {values.description} {values.actual}")
    found: dict[str, tuple[int, FixedIn]] = {}
    for release, fix, said in _known_fixes(catalog):
        shared = len(told & said)
        if shared < _LEAST_SHARED or fix.key in found or not release.is_out(today):
            continue
        if _concerns(catalog, subject, release, fix):
            found[fix.key] = shared, FixedIn(fix, release)
    ranked = sorted(found.values(), key=lambda each: -each[0])
    return tuple(each for _, each in ranked[:MOST_FIXES])


def _concerns(catalog: Catalog, subject: Subject, release: Release, fix: Fix) -> bool:
    """Newer than the affected version, of a series that it can be compared with, and of its component."""
    if catalog.is_own_series(subject.component) != catalog.is_own_series(release.component):
        return False
    if catalog.is_own_series(subject.component) and subject.component != release.component:
        return False
    named = fix.component or release.component
    if subject.component and named and named != subject.component:
        return False
    # A line given as a whole may well lack the fix.
    return release.version > subject.version


def _known_fixes(catalog: Catalog) -> Sequence[KnownFix]:
    """Read once for each catalogue: they are looked through whenever somebody fills in a field."""
    kept: dict[Hashable, Any] = catalog.kept
    if _KEPT not in kept:
        kept[_KEPT] = tuple(_all_fixes(catalog))
    return cast("Sequence[KnownFix]", kept[_KEPT])


def _all_fixes(catalog: Catalog) -> Iterator[KnownFix]:
    """Oldest release first; a withdrawn one fixes nothing that anybody should install."""
    for release in (*catalog.flow, *catalog.other_series):
        for fix in () if release.withdrawn else release.entry.fixes:
            yield release, fix, stems(f"{fix.text.en or ''} {fix.text.sv or ''}")

"""What is asked of a version beside its support: answered as far as a catalogue of releases goes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog, Release
from bot.domain.check import CheckAnswer, check
from bot.domain.check_reasons import reasons_of_withdrawn
from bot.domain.compared import age_compared, database_between
from bot.domain.listed import look_up
from bot.domain.packs import packs_listed
from bot.domain.question import Beyond, Check, Subject
from bot.domain.reason import Reason, because

_MOST_TOLD = 8


class BeyondAnswer(NamedTuple):
    """`check`: how the version stands, which is known at least, and `other` how that stands which it is compared with.

    `day`: its release; `by`: that is only a bound.
    """

    question: Beyond
    verdict: Literal["yes", "no", "unknown"]
    check: CheckAnswer
    reasons: tuple[Reason, ...] = ()
    day: date | None = None
    by: bool = False
    other: CheckAnswer | None = None


def beyond(catalog: Catalog, question: Beyond, today: date) -> BeyondAnswer:
    """Answer for the vendor's day `today`."""
    subject = question.subject
    stands = check(catalog, Check(subject, str(subject)), today)
    if question.topic == "released":
        return _released(catalog, question, stands)
    if question.topic == "packs":
        told = packs_listed(catalog, subject, today)
        return BeyondAnswer(question, "yes" if told else "unknown", stands, told)
    if question.topic == "withdrawn":
        return _withdrawn(catalog, question, stands)
    if question.topic == "plans":
        return BeyondAnswer(question, "unknown", stands, tuple(_planned(catalog, subject, today)))
    if question.topic == "newest":
        stands = _newest_of_its_own(catalog, subject, stands, today)
        return BeyondAnswer(question, _is_newest(question, stands), stands)
    if question.topic == "difference" and question.other:
        told = tuple(_contents_between(catalog, question.subject, question.other, today))
        return BeyondAnswer(question, "yes" if told else "unknown", stands, told or (because("beyond_the_catalog"),))
    if question.topic == "contents" and (told := tuple(_contents(catalog, subject, today))):
        return BeyondAnswer(question, "yes", stands, told)
    if question.topic in ("newer", "older", "database") and question.other:
        other = check(catalog, Check(question.other, str(question.other)), today)
        verdict, why = _compared(catalog, question, question.other, today)
        return BeyondAnswer(question, verdict, stands, why, other=other)
    # Whether a fault that was named in words is among what it fixes, is for the reader to see.
    mended = _contents(catalog, subject, today) if question.topic == "bugs" and question.whether else ()
    return BeyondAnswer(question, "unknown", stands, (*mended, because("beyond_the_catalog")))


def _compared(
    catalog: Catalog, question: Beyond, other: Subject, today: date
) -> tuple[Literal["yes", "no", "unknown"], tuple[Reason, ...]]:
    if question.topic == "database":
        return database_between(catalog, question.subject, other, today)
    return age_compared(catalog, question, other, today)


def _planned(catalog: Catalog, subject: Subject, today: date) -> Iterator[Reason]:
    """What the catalogue has for a day that is yet to come; of anything else nobody has told it."""
    for each in catalog.listing(subject.component):
        if each.version.line == subject.version.line and not each.withdrawn and not each.is_out(today):
            yield because("planned", what=each.name, day=each.entry.released or "?")
    yield because("plans_not_known")


def _withdrawn(catalog: Catalog, question: Beyond, stands: CheckAnswer) -> BeyondAnswer:
    """Of a line: whether anything in it was."""
    listed = look_up(catalog, question.subject)
    gone = tuple(reasons_of_withdrawn(listed.found))
    return BeyondAnswer(question, "yes" if gone else "no" if listed.known else "unknown", stands, gone)


def _released(catalog: Catalog, question: Beyond, stands: CheckAnswer) -> BeyondAnswer:
    listed = look_up(catalog, question.subject)
    if not listed.known or listed.released.latest is None:
        return BeyondAnswer(question, "unknown", stands)
    if listed.released.exact:
        return BeyondAnswer(question, "yes", stands, (), listed.released.exact)
    return BeyondAnswer(question, "unknown", stands, (), listed.released.latest.day, by=True)


def _is_newest(question: Beyond, stands: CheckAnswer) -> Literal["yes", "no", "unknown"]:
    """A line has a newest one; what is not listed may be it."""
    if stands.latest is None:
        return "unknown"
    of_line = stands.subject.version.is_line
    if not of_line and not stands.is_latest:
        return "no" if stands.is_latest is False or stands.withdrawn else "unknown"
    return "no" if question.whether and is_surpassed(stands) else "yes"


def is_surpassed(stands: CheckAnswer) -> bool:
    """A newer line has something to move to."""
    newer = stands.upgrade_to
    return newer is not None and stands.line is not None and newer.version.line > stands.line


def _newest_of_its_own(catalog: Catalog, subject: Subject, stands: CheckAnswer, today: date) -> CheckAnswer:
    """`latest Windows client for 6.15`: the line is Flow's, the number that is asked for is not."""
    component, line = subject.component, subject.version
    if not catalog.is_own_series(component) or line not in catalog.lines:
        return stands
    return check(catalog, Check(Subject(line), str(line)), today)._replace(
        latest=catalog.newest_in(component, line, today)
    )


def _contents_between(catalog: Catalog, one: Subject, two: Subject, today: date) -> Iterator[Reason]:
    """What came after the older one, up to the newer one."""
    low, high = sorted((one.version, two.version))
    every = (release for listing in (catalog.flow, catalog.other_series) for release in listing)
    yield from _all_told(
        each
        for each in every
        if one.component in (None, each.component)
        and low < each.version
        and not low.begins(each.version)
        and (each.version < high or high.begins(each.version))
        and _is_there(each, today)
    )


def _contents(catalog: Catalog, subject: Subject, today: date) -> Iterator[Reason]:
    """What the catalogue says of the releases that the number stands for, the newest first."""
    every = (release for listing in (catalog.flow, catalog.other_series) for release in listing)
    yield from _all_told(each for each in every if _is_of(each, subject) and _is_there(each, today))


def _all_told(releases: Iterable[Release]) -> Iterator[Reason]:
    newest_first = sorted(releases, key=lambda each: each.version, reverse=True)
    told = [reason for each in newest_first for reason in _told(each)]
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        yield because("contents_more", count=len(told) - _MOST_TOLD)


def _is_there(release: Release, today: date) -> bool:
    return not release.withdrawn and release.is_out(today)


def _is_of(release: Release, subject: Subject) -> bool:
    return subject.version.begins(release.version) and subject.component in (None, release.component)


def _told(release: Release) -> Iterator[Reason]:
    if release.entry.notes and (release.entry.notes.en or release.entry.notes.sv):
        yield because("contents", what=release.name, text=release.entry.notes)
    for fix in release.entry.fixes:
        yield because("contents_fix", what=release.name, fix=fix.key, text=fix.text)

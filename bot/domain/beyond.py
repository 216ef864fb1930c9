"""What is asked of a version beside its support: answered as far as a catalogue of releases goes."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog, Release
from bot.domain.check import CheckAnswer, check
from bot.domain.compared import age_compared, database_between
from bot.domain.listed import look_up
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
    if question.topic == "contents" and (told := tuple(_contents(catalog, subject, today))):
        return BeyondAnswer(question, "yes", stands, told)
    if question.topic in ("newer", "older", "database") and question.other:
        other = check(catalog, Check(question.other, str(question.other)), today)
        verdict, why = _compared(catalog, question, question.other, today)
        return BeyondAnswer(question, verdict, stands, why, other=other)
    return BeyondAnswer(question, "unknown", stands, (because("beyond_the_catalog"),))


def _compared(
    catalog: Catalog, question: Beyond, other: Subject, today: date
) -> tuple[Literal["yes", "no", "unknown"], tuple[Reason, ...]]:
    if question.topic == "database":
        return database_between(catalog, question.subject, other, today)
    return age_compared(catalog, question, other, today)


def _released(catalog: Catalog, question: Beyond, stands: CheckAnswer) -> BeyondAnswer:
    listed = look_up(catalog, question.subject)
    if not listed.known or listed.released.latest is None:
        return BeyondAnswer(question, "unknown", stands)
    if listed.released.exact:
        return BeyondAnswer(question, "yes", stands, (), listed.released.exact)
    return BeyondAnswer(question, "unknown", stands, (), listed.released.latest.day, by=True)


def _contents(catalog: Catalog, subject: Subject, today: date) -> Iterator[Reason]:
    """What the catalogue says of the releases that the number stands for, the newest first."""
    every = (release for listing in (catalog.flow, catalog.other_series) for release in listing)
    releases = [each for each in every if _is_of(each, subject) and not each.withdrawn and each.is_out(today)]
    releases.sort(key=lambda each: each.version, reverse=True)
    told = [reason for each in releases for reason in _told(each)]
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        yield because("contents_more", count=len(told) - _MOST_TOLD)


def _is_of(release: Release, subject: Subject) -> bool:
    return subject.version.begins(release.version) and subject.component in (None, release.component)


def _told(release: Release) -> Iterator[Reason]:
    if release.entry.notes and (release.entry.notes.en or release.entry.notes.sv):
        yield because("contents", what=release.name, text=release.entry.notes)
    for fix in release.entry.fixes:
        yield because("contents_fix", what=release.name, fix=fix.key, text=fix.text)

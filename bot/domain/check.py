"""Is this version supported? What the catalogue and the support rule let us say of one version."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bot.domain.asked_day import day_asked, is_unread, of_the_day
from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import assumed_numbering, reasons_for
from bot.domain.listed import Listed, look_up, support_of
from bot.domain.question import Check, Subject
from bot.domain.reason import Reason, because
from bot.domain.remembered import remembered
from bot.domain.support import Support
from bot.domain.upgrade_target import newest_worth_moving_to
from bot.domain.version import Version


class AnotherDay(NamedTuple):
    """Asked about instead of today; `today`: the support now."""

    day: date
    has_passed: bool
    today: Support


class CheckAnswer(NamedTuple):
    """The answer to a Check. `known`: the catalogue lists it; `listed_by`: the components that do (None: not stated).

    `latest`: the newest service pack of its line; `upgrade_to`: the newest release that is worth moving to.
    `answers_all`: nothing else was asked that is not known here. `day_unread`: it was of another day that
    support was asked.
    """

    asked: str
    subject: Subject
    line: Version | None
    known: bool
    listed_by: tuple[str | None, ...]
    released: date | None
    released_by: date | None
    support: Support
    withdrawn: bool
    latest: Release | None
    is_latest: bool | None
    packs_behind: int
    upgrade_to: Release | None
    reasons: tuple[Reason, ...]
    nearest: tuple[str, ...]
    ending_soon: bool
    answers_all: bool = True
    another_day: AnotherDay | None = None
    day_unread: bool = False


def check(catalog: Catalog, question: Check, today: date) -> CheckAnswer:
    """Answer for the vendor's day `today`, or for the day that the question names."""
    subject = question.subject
    first: tuple[Reason, ...] = ()
    listed, now = look_up(catalog, subject), today
    if question.on or question.beside:
        first, today = tuple(_beside(question, today)), day_asked(question.on, today)
    support = support_of(listed, today)
    released, latest = listed.released, _latest(listed, today)
    target = newest_worth_moving_to(catalog, listed.component_meant, subject.version, today) if listed.line else None
    return CheckAnswer(
        asked=question.asked,
        subject=subject,
        line=listed.line_number,
        known=listed.known,
        listed_by=listed.components,
        released=released.exact,
        released_by=released.latest.day if released.latest else None,
        support=support,
        withdrawn=listed.withdrawn,
        latest=latest,
        is_latest=_is_latest(listed, latest),
        packs_behind=_packs_behind(subject.version, latest),
        upgrade_to=target,
        reasons=(*first, *reasons_for(listed, support, today), *assumed_numbering(catalog, subject.component)),
        nearest=() if listed.found or listed.line else _nearest(catalog, subject),
        ending_soon=_ending_soon(catalog, support),
        answers_all=question.beside is None,
        day_unread=is_unread(question.on),
        another_day=AnotherDay(today, today < now, support_of(listed, now)) if today != now else None,
    )


def _latest(listed: Listed, today: date) -> Release | None:
    if listed.line is None:
        return None
    return _newest_in(listed.catalog, listed.component_meant, listed.line.version, today)


@remembered
def _newest_in(catalog: Catalog, component: str | None, line: Version, today: date) -> Release | None:
    return catalog.newest_in(component, line, today)


def _beside(question: Check, today: date) -> Iterator[Reason]:
    """What the reader must know before anything else: that a part of the question is not answered, or for which day."""
    if question.beside:
        yield because("elsewhere", name=question.beside)
    yield from of_the_day(question.on, today)


def _is_latest(listed: Listed, latest: Release | None) -> bool | None:
    """None for a line, and for a number beyond the newest good one: not listed, withdrawn or still to come."""
    if latest is None or listed.is_line:
        return None
    if any(release is latest for release in listed.found):
        return True
    return False if listed.subject.version < latest.version else None


def _packs_behind(version: Version, latest: Release | None) -> int:
    if latest is None or version.is_line or latest.version.line != version.line:
        return 0
    return max(0, (*latest.version.numbers, 0)[2] - version.numbers[2])


def _nearest(catalog: Catalog, subject: Subject) -> tuple[str, ...]:
    """The lines around a number that the catalogue has not heard of, the one below first."""
    if catalog.is_own_series(subject.component):
        return ()
    return tuple(str(line) for line in catalog.lines_around(subject.version) if line)


def _ending_soon(catalog: Catalog, support: Support) -> bool:
    days = support.days_left
    return support.state == "supported" and days is not None and days <= catalog.policy.support.ending_soon_days

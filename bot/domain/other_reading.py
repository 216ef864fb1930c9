"""What an answer would be if the months were counted the other way: said until the vendor has confirmed one of them."""

from collections.abc import Iterator
from datetime import date

from bot.domain.catalog import Catalog
from bot.domain.listed import Listed, look_up, support_of
from bot.domain.policy import CountsFrom
from bot.domain.question import Subject
from bot.domain.reason import Reason, because
from bot.domain.support import Support


def the_other(catalog: Catalog) -> CountsFrom | None:
    """The reading that the policy does not use; None once the vendor has confirmed the one that it does."""
    rule = catalog.policy.support
    if rule.confirmed:
        return None
    return "release" if rule.counts_from == "line" else "line"


def of_the_other_reading(listed: Listed, support: Support, today: date) -> Iterator[Reason]:
    """Nothing where the answer holds by both readings, and where an end day of the catalogue's own decides."""
    reading = the_other(listed.catalog)
    if reading is None or support.override is not None:
        return
    other = support_of(listed, today, reading)
    if holds(support, other):
        return
    if other.state != "unknown":
        yield _said(listed.catalog, reading, other)
        return
    newest = _newest_on_its_own(listed, today) if listed.is_line and reading == "release" else None
    yield newest or because(f"unconfirmed_{reading}_unknown", months=listed.catalog.policy.support.months)


def holds(said: Support, other: Support) -> bool:
    """Whether what is said of one reading is true by the other too.

    `ended by 2026-04-03 at the latest` is, where the other gives that day or an earlier one; an exact day only where
    it is the other's exact day as well. Not known is the same answer, whatever bounds it has.
    """
    if said.state != other.state:
        return False
    if said.state == "unknown":
        return True
    if said.until or not (said.last_day and other.last_day):
        return said.until == other.until
    return other.last_day <= said.last_day if said.state == "ended" else other.last_day >= said.last_day


def _said(catalog: Catalog, reading: CountsFrom, other: Support) -> Reason:
    exactly = "" if other.until else "_bound"
    code = f"unconfirmed_{reading}_{other.state}{exactly}"
    return because(code, months=catalog.policy.support.months, day=other.last_day or date.max)


def _newest_on_its_own(listed: Listed, today: date) -> Reason | None:
    """Of a line whose releases would end on different days, what its newest would have."""
    catalog, line = listed.catalog, listed.subject.version
    newest = catalog.listing(listed.subject.component).newest(today, line)
    if newest is None:
        return None
    own = support_of(look_up(catalog, Subject(newest.version, newest.component)), today, "release")
    if own.state != "supported" or own.last_day is None:
        return None
    return because(
        "unconfirmed_release_newest", months=catalog.policy.support.months, what=newest.name, day=own.last_day
    )

"""An answer for another day than today says so first."""

from collections.abc import Iterator
from datetime import date

from bot.domain.moment import Moment
from bot.domain.reason import Reason, because


def day_asked(on: Moment | None, today: date) -> date:
    return on.seen_from(today) if on else today


def of_the_day(on: Moment | None, today: date) -> Iterator[Reason]:
    """Nothing where today was asked about."""
    if on is None:
        return
    if is_unread(on):
        yield because("day_not_read", day=today)
    elif on.seen_from(today) != today:
        yield because("day_asked", day=on.seen_from(today))


def is_unread(on: Moment | None) -> bool:
    """A day is asked about, and which one is not known."""
    return on is not None and on.unread and not on.aside

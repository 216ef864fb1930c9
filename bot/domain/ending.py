"""Which lines' support ends, or ended, in a span of days: `which versions expire next year?`"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.domain.moment import Moment, last_of_month
from bot.domain.support import Support


class Ending(NamedTuple):
    """From `first` through `last`; places among the lines looked at; of `unsure` ones it is not known."""

    first: date
    last: date
    sure: tuple[int, ...]
    unsure: tuple[int, ...]
    is_past: bool = False


def ending(on: Moment, tense: Literal["will", "did"], supports: Sequence[Support], today: date) -> Ending:
    first, last = _span(on.seen_from(today), tense, today)
    decided = [_ends_within(each, first, last) for each in supports]
    sure = tuple(place for place, each in enumerate(decided) if each)
    return Ending(first, last, sure, tuple(place for place, each in enumerate(decided) if each is None), last < today)


def _span(day: date, tense: str, today: date) -> tuple[date, date]:
    """Ahead from today on; of what has been, the month that the day ends, or its year."""
    if tense == "will" and day >= today:
        return today, day
    is_a_month = day == last_of_month(day) and day.month < 12
    return day.replace(day=1) if is_a_month else date(day.year, 1, 1), min(day, today - timedelta(days=1))


def _ends_within(support: Support, first: date, last: date) -> bool | None:
    """None: not known."""
    if support.planned:
        return False
    earliest, latest = (support.until or each for each in (support.until_at_least, support.until_at_latest))
    if (latest and latest < first) or (earliest and earliest > last):
        return False
    return True if earliest and latest and earliest >= first and latest <= last else None

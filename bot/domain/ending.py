"""Which lines' support ends, or ended, in a span of days: `which versions expire next year?`"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.domain.moment import Moment, first_of, last_of_month
from bot.domain.support import Support


class Ending(NamedTuple):
    """From `first` through `last`; places among the lines looked at; of `unsure` ones it is not known."""

    first: date | None
    last: date | None
    sure: tuple[int, ...]
    unsure: tuple[int, ...]
    is_past: bool = False


Tense = Literal["will", "by", "did"]
Which = Literal["will", "by", "did", "next", "past"]


def ends_of_all(which: Literal["next", "past"], supports: Sequence[Support]) -> Ending:
    """The first to end comes first; what has ended, as it stands."""
    state = "ended" if which == "past" else "supported"
    sure = [place for place, each in enumerate(supports) if each.state == state]
    if which == "next":
        sure.sort(key=lambda place: supports[place].last_day or date.max)
    unsure = tuple(place for place, each in enumerate(supports) if each.state == "unknown" and not each.planned)
    return Ending(None, None, tuple(sure), unsure, which == "past")


def ending(on: Moment, tense: Tense, supports: Sequence[Support], today: date) -> Ending:
    first, last = _span(on, tense, today)
    decided = [_ends_within(each, first, last) for each in supports]
    sure = tuple(place for place, each in enumerate(decided) if each)
    return Ending(first, last, sure, tuple(place for place, each in enumerate(decided) if each is None), last < today)


def _span(on: Moment, tense: Tense, today: date) -> tuple[date, date]:
    """Ahead, the rest of the span that the day ends; `by` it, from today on. Of what has been, its span or its year."""
    if on.end == "since":
        return on._replace(aside=False).seen_from(today), today - timedelta(days=1)
    day = on.seen_from(today)
    is_ahead = day >= today and (tense != "did" or first_of(on.end, day) > today)
    if is_ahead:
        return max(first_of(on.end, day), today) if on.end and tense != "by" else today, day
    period = on.end or ("month" if day == last_of_month(day) and day.month < 12 else "year")
    return first_of(period, day), min(day, today - timedelta(days=1))


def _ends_within(support: Support, first: date, last: date) -> bool | None:
    """None: not known."""
    if support.planned:
        return False
    earliest, latest = (support.until or each for each in (support.until_at_least, support.until_at_latest))
    if (latest and latest < first) or (earliest and earliest > last):
        return False
    return True if earliest and latest and earliest >= first and latest <= last else None

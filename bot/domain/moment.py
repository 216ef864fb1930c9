"""The day that a question asks about, where it is not today."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal, NamedTuple

from bot.domain.days import add_months

FURTHEST_MONTHS = 1_200


# "since": from the day on, until that of asking.
Period = Literal["", "week", "month", "quarter", "half", "year", "since"]


class Moment(NamedTuple):
    """A day of the calendar, or so many days and months from the day of asking; `end`: the last day of that span.

    `yearly`: the next day of that name, with `past` the last one, and `days` after that; its year says nothing.
    `weekday`: the same of a day of the week, 0 for Monday; never the day of asking.
    `unread`: there is something like a day, but it cannot be read; then it is the day of asking.
    `aside`: it may only tell how something came about; in the past it is no day that is asked about.
    """

    day: date | None = None
    months: int = 0
    days: int = 0
    end: Period = ""
    unread: bool = False
    aside: bool = False
    yearly: date | None = None
    past: bool = False
    weekday: int | None = None

    def seen_from(self, today: date) -> date:
        found = self._seen_from(today)
        return today if self.aside and found < today else found

    def _seen_from(self, today: date) -> date:
        if self.day:
            return self.day
        if self.yearly:
            return _moved(self._in_its_year(self.yearly, today), self.days)
        if self.weekday is not None:
            return _moved(today, self.days + _days_to(self.weekday, today, self.past))
        moved = _moved(_months_from(today, max(-FURTHEST_MONTHS, min(self.months, FURTHEST_MONTHS))), self.days)
        return last_of(self.end, moved)

    def _in_its_year(self, named: date, today: date) -> date:
        """A 29 February may be years away."""
        years = range(today.year, MINYEAR, -1) if self.past else range(today.year, MAXYEAR + 1)
        for year in years:
            day = add_months(date(year, 1, 1), named.month - 1)
            day = last_of_month(day) if self.end else day.replace(day=min(named.day, last_of_month(day).day))
            is_there = bool(self.end) or day.day == named.day
            begun = first_of(self.end, day) <= today
            if is_there and (begun if self.past else day >= today):
                return day
        return today

    def __str__(self) -> str:
        """As a command says it; nothing for what a command cannot say."""
        if self.day and not self.aside:
            return self.day.isoformat()
        if self.unread or self.end or self.aside or self.yearly or self.weekday is not None:
            return ""
        return f"in {self.months} months" if self.months > 0 else f"in {self.days} days" if self.days > 0 else ""


def first_of(period: Period, last: date) -> date:
    """The first day of the span that ends so."""
    match period:
        case "year":
            return date(last.year, 1, 1)
        case "quarter":
            return date(last.year, max(last.month - 2, 1), 1)
        case "half":
            return date(last.year, max(last.month - 5, 1), 1)
        case "month":
            return last.replace(day=1)
        case "week":
            return _moved(last, -6)
        case _:
            return last


def last_of(period: Period, day: date) -> date:
    """The last day of the span that the day is in."""
    match period:
        case "year":
            return date(day.year, 12, 31)
        case "quarter":
            return last_of_month(day.replace(day=1, month=day.month + (-day.month) % 3))
        case "month":
            return last_of_month(day)
        case "week":
            return _moved(day, 6 - day.weekday())
        case _:
            return day


def _days_to(weekday: int, today: date, past: bool) -> int:
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return ahead if not past else ahead - 7 or -7


def _moved(day: date, days: int) -> date:
    return date.fromordinal(max(1, min(day.toordinal() + days, date.max.toordinal())))


def last_of_month(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1) if day.year < date.max.year else day.replace(day=31)


def _months_from(today: date, months: int) -> date:
    return add_months(today, months) if today.year + months // 12 > MINYEAR else date.min

"""The day that a question asks about, where it is not today."""

from datetime import MINYEAR, date, timedelta
from typing import Literal, NamedTuple

from bot.domain.days import add_months

FURTHEST_MONTHS = 1_200


class Moment(NamedTuple):
    """A day of the calendar, or so many days and months from the day of asking; `end`: the last day of that span.

    `unread`: there is something like a day, but it cannot be read; then it is the day of asking.
    `aside`: it may only tell how something came about; in the past it is no day that is asked about.
    """

    day: date | None = None
    months: int = 0
    days: int = 0
    end: Literal["", "month", "year"] = ""
    unread: bool = False
    aside: bool = False

    def seen_from(self, today: date) -> date:
        found = self._seen_from(today)
        return today if self.aside and found < today else found

    def _seen_from(self, today: date) -> date:
        if self.day:
            return self.day
        first = _months_from(today, max(-FURTHEST_MONTHS, min(self.months, FURTHEST_MONTHS)))
        moved = date.fromordinal(max(1, min(first.toordinal() + self.days, date.max.toordinal())))
        if self.end == "year":
            return date(moved.year, 12, 31)
        return last_of_month(moved) if self.end else moved

    def __str__(self) -> str:
        """As a command says it; nothing for what a command cannot say."""
        if self.unread or self.end or self.aside:
            return ""
        if self.day:
            return self.day.isoformat()
        return f"in {self.months} months" if self.months > 0 else f"in {self.days} days" if self.days > 0 else ""


def last_of_month(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1) if day.year < date.max.year else day.replace(day=31)


def _months_from(today: date, months: int) -> date:
    return add_months(today, months) if today.year + months // 12 > MINYEAR else date.min

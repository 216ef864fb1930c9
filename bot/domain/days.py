"""Calendar arithmetic and intervals of days that are only partly known."""

from calendar import monthrange
from datetime import MAXYEAR, date, datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

FactKind = Literal["line", "line_by", "line_after", "release", "release_by", "release_after"]


def add_months(day: date, months: int) -> date:
    """The same day `months` later, clipped to that month's last day; beyond the calendar its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_in(zone: ZoneInfo, now: datetime) -> date:
    """The day that it is there; `now` is aware."""
    return now.astimezone(zone).date()


class Fact(NamedTuple):
    """An entry of the catalogue that bounds a date: `what` is a line or a component and version."""

    kind: FactKind
    what: str
    day: date


class Bounds(NamedTuple):
    """A date known exactly (both facts name the same day), within bounds, or not at all. Both ends inclusive."""

    earliest: Fact | None = None
    latest: Fact | None = None

    @property
    def exact(self) -> date | None:
        if self.earliest and self.latest and self.earliest.day == self.latest.day:
            return self.latest.day
        return None

    @property
    def contradict(self) -> bool:
        return bool(self.earliest and self.latest and self.earliest.day > self.latest.day)

    def no_later_than(self, other: Fact | None) -> "Bounds":
        if other is None or (self.latest and self.latest.day <= other.day):
            return self
        return Bounds(self.earliest, other)

    def no_earlier_than(self, other: Fact | None) -> "Bounds":
        if other is None or (self.earliest and self.earliest.day >= other.day):
            return self
        return Bounds(other, self.latest)

from datetime import MAXYEAR, UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.days import Bounds, Fact, add_months, day_in

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def months_later(day: date, months: int) -> date:
    """An oracle that walks the calendar: into each next month in turn, then day by day to the wanted number."""
    first = day.replace(day=1)
    for _ in range(months):
        first = (first + timedelta(days=31)).replace(day=1)
    reached = first
    while reached.day < day.day and (reached + timedelta(days=1)).month == first.month:
        reached += timedelta(days=1)
    return reached


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 60))
def test_months_are_added_as_the_calendar_walks(day: date, months: int) -> None:
    assert add_months(day, months) == months_later(day, months)


@given(st.dates(), st.integers(0, 1200))
def test_adding_months_never_fails_and_never_goes_back(day: date, months: int) -> None:
    assert add_months(day, months) >= day


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2024-12-31", 24, "2026-12-31"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2023-02-28", 12, "2024-02-28"),
    ],
)
def test_the_day_is_clipped_to_the_months_end_once(day: str, months: int, last: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(last)


def test_beyond_the_calendar_lies_its_last_day() -> None:
    assert add_months(date(MAXYEAR - 1, 6, 1), 24) == date.max


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-04-03T21:59:59", "2026-04-03"),
        ("2026-04-03T22:00:00", "2026-04-04"),
        ("2026-12-31T22:59:59", "2026-12-31"),
        ("2026-12-31T23:00:00", "2027-01-01"),
        ("2026-03-28T23:30:00", "2026-03-29"),
        ("2026-10-24T21:59:59", "2026-10-24"),
        ("2026-10-25T22:59:59", "2026-10-25"),
    ],
)
def test_the_day_is_the_vendors_whatever_the_clock_says_in_utc(now: str, day: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert day_in(STOCKHOLM, moment) == date.fromisoformat(day)


def fact(day: str) -> Fact:
    return Fact("line", "6.15", date.fromisoformat(day))


def test_bounds_that_meet_are_exact() -> None:
    assert Bounds(fact("2026-01-01"), fact("2026-01-01")).exact == date(2026, 1, 1)
    assert Bounds(fact("2026-01-01"), fact("2026-01-02")).exact is None
    assert Bounds(fact("2026-01-01"), None).exact is None


def test_bounds_only_ever_narrow() -> None:
    bounds = Bounds(fact("2026-01-01"), fact("2026-03-01"))
    assert bounds.no_later_than(fact("2026-04-01")) is bounds
    assert bounds.no_earlier_than(fact("2025-04-01")) is bounds
    assert bounds.no_later_than(None) is bounds
    assert bounds.no_later_than(fact("2026-02-01")).latest == fact("2026-02-01")
    assert bounds.no_earlier_than(fact("2026-02-01")).earliest == fact("2026-02-01")
    assert bounds.no_later_than(fact("2025-12-31")).contradict

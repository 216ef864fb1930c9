"""Quiet hours and the weekly digest against a clock that is looked at minute by minute, also when it changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.news.digest import AT, next_digest
from bot.domain.news.quiet import is_quiet, moment_at, next_allowed, zone_of
from bot.domain.news.subscription import Quiet

STOCKHOLM = ZoneInfo("Europe/Stockholm")
# Half-hour shifts, shifts at midnight, and a day that Samoa left out.
ZONES = [
    ZoneInfo(name)
    for name in ("Europe/Stockholm", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia")
]
CHANGES = [
    datetime.fromisoformat(f"{at}+00:00")
    for at in (
        "2026-03-29T01",
        "2026-10-25T01",
        "2026-04-04T15",
        "2026-10-03T15",
        "2018-11-04T03",
        "2018-02-18T02",
        "2011-12-30T10",
    )
]

moments = st.one_of(
    st.builds(
        lambda at, minutes: at + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-1600, 1600),
    ),
    st.integers(0, 5_000_000).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
)
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
quiets = st.builds(Quiet, clocks, clocks).filter(lambda quiet: quiet.begins != quiet.ends)


def slowly(now: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    while is_quiet(now.astimezone(zone).time(), quiet):
        now += timedelta(minutes=1)
    return now


def test_a_day_that_was_left_out_ends_no_quiet_hours() -> None:
    apia, quiet = ZoneInfo("Pacific/Apia"), Quiet(time(22), time(0, 15))
    before = datetime(2011, 12, 30, 9, 30, tzinfo=UTC)
    assert next_allowed(before, quiet, apia) == slowly(before, quiet, apia)


@given(moments, quiets, st.sampled_from(ZONES))
def test_the_next_allowed_moment_is_the_first_minute_that_is_not_quiet(
    now: datetime, quiet: Quiet, zone: ZoneInfo
) -> None:
    assert next_allowed(now, quiet, zone) == slowly(now, quiet, zone)


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        ("2026-11-23T21:59+01:00", "2026-11-23T21:59+01:00"),
        ("2026-11-23T22:00+01:00", "2026-11-24T07:00+01:00"),
        ("2026-11-24T06:59+01:00", "2026-11-24T07:00+01:00"),
        ("2026-11-24T07:00+01:00", "2026-11-24T07:00+01:00"),
        ("2026-03-28T23:00+01:00", "2026-03-29T07:00+02:00"),
        ("2026-10-24T23:00+02:00", "2026-10-25T07:00+01:00"),
    ],
)
def test_a_night_in_stockholm(now: str, allowed: str) -> None:
    quiet = Quiet(time(22), time(7))
    assert next_allowed(datetime.fromisoformat(now), quiet, STOCKHOLM) == datetime.fromisoformat(allowed)


def test_without_quiet_hours_it_is_now() -> None:
    now = datetime(2026, 11, 23, 3, tzinfo=UTC)
    assert next_allowed(now, None, STOCKHOLM) is now


def mondays(now: datetime, zone: ZoneInfo) -> datetime:
    """Minute by minute where it matters: the first after `now` at which a Monday's clock reaches or jumps over nine."""
    moment = (now + timedelta(minutes=1)).replace(second=0, microsecond=0)
    while True:
        local, before = moment.astimezone(zone), (moment - timedelta(minutes=1)).astimezone(zone)
        reached = local.weekday() == 0 and local.time() >= AT
        if reached and (before.date() != local.date() or before.time() < AT):
            return moment
        # From Tuesday to Saturday an hour at a time: no clock jumps from there into a Monday.
        moment += timedelta(minutes=60 if 1 <= local.weekday() <= 5 else 1)


@given(moments, st.sampled_from([zone for zone in ZONES if zone.key != "Pacific/Apia"]))
def test_the_digest_comes_on_the_next_monday_at_nine(now: datetime, zone: ZoneInfo) -> None:
    assert next_digest(now, zone) == mondays(now, zone)


@given(moments, st.sampled_from(ZONES), quiets)
def test_digests_come_one_a_week_and_never_in_quiet_hours(now: datetime, zone: ZoneInfo, quiet: Quiet) -> None:
    first = next_digest(now, zone)
    second = next_digest(first, zone)
    assert now < first < second
    assert timedelta(days=5, hours=22) < second - first < timedelta(days=8, hours=2)
    assert not is_quiet(next_digest(now, zone, quiet).astimezone(zone).time(), quiet)


def test_a_moment_that_clocks_skip_is_the_jump_itself() -> None:
    after = datetime(2026, 3, 1, tzinfo=UTC)
    assert moment_at(date(2026, 3, 29), time(2, 30), STOCKHOLM, after) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_moment_that_comes_twice_is_the_first_that_has_not_passed() -> None:
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert moment_at(date(2026, 10, 25), time(2, 30), STOCKHOLM, first - timedelta(hours=1)) == first
    assert moment_at(date(2026, 10, 25), time(2, 30), STOCKHOLM, first + timedelta(seconds=1)) == second


def test_an_unknown_zone_is_the_vendors() -> None:
    assert zone_of("Mars/Olympus", STOCKHOLM) is STOCKHOLM
    assert zone_of("", STOCKHOLM) is STOCKHOLM
    assert zone_of("../../etc/passwd", STOCKHOLM) is STOCKHOLM
    assert zone_of("Asia/Kolkata", STOCKHOLM).key == "Asia/Kolkata"

"""When gathered news are told: once a week, as the working week begins there."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.news.quiet import moment_at, next_allowed
from bot.domain.news.subscription import Quiet

WEEKDAY = 0
AT = time(9, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several messages that hold a long week. `count`: how many news there are in all of them."""

    number: int
    of: int
    count: int


def next_digest(now: datetime, zone: ZoneInfo, quiet: Quiet | None = None) -> datetime:
    """The first Monday 09:00 there that is after `now` (aware), put off to the end of quiet hours. In UTC."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=(WEEKDAY - local.weekday()) % 7)
    moment = moment_at(day, AT, zone, now)
    if moment <= now:
        moment = moment_at(day + timedelta(days=7), AT, zone, now)
    return next_allowed(moment, quiet, zone)

"""When something may be said where people sleep: quiet hours in local time, right also when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.news.subscription import Quiet


def zone_of(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    """The zone of an IANA name; `otherwise` for one that this machine does not know."""
    try:
        return ZoneInfo(name) if name else otherwise
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return otherwise


def is_quiet(local: time, quiet: Quiet) -> bool:
    """From `begins`, up to but not at `ends`; may pass midnight."""
    if quiet.begins < quiet.ends:
        return quiet.begins <= local < quiet.ends
    return local >= quiet.begins or local < quiet.ends


def next_allowed(now: datetime, quiet: Quiet | None, zone: ZoneInfo) -> datetime:
    """The first moment from `now` (aware) on that is not quiet there; aware, in UTC unless it is `now` itself."""
    local = now.astimezone(zone)
    if quiet is None or not is_quiet(local.time(), quiet):
        return now
    day = local.date() if local.time() < quiet.ends else local.date() + timedelta(days=1)
    moment = moment_at(day, quiet.ends, zone, now)
    # Where a whole day was left out, it is quiet still when clocks go on.
    return next_allowed(moment, quiet, zone)


def moment_at(day: date, at: time, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment, not before `after`, at which clocks there show that time or have jumped past it. In UTC."""
    naive = datetime.combine(day, at)
    first, second = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first > second:
        return _jump(second, first, naive, zone)
    # In autumn the same time comes twice.
    return first if first >= after else second


def _jump(before: datetime, beyond: datetime, naive: datetime, zone: ZoneInfo) -> datetime:
    """Where clocks leave `naive` out: the second at which they jump over it."""
    low, high = int(before.timestamp()), int(beyond.timestamp())
    while low < high:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).replace(tzinfo=None) >= naive:
            high = middle
        else:
            low = middle + 1
    return datetime.fromtimestamp(high, UTC)

"""Moments in a query: 2026-04-03, "2026-04-03 10:15", or so long ago: -30m, -2h, -7d, -1w."""

import re
from datetime import UTC, datetime, timedelta

from bot.playground.desk.jql.tokens import bad_query

RELATIVE = re.compile(r"([+-]?)(\d{1,6})([mhdw])\Z", re.ASCII)
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
WRITTEN = ("%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M")


def moment(text: str, now: datetime) -> datetime:
    """Return the moment that is meant, aware; DeskError 400."""
    if text.lower() == "now()":
        return now
    if match := RELATIVE.match(text):
        sign, number, unit = match.groups()
        span = timedelta(**{UNITS[unit]: int(number)})
        try:
            return now - span if sign == "-" else now + span
        except OverflowError:
            raise bad_query(f"Date value {text!r} is out of range.") from None
    # Read as UTC; a real site reads them in the calling account's zone.
    for form in WRITTEN:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise bad_query(f"Date value {text!r} is invalid. Valid formats include: 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd', '-5d'.")

"""Moments as the site writes them. All of them UTC, whatever the reader's zone."""

from datetime import datetime

from bot.playground.model import Json


def platform_time(at: datetime) -> str:
    """Return the platform's form, to the millisecond: 2026-11-23T10:15:00.000+0000."""
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}+0000"


def date_json(at: datetime) -> Json:
    """Return the service desk's form: one moment, four ways."""
    return {
        "iso8601": f"{at:%Y-%m-%dT%H:%M:%S}+0000",
        "jira": platform_time(at),
        "friendly": f"{at:%Y-%m-%d %H:%M}",
        "epochMillis": int(at.timestamp() * 1000),
    }

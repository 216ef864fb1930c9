"""Moments and sizes as people read them."""

from datetime import datetime

from bot.playground.desk.portal.frame import ZONE
from bot.playground.desk.portal.html import Markup, element

KIBI = 1024


def moment(at: datetime) -> Markup:
    """Return a moment in the desk's own time zone."""
    local = at.astimezone(ZONE)
    return element("time", f"{local:%Y-%m-%d %H:%M}", datetime=at.isoformat())


def size(count: int) -> str:
    if count < KIBI:
        return f"{count} B"
    if count < KIBI * KIBI:
        return f"{count / KIBI:.0f} kB"
    return f"{count / KIBI / KIBI:.1f} MB"

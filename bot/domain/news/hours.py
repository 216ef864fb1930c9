"""Quiet hours as people write them: `22-07`, `22:00 06:30`."""

import re
from datetime import time

from bot.domain.news.subscription import Quiet

_HOUR = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"{_HOUR}\s*(?:[-–—]|\s)\s*{_HOUR}", re.ASCII)  # noqa: RUF001 - people and phones write all three


def hours_in(text: str) -> Quiet | None:
    """None where it is not two different times of day."""
    found = _HOURS.fullmatch(text)
    if not found:
        return None
    hours = [int(found[1]), int(found[3])]
    minutes = [int(found[2] or 0), int(found[4] or 0)]
    # Midnight is written both as 0 and as 24.
    if max(hours) > 24 or max(minutes) > 59 or any(h == 24 and m for h, m in zip(hours, minutes, strict=True)):
        return None
    begins, ends = (time(hour % 24, minute) for hour, minute in zip(hours, minutes, strict=True))
    return Quiet(begins, ends) if begins != ends else None

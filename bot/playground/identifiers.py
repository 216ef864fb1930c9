"""Ids and time stamps as Slack makes them: unique, increasing, and short to read."""

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta

MICROSECONDS = 1_000_000


class Identifiers:
    """The workspace's counters; `ts` never repeats and never goes back, whatever the clock does."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._numbers = itertools.count(1)
        self._latest = 0

    def ts(self, ago: timedelta = timedelta()) -> str:
        """Return the next stamp: now, or `ago` earlier if nothing newer was stamped yet."""
        stamp = int((self._now() - ago).timestamp() * MICROSECONDS)
        # Slack's stamps are keys as well as times; a clock that stands still or jumps back must not repeat one.
        self._latest = max(stamp, self._latest + 100)
        return f"{self._latest // MICROSECONDS}.{self._latest % MICROSECONDS:06d}"

    def new(self, prefix: str) -> str:
        return f"{prefix}0{next(self._numbers):08X}"

    def number(self) -> int:
        return next(self._numbers)

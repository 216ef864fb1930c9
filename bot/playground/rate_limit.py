"""How often chat.postMessage may be called: buckets that fill with time, one per channel and one for all."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RateLimit:
    """Messages per second and how many may come at once."""

    per_channel: float = 1.0
    channel_burst: int = 5
    per_workspace: float = 10.0
    workspace_burst: int = 20


@dataclass
class _Bucket:
    per_second: float
    most: int
    left: float
    filled: datetime

    def wait(self, now: datetime) -> float:
        """Fill up to now and return how many seconds are missing until one more fits."""
        passed = max(0.0, (now - self.filled).total_seconds())
        self.left = min(float(self.most), self.left + passed * self.per_second)
        self.filled = now
        # Whole drops only: 0.9999999 left of repeated additions counts as one.
        return 0.0 if self.left >= 1 - 1e-9 else (1 - self.left) / self.per_second


class Limiter:
    """The buckets of one workspace."""

    def __init__(self, limit: RateLimit | None, now: Callable[[], datetime]) -> None:
        self._limit = limit
        self._now = now
        self._buckets: dict[str, _Bucket] = {}

    def retry_after(self, channel: str) -> int:
        """Count a message; return 0, or the whole seconds to wait when it is one too many."""
        if self._limit is None:
            return 0
        now, limit = self._now(), self._limit
        # Both must have room before either is charged, or a full channel would eat the workspace's share.
        buckets = (
            self._bucket(channel, limit.per_channel, limit.channel_burst, now),
            self._bucket("", limit.per_workspace, limit.workspace_burst, now),
        )
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            return math.ceil(wait)
        for bucket in buckets:
            bucket.left -= 1
        return 0

    def _bucket(self, name: str, per_second: float, most: int, now: datetime) -> _Bucket:
        return self._buckets.setdefault(name, _Bucket(per_second, most, float(most), now))

"""How often the Web API may be called: posts per channel and in all, some other methods per minute."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

POST = "chat.postMessage"
# Slack's tier 3, per method and workspace.
TIERS = {"chat.update": 50, "chat.delete": 50}


@dataclass(frozen=True)
class RateLimit:
    """Messages per second and how many may come at once.

    `tiers`: calls a minute of other methods (as many may come at once); a method that is not there has no limit.
    """

    per_channel: float = 1.0
    channel_burst: int = 5
    per_workspace: float = 10.0
    workspace_burst: int = 20
    tiers: Mapping[str, int] = field(default_factory=lambda: dict(TIERS))


# What Slack promises and nothing more: one a second in a channel, ten a second in all, no burst in a channel.
STRICT = RateLimit(channel_burst=1, workspace_burst=10)


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
        return self._charge(
            now,
            self._bucket(channel, limit.per_channel, limit.channel_burst, now),
            self._bucket("", limit.per_workspace, limit.workspace_burst, now),
        )

    def method_retry_after(self, method: str) -> int:
        """Count a call of a method that has a tier; 0 or seconds as above."""
        if self._limit is None or method not in self._limit.tiers:
            return 0
        now, a_minute = self._now(), self._limit.tiers[method]
        return self._charge(now, self._bucket(method, a_minute / 60, a_minute, now))

    def _charge(self, now: datetime, *buckets: _Bucket) -> int:
        # All must have room before any is charged, or a full channel would eat the workspace's share.
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            return math.ceil(wait)
        for bucket in buckets:
            bucket.left -= 1
        return 0

    def _bucket(self, name: str, per_second: float, most: int, now: datetime) -> _Bucket:
        return self._buckets.setdefault(name, _Bucket(per_second, most, float(most), now))

"""How long to wait before what is tried, looked for or given up; no clock is read here."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.pace import Pace

NEEDED_EMPTY_LOOKS = 2
LONGEST_TOLD_WAIT = 3600.0
# Bytes a second, both ways of a copy together; a line that carries less is as good as broken.
SLOWEST_COPY = 64 * 1024


@dataclass(frozen=True, slots=True)
class Patience:
    """Durations. `answer`: after this no answer of an HTTP call can come any more; `lease` is longer than that.

    `search_lag`: how far the desk's search may lag; `stale`: a promise to send that is older is not kept.
    `quiet`: whoever waits longer than that is told that they do.
    What a killed process held is taken up after `lease`, so both are as short as the slowest call allows.
    """

    answer: timedelta = timedelta(seconds=20)
    lease: timedelta = timedelta(seconds=40)
    search_lag: timedelta = timedelta(seconds=600)
    look_gap: timedelta = timedelta(seconds=10)
    backoff: timedelta = timedelta(seconds=5)
    longest_backoff: timedelta = timedelta(minutes=5)
    not_allowed: timedelta = timedelta(minutes=2)
    stale: timedelta = timedelta(seconds=5)
    quiet: timedelta = timedelta(minutes=2)
    channel_gap: timedelta = timedelta(seconds=1.1)
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        if self.lease < self.answer:
            raise ValueError("a lease must outlast the wait for an answer")

    @property
    def work(self) -> timedelta:
        """How long something may be worked on under a lease, with a little left to write down what came of it."""
        return self.lease - min(self.stale, self.lease / 4)

    def copy(self, size: int) -> timedelta:
        """How long a file of so many bytes may take from one side to the other."""
        return self.answer + timedelta(seconds=size / SLOWEST_COPY)

    def after_failure(self, attempt: int, told: float | None = None) -> timedelta:
        """The wait after the failed `attempt`-th try (1 or more); `told`: seconds that the other side asked for."""
        if told is not None:
            return self.told(told)
        return self._doubled(self.backoff, attempt)

    def for_age(self, age: timedelta, told: float | None = None) -> timedelta:
        """The wait before what has been tried for so long is tried again."""
        if told is not None:
            return self.told(told)
        return min(max(self.backoff, age / 4), self.longest_backoff)

    def when_not_allowed(self, wait: timedelta) -> timedelta:
        """Somebody has to mend our credentials or permissions first; `wait`: as for any other failure."""
        return max(self.not_allowed, wait)

    def told(self, seconds: float) -> timedelta:
        """A wait that the other side asked for, within reason."""
        return timedelta(seconds=min(max(seconds, 0.0), LONGEST_TOLD_WAIT))

    def first_look(self, sent_at: datetime, now: datetime) -> datetime:
        """What was sent may still arrive until the call has certainly ended."""
        return max(now, sent_at + self.answer)

    def looked_enough(self, looks: int, sent_at: datetime, now: datetime) -> bool:
        """After `looks` empty looks, the last one now: is it certain that nothing arrived?"""
        return looks >= NEEDED_EMPTY_LOOKS and now >= sent_at + self.search_lag

    def next_look(self, looks: int, sent_at: datetime, now: datetime) -> datetime:
        """Soon at first, since the search mostly lags little; and exactly when the lag is over."""
        later = now + self._doubled(self.look_gap, looks)
        lag_over = sent_at + self.search_lag
        return lag_over if now < lag_over < later and looks >= NEEDED_EMPTY_LOOKS - 1 else later

    def _doubled(self, first: timedelta, number: int) -> timedelta:
        doublings: int = 1 << min(max(number - 1, 0), 20)
        return min(first * doublings, self.longest_backoff)

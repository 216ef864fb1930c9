"""A range of versions: all between two of them, or from one of them on."""

from typing import NamedTuple

from bot.domain.version import Version


class Reach(NamedTuple):
    """From `low` to `high`; None: no end there. `with_low` and `with_high`: whether the end itself is in it.

    A line stands for all its releases; a number that is given less exactly than an end is not in it for certain.
    """

    low: Version | None = None
    high: Version | None = None
    with_low: bool = False
    with_high: bool = False

    def covers(self, version: Version) -> bool:
        """For a line: all of it."""
        return self._is_above_low(version) and self._is_below_high(version) and version not in self.cut_lines

    def _is_above_low(self, version: Version) -> bool:
        if self.low is None:
            return True
        return version >= self.low if self.with_low else version > self.low and not self.low.begins(version)

    def _is_below_high(self, version: Version) -> bool:
        if self.high is None:
            return True
        if self.with_high:
            return version <= self.high or self.high.begins(version)
        return version < self.high and not version.begins(self.high)

    @property
    def ends(self) -> tuple[Version, ...]:
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end))

    @property
    def cut_lines(self) -> tuple[Version, ...]:
        """The lines of which only some releases are in it, or none."""
        return tuple(end.line for end in self.ends if not end.is_line)

    @property
    def within(self) -> Version | None:
        """The line that all of it belongs to, where its newer end is only that line's: `newer than 6.15.3 in 6.15`."""
        one_line = self.low and self.high and self.with_high and self.high == self.low.line != self.low
        return self.high if one_line else None


def in_order(reach: Reach) -> Reach:
    """`between 6.15 and 6.12` is meant the other way round; `newer than 6.15.3 up to 6.15` is of that line."""
    low, high = reach.low, reach.high
    if low is None or high is None or low <= high:
        return reach
    of_its_line = reach.with_high and not reach.with_low and high.begins(low)
    return reach if of_its_line else Reach(high, low, reach.with_high, reach.with_low)

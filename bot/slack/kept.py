"""What is worked out once for all who ask for the same."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """At most `most` values, for as long as what all of them rest on is the very same."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._ground: tuple[object, ...] = ()
        self._values: dict[Hashable, Value] = {}

    def of(self, ground: tuple[object, ...], key: Hashable, make: Callable[[], Value]) -> Value:
        """The value for `key`; everything is forgotten when one of `ground` is another object than last time."""
        if list(map(id, ground)) != list(map(id, self._ground)):
            self._ground, self._values = ground, {}
        if key not in self._values:
            if len(self._values) >= self._most:
                self._values.clear()
            self._values[key] = make()
        return self._values[key]

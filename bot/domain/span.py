"""A stretch of a long sequence, seen without copying it. What the sequence holds does not matter here."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")


class Span(Sequence[Item]):
    """The items of `whole` at `places`; a release line may hold very many releases."""

    def __init__(self, whole: Sequence[Item], places: range) -> None:
        self._whole, self._places = whole, places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: Any) -> Any:
        return self._whole[self._places[index]]

    # What Sequence would give calls __getitem__ in Python for each; every answer walks through some spans.
    def __iter__(self) -> Iterator[Item]:
        return map(self._whole.__getitem__, self._places)

    def __reversed__(self) -> Iterator[Item]:
        return map(self._whole.__getitem__, reversed(self._places))

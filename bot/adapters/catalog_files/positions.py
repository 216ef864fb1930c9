"""Text, mappings and lists of a file that know where they begin. How they are read does not belong here."""

from typing import Any

Place = tuple[int, int]


class At(str):
    """A text of the file and where it begins, from 1."""

    __slots__ = ("column", "line")
    line: int
    column: int

    @classmethod
    def of(cls, text: str, place: Place) -> "At":
        made = cls(text)
        made.line, made.column = place
        return made


class Mapping(dict[str, Any]):
    """Keys and values, and where the mapping begins.

    `keys_at` gives each key with its place (looking a key up gives only its value), `empty` the places of nulls.
    """

    __slots__ = ("column", "empty", "keys_at", "line")

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column
        self.keys_at: dict[str, At] = {}
        self.empty: dict[str, Place] = {}

    def place_of_key(self, name: str) -> Place:
        at = self.keys_at.get(name)
        return (at.line, at.column) if at is not None else (self.line, self.column)


class Items(list[Any]):
    """A sequence and where it begins; `empty` holds the places of items that are null."""

    __slots__ = ("column", "empty", "line")

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column
        self.empty: dict[int, Place] = {}


def place_of_mark(mark: Any) -> Place:
    """PyYAML counts from 0, people from 1; (0, 0) where there is no mark."""
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)

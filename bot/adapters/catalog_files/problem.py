"""What is wrong with a catalogue file, and where. How problems are found does not belong here."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file. Line and column count from 1; line 0: the file as a whole.

    `key` is the path in the file, such as `releases[3].released` (the first entry is 0). A warning stops nothing.
    """

    file: str
    line: int
    column: int
    key: str
    text: str
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        said = f"warning: {self.text}" if self.warning else self.text
        return f"{place}: {self.key}: {said}" if self.key else f"{place}: {said}"


class CatalogProblems(Exception):
    """The catalogue's folder cannot be used. `problems` holds everything found, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = in_order(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.file, each.line, each.column, each.key)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean studio?`, or nothing if no known word is near."""
    near = difflib.get_close_matches(word[:60].lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""


def quoted(value: object) -> str:
    """A value of the file as a sentence shows it: short, with its invisible characters visible."""
    text = str(value)
    return repr(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}...")


def key_path(parts: Iterable[int | str], before: str = "") -> str:
    """`releases[3].released`; a key that is no plain word is quoted and cut, for paths are printed and logged."""
    path = before
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            word = part if part.isprintable() and len(part) <= _LONGEST else quoted(part)
            path += f".{word}" if path else word
    return path

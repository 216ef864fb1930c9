"""Flow's version numbers, {Major}.{Minor}.{Service Pack}.{Revision}, read strictly: what is not certain is refused."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

MOST_DIGITS = 10
MOST_PARTS = 4

_NUMBER = rf"[0-9]{{1,{MOST_DIGITS}}}"
_PLAIN = re.compile(rf"(?!(?:[^.]*\.){{4}})[vV]?({_NUMBER}(?:\.{_NUMBER}){{1,3}})(\.[xX*]){{0,2}}", re.ASCII)
_SERVICE_PACK = re.compile(
    rf"[vV]?({_NUMBER}\.{_NUMBER})[ .-]?(?:sp|service ?packs?)[ .-]?({_NUMBER}(?:\.{_NUMBER})?)",
    re.ASCII | re.I,
)
_MAJOR = re.compile(rf"[vV]?({_NUMBER})(?:\.[xX*]){{0,3}}", re.ASCII)
_LOOKS_LIKE_DIGITS = re.compile(r"\d+")


class Version(NamedTuple):
    """A version as far as it was given: 2 parts are a release line, 3 a service pack, 4 a revision of one.

    Ordered part by part; what is given less exactly comes first (6.1 < 6.1.0 < 6.1.0.0).
    """

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return _printed(self.numbers)

    @property
    def is_line(self) -> bool:
        return len(self.numbers) == 2

    @property
    def line(self) -> "Version":
        return _line(self.numbers[:2])

    @property
    def service_pack(self) -> "Version":
        """The service pack that this is, or is a build of; a line has none and is returned as it is."""
        return Version(self.numbers[:3])

    def begins(self, other: "Version") -> bool:
        """6.15.3 begins 6.15.3.5 (and itself)."""
        return other.numbers[: len(self.numbers)] == self.numbers


@lru_cache(maxsize=20_000)
def _printed(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


@lru_cache(maxsize=20_000)
def _line(numbers: tuple[int, ...]) -> Version:
    return Version(numbers)


@dataclass(eq=False)
class NotAVersion(Exception):
    """The text is no version. `code` says why (a key of the words), `suggestions` what may have been meant."""

    code: str
    text: str
    suggestions: tuple[str, ...] = ()
    major: int | None = None

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:80]!r}"


def holds_a_number(text: str) -> bool:
    """What does not is no attempt at a version."""
    return any(map(str.isdecimal, text))


def parse_version(text: str) -> Version:
    """`6.1`, `6.1.7`, `6.1.7.26406`, `v6.1`, `6.1.x`, `6.1 SP7` -> Version; NotAVersion for everything else."""
    text = text.strip()
    found = _read(" ".join(text.split())) if len(text) <= 100 else None
    if found is None:
        raise _refusal(text)
    return found


@lru_cache(maxsize=20_000)
def _read(text: str) -> Version | None:
    if plain := _PLAIN.fullmatch(text):
        return Version(tuple(map(int, plain[1].split("."))))
    if pack := _SERVICE_PACK.fullmatch(text):
        return Version(tuple(map(int, f"{pack[1]}.{pack[2]}".split("."))))
    return None


def _refusal(text: str) -> NotAVersion:
    if major := _MAJOR.fullmatch(text):
        return NotAVersion("one_number", text, major=int(major[1]))
    return NotAVersion(_why(text), text, _meant(text))


def _why(text: str) -> str:
    groups = _LOOKS_LIKE_DIGITS.findall(text[:20_000])
    if not groups:
        return "no_number"
    if any(len(group) > MOST_DIGITS for group in groups):
        return "number_too_long"
    if any(not group.isascii() for group in groups):
        return "foreign_digits"
    if any(unicodedata.category(character) == "Cf" for character in text):
        return "invisible_character"
    return "too_many_parts" if re.fullmatch(r"[vV]?[0-9]+(\.[0-9]+){4,}", text) else "not_in_the_scheme"


def _meant(text: str) -> tuple[str, ...]:
    """The version that the text most likely stands for, if its first numbers make one."""
    numbers = []
    for group in _LOOKS_LIKE_DIGITS.findall(_without_suffix(text[:200])):
        if len(group) > MOST_DIGITS:
            break
        numbers.append(str(int(group)))
    return (".".join(numbers[:MOST_PARTS]),) if len(numbers) >= 2 else ()


def _without_suffix(text: str) -> str:
    visible = "".join(character for character in text if unicodedata.category(character) != "Cf")
    after_epoch = visible.rpartition("!")[2]
    return re.split(r"(?<=\d)\.?[a-zA-Z]", after_epoch)[0]

"""Which known word a strange one may be a slip for."""

from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import get_close_matches
from functools import lru_cache
from math import ceil

from bot.domain.understanding.words import COMMANDS
from bot.domain.vocabulary import Vocabulary

_COMMANDS = tuple(COMMANDS)
_MOST_COMPARED = 40
_SHORTEST = 3
_SHORTEST_IN_A_SENTENCE = 5
_ALIKE = 0.75
_VERY_ALIKE = 0.8
_ROUNDING = 1e-9
# Reached by the highest bit of a byte; a word has fewer letters.
_FULL = 128


def near_components(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Ids, nearest first; a name that several components have gives them all."""
    if several := vocabulary.unclear.get(word):
        return several
    return tuple(dict.fromkeys(vocabulary.names[name] for name in _near(word, vocabulary.spellings, _ALIKE)))


def near_commands(word: str, *, before_a_version: bool = False) -> Sequence[str]:
    """`verison 6.14` is a version, not the list of them."""
    return _near(word, (*_COMMANDS, "version") if before_a_version else _COMMANDS, _ALIKE)


def looks_like_a_component(word: str, vocabulary: Vocabulary) -> bool:
    """Stricter, for running text, where any word may stand beside a version."""
    return len(word) >= _SHORTEST_IN_A_SENTENCE and bool(_near(word, vocabulary.spellings, _VERY_ALIKE))


@lru_cache(maxsize=4_000)
def _near(word: str, known: tuple[str, ...], cutoff: float) -> list[str]:
    if not _SHORTEST <= len(word) <= _MOST_COMPARED:
        return []
    possible = _comparable(len(word), known, cutoff).sharing(frozenset(word))
    return get_close_matches(word, possible, n=3, cutoff=cutoff) if possible else []


@lru_cache(maxsize=400)
def _comparable(length: int, known: tuple[str, ...], cutoff: float) -> "_Comparable":
    """The known words that a word of so many letters can be compared with."""
    # `get_close_matches` counts the letters that two words have in common, in the order that they stand in.
    common = {each: cutoff * (length + len(each)) / 2 - _ROUNDING for each in known}
    return _Comparable(length, {each: most for each, most in common.items() if most <= min(length, len(each))})


class _Comparable:
    """Words that one of so many letters is compared with, all at once: each has a byte of one great number.

    `common`: each word, and how many letters it must have in common with the other one to be alike enough.
    """

    def __init__(self, length: int, common: Mapping[str, float]) -> None:
        self._length = length
        self._common = common
        letters = {letter for word in common for letter in word}
        self._holding = {letter: _bytes(letter in word for word in common) for letter in letters}
        self._reached = _bytes(_FULL for _ in common)
        self._lacking: dict[int, int] = {}

    def sharing(self, letters: Set[str]) -> list[str]:
        """Those that share so many of these letters that no order of the rest rules them out."""
        shared = sum([self._holding[letter] for letter in letters if letter in self._holding])
        reached = (shared + self._lacking_of(len(letters))) & self._reached
        return [word for place, word in enumerate(self._common) if reached >> 8 * place & _FULL] if reached else []

    def _lacking_of(self, different: int) -> int:
        """For each word, what the letters that it shares are short of `_FULL` when they are just enough.

        A letter that only one of the two has is never in common, so as many letters as have nothing in common in a
        word are the most that may be strange to the other.
        """
        if different not in self._lacking:
            self._lacking[different] = _bytes(
                _FULL - max(0, ceil(most - self._length + different), ceil(most - len(word) + len({*word})))
                for word, most in self._common.items()
            )
        return self._lacking[different]


def _bytes(values: Iterable[int]) -> int:
    return int.from_bytes(bytes(values), "little")

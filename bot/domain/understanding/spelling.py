"""Which known word a strange one may be a slip for."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from bot.domain.understanding.words import COMMANDS
from bot.domain.vocabulary import Vocabulary

_MOST_COMPARED = 40
_SHORTEST = 3
_SHORTEST_IN_A_SENTENCE = 5
_ALIKE = 0.75
_VERY_ALIKE = 0.8
_ROUNDING = 1e-9


def near_components(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Ids, nearest first; a name that several components have gives them all."""
    if several := vocabulary.unclear.get(word):
        return several
    return tuple(dict.fromkeys(vocabulary.names[name] for name in _near(word, vocabulary.spellings, _ALIKE)))


def near_commands(word: str) -> Sequence[str]:
    return _near(word, tuple(COMMANDS), _ALIKE)


def looks_like_a_component(word: str, vocabulary: Vocabulary) -> bool:
    """Stricter, for running text, where any word may stand beside a version."""
    return len(word) >= _SHORTEST_IN_A_SENTENCE and bool(_near(word, vocabulary.spellings, _VERY_ALIKE))


@lru_cache(maxsize=4_000)
def _near(word: str, known: tuple[str, ...], cutoff: float) -> list[str]:
    if not _SHORTEST <= len(word) <= _MOST_COMPARED:
        return []
    letters = _letters(word)
    # Those that lack so many of the other's letters that no order of the rest makes them alike enough are left out.
    possible = [
        other
        for other, theirs, strange, lacking in _comparable(len(word), known, cutoff)
        if (letters & ~theirs).bit_count() <= strange and (theirs & ~letters).bit_count() <= lacking
    ]
    return get_close_matches(word, possible, n=3, cutoff=cutoff) if possible else []


class _Comparable(NamedTuple):
    """A known word, and how many letters may be strange to it, or lacking, in one that is alike enough."""

    word: str
    letters: int
    strange: float
    lacking: float


@lru_cache(maxsize=400)
def _comparable(length: int, known: tuple[str, ...], cutoff: float) -> Sequence[_Comparable]:
    """The known words that a word of so many letters can be compared with."""
    found = []
    for each in known:
        common = cutoff * (length + len(each)) / 2 - _ROUNDING
        if common <= min(length, len(each)):
            found.append(_Comparable(each, _letters(each), length - common, len(each) - common))
    return found


def _letters(word: str) -> int:
    """A bit for each letter; letters that share one only make words look more alike."""
    return reduce(or_, (1 << (ord(letter) & 63) for letter in word), 0)

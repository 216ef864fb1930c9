"""Which known word a strange one may be a slip for."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache, reduce
from operator import or_

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
    return get_close_matches(word, list(_possible(word, known, cutoff)), n=3, cutoff=cutoff)


def _possible(word: str, known: tuple[str, ...], cutoff: float) -> Iterator[str]:
    """Without those that lack so many of the other's letters that no order of the rest makes them alike enough."""
    length, letters = len(word), _letters(word)
    for size, others in _by_length(known):
        common = cutoff * (length + size) / 2 - _ROUNDING
        if common <= min(length, size):
            most, its_most = length - common, size - common
            for other, its in others:
                if (letters & ~its).bit_count() <= most and (its & ~letters).bit_count() <= its_most:
                    yield other


@lru_cache(maxsize=16)
def _by_length(known: tuple[str, ...]) -> Sequence[tuple[int, Sequence[tuple[str, int]]]]:
    sizes = {len(word): [(each, _letters(each)) for each in known if len(each) == len(word)] for word in known}
    return tuple(sizes.items())


def _letters(word: str) -> int:
    """A bit for each letter; letters that share one only make words look more alike."""
    return reduce(or_, (1 << (ord(letter) & 63) for letter in word), 0)

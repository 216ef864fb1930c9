"""Words that fingers make without a thought: asdf, qwerty, aaaa, sdfsdf. Whether a text says anything is not here."""

import re
from itertools import pairwise

_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm", "qwertzuiopü", "azertyuiop")
_HOME = frozenset("asdfghjkl")
_NEIGHBOURS = frozenset(pair for row in _ROWS for way in (row, row[::-1]) for pair in pairwise(way))
_TWICE = re.compile(r"([^\W\d_]{3,5})\1+")
_REAL = frozenset(("murmur", "bonbon", "were", "https", "xhtml", "crypt", "lynch", "nymph"))
_WITHOUT_VOWELS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}", re.ASCII)
_CROWDED = re.compile(r"[sdfghjkl]{4}", re.ASCII)
_REPEATED = re.compile(r"([^\W\d_]{2,4}?)\1+[^\W\d_]{0,3}")


def is_rolled(word: str) -> bool:
    """`word` casefolded, letters and digits only. A number is no roll: an answer may be one."""
    word = word.rstrip("0123456789")
    if len(word) < 3 or not word.isalpha() or word in _REAL:
        return False
    if len(set(word)) == 1 or _WITHOUT_VOWELS.fullmatch(word) or _TWICE.fullmatch(word):
        return True
    if set(word) <= _HOME and _CROWDED.search(word):
        return True
    near = sum(pair in _NEIGHBOURS for pair in pairwise(word))
    return near >= len(word) - (1 if len(word) < 6 else 2) or _repeats_a_roll(word)


def _repeats_a_roll(word: str) -> bool:
    found = _REPEATED.fullmatch(word) if len(word) >= 6 else None
    return bool(found) and any(set(word) <= set(row) for row in _ROWS)

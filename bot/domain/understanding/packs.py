"""Which releases a line has: `vilka servicepaket finns till 6.15?`, `versions 6.14`."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.question import Beyond, Subject
from bot.domain.understanding import beyond_words as words
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign


def packs_of(seen: Survey, majors: frozenset[int]) -> Beyond | None:
    """`versions 6.14`: what there is of that line."""
    if seen.signs != {Sign.VERSIONS} or len(seen.versions) != 1 or not seen.versions[0].is_line:
        return None
    if seen.versions[0].numbers[0] not in majors:
        return None
    return Beyond("packs", Subject(seen.versions[0], next(iter(seen.components), None)))


def _asks_for_those_in(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`which versions of Studio are there in 6.15?`; not `which versions are there after 6.14?`"""
    if Sign.VERSIONS not in seen.signs:
        return False
    return any(one.text in words.WITHIN and two.version and two.version.is_line for one, two in pairwise(tokens))


def asks_for_packs(seen: Survey, texts: Sequence[str], tokens: Sequence[Token]) -> bool:
    """`how many service packs does 6.15 have?`, `vilka servicepaket finns till 6.15?`"""
    if Sign.PACK not in seen.signs and not _asks_for_those_in(seen, tokens):
        return False
    if seen.signs & {Sign.WORKS, Sign.NEED, Sign.NEWEST}:
        return False
    if not (words.BEHIND | words.OURS).isdisjoint(texts):
        return False
    return not words.LISTED.isdisjoint(texts) or (Sign.WHICH in seen.signs and not words.EXISTING.isdisjoint(texts))

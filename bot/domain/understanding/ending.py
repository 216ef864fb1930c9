"""`Which versions expire next year?`, `vilka linjer går ut inom 90 dagar`, `vilka upphörde i år`: of no version."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from bot.domain.understanding.among import denied
from bot.domain.understanding.among_words import ENDED
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign

_ENDS = """expire expires expiring end ends ending upphör upphöra slutar sluta löper utgår lapse lapses lapsing
    eol eos"""
_ENDS_WORDS = frozenset(_ENDS.split())
_ENDED = frozenset(("expired", "ended", "lapsed", "upphörde", "slutade", "utgick", "upphört", "slutat"))
_OUT_TO_COME = frozenset((("går", "ut"), ("gå", "ut"), ("run", "out"), ("runs", "out"), ("go", "out"), ("goes", "out")))
_OUT = frozenset((("gick", "ut"), ("gått", "ut"), ("ran", "out"), ("went", "out")))
# What they are, not what they do.
_HAVE_ENDED = ENDED - _ENDS_WORDS - frozenset(("expired", "eol", "eos", "slut", "dött"))
_DEADLINES = frozenset(
    ("by", "until", "till", "tills", "before", "within", "inom", "före", "innan", "senast", "through", "närmaste")
)
_OF_SUPPORT = frozenset((("of", "support"), ("of", "life")))
_OF_MANY = {Sign.VERSIONS, Sign.VERSION, Sign.WHICH, Sign.SUPPORTED}


def ending_in(seen: Survey, tokens: Sequence[Token]) -> Literal["", "will", "by", "did"]:
    """Whether, and in which tense, the ends of lines are asked for."""
    texts = [token.text for token in tokens]
    pairs = {*pairwise(texts)}
    # `supported at the end of 2027` is of the day.
    of_a_day = ("end", "of") in pairs and pairs.isdisjoint(_OF_SUPPORT)
    if of_a_day or not seen.signs & _OF_MANY:
        return ""
    if not _ENDED.isdisjoint(texts) or pairs & _OUT:
        return "did"
    if _ENDS_WORDS.isdisjoint(texts) and not pairs & _OUT_TO_COME:
        return ""
    return "by" if not _DEADLINES.isdisjoint(texts) else "will"


def ends_in(seen: Survey, tokens: Sequence[Token]) -> Literal["", "next", "past"]:
    """The same without a day: `which versions are out of support?`, `which line expires first?`"""
    if not seen.signs & {Sign.VERSIONS, Sign.VERSION, Sign.WHICH}:
        return ""
    tense = ending_in(seen, tokens)
    if tense == "did" or any(denied(seen, tokens)) or not _HAVE_ENDED.isdisjoint(token.text for token in tokens):
        return "past"
    return "next" if tense else ""

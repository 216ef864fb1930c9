"""`Which versions expire next year?`, `vilka linjer går ut inom 90 dagar`, `vilka upphörde i år`: of no version."""

from collections.abc import Sequence, Set
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
_GO = frozenset(("går", "gå", "run", "runs", "running", "go", "goes", "going"))
_WENT = frozenset(("gick", "gått", "ran", "went", "gone"))
_LOSE = frozenset(("lose", "loses", "losing", "tappar", "tappa", "förlorar", "förlora"))
_LOST = frozenset(("lost", "tappade", "tappat", "förlorade", "förlorat"))
_OUT = frozenset(("ut", "out", "ur"))
_SOMETHING = frozenset(("anything", "something", "what's", "whats", "något", "nåt", "någonting", "nånting"))
# `which are EOL?`, `which have reached end of life?`
_ARE = frozenset(("are", "is", "är", "reached", "nått", "at", "already", "redan"))
_END_OF_LIFE = frozenset(("eol", "eos"))
# What they are, not what they do.
_HAVE_ENDED = ENDED - _ENDS_WORDS - frozenset(("expired", "eol", "eos", "slut", "dött"))
_DEADLINES = frozenset(
    ("by", "until", "till", "tills", "before", "within", "inom", "före", "innan", "senast", "through", "närmaste")
)
_OF_SUPPORT = frozenset((("of", "support"), ("of", "life")))
_AN_END = ["end", "of", "life"]
_OF_MANY = {Sign.VERSIONS, Sign.VERSION, Sign.WHICH, Sign.SUPPORTED}


def ending_in(seen: Survey, tokens: Sequence[Token]) -> Literal["", "will", "by", "did"]:
    """Whether, and in which tense, the ends of lines are asked for."""
    texts = [token.text for token in tokens]
    pairs = {*pairwise(texts)}
    if not seen.signs & _OF_MANY:
        return ""
    loses = Sign.SUPPORTED in seen.signs
    if not _ENDED.isdisjoint(texts) or _goes_out(texts, _WENT) or (loses and not _LOST.isdisjoint(texts)):
        return "did"
    # `supported at the end of 2027`, `vid årets slut` is of the day.
    of_a_day = ("end", "of") in pairs and pairs.isdisjoint(_OF_SUPPORT)
    ends = {*texts} & _ENDS_WORDS - {"end"} if of_a_day else {*texts} & _ENDS_WORDS
    if not ends and not _goes_out(texts, _GO) and not (loses and not _LOSE.isdisjoint(texts)):
        return ""
    return "by" if not _DEADLINES.isdisjoint(texts) else "will"


def ends_in(seen: Survey, tokens: Sequence[Token]) -> Literal["", "next", "past"]:
    """The same without a day: `which versions are out of support?`, `which line expires first?`"""
    texts = [token.text for token in tokens]
    if not seen.signs & {Sign.VERSIONS, Sign.VERSION, Sign.WHICH}:
        said = Sign.SUPPORTED in seen.signs or Sign.WORKS in seen.signs
        if not said or _SOMETHING.isdisjoint(texts):
            return ""
    tense = ending_in(seen, tokens)
    if tense != "did" and _goes_out(texts, _GO):
        return "next"
    if tense == "did" or any(denied(seen, tokens)) or not _HAVE_ENDED.isdisjoint(texts) or _has_reached_it(texts):
        return "past"
    return "next" if tense else ""


def _has_reached_it(texts: Sequence[str]) -> bool:
    ends = (place for place, text in enumerate(texts) if text in _END_OF_LIFE or texts[place : place + 3] == _AN_END)
    return any(place and texts[place - 1] in _ARE for place in ends)


def _goes_out(texts: Sequence[str], verbs: Set[str]) -> bool:
    """`går ut`, `goes out of support`, `går något ut`, `går ur support`."""
    return any(text in verbs and not _OUT.isdisjoint(texts[place + 1 : place + 3]) for place, text in enumerate(texts))

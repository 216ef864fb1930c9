"""`Does 6.16 support Kerberos?`: what a version can do, which no catalogue of releases says."""

from collections.abc import Sequence

from bot.domain.understanding.condition_words import SUPPORTING
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES

_SUBJECTS = (Kind.VERSION, Kind.COMPONENT)
_SMALL = "the a an our any for för en ett den det nya new"
_BEFORE_WHAT = frozenset(_SMALL.split())
# What support itself has: `the 6.13 support window`.
_OF_SUPPORT = """window windows period periods date dates status lifetime policy plan level agreement contract team case
    cases until till ending info information details matrix schedule table fönster period perioden datum tid tiden avtal
    nivå plan policy"""
_OF_SUPPORT_WORDS = frozenset(_OF_SUPPORT.split())


def feature_in(tokens: Sequence[Token]) -> str | None:
    """What somebody wants to know whether a version supports it; None: that is not asked."""
    for place, token in enumerate(tokens):
        if token.kind is Kind.WORD and _takes_an_object(tokens, place) and (what := _what(tokens, place + 1)):
            return what
    return None


def _takes_an_object(tokens: Sequence[Token], place: int) -> bool:
    """`6.16 support ...`, `stöder 6.16 ...`, `6.16 stöd för ...`"""
    text = tokens[place].text
    if text == "support":
        return place > 0 and tokens[place - 1].kind in _SUBJECTS
    if text == "stöd":
        return place + 1 < len(tokens) and tokens[place + 1].text == "för"
    return text in SUPPORTING


def _what(tokens: Sequence[Token], place: int) -> str | None:
    """Nothing where it is a version that is supported; in `stöder server 6.16 ...` that is the subject."""
    subject_first = tokens[place - 1].text in SUPPORTING and (place == 1 or tokens[place - 2].kind not in _SUBJECTS)
    while place < len(tokens):
        if tokens[place].kind in _SUBJECTS and not subject_first:
            return None
        if tokens[place].kind not in _SUBJECTS and tokens[place].text not in _BEFORE_WHAT:
            break
        place += 1
    token = tokens[place] if place < len(tokens) else None
    unknown = token and token.kind is Kind.WORD and token.text not in ROLES and token.text not in _OF_SUPPORT_WORDS
    return token.text if token and unknown else None

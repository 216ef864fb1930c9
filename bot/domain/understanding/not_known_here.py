"""What no catalogue of releases says: what goes with products of others, or what the versions of a range bring."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.question import Beyond, Subject
from bot.domain.understanding.condition_words import CONNECT, SUPPORTS
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Sign

OF_PAIRS = {Sign.COMPAT, Sign.TALKS, Sign.WORKS, Sign.SUPPORTING}

_TYING = frozenset(("for", "för", "with", "med", "mot", "against", "on", "på", "to", "till"))
_WHAT = frozenset(("what", "what's", "whats", "which", "vad", "vilka", "any", "några"))
_NEWS = """nytt nyheter diff difference differences skillnad skillnaden skillnader changed changelog ändrats features
    feature funktioner funktion"""
_NEWS_WORDS = frozenset(_NEWS.split())
_BUGS = frozenset(("bug", "bugs", "bugg", "buggar", "issue", "issues", "fel"))
_KNOWN = frozenset(("known", "kända", "känd", "känt", "open", "öppna"))


def contents_asked(seen: Survey, tokens: Sequence[Token], subjects: tuple[Subject, ...]) -> Refusal | None:
    """`what is new in 6.15?`, `any known bugs in 6.15.3?`: no catalogue of releases says what is in them."""
    texts = [token.text for token in tokens]
    said = {*texts}
    news = said & _WHAT and (said & _NEWS_WORDS or ("new", "in") in pairwise(texts))
    if not (news or (said & _BUGS and said & _KNOWN)):
        return None
    return Refusal("contents", seen, subjects=subjects)


def not_known_here(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> Beyond | None:
    """Refusal where it is not clear which version is asked about."""
    if Sign.ELSEWHERE not in seen.signs or not (seen.signs & OF_PAIRS or _is_object(tokens) or _is_tied(seen, tokens)):
        return None
    if len(bound) > 1:
        raise _elsewhere(seen, bound, tokens)
    return Beyond("feature", bound[0].subject, product_named(tokens))


def leads_elsewhere(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> Refusal | None:
    """An upgrade to the vendor's other product is none of Flow's."""
    elsewhere = Sign.ELSEWHERE in seen.signs and product_named(tokens).casefold() in CONNECT
    return _elsewhere(seen, bound, tokens) if elsewhere else None


def product_named(tokens: Sequence[Token]) -> str:
    """The product of others that is spoken of."""
    return next(token.text for token in tokens if token.kind is Kind.ELSEWHERE)


def _elsewhere(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> Refusal:
    return Refusal("elsewhere", seen, subjects=_subjects(bound), params={"name": product_named(tokens)})


def _subjects(bound: Sequence[Bound]) -> tuple[Subject, ...]:
    return tuple(each.subject for each in bound)


def _is_object(tokens: Sequence[Token]) -> bool:
    """`does 6.15 support IFS Cloud?`"""
    return any(one.text in SUPPORTS and two.kind is Kind.ELSEWHERE for one, two in pairwise(tokens))


def _is_tied(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`is 6.15 certified for IFS Cloud?`, `6.15 on Oracle?`: where support is not what is asked."""
    if seen.signs & {Sign.SUPPORTED, Sign.CHECK}:
        return False
    return any(one.text in _TYING and two.kind is Kind.ELSEWHERE for one, two in pairwise(tokens))

"""What is asked of the versions in a range: whether there are any, or which, any or all are supported or have ended."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from bot.domain.moment import Moment
from bot.domain.question import Among, Subject
from bot.domain.reach import Reach, in_order
from bot.domain.understanding.among_words import (
    ALL,
    ANY,
    ENDED,
    IS_OUT,
    LONGER,
    OUT,
    SINCE,
    THERE,
    WHEN,
    WHICH,
    WITHDRAWN,
)
from bot.domain.understanding.not_known_here import contents_asked
from bot.domain.understanding.range_words import NOT
from bot.domain.understanding.ranges import NO_RANGE, Heard
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.spelling import looks_like_a_component
from bot.domain.understanding.survey import Survey, survey
from bot.domain.understanding.tokens import Kind, Token, silenced
from bot.domain.understanding.words import ROLES, Link, Sign
from bot.domain.vocabulary import Vocabulary

_ABOUT_SUPPORT = {Sign.SUPPORTED, Sign.CHECK, Sign.WORKS}
_OF_MANY = {Sign.VERSIONS, Sign.VERSION, Sign.WHICH, Sign.NEWEST}
# What a range of versions has no answer to.
_SOMETHING_ELSE = {
    Sign.COMPAT, Sign.TALKS, Sign.SUPPORTING, Sign.UPGRADE, Sign.PATCH, Sign.INSTALL, Sign.NEED, Sign.LANGUAGE,
    Sign.ELSEWHERE,
}  # fmt: skip
_MOST_COMPARED = 20
_LINKS_OF_RANGES = ([Link.FROM], [Link.FROM, Link.TO], [None, Link.TO])


def among(heard: Heard, tokens: Sequence[Token], on: Moment | None, vocabulary: Vocabulary) -> Among:
    """Refusal where something else is asked as well, or of what is not clear."""
    reach, rest = heard.reach, silenced(tokens, heard.places)
    seen = survey(rest, vocabulary.majors)
    if strange := _strange(seen, rest, vocabulary):
        raise Refusal("unknown_words", seen, strange[0])
    if seen.bad:
        raise Refusal("version", seen, seen.bad[0])
    texts = {token.text for token in rest}
    if contents := contents_asked(seen, rest, tuple(Subject(end) for end in reach.ends) if reach else ()):
        raise contents
    if reach is None or not _asks_only_this(seen, texts, heard):
        raise not_clear(seen, tokens, heard, vocabulary)
    is_since = any(tokens[place].text in SINCE for place in heard.places)
    return _asked(reach, seen, rest, texts, on, is_since=is_since)


def not_clear(seen: Survey, tokens: Sequence[Token], heard: Heard, vocabulary: Vocabulary) -> Refusal:
    at = heard.unread_at
    ends = heard.reach.ends if heard.reach else (tokens[at].version,) if at is not None else ()
    subjects = tuple(Subject(end) for end in ends if end)
    params = {"version": str(subjects[0].version)}
    groups = [name for _, item in seen.groups if item.group for name in vocabulary.groups[item.group]]
    return Refusal("range", seen, None, subjects, tuple(seen.components or groups), params, heard.reach)


def _strange(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[int]:
    """In running text only what is like a component: ordinary words are passed over."""
    if not seen.sentence:
        return seen.unknown
    compared = seen.unknown[:_MOST_COMPARED]
    return [place for place in compared if looks_like_a_component(tokens[place].text, vocabulary)]


def _asks_only_this(seen: Survey, texts: set[str], heard: Heard) -> bool:
    if seen.versions or seen.groups or len(seen.components) > 1 or seen.signs & _SOMETHING_ELSE:
        return False
    if texts & WITHDRAWN:
        return False
    of_many = bool(seen.signs & _OF_MANY) or not texts.isdisjoint(ANY | ALL | THERE)
    return of_many or not seen.sentence or (heard.compared and Sign.OWN not in seen.signs)


def _asked(
    reach: Reach, seen: Survey, tokens: Sequence[Token], texts: set[str], on: Moment | None, *, is_since: bool
) -> Among:
    """`is_since`: what has come since a version does not count the version; what is supported since it does."""
    state = _state(seen, tokens, texts)
    if state == "there" and not seen.sentence and not seen.signs & _OF_MANY and not _is_newer(reach):
        state = "supported"
    component = next(iter(seen.components), None)
    if state == "there" and reach.with_low and is_since:
        reach = reach._replace(with_low=False)
    return Among(_within(reach, seen), _quantity(reach, seen, tokens, state), state, component, on)


def _is_newer(reach: Reach) -> bool:
    return reach.high is None and not reach.with_low


def _within(reach: Reach, seen: Survey) -> Reach:
    """`a newer service pack than 6.15.3` stays in 6.15."""
    if Sign.PACK not in seen.signs or reach.low is None or reach.low.is_line or reach.high:
        return reach
    return reach._replace(high=reach.low.line, with_high=True)


def _quantity(reach: Reach, seen: Survey, tokens: Sequence[Token], state: str) -> Literal["which", "any", "all"]:
    texts = {token.text for token in tokens}
    if Sign.WHICH in seen.signs or texts & (WHICH | WHEN):
        return "which"
    if texts & ALL:
        return "which" if state == "there" else "all"
    if texts & (ANY | THERE):
        # `is anything newer than 6.14 faster?` asks what is not known here: no yes to that.
        strange = state == "there" and any(tokens[place].text not in THERE | IS_OUT for place in seen.unknown)
        return "which" if strange else "any"
    if state == "there":
        return "any" if _is_newer(reach) and not seen.signs & _OF_MANY else "which"
    return "all" if seen.sentence and not _names_them(tokens) else "which"


def _names_them(tokens: Sequence[Token]) -> bool:
    """`supported versions newer than 6.12`"""
    signs = [role.sign if (role := ROLES.get(token.text)) else None for token in tokens]
    return any(first is Sign.SUPPORTED and second in _OF_MANY for first, second in pairwise(signs))


def _state(seen: Survey, tokens: Sequence[Token], texts: set[str]) -> Literal["there", "supported", "ended"]:
    about_support = bool(seen.signs & _ABOUT_SUPPORT)
    if texts & WHEN and about_support:
        return "supported"
    if texts & ENDED:
        return "ended"
    if not about_support:
        return "there"
    return "ended" if any(denied(seen, tokens)) else "supported"


def denied(seen: Survey, tokens: Sequence[Token]) -> Iterator[bool]:
    """`no longer supported`, `out of support`, `vilka stöds inte`; `stöds inte allt ...?` only asks."""
    for place, token in enumerate(tokens):
        role = ROLES.get(token.text) if token.kind is Kind.WORD else None
        if role and role.sign is Sign.SUPPORTED:
            before = [each.text for each in tokens[max(place - 3, 0) : place] if each.text not in LONGER]
            yield bool(before) and (before[-1] in NOT or tuple(before[-2:]) in OUT or (before[-1],) in OUT)
            after = tokens[place + 1].text if place + 1 < len(tokens) else ""
            yield after in NOT and Sign.WHICH in seen.signs


def linked(seen: Survey, tokens: Sequence[Token]) -> Heard:
    """`versions from 6.12 to 6.15`, `all versions from 6.14`: where no way from one to the other is meant."""
    ends = [(item.version, item.link) for item in seen.items if item.version]
    links = [link for _, link in ends]
    if links not in _LINKS_OF_RANGES or not _is_of_many(seen, tokens):
        return NO_RANGE
    low, high = ends[0][0], ends[-1][0] if len(ends) > 1 else None
    places = frozenset(place for place, token in enumerate(tokens) if token.version)
    return Heard(in_order(Reach(low, high, True, bool(high))), places, compared=True)


def _is_of_many(seen: Survey, tokens: Sequence[Token]) -> bool:
    if seen.signs & (_SOMETHING_ELSE | {Sign.WORKS}):
        return False
    if Sign.VERSIONS in seen.signs:
        return True
    return Sign.SUPPORTED in seen.signs and (not seen.sentence or any(token.text in ALL | ANY for token in tokens))

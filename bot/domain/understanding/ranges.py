"""Which versions of a text are the ends of a range: `newer than 6.14`, `6.14 or later`, `between 6.12 and 6.15`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.domain.reach import Reach, in_order
from bot.domain.understanding import range_words as words
from bot.domain.understanding.among_words import ANY, THERE
from bot.domain.understanding.condition_words import UNITS
from bot.domain.understanding.dashes import dashed_in
from bot.domain.understanding.heard import NO_RANGE as NO_RANGE
from bot.domain.understanding.heard import Heard as Heard
from bot.domain.understanding.survey import GROUPS
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_FURTHEST_COMPARATIVE = 6


class _End(NamedTuple):
    """A version that is the low or the high end, in the range itself or not, and the words that make it one."""

    at: int
    low: bool
    included: bool
    words: tuple[int, ...]
    compared: bool = False


def range_in(tokens: Sequence[Token]) -> Heard:
    versions = [place for place, token in enumerate(tokens) if _may_be_an_end(tokens, place)]
    if dashed := dashed_in(tokens, versions):
        return dashed
    ends = _between(tokens, versions) or [end for at in versions if (end := _end(tokens, at))]
    unread = next((at for at in versions if _cannot_be_said(tokens, at)), None)
    if unread is not None:
        return Heard(unread_at=unread)
    if not ends:
        return _newer_than_that(tokens, versions)
    return _heard(tokens, [*_beginning_of(tokens, versions, ends), *ends])


def _newer_than_that(tokens: Sequence[Token], versions: Sequence[int]) -> Heard:
    """`we run 6.14.3, is there anything newer?`, `is there a newer version of 6.14.3?`"""
    texts = [token.text for token in tokens]
    newer = [place for place, text in enumerate(texts) if text in words.NEWER]
    if len(versions) != 1 or len(newer) != 1 or (ANY | THERE).isdisjoint(texts):
        return NO_RANGE
    following = texts[newer[0] + 1].removesuffix("s") if newer[0] + 1 < len(texts) else ""
    role = ROLES.get(following)
    of_releases = following == "service" or (role and role.sign in (Sign.PACK, Sign.VERSION))
    if newer[0] < versions[0] and not of_releases:
        return NO_RANGE
    return Heard(Reach(tokens[versions[0]].version), frozenset((versions[0], newer[0])), compared=True)


def _may_be_an_end(tokens: Sequence[Token], place: int) -> bool:
    """`over 6.5 gb` and `after 2024.4.3` are none."""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return bool(tokens[place].version) and tokens[place].kind is not Kind.LOOKALIKE and after not in UNITS


def _heard(tokens: Sequence[Token], ends: Sequence[_End]) -> Heard:
    low, high = ([end for end in ends if end.low is is_low] for is_low in (True, False))
    if len(low) > 1 or len(high) > 1:
        return Heard(unread_at=ends[-1].at)
    places = frozenset(place for end in ends for place in (end.at, *end.words))
    reach = _reach(tokens, low[0] if low else None, high[0] if high else None)
    return Heard(reach, places, all(end.compared for end in ends))


def _reach(tokens: Sequence[Token], low: _End | None, high: _End | None) -> Reach:
    first, last = (tokens[end.at].version if end else None for end in (low, high))
    return in_order(Reach(first, last, bool(low and low.included), bool(high and high.included)))


def _between(tokens: Sequence[Token], versions: Sequence[int]) -> list[_End]:
    """`between 6.12 and 6.15`, of nothing or of one and the same component."""
    if len(versions) != 2 or not words.BETWEEN & {token.text for token in tokens}:
        return []
    first, second = versions
    start = _past_names(tokens, first)
    if start == 0 or tokens[start - 1].text not in words.BETWEEN or tokens[second - 1].text not in words.OR:
        return []
    return [_End(first, True, True, (start - 1,), True), _End(second, False, True, (second - 1,), True)]


def _beginning_of(tokens: Sequence[Token], versions: Sequence[int], ends: Sequence[_End]) -> Iterator[_End]:
    """`6.12 through 6.15`, `from 6.12 up to 6.15`: a version right before the words that make another the high end."""
    others = [at for at in versions if all(end.at != at for end in ends)]
    if len(others) != 1 or len(ends) != 1 or ends[0].low or not ends[0].included:
        return
    if min(ends[0].words) == others[0] + 1:
        yield _End(others[0], True, True, _from(tokens, others[0]))


def _end(tokens: Sequence[Token], at: int) -> _End | None:
    return _followed(tokens, at) or _led(tokens, at)


def _past_names(tokens: Sequence[Token], at: int) -> int:
    """Where the words before the version end, when what it is of does not count: `newer than Studio 6.15.3`."""
    while at and (tokens[at - 1].kind is Kind.COMPONENT or tokens[at - 1].text in words.PASSED):
        at -= 1
    return at


def _led(tokens: Sequence[Token], at: int) -> _End | None:
    start = _past_names(tokens, at)
    if start and tokens[start - 1].text in words.THAN:
        return _compared(tokens, at, start - 1)
    if tokens[at + 1 : at + 2] and tokens[at + 1].text in words.VERBS:
        return None
    for count in range(min(words.LONGEST_LEADING, start), 0, -1):
        places = tuple(range(start - count, start))
        if found := words.LEADING.get(tuple([tokens[place].text for place in places])):
            return None if _only_parts(tokens, places[0]) else _End(at, *found, places)
    return None


def _only_parts(tokens: Sequence[Token], place: int) -> bool:
    """`> 6.14` at the beginning quotes somebody; `6.13 > 6.14` is two versions."""
    return tokens[place].kind is Kind.BREAK and (place == 0 or bool(tokens[place - 1].version))


def _compared(tokens: Sequence[Token], at: int, than: int) -> _End | None:
    """`newer than 6.14`, `older versions of Studio than 6.14`; with "not" before it, the other way and included."""
    for place in range(than - 1, max(than - 1 - _FURTHEST_COMPARATIVE, -1), -1):
        if tokens[place].version:
            return None
        if tokens[place].text in words.COMPARATIVES:
            turned = place > 0 and tokens[place - 1].text in words.NOT
            places = (*range(place - turned, place + 1), than)
            return _End(at, (tokens[place].text in words.NEWER) is not turned, turned, places, True)
    return None


def _followed(tokens: Sequence[Token], at: int) -> _End | None:
    """`6.14 or later`, `6.14 eller en senare`, `6.14 onwards`, `from 6.14 on`."""
    before, texts = _from(tokens, at), [token.text for token in tokens[at + 1 : at + 4]]
    if texts[:1] and texts[0] in words.OR:
        count = 3 if len(texts) > 2 and texts[1] in words.SMALL else 2
        word = texts[count - 1] if len(texts) >= count else ""
        found = word in words.UP or (False if word in words.DOWN else None)
    else:
        # `up to 6.15` says nothing of what is before it.
        count, word = 1, texts[0] if texts and texts[1:2] not in (["to"], ["till"]) else ""
        found = word in words.ONWARDS or (word == "on" and bool(before)) or (False if word in words.BACKWARDS else None)
    beyond = at + 1 + count
    if found is False and _is_of_compatibility(tokens, beyond):
        return None
    if found is None or _ends_another(tokens, beyond):
        return None
    return _End(at, found, True, (*before, *range(at + 1, beyond)), True)


def _ends_another(tokens: Sequence[Token], place: int) -> bool:
    """`after 6.12 and before 6.15`: the second word is the next version's."""
    return place < len(tokens) and (bool(tokens[place].version) or tokens[place].text in words.THAN)


def _is_of_compatibility(tokens: Sequence[Token], place: int) -> bool:
    """`is 6.16 backwards compatible?`"""
    role = ROLES.get(tokens[place].text) if place < len(tokens) else None
    return bool(role and role.sign is Sign.COMPAT)


def _from(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    start = _past_names(tokens, at)
    return (start - 1,) if start and tokens[start - 1].text in words.FROM else ()


def _cannot_be_said(tokens: Sequence[Token], at: int) -> bool:
    """`everything except 6.14`, `others than 6.14`, `newer 6.14`, `6.14 later`."""
    start = _past_names(tokens, at)
    before = tokens[start - 1].text if start else ""
    if before in words.EXCEPT or before in words.COMPARATIVES:
        return True
    if before in words.THAN and words.OTHER & {token.text for token in tokens[:start]}:
        return True
    after = [token.text for token in tokens[at + 1 : at + 3]]
    if not after or after[0] not in words.COMPARATIVES or words.THAN & {*after}:
        return False
    # `does 6.16 support older clients?`
    role = ROLES.get(after[1]) if len(after) > 1 else None
    return not (role and role.sign in GROUPS)

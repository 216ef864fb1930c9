"""What must be heard before versions and components are: days, times, ranges, and versions that are not meant."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.moment import Moment
from bot.domain.understanding.condition_words import CLOCK
from bot.domain.understanding.day_words import RELEASED, SIGNS_OF_A_DAY
from bot.domain.understanding.days import KINDS_OF_A_DAY, moment_in
from bot.domain.understanding.range_words import WORDS_OF_RANGES
from bot.domain.understanding.ranges import NO_RANGE, Heard, range_in
from bot.domain.understanding.staying import NOTHING_STAYS, STAYING_WORDS, Staying, staying_in
from bot.domain.understanding.tokens import Kind, Token, silenced
from bot.domain.understanding.words import ROLES, Sign

_AT_A_TIME = CLOCK | {"at", "vid"}
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d", re.ASCII)
_SKIP = frozenset(("skip", "skippa", "skippar", "hoppa", "hoppar", "via"))
_OVER = frozenset(("över", "over"))
_NOT = frozenset(("not", "inte", "ej"))
_BUT = frozenset(("but", "utan"))
_ASKED_OF_ALL = frozenset(
    word for word, role in ROLES.items() if role.sign in (Sign.VERSIONS, Sign.VERSION, Sign.SUPPORTED, Sign.PACK)
)
_ASKED_OF_ALL |= {"ut", "out", "ur"} | RELEASED
_WORDS_OF_CONDITIONS = WORDS_OF_RANGES | STAYING_WORDS | _SKIP | _NOT | _AT_A_TIME


class Conditions(NamedTuple):
    """The tokens, with those that were heard here made silent; a day; a range of versions, which was not made silent.

    `skipped`: a version is to be left out on the way from one to another. `staying`: what is not to move; not silent.
    """

    tokens: Sequence[Token]
    on: Moment | None = None
    range: Heard = NO_RANGE
    skipped: bool = False
    staying: Staying = NOTHING_STAYS


def conditions_of(tokens: Sequence[Token], majors: frozenset[int]) -> Conditions:
    """`majors`: the major versions of Flow's lines. A time of day is told from a version by them."""
    texts = [token.text for token in tokens]
    has_day = not (SIGNS_OF_A_DAY.isdisjoint(texts) and KINDS_OF_A_DAY.isdisjoint([token.kind for token in tokens]))
    on, day = moment_in(tokens) if has_day and _asks(tokens) else (None, frozenset())
    if _WORDS_OF_CONDITIONS.isdisjoint(texts) and not ("med" in texts and "och" in texts):
        return Conditions(silenced(tokens, day), on)
    versions = [place for place, token in enumerate(tokens) if token.version]
    silent = {*day}
    silent |= {place for place in versions if _is_a_time(tokens, place, majors)}
    skipped = {place for place in versions if _is_skipped(tokens, place)}
    not_meant = skipped | {place for place in versions if _is_denied(tokens, place)}
    # Nothing is left out where nothing would be left.
    silent |= not_meant if not_meant < {*versions} else set()
    heard = silenced(tokens, silent)
    return Conditions(heard, on, range_in(heard), bool(skipped and skipped <= silent), staying_in(heard))


def _asks(tokens: Sequence[Token]) -> bool:
    """`check 2024-04-03` is no question of that day: there must be something else in it to ask about."""
    return any(token.version or token.text in _ASKED_OF_ALL for token in tokens)


def _word_before(tokens: Sequence[Token], place: int, back: int = 1) -> str:
    return tokens[place - back].text if place >= back else ""


def _is_a_time(tokens: Sequence[Token], place: int, majors: frozenset[int]) -> bool:
    version = tokens[place].version
    known = bool(version and version.numbers[0] in majors)
    return not known and _word_before(tokens, place) in _AT_A_TIME and bool(_TIME.fullmatch(tokens[place].text))


def _is_skipped(tokens: Sequence[Token], place: int) -> bool:
    before = _word_before(tokens, place)
    return before in _SKIP or (before in _OVER and _word_before(tokens, place, 2) in _SKIP)


def _is_denied(tokens: Sequence[Token], place: int) -> bool:
    """`not 6.13 but 6.14`, `6.14, not 6.13`; in `är inte 6.13 stödd?` the word asks, and denies nothing."""
    if _word_before(tokens, place) not in _NOT:
        return False
    if place + 1 < len(tokens) and tokens[place + 1].text in _BUT:
        return True
    earlier = tokens[place - 2] if place > 1 else None
    return bool(earlier and earlier.kind is Kind.BREAK and any(token.version for token in tokens[: place - 2]))

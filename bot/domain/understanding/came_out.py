"""`Which versions were released in 2026?`, `senaste släppen i maj`: what came out in a span of days, of no version."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.moment import Moment
from bot.domain.question import StandingOut
from bot.domain.understanding.condition_words import LATEST
from bot.domain.understanding.day_words import RELEASED
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Sign

_OTHERWISE_ASKED = {Sign.SUPPORTED, Sign.UPGRADE, Sign.COMPAT, Sign.TALKS, Sign.WORKS, Sign.CHECK, Sign.PATCH}
_NEW = frozenset(("new", "ny", "nya", "nytt"))
_CAME = frozenset(("came", "come", "kom", "kommit"))
_OUT = frozenset(("out", "ut"))
_SINCE = frozenset(("since", "sedan", "after", "efter", "from", "från"))
# A span that begins nowhere, or says how often.
_UNREAD = """before före innan until till tills by senast between mellan often ofta"""
_UNREAD_WORDS = frozenset(_UNREAD.split())
_AHEAD = frozenset(("will", "kommer", "ska", "skall", "coming", "kommande", "planned"))


def came_out_in(seen: Survey, tokens: Sequence[Token], on: Moment) -> StandingOut | None:
    texts = [token.text for token in tokens]
    if on.unread or seen.versions or seen.signs & _OTHERWISE_ASKED or not _UNREAD_WORDS.isdisjoint(texts):
        return None
    since = _is_since(tokens)
    # `our contract started in May, which new versions are there?`
    only_tells = on.aside and on.end != "since" and not since
    if not _says_released(texts) and (only_tells or not _asks_for_new_ones(seen, texts)):
        return None
    past = on.past or ((on.yearly or on.weekday is not None) and _AHEAD.isdisjoint(texts))
    days = on._replace(aside=False, past=past)
    return StandingOut("released", next(iter(seen.components), None), days, since)


def _says_released(texts: Sequence[str]) -> bool:
    return not RELEASED.isdisjoint(texts) or any(one in _CAME and two in _OUT for one, two in pairwise(texts))


def _asks_for_new_ones(seen: Survey, texts: Sequence[str]) -> bool:
    """`any new version this week?`, `senaste släppen i maj`; the latest version on a day is one that is asked for."""
    if Sign.VERSIONS in seen.signs or Sign.PACK in seen.signs:
        return not (_NEW | LATEST | _CAME).isdisjoint(texts)
    return Sign.VERSION in seen.signs and not (_NEW | _CAME).isdisjoint(texts)


def _is_since(tokens: Sequence[Token]) -> bool:
    """`för två veckor sedan` ends with it."""
    return any(one.text in _SINCE and two.kind is not Kind.BREAK for one, two in pairwise(tokens))

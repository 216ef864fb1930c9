"""Questions without a version that the list of versions does not answer."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.understanding.beyond_words import HOW
from bot.domain.understanding.feature_words import PRICES
from bot.domain.understanding.not_known_here import product_named
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign

_CAME = frozenset(("released", "släpptes", "släppts", "lanserades", "came", "kom", "often", "ofta"))


def refuse_what_no_version_answers(seen: Survey, tokens: Sequence[Token], on: Moment | None) -> None:
    """`does it work with SAP?`, `vad kostar det?`, `which versions were released in 2026?`"""
    if Sign.ELSEWHERE in seen.signs:
        raise Refusal("another_product", seen, params={"name": product_named(tokens)})
    if not PRICES.isdisjoint([token.text for token in tokens]) and not {Sign.SUPPORTED, Sign.VERSIONS} <= seen.signs:
        raise Refusal("prices", seen)
    came = next((place for place, token in enumerate(tokens) if token.text in _CAME), None)
    if (
        came is not None
        and (on or seen.numbers or tokens[max(came - 1, 0)].text in HOW)
        and Sign.SUPPORTED not in seen.signs
    ):
        raise Refusal("unknown_words", seen, came)

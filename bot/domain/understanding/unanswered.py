"""Questions without a version that the list of versions does not answer."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.understanding.beyond_words import HOLDS, HOW
from bot.domain.understanding.efforts import duration_asked
from bot.domain.understanding.feature_words import PRICES
from bot.domain.understanding.not_known_here import product_named
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign

_ABOUT_VERSIONS = {Sign.VERSION, Sign.VERSIONS, Sign.PACK}
_HELD = HOLDS | {"included", "cover", "covers", "omfattar"}
_CAME = frozenset(("released", "släpptes", "släppts", "lanserades", "came", "kom", "often", "ofta"))


def refuse_what_no_version_answers(seen: Survey, tokens: Sequence[Token], on: Moment | None) -> None:
    """`does it work with SAP?`, `vad kostar det?`, `which versions were released in 2026?`"""
    if Sign.ELSEWHERE in seen.signs:
        raise Refusal("another_product", seen, params={"name": product_named(tokens)})
    texts = [token.text for token in tokens]
    if not PRICES.isdisjoint(texts) and not {Sign.SUPPORTED, Sign.VERSIONS} <= seen.signs:
        raise Refusal("prices", seen)
    if duration_asked(seen, texts):
        raise Refusal("duration", seen)
    if Sign.SUPPORTED in seen.signs and _ABOUT_VERSIONS.isdisjoint(seen.signs) and not _HELD.isdisjoint(texts):
        raise Refusal("held_by_support", seen)
    came = next((place for place, token in enumerate(tokens) if token.text in _CAME), None)
    if (
        came is not None
        and (on or seen.numbers or tokens[max(came - 1, 0)].text in HOW)
        and Sign.SUPPORTED not in seen.signs
    ):
        raise Refusal("unknown_words", seen, came)

"""`How long does an upgrade take?`, `vad kostar det att gå till 6.15?`: what a move takes, which no catalogue says."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.question import Beyond, Question, Subject, Upgrade
from bot.domain.understanding.circumstances import clause_of
from bot.domain.understanding.feature_words import ASKED_FOR, ASKING, DOWNTIME, PRICES
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign

_HOW_LONG = {
    ("how", "long"): "how long",
    ("much", "time"): "how long",
    ("lång", "tid"): "hur lång tid",
    ("mycket", "tid"): "hur lång tid",
    ("hur", "länge"): "hur lång tid",
}
_TAKES = frozenset(("take", "takes", "taking", "tar", "ta", "tog", "took"))
# As a command asks it, so that it is understood.
DURATIONS = {"how long": "how long does it take to install", "hur lång tid": "hur lång tid tar"}


def duration_asked(seen: Survey, texts: Sequence[str]) -> str | None:
    """`how long does it take until 6.14 expires?` is of its support."""
    if Sign.SUPPORTED in seen.signs or _TAKES.isdisjoint(texts):
        return None
    return next((_HOW_LONG[pair] for pair in pairwise(texts) if pair in _HOW_LONG), None)


def with_its_effort(questions: tuple[Question, ...], seen: Survey, tokens: Sequence[Token]) -> tuple[Question, ...]:
    """What is not known of the way is said before the way."""
    first = questions[0]
    if not isinstance(first, Upgrade):
        return questions
    what = duration_asked(seen, [token.text for token in tokens]) or _price_asked(tokens)
    if what is None:
        return questions
    return (Beyond("feature", Subject(first.to or first.start, first.component), what), *questions)


def _price_asked(tokens: Sequence[Token]) -> str | None:
    """`we have a licence for 6.14, can we upgrade to 6.15?` asks for none."""
    for place, token in enumerate(tokens):
        if token.text in PRICES | DOWNTIME and tokens[clause_of(tokens, place, place + 1)][0].text in ASKING:
            return ASKED_FOR.get(token.text, token.text)
    return None

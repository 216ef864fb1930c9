"""`Prod is 6.13.7, test is 6.15.2. Upgrade path for prod?`: two environments, of which one is asked about."""

from collections.abc import Iterator, Sequence

from bot.domain.question import Question, Upgrade
from bot.domain.understanding.ordinary_words import ENVIRONMENTS
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Link
from bot.domain.vocabulary import Vocabulary

# `prod` and `production` are one.
_TELLING = 3
_ENVIRONMENTS = frozenset(ENVIRONMENTS.split())


def are_two_environments(bound: Sequence[Bound], tokens: Sequence[Token]) -> bool:
    """And no word that leads from the version of one to that of the other."""
    if len({each.version for each in bound}) != 2 or any(each.link in (Link.TO, Link.FROM) for each in bound):
        return False
    named = {token.text[:_TELLING] for token in tokens if token.text in _ENVIRONMENTS}
    return len(named) > 1


def of_either(refusal: Refusal, _: Vocabulary) -> Iterator[Sequence[Question]]:
    """The older one's way first: the newest there is, or the version of the other."""
    older, newer = sorted(refusal.subjects, key=lambda each: each.version)
    yield (Upgrade(older.component, older.version),)
    yield (Upgrade(older.component, older.version, newer.version),)
    yield (Upgrade(newer.component, newer.version),)

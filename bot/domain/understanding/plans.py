"""`Next service pack for 6.14`, `next release of 6.14?`: what is yet to come."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.understanding.beyond_words import AFTER, PLANNED, RANGED
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import ROLES, Sign


def asks_for_plans(seen: Survey, texts: Sequence[str], tokens: Sequence[Token]) -> bool:
    """`next version after 6.14` is of a range, and `our next version is 6.16` only tells."""
    if Sign.PACK in seen.signs or ("comes", "next") in pairwise(texts):
        return True
    if Sign.OWN in seen.signs or not (RANGED | AFTER).isdisjoint(texts):
        return False
    return any(one.text in PLANNED and _is_a_version(two) for one, two in pairwise(tokens))


def _is_a_version(token: Token) -> bool:
    role = ROLES.get(token.text)
    return bool(token.version or (role and role.sign is Sign.VERSION))

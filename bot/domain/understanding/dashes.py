"""A dash between two versions: `6.12 - 6.14`, a range where it is neither a way nor a pair."""

from collections.abc import Sequence

from bot.domain.reach import Reach, in_order
from bot.domain.understanding.heard import Heard
from bot.domain.understanding.range_words import DASHED
from bot.domain.understanding.survey import GROUPS
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_OTHERWISE_ASKED = {Sign.UPGRADE, Sign.PATCH, Sign.INSTALL, Sign.COMPAT, Sign.TALKS}


def dashed_in(tokens: Sequence[Token], versions: Sequence[int]) -> Heard | None:
    """Beside another version it is not clear which ones are meant."""
    if len(versions) < 2 or not (at := _dash_in(tokens)):
        return None
    if len(versions) > 2:
        return Heard(unread_at=versions[0])
    reach = in_order(Reach(tokens[at - 1].version, tokens[at + 1].version, True, True))
    return Heard(reach, frozenset((at - 1, at, at + 1)), compared=True)


def _dash_in(tokens: Sequence[Token]) -> int:
    """Its place, which is never the first; 0: there is none, or it makes no range."""
    beside = zip(tokens, tokens[1:], tokens[2:], strict=False)
    found = (
        at for at, (low, dash, high) in enumerate(beside, 1) if dash.text in DASHED and low.version and high.version
    )
    place = next(found, 0)
    return place if place and _is_of_one(tokens) else 0


def _is_of_one(tokens: Sequence[Token]) -> bool:
    """Not `server 6.15 - 6.14 android`."""
    signs = {role.sign for token in tokens if (role := ROLES.get(token.text))}
    named = {token.text for token in tokens if token.kind is Kind.COMPONENT}
    return len(named) + len(GROUPS & signs) < 2 and not _OTHERWISE_ASKED & signs

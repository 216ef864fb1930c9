"""What is to stay as it is while something else moves: `without updating the app`, `och behålla studio`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.domain.understanding.survey import GROUPS
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Link, Sign

_STAYING = "without utan keep keeping keeps behålla behåller behållas leave leaving lämna lämnar"
STAYING_WORDS = frozenset(_STAYING.split())
_FURTHEST = 5


class Staying(NamedTuple):
    """Components, or words for several of them, that no version stands beside; `places`: of all words of it."""

    named: tuple[str | Sign, ...] = ()
    places: frozenset[int] = frozenset()

    def components(self, groups: Mapping[Sign, tuple[str, ...]]) -> tuple[str, ...]:
        names = [[name] if isinstance(name, str) else groups[name] for name in self.named]
        return tuple(dict.fromkeys(name for several in names for name in several))


NOTHING_STAYS = Staying()


def staying_in(tokens: Sequence[Token]) -> Staying:
    start = next((place for place, token in enumerate(tokens) if token.text in STAYING_WORDS), None)
    if start is None:
        return NOTHING_STAYS
    named: list[str | Sign] = []
    end = start
    for place in range(start + 1, len(tokens)):
        name = _name(tokens[place])
        if tokens[place].version or place - end > (_FURTHEST if not named else 1):
            break
        if name:
            named.append(name)
            end = place
        elif named and not _joins(tokens[place]):
            break
        elif named:
            end = place
    beyond = tokens[end + 1] if end + 1 < len(tokens) else None
    if not named or (beyond and beyond.version):
        return NOTHING_STAYS
    return Staying(tuple(dict.fromkeys(named)), frozenset(range(start, end + 1)))


def _name(token: Token) -> str | Sign | None:
    if token.kind is Kind.COMPONENT:
        return token.text
    role = ROLES.get(token.text) if token.kind is Kind.WORD else None
    return role.sign if role and role.sign in GROUPS else None


def _joins(token: Token) -> bool:
    role = ROLES.get(token.text)
    return token.kind is Kind.BREAK or bool(role and (role.link is Link.AND or role.sign is Sign.CLIENT))

"""One pass over the tokens: what is asked for, which components and versions, and what is strange."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.understanding.tokens import PRERELEASE, Kind, Token
from bot.domain.understanding.words import CLOCK, ROLES, UNITS, Link, Role, Sign
from bot.domain.version import Version
from bot.domain.vocabulary import Vocabulary

# A verb ends a link: the `to` of "do we need to upgrade 6.14" does not make 6.14 the goal.
_ENDS_A_LINK = {Sign.UPGRADE, Sign.CHECK, Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS, Sign.WORKS}


class Item(NamedTuple):
    """A component or a version, and the link that stands before it."""

    component: str | None
    version: Version | None
    link: Link | None


@dataclass(slots=True)
class Survey:
    """What a text contains. `unknown`, `bad` and `numbers` are places among the tokens.

    `sentence`: running text, where ordinary words say nothing about the question; a command has none of them.
    """

    sentence: bool
    signs: set[Sign] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def versions(self) -> list[Version]:
        return [item.version for item in self.items if item.version]

    @property
    def components(self) -> list[str]:
        return list(dict.fromkeys(item.component for item in self.items if item.component))


def with_components(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The same tokens, with the words that name a component taken together; the longest name wins."""
    longest, found, place = vocabulary.longest, [], 0
    while place < len(tokens):
        token = tokens[place]
        if token.text in longest or token.kind is Kind.ASIDE:
            component, count = _named(tokens, place, vocabulary)
            if component:
                found.append(Token(Kind.COMPONENT, component))
                place += count
                continue
        found.append(token)
        place += 1
    return found


def _named(tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> tuple[str | None, int]:
    # A name such as `portal-2` looks like the key of a request until it is known to be a name.
    if tokens[start].kind is Kind.ASIDE:
        return vocabulary.names.get(tokens[start].text.replace("-", " ")), 1
    for count in range(vocabulary.longest[tokens[start].text], 0, -1):
        name = " ".join([token.text for token in tokens[start : start + count]])
        if component := vocabulary.names.get(name):
            return component, min(count, len(tokens) - start)
    return None, 0


def survey(tokens: Sequence[Token]) -> Survey:
    """What is ambiguous, such as `2024.4.3`, is read as in running text where there is any, else strictly."""
    roles = [ROLES.get(token.text) if token.kind is Kind.WORD else None for token in tokens]
    seen = Survey(sentence=any(role.sentence for role in roles if role))
    link: Link | None = None
    for place, token in enumerate(tokens):
        kind = token.kind
        if kind is Kind.WORD:
            link = _hear(seen, place, tokens, roles[place], link)
        elif kind is Kind.COMPONENT:
            seen.items.append(Item(token.text, None, link))
            link = None
        elif kind is Kind.BREAK:
            link = link or Link.PAUSE
        elif kind is Kind.ARROW:
            seen.signs.add(Sign.UPGRADE)
            link = Link.TO
        elif _is_version(tokens, place, seen):
            seen.items.append(Item(None, token.version, link))
            link = None
        else:
            _set_aside(seen, place, token)
    return seen


def _hear(seen: Survey, place: int, tokens: Sequence[Token], role: Role | None, link: Link | None) -> Link | None:
    """Take in a word; the link that holds after it."""
    if role is None:
        return _strange(seen, place, tokens, link)
    if role.sign:
        seen.signs.add(role.sign)
        return None if role.sign in _ENDS_A_LINK else link
    return role.link or link


def _strange(seen: Survey, place: int, tokens: Sequence[Token], link: Link | None) -> Link | None:
    before = tokens[place - 1] if place else None
    if before and before.version and PRERELEASE.fullmatch(tokens[place].text):
        seen.bad.append(place)
    else:
        seen.unknown.append(place)
    return link


def _is_version(tokens: Sequence[Token], place: int, seen: Survey) -> bool:
    token = tokens[place]
    if token.version is None:
        return False
    if not seen.sentence:
        return True
    if token.kind is Kind.LOOKALIKE or (place and tokens[place - 1].text in CLOCK):
        return False
    if place + 1 < len(tokens) and tokens[place + 1].text in UNITS:
        return False
    return not (Sign.ADDRESS in seen.signs and len(token.version.numbers) == 4 and max(token.version.numbers) < 256)


def _set_aside(seen: Survey, place: int, token: Token) -> None:
    if token.kind is Kind.BAD:
        seen.bad.append(place)
    elif token.kind is Kind.NUMBER:
        (seen.numbers if seen.sentence else seen.bad).append(place)
    elif not seen.sentence:
        seen.unknown.append(place)

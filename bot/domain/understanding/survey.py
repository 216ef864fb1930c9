"""One pass over the tokens: what is asked for, which components and versions, and what is strange."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.understanding.condition_words import BOTH, CLOCK, LATEST, SUPPORTING, SUPPORTS, UNITS
from bot.domain.understanding.tokens import PRERELEASE, Kind, Token
from bot.domain.understanding.words import ROLES, Link, Role, Sign
from bot.domain.version import Version

# A verb ends a link: the `to` of "do we need to upgrade 6.14" does not make 6.14 the goal.
_ENDS_A_LINK = {Sign.UPGRADE, Sign.CHECK, Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS, Sign.WORKS}

# Words for several components.
GROUPS = frozenset((Sign.CLIENT, Sign.MOBILE))


class Item(NamedTuple):
    """A component or a version, and the link that stands before it.

    `group`: a word for several components. `strange`: a word that nobody knows stands between it and what is before.
    """

    component: str | None
    version: Version | None
    link: Link | None
    group: Sign | None = None
    strange: bool = False


@dataclass(slots=True)
class Survey:
    """What a text contains. `unknown`, `bad` and `numbers` are places among the tokens.

    `groups`: words for several components, each with its place among the items.
    `sentence`: running text, where ordinary words say nothing about the question; a command has none of them.
    """

    sentence: bool
    signs: set[Sign] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)
    groups: list[tuple[int, Item]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def with_groups(self) -> list[Item]:
        items = list(self.items)
        for place, item in reversed(self.groups):
            items.insert(place, item)
        return items

    @property
    def versions(self) -> list[Version]:
        return [item.version for item in self.items if item.version]

    @property
    def components(self) -> list[str]:
        return list(dict.fromkeys(item.component for item in self.items if item.component))


def survey(tokens: Sequence[Token], majors: frozenset[int]) -> Survey:
    """`majors`: those of Flow's lines.

    What is ambiguous, such as `2024.4.3`, is read as in running text where there is any, else strictly.
    """
    roles = _roles_in(tokens)
    seen = Survey(sentence=any(role.sentence for role in roles if role))
    link: Link | None = None
    last = -1
    for place, token in enumerate(tokens):
        kind = token.kind
        if kind is Kind.WORD:
            link = _hear(seen, place, tokens, roles[place], link)
        elif kind is Kind.COMPONENT:
            seen.items.append(Item(token.text, None, link))
            last, link = place, None
        elif kind is Kind.BREAK:
            link = link or Link.PAUSE
        elif kind is Kind.ARROW:
            seen.signs.add(Sign.UPGRADE)
            link = Link.TO
        elif _is_version(tokens, place, seen, majors):
            strange = bool(seen.unknown) and seen.unknown[-1] > last
            seen.items.append(Item(None, token.version, link, None, strange))
            last, link = place, None
        elif kind is not Kind.HEARD:
            _set_aside(seen, place, token)
    return seen


def is_sentence(tokens: Sequence[Token]) -> bool:
    """Running text, not a command."""
    return any(role.sentence for role in _roles_in(tokens) if role)


def _roles_in(tokens: Sequence[Token]) -> list[Role | None]:
    return [ROLES.get(token.text) if token.kind is Kind.WORD else None for token in tokens]


def _hear(seen: Survey, place: int, tokens: Sequence[Token], role: Role | None, link: Link | None) -> Link | None:
    """Take in a word; the link that holds after it."""
    if role is None:
        return _strange(seen, place, tokens, link)
    if role.sign:
        seen.signs.add(role.sign)
        if role.sign in GROUPS and not (place and tokens[place - 1].kind is Kind.COMPONENT):
            _group(seen, place, tokens, Item(None, None, link, role.sign))
        if tokens[place].text in SUPPORTING:
            seen.signs.add(Sign.SUPPORTING)
        if tokens[place].text in SUPPORTS:
            return Link.SUPPORTS
        if role.sign is Sign.NEWEST and link is Link.TO and _is_a_goal(tokens, place):
            seen.signs.add(Sign.UPGRADE)
            return None
        return None if role.sign in _ENDS_A_LINK else link
    if link not in (None, Link.PAUSE) and (role.link is Link.ON or tokens[place].text in BOTH):
        return link
    return role.link or link


def _is_a_goal(tokens: Sequence[Token], place: int) -> bool:
    """`from 6.12.3 to the latest`; not `to the latest 6.15`, `to the latest Studio`."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].text in LATEST and (following is None or following.kind in (Kind.BREAK, Kind.WORD))


def _group(seen: Survey, place: int, tokens: Sequence[Token], item: Item) -> None:
    """`mobile client` is one thing, and the first word says which."""
    before = ROLES.get(tokens[place - 1].text) if place else None
    if not (before and before.sign in GROUPS):
        seen.groups.append((len(seen.items), item))


def _strange(seen: Survey, place: int, tokens: Sequence[Token], link: Link | None) -> Link | None:
    before = tokens[place - 1] if place else None
    if before and before.version and PRERELEASE.fullmatch(tokens[place].text):
        seen.bad.append(place)
    else:
        seen.unknown.append(place)
    return link


def _is_version(tokens: Sequence[Token], place: int, seen: Survey, majors: frozenset[int]) -> bool:
    token = tokens[place]
    if token.version is None:
        return False
    if not seen.sentence:
        return True
    if token.kind is Kind.LOOKALIKE or (place and tokens[place - 1].text in CLOCK):
        return False
    if place + 1 < len(tokens) and tokens[place + 1].text in UNITS:
        return False
    return not _is_an_address(token.version, seen, majors)


def _is_an_address(version: Version, seen: Survey, majors: frozenset[int]) -> bool:
    """`192.168.1.10` by itself, others where the text speaks of addresses: `7.1.2.3` may be a version not heard of."""
    if Sign.ADDRESS in seen.signs:
        return could_be_an_address(version)
    first = version.numbers[:2]
    private = first[0] in (10, 127) or first == (192, 168) or (first[0] == 172 and 16 <= first[1] < 32)
    return private and first[0] not in majors and could_be_an_address(version)


def could_be_an_address(version: Version) -> bool:
    return len(version.numbers) == 4 and max(version.numbers) < 256


def could_be_a_time(version: Version) -> bool:
    """10.30; where no line of Flow's begins with 10, it may be one."""
    return len(version.numbers) == 2 and version.numbers[0] < 24 and version.numbers[1] < 60


def _set_aside(seen: Survey, place: int, token: Token) -> None:
    if token.kind is Kind.ELSEWHERE:
        seen.signs.add(Sign.ELSEWHERE)
    elif token.kind is Kind.BAD:
        seen.bad.append(place)
    elif token.kind is Kind.NUMBER:
        (seen.numbers if seen.sentence else seen.bad).append(place)
    elif not seen.sentence:
        seen.unknown.append(place)

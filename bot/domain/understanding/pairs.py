"""Which versions are asked about together: one pair or more, or one of each of several that a component has."""

from collections.abc import Sequence
from itertools import product

from bot.domain.question import Compat, Subject
from bot.domain.understanding.condition_words import SUPPORTS
from bot.domain.understanding.not_known_here import OF_PAIRS
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import ROLES, Link, Sign

_MOST = 5
_TOGETHER = (Sign.WORKS, Sign.COMPAT, Sign.TALKS)
_AND = frozenset(("and", "och", "samt"))
_BOTH = (("supported", "and", "together"), ("together", "and", "supported"))
_PAIRING = {Link.WITH, Link.TO, Link.ON, Link.SUPPORTS}
_LISTING = (Link.AND, Link.PAUSE)


def is_compat(seen: Survey, bound: list[Bound], spare: list[str]) -> bool:
    signs = seen.signs
    if Sign.COMPAT in signs:
        # `is SQL Server 2019 compatible with 6.15?` is of one version alone.
        return Sign.ELSEWHERE not in signs or len(bound) > 1 or bool(spare)
    if len(bound) == 1 and not spare:
        return False
    named = {*spare, *(each.component for each in bound)}
    of_one_group = not seen.components and len({item.group for _, item in seen.groups}) == 1
    one_version = len({each.version for each in bound}) == 1
    if not seen.components and Sign.TALKS not in signs and (one_version or (of_one_group and None not in named)):
        # `our tablets run 6.14.5`, `our tablets run 6.14 and 6.15`
        return False
    named.discard(None)
    joined = {Link.WITH, Link.TO} & {item.link for item in seen.items[1:]}
    paired = any(each.link in _PAIRING for each in bound[1:])
    if len(named) > 1:
        return bool(joined or paired or signs & OF_PAIRS or not signs & {Sign.CHECK, Sign.SUPPORTED})
    # `server 6.15 client 6.14`: the second version is some other component's, though it is not said which.
    other = Sign.CLIENT in signs and len(named) == 1
    tied = bool(named) and any(each.link in _PAIRING for each in bound[1:] if each.is_open)
    return len(bound) > 1 and (other or tied or Sign.TALKS in signs or Link.WITH in joined)


def compats(seen: Survey, bound: Sequence[Bound], spare: Sequence[str]) -> tuple[Compat, ...]:
    subjects = tuple(dict.fromkeys(each.subject for each in _with_those_before(_with_those_after(bound))))
    named = [each.component for each in subjects if each.component]
    if spare:
        raise Refusal("version_missing", seen, subjects=subjects, spare=tuple(spare), params={"component": spare[0]})
    if len(subjects) == 1:
        raise Refusal("one_component_only", seen, subjects=subjects, params={"asked": str(subjects[0])})
    if several := _of_several_places(subjects):
        return several
    if twice := [name for name in dict.fromkeys(named) if named.count(name) > 1]:
        raise Refusal("same_component_twice", seen, subjects=subjects, params={"component": twice[0]})
    if len(named) < len(subjects):
        alone = next(str(each.version) for each in subjects if not each.component)
        raise Refusal("component_missing", seen, subjects=subjects, params={"version": alone})
    return (Compat(subjects),)


def asks_both(tokens: Sequence[Token]) -> bool:
    """`is Studio 6.14 supported and compatible with server 6.15?`, `should that work, and are both supported?`"""
    said: list[str] = []
    for token in tokens:
        role = ROLES.get(token.text)
        if role and role.sign is Sign.SUPPORTED and token.text not in SUPPORTS:
            said.append("supported")
        elif role and role.sign in _TOGETHER:
            said.append("together")
        elif token.text in _AND:
            said.append("and")
    return any(three in _BOTH for three in zip(said, said[1:], said[2:], strict=False))


def _with_those_after(bound: Sequence[Bound]) -> Sequence[Bound]:
    """`6.14 and 6.15 servers`: the first is the server's too. That a name comes after its version, its run tells."""
    for place in range(len(bound) - 2, -1, -1):
        each, following = bound[place : place + 2]
        last = bound[place - 1] if place else None
        of_the_last = each.link is Link.AND and last and last.component and last.run == each.run
        if each.is_open and following.run == each.run and following.link in _LISTING and not of_the_last:
            each.component = following.component
    return bound


def _with_those_before(bound: Sequence[Bound]) -> list[Bound]:
    """`server 6.14 and 6.15`, `server 6.14, 6.15 and 6.16`: the others are the server's too."""
    found: list[Bound] = []
    lists = {each.run for each in bound if each.link is Link.AND}
    for each in bound:
        last = found[-1] if found else None
        if last and each.is_open and each.link in _LISTING and each.run == last.run and each.run in lists:
            each.component = last.component
        found.append(each)
    return found


def _of_several_places(subjects: Sequence[Subject]) -> tuple[Compat, ...]:
    """`android 6.14 or 6.15 with server 6.15`: each with each; nothing where there is one of each, or one component."""
    groups: dict[str | None, list[Subject]] = {}
    for each in subjects:
        groups.setdefault(each.component, []).append(each)
    if len(groups) < 2 or None in groups or len(subjects) == len(groups):
        return ()
    pairs = [Compat(pair) for pair in product(*groups.values())]
    return tuple(pairs) if len(pairs) <= _MOST else ()

"""Questions of what to move to: which versions are the start and the goal, and of what."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.question import Subject, Upgrade
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.words import Link, Sign
from bot.domain.version import Version

_TOGETHER = {Sign.COMPAT, Sign.TALKS}
_OTHERWISE_ASKED = {Sign.CHECK, Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS}
_MOVES = {Sign.UPGRADE, Sign.PATCH}


def is_upgrade(seen: Survey, bound: Sequence[Bound]) -> bool:
    signs, named = seen.signs, {each.component for each in bound if each.component}
    # "if we upgrade the server to 6.15, will android 6.14 work" asks about the pair.
    if signs & _TOGETHER or (seen.sentence and len(named) > 1 and not (of_several(bound) or _each_to_one(bound))):
        return False
    if signs & _MOVES:
        return True
    several = len({each.version for each in bound}) > 1 and (of_several(bound) or _each_to_one(bound))
    if bound[-1].link is Link.TO and several:
        return True
    if len(bound) != 2 or len(named) > 1:
        return False
    if Sign.INSTALL in signs:
        return bound[1].link is Link.ON
    leaving = Link.FROM in (bound[0].link, bound[-1].link)
    otherwise = _OTHERWISE_ASKED if leaving else _OTHERWISE_ASKED | {Sign.WORKS}
    return Link.TO in (bound[0].link, bound[1].link) and not signs & otherwise


def of_several(bound: Sequence[Bound]) -> tuple[str, ...]:
    """`server and studio 6.14.3 to 6.16.4`: several components that leave the same version for the same one."""
    leaving = [each for each in bound if each.version == bound[0].version and each.component]
    rest = [each for each in bound if each not in leaving]
    names = tuple(dict.fromkeys(each.component for each in leaving if each.component))
    goal_is_for_all = len(rest) <= 1 and all(each.component in (None, *names[-1:]) for each in rest)
    return names if len(names) > 1 and goal_is_for_all and bound[0].link is not Link.TO else ()


def _each_to_one(bound: Sequence[Bound]) -> bool:
    """`server 6.14.3 and studio 6.14.2 to 6.16`: each from where it is."""
    *starts, goal = bound
    names = [each.component for each in starts if each.component]
    if (
        goal.link is not Link.TO
        or goal.component not in (None, *names[-1:])
        or any(each.link in (Link.TO, Link.FROM) for each in starts)
    ):
        return False
    return len(starts) > 1 and len({*names}) == len(starts)


def after_the_move(bound: list[Bound]) -> list[Bound]:
    """`the server from 6.14.3 to 6.16.4`, beside something else: what counts is where it will be."""
    kept: list[Bound] = []
    for each in bound:
        last = kept[-1] if kept else None
        if last and last.link is Link.FROM and each.link is Link.TO and each.component in (None, last.component):
            each.component = last.component
            kept.pop()
        kept.append(each)
    return kept


def upgrades(seen: Survey, bound: list[Bound], spare: list[str], on: Moment | None) -> tuple[Upgrade, ...]:
    if several := of_several(bound):
        goal = next((each.version for each in bound if each.version != bound[0].version), _in_its_line(seen, bound[0]))
        return tuple(Upgrade(name, bound[0].version, goal, on) for name in several)
    if _each_to_one(bound):
        return tuple(Upgrade(each.component, each.version, bound[-1].version, on) for each in bound[:-1])
    return (_upgrade(seen, bound, spare, on),)


def _upgrade(seen: Survey, bound: list[Bound], spare: list[str], on: Moment | None) -> Upgrade:
    named = list(dict.fromkeys(each.component for each in bound if each.component)) or spare
    subjects = tuple(each.subject for each in bound)
    if len(bound) > 2:
        raise Refusal("too_many_versions", seen, subjects=subjects, params={"most": "2"})
    if len({*named, *(() if seen.sentence else spare)}) > 1:
        raise Refusal("two_components", seen, subjects=subjects, spare=tuple(spare))
    component = named[0] if named else None
    # `the latest patch for 6.14.3` is no way to it.
    newest_patch = {Sign.PATCH, Sign.NEWEST} <= seen.signs
    if len(bound) == 1 and bound[0].link is Link.TO and not newest_patch:
        raise Refusal("start_missing", seen, subjects=(Subject(bound[0].version, component),))
    if _is_turned(seen, bound):
        bound.reverse()
    goal = bound[1].version if len(bound) == 2 else _in_its_line(seen, bound[0])
    return Upgrade(component, bound[0].version, goal, on)


def _is_turned(seen: Survey, bound: Sequence[Bound]) -> bool:
    """`to 6.15 from 6.14`, `install 6.14.14 on 6.14.3`."""
    if bound[-1].link is Link.FROM:
        return True
    onto = Sign.INSTALL in seen.signs and bound[-1].link is Link.ON
    return len(bound) == 2 and (onto or bound[0].link is Link.TO is not bound[1].link)


def _in_its_line(seen: Survey, start: Bound) -> Version | None:
    """A patch, or the newest service pack, stays in the line; None: the newest there is."""
    return start.version.line if seen.signs & {Sign.PATCH, Sign.PACK} else None

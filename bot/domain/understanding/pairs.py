"""Which versions are asked about together: one pair or more, or one of each of several that a component has."""

from collections.abc import Sequence
from itertools import product

from bot.domain.question import Compat, Subject
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.words import Link

_MOST = 4


def compats(seen: Survey, bound: Sequence[Bound], spare: Sequence[str]) -> tuple[Compat, ...]:
    subjects = tuple(dict.fromkeys(each.subject for each in _with_those_before(bound)))
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


def _with_those_before(bound: Sequence[Bound]) -> list[Bound]:
    """`server 6.14 and 6.15`: the second is the server's too."""
    found: list[Bound] = []
    for each in bound:
        last = found[-1] if found else None
        if last and each.is_open and each.link is Link.AND and each.run == last.run and last.component:
            each.component = last.component
        found.append(each)
    return found


def _of_several_places(subjects: Sequence[Subject]) -> tuple[Compat, ...]:
    """`android 6.14 or 6.15 with server 6.15`: each with each; nothing but for two components."""
    groups: dict[str | None, list[Subject]] = {}
    for each in subjects:
        groups.setdefault(each.component, []).append(each)
    if len(groups) != 2 or None in groups or len(subjects) == 2:
        return ()
    pairs = [Compat(pair) for pair in product(*groups.values())]
    return tuple(pairs) if len(pairs) <= _MOST else ()

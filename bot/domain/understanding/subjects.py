"""Which component each version belongs to. What belongs to none that was named is never given to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from bot.domain.question import Subject
from bot.domain.understanding.survey import Item, Survey
from bot.domain.understanding.words import Link, Sign
from bot.domain.version import Version

Groups = Mapping[Sign, tuple[str, ...]]
_LISTING = (Link.AND, Link.PAUSE)


@dataclass(slots=True)
class Bound:
    """A version with its component, if it has one, and the link that stands before the pair.

    `group`: a word for several components, in the place of one. `run`: versions of the same run stand together,
    with no component between them. `strange`: a word that nobody knows stands before it.
    """

    version: Version
    component: str | None
    link: Link | None
    group: Sign | None = None
    run: int = 0
    strange: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(self.version, self.component)

    @property
    def is_open(self) -> bool:
        return self.component is None and self.group is None


def bound_in(seen: Survey, groups: Groups, *, share: bool) -> tuple[list[Bound], list[str]]:
    """The versions with their components. Words for several are looked at only where some version is without any.

    "Clients" of one version alone, or of a list of them, are Flow's: what is asked of each of them has the same answer.
    """
    moves = Sign.UPGRADE in seen.signs
    bound, spare = bind(seen.items, share=share, moves=moves)
    if not seen.groups or (spare and len(bound) == 1) or not any(each.is_open for each in bound):
        return bound, spare
    if len(bound) == 1 and _of_the_server(seen, bound[0]):
        return bound, spare
    one_list = len(bound) == 1 or (not seen.components and all(each.link in _LISTING for each in bound[1:]))
    if one_list and any(item.group is Sign.CLIENT for _, item in seen.groups):
        return bound, spare
    bound, spare = bind(seen.with_groups, share=share, moves=moves)
    _share_groups(bound)
    return [one for each in bound for one in _each_of(each, groups)], spare


def _share_groups(bound: Sequence[Bound]) -> None:
    """`our scanners: is 6.13 supported, and 6.14?`: each version is of each of them."""
    for before, each in pairwise(bound):
        if each.is_open and each.run == before.run and each.link in _LISTING:
            each.group = before.group


def _of_the_server(seen: Survey, bound: Bound) -> bool:
    """`which phones work with 6.14?`, `which apps are needed for 6.16?`: that number is not theirs."""
    if Sign.WHICH not in seen.signs or Sign.UPGRADE in seen.signs:
        return False
    return bound.link in (Link.WITH, Link.TO) or Sign.NEED in seen.signs


def _each_of(bound: Bound, groups: Groups) -> list[Bound]:
    if bound.group is None:
        return [bound]
    return [replace(bound, component=name, group=None) for name in groups[bound.group]] or [replace(bound, group=None)]


def bind(items: Sequence[Item], *, share: bool, moves: bool = False) -> tuple[list[Bound], list[str]]:
    """`android 6.14 server 6.15`, `6.14 android 6.15 server`; second: components that have no version.

    `share`: in `android and ios 6.14` the version is both's. `moves`: `server 6.14 to 6.15` is of an upgrade.
    """
    versions_first = bool(items and items[0].version)
    ends_with_version = bool(items and items[-1].version)
    bound: list[Bound] = []
    waiting: list[Item] = []
    spare: list[Item] = []
    run = 0
    for item, following in zip_longest(items, items[1:]):
        if item.version:
            bound += [
                _bound(item, item.version, each, run) for each in waiting or _moving(item, bound, run, moves) or [item]
            ]
            waiting = []
            continue
        run += 1
        if not waiting and _follows_its_version(item, following, bound[-1:], versions_first, ends_with_version):
            bound[-1].component, bound[-1].group = item.component, item.group
        elif share and waiting and item.link is Link.AND:
            waiting.append(item)
        else:
            spare += waiting
            waiting = [item]
    taken = {each.component for each in bound}
    left = dict.fromkeys(each.component for each in (*spare, *waiting))
    return bound, [name for name in left if name and name not in taken]


def _moving(item: Item, bound: Sequence[Bound], run: int, moves: bool) -> list[Item]:
    """`the server from 6.14 to 6.15`: both are its own, whatever is named after them."""
    last = bound[-1] if bound else None
    if last is None or last.is_open or item.link is not Link.TO:
        return []
    if last.link is not Link.FROM and not (moves and last.run == run):
        return []
    return [Item(last.component, None, None, last.group)]


def _bound(item: Item, version: Version, each: Item, run: int) -> Bound:
    """`android på 6.14`: that word ties the version to its own component, not the pair to another."""
    own = item.link if each is item or item.link is not Link.ON else None
    return Bound(version, each.component, own or each.link, each.group, run, item.strange)


def _follows_its_version(
    item: Item, following: Item | None, last: Sequence[Bound], versions_first: bool, ends_with_version: bool
) -> bool:
    """Whether a component belongs to the version before it, not to the one that may come after it."""
    if item.link not in (None, Link.ON) or not last or not last[0].is_open:
        return False
    if following is None or not following.version:
        return True
    # `6.14 server 6.15` may be read either way, unless a link parts the second version from the component.
    if item.link is None and following.link is Link.AND:
        return True
    return versions_first and (item.link is Link.ON or not ends_with_version or following.link is not None)


def with_the_only_spare(bound: list[Bound], spare: list[str]) -> tuple[list[Bound], list[str]]:
    """`can android talk to server 6.15 with 6.14`: one component and one version are left, so they belong together."""
    open_ = [each for each in bound if each.is_open]
    if len(spare) != 1 or len(open_) != 1:
        return bound, spare
    open_[0].component = spare[0]
    return bound, []


def with_the_same(seen: Survey, bound: list[Bound], spare: list[str]) -> tuple[list[Bound], list[str]]:
    """`server 6.14, Studio the same`: the only version is everybody's."""
    if Sign.SAME not in seen.signs or len({each.version for each in bound}) != 1:
        return bound, spare
    return [*bound, *(replace(bound[0], component=name) for name in spare)], []


def shared(bound: Sequence[Bound], spare: Sequence[str], seen: Survey) -> list[Subject] | Version:
    """Every version with a component, where one is named: its own, or that of a version beside it.

    The version instead that stands apart from all that was named: it may be anything's. The command `check` takes it
    for what it says, a version of Flow.
    """
    named = {*spare, *(each.component for each in bound if each.component)}
    if not named:
        return [each.subject for each in bound]
    owners = {each.run: each.component for each in reversed(bound) if each.component}
    subjects: list[Subject] = []
    for each in bound:
        stands_apart = each.run not in owners or (seen.sentence and (each.strange or Sign.REST in seen.signs))
        if each.component is None and stands_apart and len(bound) > 1:
            if Sign.CHECK not in seen.signs or seen.sentence:
                return each.version
            subjects.append(each.subject)
            continue
        before = subjects[-1].component if subjects and each.run in owners else None
        subjects.append(Subject(each.version, each.component or before or owners.get(each.run) or next(iter(named))))
    return subjects

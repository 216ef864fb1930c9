"""Which component each version belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.domain.question import Subject
from bot.domain.understanding.survey import Item
from bot.domain.understanding.words import Link
from bot.domain.version import Version


@dataclass(slots=True)
class Bound:
    """A version with its component, if it has one, and the link that stands before the pair."""

    version: Version
    component: str | None
    link: Link | None

    @property
    def subject(self) -> Subject:
        return Subject(self.version, self.component)


def bind(items: Sequence[Item], *, share: bool) -> tuple[list[Bound], list[str]]:
    """`android 6.14 server 6.15`, `6.14 android 6.15 server`; second: components that have no version.

    `share`: in `android and ios 6.14` the version is both's.
    """
    versions_first = bool(items and items[0].version)
    bound: list[Bound] = []
    waiting: list[Item] = []
    spare: list[Item] = []
    for item, following in zip_longest(items, items[1:]):
        if item.version:
            bound += [Bound(item.version, each.component, item.link or each.link) for each in waiting or [item]]
            waiting = []
        elif not waiting and _follows_its_version(item, following, bound[-1:], versions_first):
            bound[-1].component = item.component
        elif share and waiting and item.link is Link.AND:
            waiting.append(item)
        else:
            spare += waiting
            waiting = [item]
    taken = {each.component for each in bound}
    left = dict.fromkeys(each.component for each in (*spare, *waiting))
    return bound, [name for name in left if name and name not in taken]


def _follows_its_version(item: Item, following: Item | None, last: Sequence[Bound], versions_first: bool) -> bool:
    """Whether a component belongs to the version before it, not to the one that may come after it."""
    if item.link or not last or last[0].component:
        return False
    return versions_first or following is None or not following.version


def with_the_only_spare(bound: list[Bound], spare: list[str]) -> tuple[list[Bound], list[str]]:
    """`can android talk to server 6.15 with 6.14`: one component and one version are left, so they belong together."""
    open_ = [each for each in bound if not each.component]
    if len(spare) != 1 or len(open_) != 1:
        return bound, spare
    open_[0].component = spare[0]
    return bound, []


def shared(bound: Sequence[Bound], spare: Sequence[str]) -> list[Subject]:
    """Every version with a component, where one is named: its own, else the one before, else the one after."""
    named = {*spare, *(each.component for each in bound if each.component)}
    if len(named) <= 1:
        only = next(iter(named), None)
        return [Subject(each.version, only) for each in bound]
    return _carried(_carried([each.subject for each in bound])[::-1])[::-1]


def _carried(subjects: Sequence[Subject]) -> list[Subject]:
    carried: list[Subject] = []
    for subject in subjects:
        before = carried[-1].component if carried else None
        carried.append(Subject(subject.version, subject.component or before))
    return carried

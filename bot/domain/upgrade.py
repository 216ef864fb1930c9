"""What to upgrade to: the step, whether the database may change, and what else must move with it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bot.domain.asked_day import day_asked, is_unread, of_the_day
from bot.domain.catalog import Catalog, Release
from bot.domain.listed import look_up, support_of
from bot.domain.policy import CompatibilityRule
from bot.domain.question import Subject, Upgrade
from bot.domain.reason import Reason
from bot.domain.remembered import remembered
from bot.domain.support import Support
from bot.domain.upgrade_reasons import Findings, Step, reasons_for
from bot.domain.upgrade_target import best_target
from bot.domain.version import Version


class UpgradeAnswer(NamedTuple):
    """`to` None: the catalogue lists nothing to move to. `also_update` maps each component to its newest release.

    `support` and `withdrawn` are the target's. `left_behind`: what must move and was to stay; `answers_all`: no rule is
    missing for what was to stay. `jump_unknown`: whether it goes in one step was asked, and nobody has published it.
    `day_unread`: it was asked for another day; this is today's.
    """

    component: str | None
    start: Version
    to: Version | None
    step: Step
    database_may_change: bool | None
    also_update: dict[str, Release | None]
    support: Support
    known: bool
    withdrawn: bool
    reasons: tuple[Reason, ...]
    left_behind: tuple[str, ...] = ()
    answers_all: bool = True
    jump_unknown: bool = False
    day_unread: bool = False

    @property
    def leaves_open(self) -> bool:
        """A part of what was asked is not known here."""
        return self.jump_unknown or self.day_unread or not self.answers_all


def upgrade(catalog: Catalog, question: Upgrade, today: date) -> UpgradeAnswer:
    """Answer for the vendor's day `today`, or for the day that the question names.

    A number that can only be that of a component with numbers of its own is taken for that component's, and one that a
    single component lists for that one's.
    """
    start = question.start
    first: tuple[Reason, ...] = ()
    if question.on:
        first, today = tuple(of_the_day(question.on, today)), day_asked(question.on, today)
    named = question.component
    component, named = (named, named) if named else _components_meant(catalog, question)
    question = question._replace(component=component)
    to = _asked_target(catalog, question, today) if question.to else best_target(catalog, component, start, today)
    target = look_up(catalog, Subject(to, component)) if to else None
    step = _step(catalog, component, start, to)
    support = support_of(target, today) if target else Support("unknown", catalog.policy.support.counts_from)
    lines = _flow_lines(catalog, component, start, to) if to else None
    moves = lines and (step in _MOVES or (step == "unknown" and lines[0] != lines[1]))
    also = _also(catalog, component, *lines, today) if moves and lines else {}
    reasons = reasons_for(Findings(catalog, question, target, step, support, bool(also), today))
    return UpgradeAnswer(
        component=named,
        start=start,
        to=to,
        step=step,
        database_may_change=_database_may_change(catalog, component, start, to, step),
        also_update=also,
        support=support,
        known=bool(target and target.known),
        withdrawn=bool(target and target.withdrawn),
        reasons=(*first, *reasons),
        left_behind=tuple(name for name in question.without if name in also),
        answers_all=all(name in also for name in question.without),
        day_unread=question.on is not None and is_unread(question.on),
        jump_unknown=question.in_one_step and any(reason.code == "jump_not_known" for reason in reasons),
    )


def _components_meant(catalog: Catalog, question: Upgrade) -> tuple[str | None, str | None]:
    """Whose releases count, and whose the answer says that they are: of several, the leader's count for the product."""
    if owner := only_owner(catalog, question.start.numbers[0]):
        return owner, owner
    if question.to and not question.to.is_line:
        return None, None
    listed = look_up(catalog, Subject(question.start))
    meant = listed.component_meant
    return meant, meant if len(listed.components) == 1 and not listed.is_line else None


@remembered
def only_owner(catalog: Catalog, major: int) -> str | None:
    """Whose numbers begin so; None where those of Flow's own series do, or of several others."""
    if any(line.numbers[0] == major for line in catalog.lines):
        return None
    owners = {each.component for each in catalog.other_series if each.version.numbers[0] == major}
    return owners.pop() if len(owners) == 1 else None


_MOVES = {"service_pack", "minor", "major"}


def _database_may_change(
    catalog: Catalog, component: str | None, start: Version, to: Version | None, step: Step
) -> bool | None:
    """None where it is not known, or where the server need not move with the component: the database is the server's.

    A service pack never changes its structure, so neither does leaving one.
    """
    if to is None or step == "unknown":
        return None
    leader = _leader(catalog)
    moves_the_leader = component in (None, leader) or leader in tuple(_held_to(catalog, component))
    return False if to.line == start.line else moves_the_leader or None


def _asked_target(catalog: Catalog, question: Upgrade, today: date) -> Version | None:
    """A line that was asked for stands for its newest release."""
    to = question.to
    if to is None or not to.is_line:
        return to
    newest = catalog.listing(question.component).newest(today, to)
    return newest.version if newest else to


def _step(catalog: Catalog, component: str | None, start: Version, to: Version | None) -> Step:
    if to is None:
        return "unknown"
    if to.begins(start) or (start.begins(to) and not start.is_line):
        return "none"
    if to < start:
        return "downgrade"
    if catalog.is_own_series(component):
        return "unknown"
    if to.line == start.line:
        return "service_pack"
    return "minor" if to.numbers[0] == start.numbers[0] else "major"


def _flow_lines(catalog: Catalog, component: str | None, start: Version, to: Version) -> tuple[Version, Version] | None:
    """Of a component with numbers of its own, those that the catalogue says; None where it does not."""
    if not catalog.is_own_series(component):
        return start.line, to.line
    first, last = (look_up(catalog, Subject(each, component)).line_number for each in (start, to))
    return (first, last) if first and last else None


def _also(
    catalog: Catalog, component: str | None, start: Version, to: Version, today: date
) -> dict[str, Release | None]:
    """What moves with the component by the policy, or is held to its line; each with its newest release."""
    moved = component or _leader(catalog)
    moving = _moving_with(catalog, moved, start != to)
    return {name: newest_that_fits(catalog, name, to, today) for name in moving}


@remembered
def _moving_with(catalog: Catalog, moved: str | None, to_another_line: bool) -> tuple[str, ...]:
    names = dict.fromkeys(_held_to(catalog, moved) if to_another_line else ())
    for mover in (moved, *names):
        names |= dict.fromkeys(each for rule in catalog.policy.updates if rule.when == mover for each in rule.also)
    return tuple(name for name in names if name != moved)


def _leader(catalog: Catalog) -> str | None:
    """Without a component the question is about the one that the others follow (the server)."""
    return next((rule.when for rule in catalog.policy.updates), None)


def _held_to(catalog: Catalog, component: str | None) -> Iterator[str]:
    return (rule.other for rule in _held(catalog) if component in rule.subject)


@remembered
def newest_that_fits(catalog: Catalog, component: str, line: Version, today: date) -> Release | None:
    """In the target's line for what is held to one line, on either side; else the newest that is not older."""
    held = any(component in (*rule.subject, rule.other) for rule in _held(catalog))
    if held or catalog.is_own_series(component):
        return catalog.newest_in(component, line, today)
    newest = catalog.listing(component).newest(today)
    return newest if newest and newest.version.line >= line else None


def _held(catalog: Catalog) -> Iterator[CompatibilityRule]:
    return (rule for rule in catalog.policy.compatibility if rule.relation == "==")

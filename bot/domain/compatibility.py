"""Do these versions work together? Rules as data; the nearest change that works on each side."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from packaging.specifiers import SpecifierSet

from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import assumed_numbering, withdrawn
from bot.domain.listed import look_up
from bot.domain.policy import CompatibilityRule, Relation
from bot.domain.question import Compat, Subject
from bot.domain.reason import Reason, because
from bot.domain.remembered import remembered
from bot.domain.support import Support, support_of_line
from bot.domain.version import Version

Verdict = Literal["compatible", "not_compatible", "unknown"]


class Pair(NamedTuple):
    """Two subjects and the rule that joins them (None: no rule does). `nearest`: changes that would work."""

    a: Subject
    b: Subject
    verdict: Verdict
    rule: CompatibilityRule | None
    reasons: tuple[Reason, ...]
    nearest: tuple[str, ...] = ()
    support: Support | None = None


_WORST_FIRST: Sequence[Verdict] = ("not_compatible", "unknown", "compatible")


class CompatAnswer(NamedTuple):
    verdict: Verdict
    pairs: tuple[Pair, ...]


def compat(catalog: Catalog, question: Compat, today: date) -> CompatAnswer:
    """One pair per rule that joins two of the subjects; any not_compatible wins, then unknown."""
    pairs = tuple(_judged(catalog, question.subjects, today))
    return CompatAnswer(min((pair.verdict for pair in pairs), key=_WORST_FIRST.index), pairs)


def _judged(catalog: Catalog, subjects: Sequence[Subject], today: date) -> Iterator[Pair]:
    joined: set[Subject] = set()
    for one, two in combinations(subjects, 2):
        for a, b in ((one, two), (two, one)):
            for rule in _joining(catalog, a.component, b.component):
                joined |= {a, b}
                yield _pair(catalog, rule, a, b, today)
    for alone in subjects:
        if alone not in joined:
            joined.add(alone)
            other = next(each for each in subjects if each != alone)
            joined.add(other)
            yield Pair(alone, other, "unknown", None, (because("no_rule"),))


@remembered
def _joining(catalog: Catalog, component: str | None, other: str | None) -> tuple[CompatibilityRule, ...]:
    return tuple(each for each in catalog.policy.compatibility if component in each.subject and other == each.other)


def _pair(catalog: Catalog, rule: CompatibilityRule, a: Subject, b: Subject, today: date) -> Pair:
    a_at, b_at = level_of(catalog, a, rule.compare_at), level_of(catalog, b, rule.compare_at)
    line = catalog.lines.get(b_at.line) if b_at else None
    support = support_of_line(catalog, line, today) if line else None
    first = (*withdrawn(catalog, a), *withdrawn(catalog, b))
    if a_at is None or b_at is None:
        vague = tuple(_vague(catalog, rule, s) for s, at in ((a, a_at), (b, b_at)) if at is None)
        return Pair(a, b, "unknown", rule, (*first, *vague), (), support)
    reason = because("rule", text=rule.reason)
    if not holds(rule.relation, a_at, b_at):
        nearest = (
            *_change(catalog, a, rule.relation, b_at, today),
            *_change(catalog, b, _TURNED[rule.relation], a_at, today),
        )
        return Pair(a, b, "not_compatible", rule, (*first, reason), nearest, support)
    unheard = tuple(_unheard(catalog, a_at.line, b_at.line))
    verdict: Verdict = "unknown" if unheard else "compatible"
    assumed = () if unheard else (*_unlisted(catalog, a, b), *assumed_numbering(catalog, a.component, b.component))
    return Pair(a, b, verdict, rule, (*first, *unheard, reason, *assumed), (), support)


def _unlisted(catalog: Catalog, *subjects: Subject) -> tuple[Reason, ...]:
    """The rule is of lines: that nobody has listed the number itself must be seen."""
    exact = [each for each in subjects if len(each.version.numbers) > 2]
    missing = [each for each in exact if each.version.numbers[:3] not in packs_of(catalog, each.component)]
    return tuple([because("end_not_listed", what=str(each)) for each in missing if packs_of(catalog, each.component)])


@remembered
def packs_of(catalog: Catalog, component: str | None) -> frozenset[tuple[int, ...]]:
    return frozenset([each.version.numbers[:3] for each in catalog.listing(component)])


def _unheard(catalog: Catalog, *lines: Version) -> Iterator[Reason]:
    if all(line in catalog.lines for line in lines):
        return
    for line in dict.fromkeys(line for line in lines if line not in catalog.lines):
        yield because("unlisted_line", line=str(line), changed=catalog.changed)


def _vague(catalog: Catalog, rule: CompatibilityRule, subject: Subject) -> Reason:
    own = catalog.is_own_series(subject.component)
    return because("no_level_line" if own else f"no_level_{rule.compare_at}", what=str(subject))


def level_of(catalog: Catalog, subject: Subject, level: str) -> Version | None:
    """The subject at the level where the rule compares: its line, or its service pack if that was given."""
    if not catalog.is_own_series(subject.component):
        if level == "line":
            return subject.version.line
        return None if subject.version.is_line else subject.version.service_pack
    return look_up(catalog, subject).line_number if level == "line" else None


@lru_cache(maxsize=4096)
def holds(relation: str, subject: Version, other: Version) -> bool:
    """Both numbers are printed from integers, so `packaging` cannot read anything else into them."""
    return str(subject) in SpecifierSet(f"{relation}{other}")


_TURNED: dict[Relation, Relation] = {">=": "<=", "<=": ">=", "==": "==", ">": "<", "<": ">"}


def turned_if(rule: CompatibilityRule, component: str, other: str | None) -> Relation | None:
    """How `component` must stand to `other` by this rule; None: it does not join them."""
    if component in rule.subject and other == rule.other:
        return rule.relation
    return _TURNED[rule.relation] if other in rule.subject and component == rule.other else None


def what_works(
    catalog: Catalog, component: str, relation: Relation, level: Version, today: date
) -> tuple[str | None, Release | None]:
    """`android >= 6.15` with the newest release that is so; None where a series of its own has none of that line."""
    change = _change(catalog, Subject(level, component), relation, level, today)
    newest = catalog.newest_in(component, level.line, today)
    if relation == ">=" and not catalog.is_own_series(component):
        last = catalog.listing(component).newest(today)
        newest = last if last and last.version.line >= level.line else None
    return (change[0] if change else None), newest


def _change(catalog: Catalog, subject: Subject, relation: str, level: Version, today: date) -> tuple[str, ...]:
    if not catalog.is_own_series(subject.component):
        # What nobody has listed is nothing to move to.
        return (f"{subject.component} {relation} {level}",) if level.line in catalog.lines else ()
    newest = catalog.newest_in(subject.component, level.line, today)
    return (f"{subject.component} {relation} {newest.version}",) if newest else ()

"""The reasons of an upgrade answer, the one that the reader must not miss first."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog
from bot.domain.check_reasons import reasons_to_withdraw, withdrawn
from bot.domain.listed import Listed
from bot.domain.other_reading import of_the_other_reading, the_other
from bot.domain.question import Subject, Upgrade
from bot.domain.reason import Reason, because
from bot.domain.support import Support, support_of_line
from bot.domain.upgrade_target import best_target, newest_listed

Step = Literal["none", "service_pack", "minor", "major", "downgrade", "unknown"]


class Findings(NamedTuple):
    """What an upgrade question has found, before it is explained; `target` None: nothing to move to."""

    catalog: Catalog
    question: Upgrade
    target: Listed | None
    step: Step
    support: Support
    moves_others: bool
    today: date


def reasons_for(findings: Findings) -> tuple[Reason, ...]:
    target = findings.target
    if target is None:
        return (_nowhere(findings),)
    return (
        *_leaving(findings, target),
        *reasons_to_withdraw(target),
        *(_another_target(findings, target) or of_the_other_reading(target, findings.support, findings.today)),
        *_support(findings, target),
        *_to_another_line(findings, target),
        _step(findings),
        *_rules(findings),
    )


def _nowhere(findings: Findings) -> Reason:
    """The headline says that there is nothing newer; why is that the number is ahead of all, or that there is none."""
    catalog = findings.catalog
    newest = newest_listed(catalog, findings.question.component, findings.today)
    if newest is None:
        return because("nothing_to_move_to", changed=catalog.changed)
    return because("newest_to_move_to", version=str(newest.version), changed=catalog.changed)


def _leaving(findings: Findings, target: Listed) -> tuple[Reason, ...]:
    """That the version in use was withdrawn is what its user must hear first."""
    start = Subject(findings.question.start, findings.question.component)
    return withdrawn(findings.catalog, start) if start != target.subject else ()


def _to_another_line(findings: Findings, target: Listed) -> Iterator[Reason]:
    """Why to move, where that is why; and that nobody has published which lines may be passed over."""
    catalog, start = findings.catalog, findings.question.start.line
    if findings.step not in ("minor", "major") or target.line is None:
        return
    line = catalog.lines.get(start)
    support = support_of_line(catalog, line, findings.today) if line else None
    if support and support.state == "ended" and support.last_day:
        yield because(f"start_ended{'' if support.until else '_bound'}", line=str(start), day=support.last_day)
    if catalog.lines_around(start)[1] not in (target.line.version, None):
        yield because("jump_not_known", start=str(start), to=str(target.line.version))


def _another_target(findings: Findings, target: Listed) -> tuple[Reason, ...]:
    """Until the vendor confirms what the months count from: the other reading may lead elsewhere."""
    catalog, question, reading = findings.catalog, findings.question, the_other(findings.catalog)
    if reading is None or question.to is not None:
        return ()
    other = best_target(catalog, question.component, question.start, findings.today, reading)
    if other is None or other == target.subject.version:
        return ()
    return (because(f"unconfirmed_{reading}_target", months=catalog.policy.support.months, version=str(other)),)


def _support(findings: Findings, target: Listed) -> Iterator[Reason]:
    support, version = findings.support, str(target.subject.version)
    if not target.known:
        yield because("target_unlisted", version=version, changed=findings.catalog.changed)
    if support.planned:
        yield because("not_released_before" if support.not_before else "not_released_yet", day=support.planned)
    elif support.state == "ended" and support.last_day:
        code = f"target_ended{'' if support.until else '_bound'}"
        yield because(code, version=version, day=support.last_day)
        if findings.question.to is None:
            yield because("nothing_newer", changed=findings.catalog.changed)
    elif support.state == "unknown" and target.known:
        yield because("target_unknown", version=version)


def _step(findings: Findings) -> Reason:
    return because("step_none_asked" if findings.step == "none" and findings.question.to else f"step_{findings.step}")


def _rules(findings: Findings) -> Iterator[Reason]:
    if findings.moves_others:
        yield from (because("rule", text=rule.reason) for rule in findings.catalog.policy.updates)

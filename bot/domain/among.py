"""Of the versions in a range: which the catalogue knows, and whether any or all of them are supported or have ended."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from bot.domain.among_parts import Part, parts_of
from bot.domain.asked_day import day_asked, of_the_day
from bot.domain.catalog import Catalog
from bot.domain.listed import look_up
from bot.domain.question import Among, Subject
from bot.domain.reason import Reason, because
from bot.domain.upgrade import only_owner
from bot.domain.version import Version
from bot.domain.versions import LineSummary, reasons_of_lines

Verdict = Literal["yes", "no", "unknown"]


class AmongAnswer(NamedTuple):
    """`parts`: newest first; a line, or each release where only some of a line's are in the range.

    `named`: the parts that the verdict speaks of. `lines`: those that the parts belong to.
    """

    question: Among
    verdict: Verdict
    named: tuple[Part, ...]
    parts: tuple[Part, ...]
    lines: tuple[LineSummary, ...]
    reasons: tuple[Reason, ...]


def among(catalog: Catalog, question: Among, today: date) -> AmongAnswer:
    """Answer for the vendor's day `today`, or for the day that the question names."""
    first, today = tuple(of_the_day(question.on, today)), day_asked(question.on, today)
    question = _of_its_owner(catalog, question)
    parts, lines = parts_of(catalog, question, today)
    verdict, named = _judged(catalog, question, parts)
    if question.on and question.on.unread and question.state != "there":
        verdict, named = "unknown", ()
    rule = reasons_of_lines(catalog, lines, today) if parts else ()
    reasons = (*first, *_reasons(catalog, question, verdict, parts), *rule)
    return AmongAnswer(question, verdict, tuple(named), tuple(parts), tuple(lines), reasons)


def _of_its_owner(catalog: Catalog, question: Among) -> Among:
    """Numbers that can only be those of a component with numbers of its own are taken for that component's."""
    owner = only_owner(catalog, question.reach.ends[0].numbers[0]) if question.component is None else None
    return question._replace(component=owner) if owner else question


def _judged(catalog: Catalog, question: Among, parts: Sequence[Part]) -> tuple[Verdict, Sequence[Part]]:
    if question.state == "there":
        there = [part for part in parts if part.is_out]
        return ("yes", there) if there else (_nothing_there(catalog, question, parts), ())
    so, not_so = _sorted(question, parts)
    if question.quantity == "all":
        if not_so:
            return "no", not_so
        return ("yes", so) if so and len(so) == len(parts) else ("unknown", ())
    if so:
        return "yes", so
    return ("no", not_so) if parts and len(not_so) == len(parts) else ("unknown", ())


def _sorted(question: Among, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Those that are as asked and those that certainly are not. What was withdrawn is as good as ended."""
    good = [part for part in parts if part.support.state == "supported" and not part.withdrawn]
    ended = [part for part in parts if part.support.state == "ended" or part.withdrawn]
    return (good, ended) if question.state == "supported" else (ended, good)


def _nothing_there(catalog: Catalog, question: Among, parts: Sequence[Part]) -> Verdict:
    """A no only beside what the catalogue lists: next to a number that it has not heard of, nothing is known."""
    told = all(part.withdrawn for part in parts)
    return "no" if told and all(_is_listed(catalog, question, end) for end in question.reach.ends) else "unknown"


def _is_listed(catalog: Catalog, question: Among, end: Version) -> bool:
    listed = look_up(catalog, Subject(end, question.component))
    return bool(listed.found) or (question.component is None and listed.known)


def _reasons(catalog: Catalog, question: Among, verdict: Verdict, parts: Sequence[Part]) -> Iterator[Reason]:
    for end in question.reach.ends:
        if not _is_listed(catalog, question, end):
            yield because("end_not_listed", what=str(Subject(end, question.component)))
    if not parts:
        yield because("nothing_in_range", changed=catalog.changed)
    elif question.component and not any(part.is_out for part in parts):
        yield because("none_of_component", components=(question.component,))
    elif verdict == "unknown":
        yield because("range_not_decided")

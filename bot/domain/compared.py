"""Two versions side by side: which is the newer one, and whether the database may change between them."""

from datetime import date
from typing import Literal

from bot.domain.catalog import Catalog
from bot.domain.question import Beyond, Subject, Upgrade
from bot.domain.reason import Reason, because
from bot.domain.upgrade import upgrade

Verdict = Literal["yes", "no", "unknown"]
_STEPS_OF_LINES = ("minor", "major")


def age_compared(catalog: Catalog, question: Beyond, other: Subject, today: date) -> tuple[Verdict, tuple[Reason, ...]]:
    """By the numbers. What nobody has heard of yet is not called newer than what is there."""
    subject = question.subject
    if not _share_their_numbers(catalog, subject, other):
        return "unknown", (because("numbers_apart"),)
    older, newer = sorted((subject, other), key=lambda each: each.version)
    if older.version.begins(newer.version):
        return ("no" if question.whether else "yes"), ()
    is_so = (subject == newer) is (question.topic == "newer")
    if question.whether and not is_so:
        return "no", _counted(older, newer)
    if _is_unheard(catalog, newer, today):
        return "unknown", _counted(older, newer)
    return "yes", _counted(older, newer)


def _share_their_numbers(catalog: Catalog, one: Subject, two: Subject) -> bool:
    """Of two components only lines can be compared, and only where both follow Flow's."""
    if one.component == two.component:
        return True
    own = catalog.is_own_series(one.component) or catalog.is_own_series(two.component)
    return not own and one.version.line != two.version.line


def _counted(older: Subject, newer: Subject) -> tuple[Reason, ...]:
    """`6.15.9` looks like more than `6.15.12`."""
    pairs = zip(older.version.numbers, newer.version.numbers, strict=False)
    low, high = next((low, high) for low, high in pairs if low != high)
    return (because("counted_part_by_part", low=low, high=high),)


def _is_unheard(catalog: Catalog, subject: Subject, today: date) -> bool:
    if subject.version.is_line:
        return subject.version not in catalog.lines and not catalog.listing(subject.component).newest(
            today, subject.version
        )
    newest = catalog.listing(subject.component).newest(today, subject.version.line)
    return newest is None or (subject.version > newest.version and not newest.version.begins(subject.version))


def database_between(
    catalog: Catalog, subject: Subject, start: Subject, today: date
) -> tuple[Verdict, tuple[Reason, ...]]:
    """Whether it may change on the way to `subject`."""
    moved = upgrade(catalog, Upgrade(subject.component, start.version, subject.version), today)
    if moved.database_may_change is None:
        return "unknown", (because("step_unknown" if moved.step == "unknown" else "database_of_the_server"),)
    step = moved.step if moved.step in _STEPS_OF_LINES else "service_pack"
    return ("yes" if moved.database_may_change else "no"), (because(f"step_{step}"),)

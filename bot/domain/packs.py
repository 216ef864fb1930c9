"""Which service packs of a line the catalogue lists, component by component."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import reasons_of_withdrawn
from bot.domain.question import Subject
from bot.domain.reason import Reason, because
from bot.domain.version import Version


def packs_listed(catalog: Catalog, subject: Subject, today: date) -> tuple[Reason, ...]:
    """Of the line that the version belongs to; what was withdrawn is named apart."""
    found = [each for each in _listed(catalog, subject) if each.is_out(today)]
    names = (*catalog.components, None) if subject.component is None else (subject.component, None)
    return (*_by_component(names, found), *reasons_of_withdrawn(found))


def _listed(catalog: Catalog, subject: Subject) -> Iterable[Release]:
    if catalog.is_own_series(subject.component) and subject.version.line in catalog.lines:
        return catalog.mapped_to(subject.component or "", subject.version.line)
    return catalog.listing(subject.component).beginning_with(subject.version.line)


def _by_component(names: Iterable[str | None], found: list[Release]) -> Iterator[Reason]:
    for name in names:
        packs = sorted({each.version.service_pack for each in found if each.component == name and not each.withdrawn})
        if packs:
            numbers = ", ".join(_runs(packs))
            if name:
                yield because("packs", components=(name,), count=len(packs), numbers=numbers)
            else:
                yield because("packs_unstated", count=len(packs), numbers=numbers)


def _runs(packs: list[Version]) -> Iterator[str]:
    """6.15.1-6.15.10, 6.15.12: one after the other is said as a run."""
    first = last = packs[0]
    for each in packs[1:]:
        if each.numbers[-1] != last.numbers[-1] + 1:
            yield _run(first, last)
            first = each
        last = each
    yield _run(first, last)


def _run(first: Version, last: Version) -> str:
    return str(first) if first == last else f"{first} - {last}"

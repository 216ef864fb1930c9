"""Which releases were withdrawn, and which are yet to come: of no version, as far as the catalogue lists them."""

from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import reasons_of_withdrawn
from bot.domain.question import StandingOut
from bot.domain.reason import Reason, because
from bot.domain.remembered import remembered

MOST_TOLD = 8


class StandingOutAnswer(NamedTuple):
    """`releases`: newest first; `lines`: those that are meant and of which no such release is listed.

    `first` and `last`: the days that were looked through.
    """

    question: StandingOut
    verdict: Literal["yes", "no", "unknown"]
    releases: tuple[Release, ...]
    lines: tuple[str, ...]
    reasons: tuple[Reason, ...]
    first: date | None = None
    last: date | None = None


def standing_out(catalog: Catalog, question: StandingOut, today: date) -> StandingOutAnswer:
    """Answer for the vendor's day `today`. That nothing is listed as planned does not mean that nothing comes."""
    withdrawn, planned = those_found(catalog, today)
    if question.state == "withdrawn":
        found = of_component(question.component, withdrawn)
        return StandingOutAnswer(question, "yes" if found else "no", found, (), _why_withdrawn(found))
    found = of_component(question.component, planned)
    lines = () if question.component else _lines_to_come(catalog, found, today)
    days = tuple(
        because("planned", what=each.name, day=day) for each in found[:MOST_TOLD] if (day := each.entry.released)
    )
    said = (*(because("planned", what=line, day=day) for line, day in lines), *days, because("plans_not_known"))
    there: Literal["yes", "unknown"] = "yes" if found or lines else "unknown"
    return StandingOutAnswer(question, there, found, tuple(line for line, _ in lines), said)


@remembered
def those_found(catalog: Catalog, today: date) -> tuple[tuple[Release, ...], tuple[Release, ...]]:
    every = (*reversed(catalog.flow), *reversed(catalog.other_series))
    withdrawn = tuple(each for each in every if each.withdrawn)
    return withdrawn, tuple(each for each in every if not each.withdrawn and not each.is_out(today))


def of_component(component: str | None, releases: tuple[Release, ...]) -> tuple[Release, ...]:
    """What is listed without a component may be of any."""
    return tuple(each for each in releases if component is None or each.component in (component, None))


def _why_withdrawn(found: tuple[Release, ...]) -> tuple[Reason, ...]:
    told = tuple(reasons_of_withdrawn(found[:MOST_TOLD]))
    return (*told, because("more_withdrawn", count=len(found) - MOST_TOLD)) if len(found) > MOST_TOLD else told


def _lines_to_come(catalog: Catalog, found: tuple[Release, ...], today: date) -> tuple[tuple[str, date], ...]:
    known = {each.line for each in found}
    days = ((line, line.entry.released) for line in catalog.lines.values() if line.entry and line.version not in known)
    return tuple((str(line.version), day) for line, day in days if day and day > today)

"""Where a fix for a version would come, as far as the catalogue and the support rule let anybody promise one."""

from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog, Release
from bot.domain.check import CheckAnswer, check
from bot.domain.question import Check, Subject
from bot.domain.support import support_of_line
from bot.domain.version import Version


class FixOutlook(NamedTuple):
    """`packs`: service packs of `line`; `perhaps`: those, if the line still gets any; `moving`: nothing but moving.

    `line`: the Flow line, where it is known; `to`: what is worth moving to, where the catalogue has it.
    """

    state: Literal["packs", "perhaps", "moving"]
    line: Version | None = None
    to: Release | None = None


NOT_KNOWN = FixOutlook("perhaps")


def fix_outlook(catalog: Catalog, subject: Subject | None, today: date) -> FixOutlook:
    """On the vendor's day `today`; `subject`: None where the version is not known or cannot be read."""
    if subject is None:
        return NOT_KNOWN
    found = check(catalog, Check(subject, str(subject)), today)
    state = _support(catalog, found, today)
    if state == "ended":
        return FixOutlook("moving", found.line, found.upgrade_to)
    return FixOutlook("packs" if state == "supported" and found.line else "perhaps", found.line)


def _support(catalog: Catalog, found: CheckAnswer, today: date) -> str:
    """Packs are made for a line: one that is supported gets them, also where the number itself is not listed."""
    line = catalog.lines.get(found.line) if found.line else None
    if found.support.state == "unknown" and line:
        return support_of_line(catalog, line, today).state
    return found.support.state

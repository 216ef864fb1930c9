"""One question in, one answer out: the table of what answers what."""

from datetime import date

from bot.domain.catalog import Catalog
from bot.domain.check import CheckAnswer, check
from bot.domain.compatibility import CompatAnswer, compat
from bot.domain.question import (
    Check,
    Compat,
    FileTicket,
    Help,
    Language,
    Question,
    Status,
    Tickets,
    Upgrade,
    Versions,
    Where,
)
from bot.domain.upgrade import UpgradeAnswer, upgrade
from bot.domain.versions import VersionsAnswer, versions

# Not answered from the catalogue: these are carried out where the person is known.
Errand = FileTicket | Tickets | Status
Answer = CheckAnswer | CompatAnswer | UpgradeAnswer | VersionsAnswer | Where | Help | Language | Errand


def answer(catalog: Catalog, question: Question, today: date) -> Answer:
    """Answer for the vendor's day `today`. Where, Help, Language and errands come back as they are."""
    match question:
        case Check():
            return check(catalog, question, today)
        case Compat():
            return compat(catalog, question, today)
        case Upgrade():
            return upgrade(catalog, question, today)
        case Versions():
            return versions(catalog, today)
        case Where() | Help() | Language() | FileTicket() | Tickets() | Status():
            return question

"""One question in, one answer out: the table of what answers what."""

from datetime import date

from bot.domain.among import AmongAnswer, among
from bot.domain.beyond import BeyondAnswer, beyond
from bot.domain.came_out import came_out
from bot.domain.catalog import Catalog
from bot.domain.check import CheckAnswer, check
from bot.domain.compatibility import CompatAnswer, compat
from bot.domain.fits import FitsAnswer, fits
from bot.domain.fixed import FixedAnswer, fixed
from bot.domain.question import (
    Among,
    Announce,
    Beyond,
    Check,
    Compat,
    FileTicket,
    Fits,
    Fixed,
    Help,
    Language,
    NewsErrand,
    Question,
    Rule,
    StandingOut,
    Status,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
    Upgrade,
    Versions,
    Where,
)
from bot.domain.standing_out import StandingOutAnswer, standing_out
from bot.domain.upgrade import UpgradeAnswer, upgrade
from bot.domain.versions import VersionsAnswer, versions_on

# Not answered from the catalogue: these are carried out where the person is known.
TicketErrand = FileTicket | Tickets | Status
Errand = TicketErrand | NewsErrand
RuleAnswer = (
    CheckAnswer
    | CompatAnswer
    | FitsAnswer
    | UpgradeAnswer
    | VersionsAnswer
    | AmongAnswer
    | FixedAnswer
    | BeyondAnswer
    | StandingOutAnswer
)
Answer = RuleAnswer | Rule | Where | Help | Language | Errand


def answer(catalog: Catalog, question: Question, today: date) -> Answer:
    """Answer for the vendor's day `today`. Where, Help, Language and errands come back as they are."""
    match question:
        case Check():
            return check(catalog, question, today)
        case Compat():
            return compat(catalog, question, today)
        case Fits():
            return fits(catalog, question, today)
        case Upgrade():
            return upgrade(catalog, question, today)
        case Versions():
            return versions_on(catalog, question, today)
        case Among():
            return among(catalog, question, today)
        case Fixed() | Beyond() | StandingOut():
            return _beside_support(catalog, question, today)
        case Rule() | Where() | Help() | Language() | FileTicket() | Tickets() | Status():
            return question
        case Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return question


def _beside_support(
    catalog: Catalog, question: Fixed | Beyond | StandingOut, today: date
) -> FixedAnswer | BeyondAnswer | StandingOutAnswer:
    if isinstance(question, StandingOut) and question.on:
        return came_out(catalog, question, question.on, today)
    if isinstance(question, StandingOut):
        return standing_out(catalog, question, today)
    return fixed(catalog, question, today) if isinstance(question, Fixed) else beyond(catalog, question, today)

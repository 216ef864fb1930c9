"""Any answer in words: the table of what tells what."""

from bot.domain.among import AmongAnswer
from bot.domain.answer import Answer, Errand
from bot.domain.beyond import BeyondAnswer
from bot.domain.check import CheckAnswer
from bot.domain.compatibility import CompatAnswer
from bot.domain.fits import FitsAnswer
from bot.domain.fixed import FixedAnswer
from bot.domain.question import (
    Announce,
    FileTicket,
    Help,
    Language,
    Rule,
    Status,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
    Where,
)
from bot.domain.standing_out import StandingOutAnswer
from bot.domain.understand import MOST_READ
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.versions import VersionsAnswer
from bot.words.among import tell_among
from bot.words.beyond import tell_beyond
from bot.words.check import tell_check
from bot.words.compat import tell_compat
from bot.words.fits import tell_fits
from bot.words.fixed import tell_fixed
from bot.words.help import tell_help, tell_language, tell_welcome
from bot.words.news.refusals import tell_news_not_here
from bot.words.rules import tell_rule
from bot.words.speech import Speech
from bot.words.standing_out import tell_standing_out
from bot.words.tickets.asks import tell_errand
from bot.words.told import Told
from bot.words.upgrade import tell_upgrade
from bot.words.versions import tell_versions, tell_where


def rest_unread(speech: Speech, told: Told) -> Told:
    """The same answer to a text that was too long: what was not read is not answered, and that must be seen."""
    return told._replace(lines=(speech.t("rest_unread", most=MOST_READ), *told.lines))


def tell(speech: Speech, answer: Answer) -> Told:
    match answer:
        case CheckAnswer():
            return tell_check(speech, answer)
        case CompatAnswer():
            return tell_compat(speech, answer)
        case FitsAnswer():
            return tell_fits(speech, answer)
        case UpgradeAnswer():
            return tell_upgrade(speech, answer)
        case VersionsAnswer():
            return tell_versions(speech, answer)
        case AmongAnswer():
            return tell_among(speech, answer)
        case FixedAnswer():
            return tell_fixed(speech, answer)
        case BeyondAnswer():
            return tell_beyond(speech, answer)
        case StandingOutAnswer():
            return tell_standing_out(speech, answer)
        case _:
            return _tell_rest(speech, answer)


def _tell_rest(speech: Speech, answer: Rule | Where | Help | Language | Errand) -> Told:
    """What is not drawn from the rules."""
    match answer:
        case Rule():
            return tell_rule(speech, answer)
        case Where():
            return tell_where(speech, answer)
        case Help():
            return tell_welcome(speech) if answer.thanked else tell_help(speech)
        case Language():
            return tell_language(speech, changed=answer.choice is not None)
        case FileTicket() | Tickets() | Status():
            return tell_errand(speech, answer)
        case Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return tell_news_not_here(speech)

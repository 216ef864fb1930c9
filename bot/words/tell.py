"""Any answer in words: the table of what tells what."""

from bot.domain.answer import Answer
from bot.domain.check import CheckAnswer
from bot.domain.compatibility import CompatAnswer
from bot.domain.question import FileTicket, Help, Language, Status, Tickets, Where
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.versions import VersionsAnswer
from bot.words.check import tell_check
from bot.words.compat import tell_compat
from bot.words.help import tell_help, tell_language
from bot.words.speech import Speech
from bot.words.ticket_asks import tell_errand
from bot.words.told import Told
from bot.words.upgrade import tell_upgrade
from bot.words.versions import tell_versions, tell_where


def tell(speech: Speech, answer: Answer) -> Told:
    match answer:
        case CheckAnswer():
            return tell_check(speech, answer)
        case CompatAnswer():
            return tell_compat(speech, answer)
        case UpgradeAnswer():
            return tell_upgrade(speech, answer)
        case VersionsAnswer():
            return tell_versions(speech, answer)
        case Where():
            return tell_where(speech, answer)
        case Help():
            return tell_help(speech)
        case Language():
            return tell_language(speech, changed=answer.choice is not None)
        case FileTicket() | Tickets() | Status():
            return tell_errand(speech, answer)

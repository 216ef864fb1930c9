"""On the command line nothing is remembered and nobody is known: where it works is said instead."""

from bot.domain.answer import Answer, Errand
from bot.domain.question import (
    Announce,
    FileTicket,
    Language,
    Status,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
)
from bot.domain.understanding.commands import as_command
from bot.words.help import tell_language_of_commands
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import Told


def tell_in_terminal(speech: Speech, answer: Answer) -> Told:
    match answer:
        case Language():
            return tell_language_of_commands(speech)
        case FileTicket() | Tickets() | Status():
            told = tell(speech, answer)
            return told._replace(
                mark="no", headline=speech.t("terminal.not_done"), lines=(*_where(speech, answer), *told.lines)
            )
        case Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return Told("no", speech.t("terminal.not_done"), lines=_where(speech, answer))
        case _:
            return tell(speech, answer)


def _where(speech: Speech, errand: Errand) -> tuple[str, ...]:
    in_slack = speech.t("terminal.in_slack", command=f"/flowver {as_command([errand])}")
    if isinstance(errand, Announce) and errand.version:
        return (speech.t("terminal.here", command=f"flowver announce {errand.version}"), in_slack)
    return (in_slack,)

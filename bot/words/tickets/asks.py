"""What can be had beside an answer where requests are filed: a request about that version, or for a service pack."""

from bot.domain.answer import Answer
from bot.domain.beyond import BeyondAnswer
from bot.domain.check import CheckAnswer
from bot.domain.fixed import FixedAnswer
from bot.domain.question import FileTicket, Status, Subject, Tickets
from bot.domain.standing_out import StandingOutAnswer
from bot.domain.upgrade import UpgradeAnswer
from bot.words.speech import Speech
from bot.words.told import Ask, Told

FORMS = ("ticket", "tickets", "status")
# Of what can be asked there are buttons for five.
MOST_OTHERS = 4


def with_errands(speech: Speech, told: Told, answer: Answer) -> Told:
    """The same answer, with the button that files a request about it."""
    ask = _ask(speech, answer)
    return told._replace(asks=(*told.asks, ask)) if ask else told


def with_request(speech: Speech, told: Told) -> Told:
    """The same, with the button for a request about anything, unless that is among what can be asked."""
    file = _request(speech)
    others = tuple(ask for ask in told.asks if ask.text != file.text)
    return told._replace(asks=(*others[:MOST_OTHERS], file))


def help_with_errands(speech: Speech, told: Told) -> Told:
    newest = speech.catalog.newest_lines
    line = str(newest[0]) if newest else "6.15"
    forms = tuple((speech.t(f"help.{form}", line=line), speech.t(f"help.{form}_what")) for form in FORMS)
    asks = (_request(speech), Ask(speech.t("ask.tickets"), "tickets"))
    return told._replace(commands=(*told.commands, *forms), asks=(*told.asks, *asks))


def _request(speech: Speech) -> Ask:
    return Ask(speech.t("ask.ticket_any"), "ticket")


def _ask(speech: Speech, answer: Answer) -> Ask | None:
    if isinstance(answer, CheckAnswer):
        return Ask(speech.t("ask.ticket", version=str(answer.subject.version)), f"ticket {answer.subject}")
    if isinstance(answer, BeyondAnswer) and answer.verdict == "unknown":
        subject = answer.question.subject
        return Ask(speech.t("ask.ticket", version=str(subject.version)), f"ticket {subject}")
    if isinstance(answer, StandingOutAnswer) and answer.verdict == "unknown":
        return _request(speech)
    if isinstance(answer, FixedAnswer) and not answer.releases:
        return Ask(speech.t("fixed.status", fix=answer.question.key), f"status {answer.question.key}")
    if isinstance(answer, UpgradeAnswer) and answer.to and answer.step == "service_pack":
        start = Subject(answer.start, answer.component)
        return Ask(speech.t("ask.service_pack"), f"ticket upgrade {start} {answer.to}")
    return None


def tell_errand(speech: Speech, errand: FileTicket | Tickets | Status) -> Told:
    """Where requests cannot be filed: in a terminal, or without a desk in the settings."""
    portal = speech.catalog.policy.links.portal
    return Told(
        mark="info",
        headline=speech.t("errand.not_here"),
        lines=(speech.t("errand.not_here_status" if isinstance(errand, Status) else "errand.not_here_how"),),
        link=(speech.t("link.portal"), str(portal)) if portal else None,
    )

"""The words around a person's own text in the description that the desk reads; in the desk's language."""

from collections.abc import Iterator

from bot.domain.tickets.request_text import Section, request_summary, request_text, whole_text
from bot.domain.tickets.ticket import Ticket
from bot.domain.tickets.whole_text import NAME
from bot.words.speech import Speech
from bot.words.tickets.ticket import category_of


def tell_request(speech: Speech, ticket: Ticket, marker: str, name: str, email: str, behalf: str) -> str:
    """`behalf`: empty when the request is made in the person's name, else why it is not, as a code."""
    sections = _sections(speech, ticket, _who(speech, name, email, behalf))
    return request_text(sections, marker, speech.t("request.cut", file=NAME))


def tell_whole_text(speech: Speech, ticket: Ticket) -> str:
    """What the person wrote and what goes along, uncut, for a file beside the request."""
    return whole_text(_sections(speech, ticket, ""))


def _sections(speech: Speech, ticket: Ticket, who: str) -> Iterator[Section]:
    t = speech.t
    component = speech.component(ticket.component) if ticket.component in speech.catalog.components else ""
    # Its heading at the desk holds less than what was written.
    if request_summary(ticket.summary) != " ".join(ticket.summary.split()):
        yield Section(t("request.summary"), ticket.summary)
    yield Section(t("request.version"), ticket.version or t("request.not_known"))
    yield Section(t("request.component"), component or ticket.component or t("request.not_known"))
    yield Section(t("request.severity"), _severity(speech, ticket.severity))
    yield Section(t("request.description"), ticket.description, 3000)
    yield Section(t("request.steps"), ticket.steps, 3000)
    yield Section(t("request.expected"), ticket.expected, 1500)
    yield Section(t("request.actual"), ticket.actual, 1500)
    yield Section(t("request.carried"), ticket.carried)
    yield Section(t("request.from"), "\n".join(line for line in (who, ticket.permalink) if line))


def _severity(speech: Speech, severity: str) -> str:
    """The categories' meanings are the vendor's to define: until they are, the reader is told whose words these are."""
    category = category_of(speech, severity)
    if category is None:
        return severity
    name = category.name.in_language(speech.t.language)
    if speech.catalog.policy.fix_policy.confirmed:
        return name
    return speech.t("request.our_category", name=name, meaning=category.meaning.in_language(speech.t.language))


def _who(speech: Speech, name: str, email: str, behalf: str) -> str:
    person = f"{name}, {email}" if email else name
    return speech.t("request.for" if behalf else "request.by", person=person or speech.t("request.somebody"))

"""The words around a person's own text in the description that the desk reads; in the desk's language."""

from collections.abc import Iterator

from bot.domain.request_text import Section, request_text
from bot.domain.ticket import Ticket
from bot.words.speech import Speech
from bot.words.ticket import category_of


def tell_request(speech: Speech, ticket: Ticket, marker: str, name: str, email: str, behalf: str) -> str:
    """`behalf`: empty when the request is made in the person's name, else why it is not, as a code."""
    return request_text(_sections(speech, ticket, _who(speech, name, email, behalf)), marker, speech.t("request.cut"))


def _sections(speech: Speech, ticket: Ticket, who: str) -> Iterator[Section]:
    t = speech.t
    component = speech.component(ticket.component) if ticket.component in speech.catalog.components else ""
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

"""The whole text of a request that is too long for the desk's field: a file of flowver's own, which goes along."""

from dataclasses import replace

from bot.domain.tickets.request_text import LONGEST, units
from bot.domain.tickets.ticket import SlackFile, Ticket

NAME = "flowver-description.txt"
_ID = "flowver-description"
# What headings, names and the desk's markup add to what people wrote.
_ROOM = 4_000


def with_whole_text(ticket: Ticket, workspace: str, marker: str) -> Ticket:
    """The ticket with the file when its text will be cut; without one that an earlier text needed."""
    texts = (ticket.summary, ticket.description, ticket.steps, ticket.expected, ticket.actual, ticket.carried)
    files = without_whole_text(ticket.files)
    if sum(map(units, texts)) > LONGEST - _ROOM:
        size = sum(len(text.encode("utf-8", "replace")) for text in texts)
        files = (*files, SlackFile(_ID, NAME, size, "text/plain", f"{workspace}/{marker}"))
    return replace(ticket, files=files)


def without_whole_text(files: tuple[SlackFile, ...]) -> tuple[SlackFile, ...]:
    """Only what people sent along."""
    return tuple(file for file in files if not is_whole_text(file))


def is_whole_text(file: SlackFile) -> bool:
    """flowver writes it itself; Slack does not have it."""
    return file.id == _ID


def owner_of(file: SlackFile) -> tuple[str, str]:
    """Workspace and marker of the request whose text it is."""
    workspace, _, marker = file.url.partition("/")
    return workspace, marker

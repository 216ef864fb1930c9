"""What filing requests needs from outside: the service desk, Slack's files; and the errors that they may raise."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.ticket import Filed, Refusal, SlackFile


class DeskError(Exception):
    """Something between us and the desk. Its text is one sentence for the log, without what people wrote."""


class DeskNotDone(DeskError):
    """Certainly not done: refused before sending, or limited (429). `retry_after`: seconds, when the desk said it."""

    def __init__(self, text: str, retry_after: float | None = None) -> None:
        super().__init__(text)
        self.retry_after = retry_after


class DeskUnsure(DeskError):
    """May have been done: timeout, reset, 5xx, an answer that cannot be read."""


class DeskRefused(DeskError):
    """Certainly not done, and it will not be without a change: `refusal` says what the desk objects to.

    `judged`: it was read and judged (400, 422); else it was turned away for another reason, such as its size.
    """

    def __init__(self, refusal: Refusal, *, judged: bool = True) -> None:
        super().__init__("the desk refused the request")
        self.refusal = refusal
        self.judged = judged


class DeskNotAllowed(DeskError):
    """401, 403 or 404: our credentials or permissions do not suffice; a person must mend that."""


class DeskNotLetIn(DeskNotAllowed):
    """401: it is our credentials, whatever was asked for and for whom."""


class DeskForbidden(DeskNotAllowed):
    """403: we are known, and may not do this."""


class DeskHidesPeople(DeskNotAllowed):
    """Somebody was found, but the desk does not show whether the address is theirs."""


@dataclass(frozen=True, slots=True)
class Order:
    """A request to create. `values`: field id -> value as the desk takes it; `marker` stands in the description."""

    desk_id: str
    request_type: str
    values: Mapping[str, Any]
    marker: str
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A page of the knowledge base."""

    title: str
    url: str


class ServiceDesk(Protocol):
    """Jira Service Management. Every call ends in bounded time and is never repeated by itself; raises DeskError."""

    async def request_types(self) -> tuple[RequestType, ...]:
        """The request types that the settings name, with their fields, in the settings' order."""

    async def customer(self, email: str) -> str | None:
        """The account id of the customer with this e-mail address; None: the desk knows nobody. DeskHidesPeople."""

    async def validate(self, order: Order) -> Refusal | None:
        """The desk's own check without creating anything; None: no objection, or the site cannot check."""

    async def create(self, order: Order) -> Filed:
        """Create the request. DeskNotDone, DeskUnsure, DeskRefused, DeskNotAllowed."""

    async def find(self, marker: str, since: datetime) -> Sequence[Filed]:
        """Requests whose text holds the marker, created after `since`. An empty look proves nothing by itself."""

    async def upload(self, desk_id: str, file: SlackFile, content: AsyncIterator[bytes]) -> str:
        """Upload a temporary file; its id."""

    async def attach(self, key: str, temporary_ids: Sequence[str], comment: str) -> None:
        """Attach uploaded files to a request, publicly."""

    async def attachments(self, key: str) -> Sequence[str]:
        """The file names that a request has, to look before an attachment is repeated."""

    async def status(self, key: str, language: str = "") -> Filed:
        """The request as it is now; its status in this language, where the desk has it, else in its own."""

    async def articles(self, query: str, limit: int = 3) -> Sequence[Article]:
        """Knowledge-base articles; empty where the site has none."""


class SlackFiles(Protocol):
    """Slack's private files."""

    def open(self, file: SlackFile) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
        """The content, streamed. FileGone, FileNotNow, FileRefused."""


class FileGone(Exception):
    """The file vanished, or Slack's store is out of reach for good."""


class FileNotNow(Exception):
    """Slack's store does not answer now; the same file may be had later."""


class FileRefused(Exception):
    """Not a file that may go along: another host, HTML instead of content, too large. Its text is a code."""

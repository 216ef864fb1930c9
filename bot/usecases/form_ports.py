"""What the form needs from outside: request types held in memory, the desk's knowledge, who a person is at the desk."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from bot.domain.kept import Attachment, Request
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.ticket import Origin, Refusal, Ticket
from bot.usecases.desk_ports import Article
from bot.usecases.request_ports import Submitted

# How a person stands at the desk. `known`: the request is made on their behalf.
Standing = Literal["known", "no_email", "no_account", "not_found_out"]


class RequestTypes(Protocol):
    """The desk's request types as last read; only `refresh` waits."""

    def current(self) -> tuple[RequestType, ...]:
        """Empty before the desk has answered once."""

    def find(self, request_type: str) -> RequestType | None:
        """The request type with this id."""

    async def refresh(self) -> bool:
        """Read anew; False: the desk does not answer, and what is known stays."""


class DeskLook(Protocol):
    """The parts of a ServiceDesk that only read. Bounded time; raises DeskError."""

    async def customer(self, email: str) -> str | None:
        """The account id of the customer with this address; None: the desk knows nobody."""

    async def articles(self, query: str, limit: int = 3) -> Sequence[Article]:
        """Knowledge-base articles; empty where the site has none."""


class Submit(Protocol):
    """Writes a promise down; `SubmitRequest.submit`. StoreUnavailable."""

    async def __call__(self, key: str, ticket: Ticket, origin: Origin) -> Submitted:
        """`key` names the submission: the same one again is the same request."""


class CheckTicket(Protocol):
    """The desk's own check of a ticket. Raises DeskError."""

    async def __call__(self, ticket: Ticket, origin: Origin, account: str | None) -> Refusal | None:
        """None: no objection, or the site cannot check. `account`: the person's at the desk, where it is known."""


class KnownRequests(Protocol):
    """Requests as people may look at them; a part of Requests. Raises StoreUnavailable."""

    async def get(self, workspace: str, marker: str) -> Request | None:
        """One request, whoever's it is."""

    async def is_mended(self, workspace: str, marker: str) -> bool:
        """Whether a refused request has been mended, and sent again as another."""

    async def requests_of(self, workspace: str, user: str, most: int = 20) -> Sequence[Request]:
        """One person's requests, newest first."""

    async def request_by_key(self, workspace: str, user: str, key: str) -> Request | None:
        """The request with the desk's key, if it is this person's."""


class ReadStatus(Protocol):
    """Reads a filed request at the desk and keeps what it says; `RefreshStatus.step`. StoreUnavailable."""

    async def __call__(self, request: Request) -> None: ...


class KnownFiles(Protocol):
    """The files of requests; a part of Attachments. Raises StoreUnavailable."""

    async def of_requests(self, workspace: str, requests: Sequence[str]) -> Mapping[str, Sequence[Attachment]]:
        """The files of each request, in order."""


class ChannelRequests(Protocol):
    """Requests that came from a channel. Raises StoreUnavailable."""

    async def of_channel(self, workspace: str, channel: str, most: int = 20) -> Sequence[Request]:
        """Newest first, whoever's they are."""

"""What filing and telling need from outside beside the desk: the kept promises, and somebody to post."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.domain.kept import Attachment, Delivery, Notice, Request
from bot.domain.tickets.ticket import Filed, Origin, Ticket
from bot.usecases.desk_ports import Order


@dataclass(frozen=True, slots=True)
class Submitted:
    """A promise written down. `new`: False when the same submission was there already, from the view `view_id`."""

    request: str
    new: bool
    view_id: str = ""


@dataclass(frozen=True, slots=True)
class Requester:
    """The person behind a request, as Slack knows them; `email` is empty when Slack does not tell."""

    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has typed and not sent. `values` as JSON has it."""

    workspace: str
    user: str
    id: str
    values: Mapping[str, Any]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """One delivery's next state; `gates`: channel -> when it opens, "" for the whole workspace."""

    claimed: Delivery
    moved: Delivery
    gates: Mapping[str, datetime]


class Requests(Protocol):
    """Promised requests. Raises StoreUnavailable.

    `move` and `filed` change a row only while it still is as it was claimed; False: somebody else has moved it on.
    """

    async def submit(self, marker: str, key: str, ticket: Ticket, origin: Origin, now: datetime) -> Submitted:
        """Write the request and its files in one transaction; the same key in a workspace is one request."""

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Request]:
        """Take requests that are due, queued or unsure; one whose filing outlived its lease comes as unsure."""

    async def move(self, claimed: Request, moved: Request, notices: Sequence[Notice] = ()) -> bool:
        """Replace `claimed` by `moved`, with the notices, in one transaction."""

    async def filed(self, claimed: Request, moved: Request, notices: Sequence[Notice] = ()) -> bool:
        """As `move`, and the files may follow. Proof counts after the lease too, until a later create is sent."""

    async def next_due(self) -> datetime | None:
        """When the next request may be claimed."""

    async def get(self, workspace: str, marker: str) -> Request | None:
        """One request, whoever's it is."""

    async def retry_not_allowed(self, now: datetime) -> int:
        """Make due what waits for our account to be let in; how many that was."""

    async def is_mended(self, workspace: str, marker: str) -> bool:
        """Whether a refused request has been mended, and sent again as another."""

    async def requests_of(self, workspace: str, user: str, most: int = 20) -> Sequence[Request]:
        """One person's requests, newest first."""

    async def request_by_key(self, workspace: str, user: str, key: str) -> Request | None:
        """The request with the desk's key, if it is this person's."""

    async def due_for_status(self, now: datetime, again_at: datetime, most: int) -> Sequence[Request]:
        """Filed requests whose status is to be read; others get them from `again_at` on."""

    async def saw(self, request: Request, filed: Filed, now: datetime, again_at: datetime | None) -> None:
        """Keep a status just read; `again_at`: when to read it next, None for never."""

    async def counts(self) -> Mapping[str, int]:
        """How many are in each state that is not an end."""


class Attachments(Protocol):
    """Files on their way to a request. Raises StoreUnavailable. `move` as in Requests."""

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Attachment]:
        """Take files that are due, in `copying` or `unsure`."""

    async def move(self, claimed: Attachment, moved: Attachment, now: datetime) -> bool:
        """Replace `claimed` by `moved`; the last file of a request writes the notice of those left out."""

    async def next_due(self) -> datetime | None:
        """When the next file may be claimed."""

    async def retry_not_allowed(self, now: datetime) -> int:
        """Make due what waits for our account to be let in; how many that was."""

    async def of_requests(self, workspace: str, requests: Sequence[str]) -> Mapping[str, Sequence[Attachment]]:
        """The files of each request, in order."""

    async def counts(self) -> Mapping[str, int]:
        """How many are in each state that is not an end."""


class Outbox(Protocol):
    """Notices to deliver, of any kind. Raises StoreUnavailable."""

    async def enqueue(self, notices: Sequence[Notice], now: datetime) -> int:
        """Write the notices that are not there yet; how many those were."""

    async def claim(self, owner: str, now: datetime, lease: timedelta, most: int) -> Sequence[Delivery]:
        """Take due deliveries, in `sending` or `unsure`; of each channel one at a time, while its gate is open.

        `sent_at` of those in `sending` is their turn: a little ahead, so that a workspace hears no more than it bears.
        """

    async def move(self, claimed: Delivery, moved: Delivery, gates: Mapping[str, datetime]) -> bool:
        """Replace `claimed` by `moved` if it still is as claimed; `gates`: channel -> when it opens, "" for all."""

    async def move_all(self, moves: Sequence[Move]) -> Sequence[bool]:
        """Several moves in one transaction, each as `move`; whether each was still as claimed."""

    async def next_due(self) -> datetime | None:
        """When the next delivery may be claimed."""

    async def of_subject(self, workspace: str, kind: str, subject: str) -> Sequence[Delivery]:
        """How far each notice of a subject has come."""

    async def counts(self) -> Mapping[str, int]:
        """How many are in each state that is neither sent nor cancelled."""


class Drafts(Protocol):
    """What was typed and must not be lost. Raises StoreUnavailable."""

    async def keep(self, drafts: Sequence[Draft]) -> None:
        """Write them at once, each over an older one of the same person."""

    async def get(self, workspace: str, user: str, name: str) -> Draft | None:
        """The person's own draft."""

    async def drop(self, workspace: str, user: str, name: str) -> None:
        """Forget it."""

    async def forget_before(self, at: datetime) -> int:
        """Delete drafts last touched before an aware time, and return how many."""


class Solved(Protocol):
    """Questions that needed no request after all. Raises StoreUnavailable."""

    async def record(self, workspace: str, key: str, kind: str, at: datetime) -> None:
        """Count one; `key` keeps a repeated click from counting twice. `kind`: what solved it."""

    async def counts(self, workspace: str) -> Mapping[str, int]:
        """How many of each kind."""


# Who the person is; raises DeskNotDone when Slack cannot tell now.
FindRequester = Callable[[str, str], Awaitable[Requester]]
# Ticket, marker, person, account id or None, why it is in the bot's name -> what the desk is asked to create.
WriteOrder = Callable[[Ticket, str, Requester, str | None, str], Order]

"""The things a service desk holds, as plain data; what may happen to them is decided elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.playground.desk.accounts import Account
from bot.playground.desk.kinds import Kind
from bot.playground.model import Json

Category = Literal["NEW", "INDETERMINATE", "DONE"]


@dataclass(frozen=True)
class Choice:
    """One value that a field takes; `value` is its id, `label` its name, `children` a cascading field's second step."""

    value: str
    label: str
    children: tuple["Choice", ...] = ()


@dataclass
class Field:
    """A question of a request type."""

    id: str
    name: str
    kind: Kind
    required: bool = False
    description: str = ""
    choices: tuple[Choice, ...] = ()
    custom_id: int | None = None
    hidden: bool = False
    # What the portal's form begins with: the field's own default, and what this request type sets in its place.
    defaults: tuple[Choice, ...] = ()
    presets: tuple[str, ...] = ()


@dataclass
class RequestType:
    """A kind of request; the fields are in the order of the portal's form."""

    id: str
    name: str
    description: str
    issue_type: str
    fields: dict[str, Field] = field(default_factory=dict)


@dataclass
class Version:
    """A version of a project; `release_date` as YYYY-MM-DD."""

    id: str
    name: str
    released: bool = True
    archived: bool = False
    release_date: str | None = None
    description: str = ""


@dataclass
class ServiceDesk:
    """A desk and its project: request types, versions and components."""

    id: str
    project_id: str
    key: str
    name: str
    types: dict[str, RequestType] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    components: list[Choice] = field(default_factory=list)
    # Open unless said otherwise: the demo must not ask for invitations first.
    customers: set[str] | None = None
    filed: int = 0

    def admits(self, account: Account) -> bool:
        """Whether this account may raise requests; `customers` None is an open desk, else the account ids."""
        return account.is_agent or self.customers is None or account.id in self.customers


@dataclass(frozen=True)
class Status:
    """A step of the workflow."""

    name: str
    category: Category


@dataclass(frozen=True)
class StatusChange:
    status: Status
    at: datetime


@dataclass(frozen=True)
class Attachment:
    """A file on a request."""

    id: str
    name: str
    mime: str
    content: bytes
    author: Account
    created: datetime
    public: bool = True

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True)
class Comment:
    """A comment; an internal one (`public` False) is the agents' own."""

    id: str
    author: Account
    body: str
    public: bool
    created: datetime
    attachments: tuple[Attachment, ...] = ()


@dataclass
class DeskRequest:
    """One request, or issue, as Jira's other half calls it. Histories are oldest first."""

    id: str
    key: str
    desk: ServiceDesk
    type: RequestType
    values: Json
    reporter: Account
    creator: Account
    created: datetime
    statuses: list[StatusChange]
    participants: list[Account] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        return str(self.values.get("summary", ""))

    @property
    def description(self) -> str:
        return str(self.values.get("description") or "")

    @property
    def status(self) -> Status:
        return self.statuses[-1].status

    @property
    def updated(self) -> datetime:
        return max(self.moments())

    def moments(self) -> list[datetime]:
        """Return when something happened to it."""
        said = [entry.created for held in (self.comments, self.attachments) for entry in held]
        return [self.created, *(change.at for change in self.statuses), *said]

    def seen_by(self, account: Account) -> bool:
        return account.is_agent or account in (self.reporter, *self.participants)

    def comments_for(self, account: Account) -> list[Comment]:
        """Return what this account may read: customers only the public ones, strangers nothing."""
        if not self.seen_by(account):
            return []
        return [comment for comment in self.comments if comment.public or account.is_agent]

    def attachments_for(self, account: Account) -> list[Attachment]:
        if not self.seen_by(account):
            return []
        return [found for found in self.attachments if found.public or account.is_agent]

"""What flowver has promised and how far it has come: requests, files, notices; keeping it is the store's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.domain.tickets.ticket import AttachmentState, Filed, Origin, Refusal, RequestState, SlackFile, Ticket

# `held`: not to be sent until somebody lets it go on.
DeliveryState = Literal["queued", "held", "sending", "sent", "unsure", "blocked", "cancelled"]
# Why a request was made in the bot's name: tried on behalf (empty), or what stood in the way.
Behalf = Literal["", "no_email", "no_customer", "hidden", "refused"]
# The code of what waits until somebody has mended our account at the desk.
NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class Request:
    """A promised request. `id` is also the marker in the desk's text; times are aware.

    `due_at`: when somebody may take it next, None when nothing is left to do; `attempt` counts creates sent;
    `looks`: empty looks since the last one; `desk_id`: where it was sent; `trouble`: why a person is needed, as a code.
    """

    workspace: str
    id: str
    origin: Origin
    ticket: Ticket
    state: RequestState
    created_at: datetime
    updated_at: datetime
    attempt: int = 0
    owner: str = ""
    lease_until: datetime | None = None
    due_at: datetime | None = None
    looks: int = 0
    first_sent_at: datetime | None = None
    last_sent_at: datetime | None = None
    behalf: Behalf = ""
    desk_id: str = ""
    filed: Filed | None = None
    refusal: Refusal | None = None
    trouble: str = ""
    seen_at: datetime | None = None
    refresh_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that shall follow its request. `key` is the desk's key of the request, empty before it has one.

    `temporary_id`: uploaded, and from then on perhaps attached; `reason`: why it did not go along, or waits, as a code;
    `sent_at`: when the desk was last asked to attach it.
    """

    workspace: str
    request: str
    position: int
    file: SlackFile
    state: AttachmentState
    desk_id: str = ""
    key: str = ""
    temporary_id: str = ""
    attempt: int = 0
    reason: str = ""
    owner: str = ""
    lease_until: datetime | None = None
    due_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say, once per (kind, subject, target). `target`: a channel, a person or a view.

    `values` are what the sentences need, as JSON has it; `language` is the reader's, empty when unknown. `not_before`:
    it waits until then. `revision`: of what it tells of. `blocked`: why it is written down but cannot be sent yet.
    """

    workspace: str
    kind: str
    subject: str
    target: str
    via: Literal["message", "edit", "view"] = "message"
    thread_ts: str = ""
    language: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None
    revision: int = 0
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice on its way. `error`: why it is blocked or cancelled, Slack's word or a code of ours.

    `sent_at`: its turn, which may be a moment ahead when it is claimed. `revision`: what the reader sees, or will see.
    """

    id: str
    notice: Notice
    state: DeliveryState
    created_at: datetime
    attempt: int = 0
    owner: str = ""
    lease_until: datetime | None = None
    due_at: datetime | None = None
    sent_at: datetime | None = None
    channel: str = ""
    ts: str = ""
    error: str = ""
    revision: int = 0

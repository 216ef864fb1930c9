"""A support request as flowver keeps it, from the form to the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

RequestState = Literal["queued", "filing", "unsure", "filed", "refused", "needs_person"]
AttachmentState = Literal["waiting", "copying", "attached", "unsure", "failed"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in Slack the request came from; empty texts where there is no such place."""

    workspace: str
    user: str
    channel: str = ""
    thread_ts: str = ""
    permalink: str = ""
    view_id: str = ""


# Bytes; a desk may take less.
LARGEST_FILE = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SlackFile:
    """A file that goes along; `url` is Slack's private download address, `size` bytes."""

    id: str
    name: str
    size: int
    mimetype: str = ""
    url: str = ""

    @property
    def too_large(self) -> bool:
        """As far as Slack has told how large it is."""
        return self.size > LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the person filled in. `desk_values`: field id -> value in the desk's form.

    `version` is as the person gave it, normalised where it could be read; `carried`: text that goes along;

    `permalink`: the message in Slack that it came from; `people`: field id -> who was chosen, as Slack knows them.
    """

    desk_id: str
    request_type: str
    request_type_name: str
    summary: str
    description: str
    component: str = ""
    version: str = ""
    severity: str = ""
    steps: str = ""
    expected: str = ""
    actual: str = ""
    carried: str = ""
    language: str = "en"
    desk_values: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[SlackFile, ...] = ()
    permalink: str = ""
    people: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filed:
    """The desk's request. `portal_url` is the address for the customer; `created_at` is ISO text or empty."""

    key: str
    issue_id: str
    portal_url: str
    status: str = ""
    status_category: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The desk says no: `fields` field id -> its words; `message` what concerns no single field."""

    message: str
    fields: Mapping[str, str] = field(default_factory=dict)

"""The things a workspace holds, as plain data; what may happen to them is decided in workspace.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ConversationKind = Literal["public_channel", "private_channel", "im"]


@dataclass(frozen=True)
class Person:
    """A member of the workspace; `locale` as Slack writes it (sv-SE), `name` is the handle."""

    id: str
    name: str
    real_name: str
    title: str
    locale: str
    color: str
    tz: str = "Europe/Stockholm"
    is_bot: bool = False
    is_guest: bool = False
    is_admin: bool = False
    has_email: bool = True
    team: str | None = None
    deleted: bool = False

    @property
    def is_external(self) -> bool:
        """Whether the person is here from another workspace, by Slack Connect; `team` is theirs."""
        return self.team is not None

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.real_name.split()[:2]).upper()


@dataclass
class Conversation:
    """A channel or a direct message; the members are user ids in the order they joined."""

    id: str
    kind: ConversationKind
    name: str
    topic: str = ""
    members: list[str] = field(default_factory=list)
    is_archived: bool = False
    is_ext_shared: bool = False

    @property
    def is_im(self) -> bool:
        return self.kind == "im"


@dataclass
class StoredFile:
    """An uploaded file; `address` is where the bot downloads it, `places` the conversations it was shared in."""

    id: str
    name: str
    mimetype: str
    content: bytes
    user: str
    team: str
    created: int
    address: str
    is_foreign: bool = False
    vanished: bool = False
    answers_html: bool = False
    places: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass
class Message:
    """One message; `only_for` makes it ephemeral, `metadata` is what the Web API was given.

    `subtype` is Slack's word for what it says of the channel itself (channel_archive, channel_name ...).
    """

    ts: str
    conversation: str
    user: str
    text: str
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    thread_ts: str | None = None
    edited: str | None = None
    only_for: str | None = None
    in_channel_command: str | None = None
    subtype: str | None = None
    metadata: Json | None = None
    reply_count: int = 0
    files: tuple[StoredFile, ...] = ()

    @property
    def ephemeral(self) -> bool:
        return self.only_for is not None


@dataclass
class View:
    """A published App Home or an opened modal; `content` is what the app sent.

    `state` is what the person entered: block_id -> action_id -> value, in the shapes of view.state.values.
    """

    id: str
    user: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    state: Json = field(default_factory=dict)


@dataclass(frozen=True)
class Shortcut:
    """A shortcut as the app's manifest declares it: global (any place) or message (in a message's menu)."""

    name: str
    kind: Literal["global", "message"]
    callback_id: str
    description: str = ""


@dataclass(frozen=True)
class SlashCommand:
    """A command as the app's manifest declares it."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = True


@dataclass(frozen=True)
class AppProfile:
    """What Slack knows of the installed app: its ids, commands, shortcuts, granted scopes and subscribed events."""

    id: str
    bot_id: str
    user: str
    name: str
    commands: tuple[SlashCommand, ...]
    scopes: frozenset[str]
    events: frozenset[str]
    shortcuts: tuple[Shortcut, ...] = ()

    def command(self, name: str) -> SlashCommand | None:
        return next((known for known in self.commands if known.command == name), None)


@dataclass(frozen=True)
class Cast:
    """Everything a workspace starts with.

    The messages are (minutes ago, conversation id, user id, text), the oldest first.
    """

    team_id: str
    team_name: str
    team_domain: str
    people: tuple[Person, ...]
    conversations: tuple[Conversation, ...]
    app: AppProfile
    messages: tuple[tuple[int, str, str, str], ...] = ()
    usergroups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usergroup_names: Mapping[str, str] = field(default_factory=dict)

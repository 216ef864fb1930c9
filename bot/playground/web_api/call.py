"""One call of the Web API: its arguments, read leniently as Slack does, and the errors it may end in."""

import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.playground.model import Conversation, Json, Message, Person, StoredFile
from bot.playground.workspace import Workspace

Reply = Json


@dataclass(frozen=True)
class HttpAnswer:
    """What goes back over HTTP; `html` is a page in place of the body."""

    status: int
    body: Json
    headers: dict[str, str] = field(default_factory=dict)
    html: bool = False


class ApiError(Exception):
    """An answer with ok false; `more` is merged into it."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


class Host(Protocol):
    """What methods need of the playground besides the workspace."""

    @property
    def url(self) -> str: ...

    def socket_url(self) -> str | None: ...

    def spend_trigger(self, trigger_id: str) -> str: ...

    def bot_message(self, message: Message) -> None: ...

    def file(self, identity: str) -> StoredFile | None: ...


@dataclass(frozen=True)
class Call:
    """A method called with the bot's token."""

    workspace: Workspace
    host: Host
    arguments: Json

    def text(self, name: str, default: str = "") -> str:
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, name: str, error: str | None = None) -> str:
        """Return a text argument; without it `error`, or Slack's invalid_arguments naming the field."""
        found = self.text(name)
        if not found:
            missing = [f"[ERROR] missing required field: {name}"]
            raise ApiError(error) if error else invalid_arguments(missing)
        return found

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.arguments.get(name)
        return default if value is None else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        if not value:
            return default
        # int() would take Arabic-Indic digits and signs; Slack does not.
        if not value.isascii() or not value.isdigit():
            raise ApiError("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(value)

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """Return an argument that may come as JSON text, as form bodies must send it."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(error) from None

    def channel(self, name: str = "channel") -> Conversation:
        """Return the conversation if the bot may know of it, else channel_not_found."""
        found = self.workspace.conversations.get(self.text(name))
        if found is None or (found.kind != "public_channel" and self.workspace.bot not in found.members):
            raise ApiError("channel_not_found")
        return found

    def person(self, name: str = "user", error: str = "user_not_found") -> Person:
        found = self.workspace.people.get(self.text(name))
        if found is None:
            raise ApiError(error)
        return found


def invalid_arguments(messages: list[str]) -> ApiError:
    return ApiError("invalid_arguments", response_metadata={"messages": messages})

"""The port to Slack's side of a delivery: posting once, looking back, updating a view; and what may go wrong."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.domain.kept import Notice


@dataclass(frozen=True, slots=True)
class Rendered:
    """A notice as Slack takes it: {"text", "blocks"} for a message, the view itself for a view.

    `revision`: of what it tells of, 0 where there is only one.
    """

    content: Mapping[str, Any]
    revision: int = 0


# LookupError, TypeError or ValueError: it cannot be written; NothingToSay: it need not be; StoreUnavailable passes.
Render = Callable[[Notice], Awaitable[Rendered]]


class PostNotDone(Exception):
    """Certainly not done, and worth another try. `retry_after` in seconds, when there is a reason to know it."""

    def __init__(self, text: str, retry_after: float | None = None) -> None:
        super().__init__(text)
        self.retry_after = retry_after


class PostLimited(PostNotDone):
    """429. `everywhere`: Slack says that the whole workspace is meant."""

    def __init__(self, retry_after: float, everywhere: bool = False) -> None:
        super().__init__("limited", retry_after)
        self.retry_after: float = retry_after
        self.everywhere = everywhere


class PostTokenRefused(PostNotDone):
    """Slack does not take our token, so nothing reaches the workspace until somebody mends it. `word` is Slack's."""

    def __init__(self, word: str, retry_after: float) -> None:
        super().__init__(word, retry_after)
        self.word = word
        self.retry_after: float = retry_after


class PostRefused(Exception):
    """Certainly not done, and it never will be like this. `reason` is Slack's word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PostUnsure(Exception):
    """May have been done: timeout, reset, 5xx, an answer that cannot be read."""


class NothingToSay(Exception):
    """What the notice told of is not so any more."""


class ViewGone(Exception):
    """The view has been closed."""


class NotReadable(Exception):
    """Looking back is not possible there: a scope is missing, or we are not in the channel. Its text is a code."""


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands."""

    channel: str
    ts: str


class Messenger(Protocol):
    """Slack, without repeats of its own; every call ends in bounded time."""

    async def post(self, notice: Notice, content: Mapping[str, Any], delivery: str) -> Posted:
        """Post with the delivery's id in the metadata. PostNotDone, PostRefused, PostUnsure."""

    async def edit(self, notice: Notice, content: Mapping[str, Any]) -> Posted:
        """Replace what stands at `notice.values`: {"channel", "ts"}. PostNotDone, PostRefused, PostUnsure."""

    async def find(self, notice: Notice, delivery: str, sent_at: datetime) -> Posted | None:
        """The message with this id in its metadata, sent about then. NotReadable, PostNotDone, PostUnsure."""

    async def update_view(self, notice: Notice, view: Mapping[str, Any]) -> None:
        """Replace an open view's content. ViewGone, PostNotDone, PostRefused, PostUnsure."""

"""What chat.postMessage took, as the far end saw it: where, when and with which marker, and no more than that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.playground.model import Json, Message


@dataclass(frozen=True, slots=True)
class Post:
    """One accepted post; `at` is the far end's clock (aware UTC), `metadata` what came with it."""

    at: datetime
    team: str
    channel: str
    ts: str
    thread_ts: str | None
    metadata: Json | None


class Posts:
    """Every accepted post of every workspace, the oldest first; deleting or forgetting messages leaves it alone."""

    def __init__(self) -> None:
        self._taken: list[Post] = []

    def take(self, at: datetime, team: str, message: Message) -> None:
        place = (message.conversation, message.ts, message.thread_ts)
        self._taken.append(Post(at, team, *place, message.metadata))

    def __iter__(self) -> Iterator[Post]:
        return iter(self._taken)

    def __len__(self) -> int:
        return len(self._taken)

    def __getitem__(self, index: int) -> Post:
        return self._taken[index]

    def in_channel(self, channel: str) -> list[Post]:
        return [post for post in self._taken if post.channel == channel]

    def closest(self) -> float | None:
        """Return the fewest seconds between two posts in one channel; None when no channel has two."""
        return min(_gaps(self._taken), default=None)


def _gaps(posts: Iterable[Post]) -> Iterator[float]:
    before: dict[tuple[str, str], datetime] = {}
    for post in posts:
        place = post.team, post.channel
        if place in before:
            yield (post.at - before[place]).total_seconds()
        before[place] = post.at

"""Slack in memory: what was posted with which metadata, which views show what, and files; it can lose and limit."""

import itertools
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.domain.kept import Notice
from bot.domain.tickets.ticket import SlackFile
from bot.usecases.desk_ports import FileGone, FileRefused
from bot.usecases.messenger import NotReadable, Posted, PostLimited, PostRefused, PostUnsure, ViewGone

Fault = Literal["lost", "down", "limited", "refused", ""]


@dataclass(frozen=True)
class Post:
    channel: str
    delivery: str
    notice: Notice
    at: datetime
    ts: str


class FakeSlack:
    """A Messenger and a SlackFiles with state. `faults` are used up, one for each call that writes.

    `limited_until`: by channel, "" for all of them. `tries`: when and where a post was asked for.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.posts: list[Post] = []
        self.views: dict[str, list[Notice]] = {}
        self.gone: dict[str, Exception] = {}
        self.edits: list[tuple[Notice, Mapping[str, Any]]] = []
        self.closed_views: set[str] = set()
        self.unreadable: set[str] = set()
        self.faults: deque[Fault] = deque()
        self.files: dict[str, bytes] = {}
        self.hidden: set[str] = set()
        self.limit_seconds = 5.0
        self.limited_until: dict[str, datetime] = {}
        self.tries: list[tuple[datetime, str]] = []
        self._numbers = itertools.count(1)

    def doubled(self) -> list[str]:
        return [each for each, number in Counter(post.delivery for post in self.posts).items() if number > 1]

    def said(self, channel: str) -> list[str]:
        """The kinds of what was posted there, in order."""
        return [notice.kind for notice in self.notices(channel)]

    def notices(self, channel: str) -> list[Notice]:
        return [post.notice for post in self.posts if post.channel == channel]

    async def post(self, notice: Notice, content: Mapping[str, Any], delivery: str) -> Posted:
        self.tries.append((self.now(), notice.target))
        if error := self.gone.get(notice.target):
            raise error
        limited_until = max(self.limited_until.get(place, self.now()) for place in ("", notice.target))
        if limited_until > self.now():
            raise PostLimited((limited_until - self.now()).total_seconds())
        fault = self._fault()
        ts = f"{self.now().timestamp():.0f}.{next(self._numbers):06d}"
        self.posts.append(Post(notice.target, delivery, notice, self.now(), ts))
        if fault == "lost":
            raise PostUnsure("lost")
        return Posted(notice.target, ts)

    async def edit(self, notice: Notice, content: Mapping[str, Any]) -> Posted:
        if error := self.gone.get(notice.target):
            raise error
        fault = self._fault()
        self.edits.append((notice, content))
        if fault == "lost":
            raise PostUnsure("lost")
        return Posted(notice.values["channel"], notice.values["ts"])

    async def find(self, notice: Notice, delivery: str, sent_at: datetime) -> Posted | None:
        if notice.target in self.unreadable:
            raise NotReadable("missing_scope")
        return next((Posted(post.channel, post.ts) for post in self.posts if post.delivery == delivery), None)

    async def update_view(self, notice: Notice, view: Mapping[str, Any]) -> None:
        if notice.target in self.closed_views:
            raise ViewGone(notice.target)
        fault = self._fault()
        self.views.setdefault(notice.target, []).append(notice)
        if fault == "lost":
            raise PostUnsure("lost")

    async def content(self, file: str) -> bytes:
        return self.files[file]

    @asynccontextmanager
    async def open(self, file: SlackFile) -> AsyncIterator[AsyncIterator[bytes]]:
        if file.id not in self.files:
            raise FileGone(file.id)
        if file.id in self.hidden:
            raise FileRefused("not_allowed")
        yield _parts(self.files[file.id])

    def _fault(self) -> Fault:
        fault = self.faults.popleft() if self.faults else ""
        match fault:
            case "down":
                raise PostUnsure("503")
            case "limited":
                raise PostLimited(self.limit_seconds)
            case "refused":
                raise PostRefused("channel_not_found")
        return fault


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), 4):
        yield content[start : start + 4]

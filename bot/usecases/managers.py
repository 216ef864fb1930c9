"""Who manages releases, and what they are told by direct message."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement

# Workspace -> the ids of those who manage releases; empty where they cannot be found out now.
FindManagers = Callable[[str], Awaitable[Sequence[str]]]
What = Literal[
    "ready", "proposed", "correction", "blocked", "grown", "held_back", "stopped", "taken_back", "reinstated"
]


@dataclass(frozen=True, slots=True)
class ReleaseManagers:
    """Their user ids. `unreadable`: there is a group besides, and Slack does not say now who is in it."""

    people: tuple[str, ...] = ()
    unreadable: bool = False


class Spoken(Protocol):
    """Which language people read."""

    async def language(self, workspace: str, user: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class TellManagers:
    """Writes the notices; raises StoreUnavailable."""

    find: FindManagers
    people: Spoken

    async def of(
        self, announcement: Announcement, what: What, by: str = "", missed: Mapping[str, Any] | None = None
    ) -> list[Notice]:
        """One for each of them but `by`, whose doing it is. `missed`: how far it came, and whom it did not reach."""
        values: dict[str, Any] = {"what": what, "announcement": announcement.id, "by": by}
        if missed:
            values["missed"] = missed
        workspace = announcement.workspace
        subject = f"{announcement.id}/{what}/{announcement.revision}"
        return [
            await self._to(workspace, manager, subject, values)
            for manager in await self.find(workspace)
            if manager != by
        ]

    async def of_many(self, workspace: str, revision: str, count: int) -> list[Notice]:
        """So many versions came with one revision of the catalogue that none of them was drafted."""
        values = {"count": count}
        return [
            await self._to(workspace, manager, revision, values, kind="announcement.many")
            for manager in await self.find(workspace)
        ]

    async def of_pause(self, notice: Notice) -> list[Notice]:
        """What somebody who has left was to be told of a subscription of theirs."""
        values = {**notice.values, "by": notice.target}
        return [
            await self._to(notice.workspace, manager, notice.subject, values, kind="subscription.passed_on")
            for manager in await self.find(notice.workspace)
            if manager != notice.target
        ]

    async def _to(
        self, workspace: str, manager: str, subject: str, values: dict[str, Any], kind: str = "announcement.draft"
    ) -> Notice:
        language = await self.people.language(workspace, manager) or ""
        return Notice(workspace, kind, subject, manager, language=language, values=values)

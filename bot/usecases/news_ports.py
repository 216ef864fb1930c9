"""What announcements and subscriptions need from the store; every method raises StoreUnavailable."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from bot.domain.kept import Notice, Request
from bot.domain.news.announcement import Announcement, AnnouncementState, AuditEntry, Progress, Reached
from bot.domain.news.changes import Seen
from bot.domain.news.correcting import Receiver
from bot.domain.news.subscription import Subscription
from bot.domain.news.subscriptions import Changed

# What becomes of an announcement's deliveries that have not ended.
OfDeliveries = Literal["keep", "hold", "release", "cancel", "again"]


@dataclass(frozen=True, slots=True)
class DigestItem:
    """Something to be told to one target with the rest of the week. `values` as a notice of the same kind has them."""

    workspace: str
    target: str
    kind: str
    subject: str
    due_at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effects:
    """What is written together with an announcement's change.

    `edits`: what was posted with an older revision is to be edited, and its thread told; `detail` is for the audit.
    """

    entries: Sequence[AuditEntry] = ()
    notices: Sequence[Notice] = ()
    items: Sequence[DigestItem] = ()
    deliveries: OfDeliveries = "keep"
    edits: bool = False
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """An announcement's change, written only while `held` is as it is."""

    held: Announcement
    moved: Announcement
    effects: Effects


class Subscriptions(Protocol):
    """Who wants to hear of what. Nothing that goes wrong deletes one."""

    async def get(self, workspace: str, target: str) -> Subscription | None:
        """One target's."""

    async def of_workspace(self, workspace: str) -> Sequence[Subscription]:
        """All of a workspace, by target, as they stand: while Slack does not take our token, nothing of them runs."""

    async def everybody(self) -> Sequence[Subscription]:
        """All there are, without when they were last sent something."""

    async def change(
        self,
        workspace: str,
        target: str,
        change: Callable[[Subscription | None], Changed],
        tell: Callable[[Changed], Sequence[Notice]],
        now: datetime,
    ) -> Changed:
        """Read, change and write in one transaction with what is told of it; nobody else's change comes in between.

        One that runs again gets what its pause had blocked; what waits for one that is removed is called off.
        """

    async def pause(self, workspace: str, target: str, reason: str, now: datetime) -> Subscription | None:
        """Keep what waits until it runs again, and tell whoever subscribed. None: there is none, or it is paused."""

    async def resume(
        self, workspace: str, target: str, now: datetime, unless: Collection[str] = ()
    ) -> Subscription | None:
        """Let it run again, with what its pause had blocked. None: there is none, or it is not paused.

        `unless`: reasons with which it stays paused.
        """


class Announcements(Protocol):
    """Announcements, their audit, and what the catalogue has listed."""

    async def seen(self, workspace: str) -> Seen | None:
        """What the catalogue has listed; None: it has never been read."""

    async def take_up(
        self,
        workspace: str,
        fresh: Seen,
        drafts: Sequence[tuple[Announcement, Sequence[Notice]]],
        moves: Sequence[Move],
        notices: Sequence[Notice],
        now: datetime,
    ) -> Sequence[Announcement] | None:
        """Record what is new in the list, with the drafts and the changes that come of it; return the drafts.

        All or nothing. None: somebody else has recorded some of it, or moved an announcement meanwhile. `notices`: what
        is told whether or not there are drafts.
        """

    async def draft(self, draft: Announcement, entries: Sequence[AuditEntry], notices: Sequence[Notice]) -> bool:
        """Write one draft. False: its subject has an announcement already."""

    async def get(self, workspace: str, name: str) -> Announcement | None:
        """One by its id."""

    async def find(self, name: str) -> Announcement | None:
        """One by its id, whichever workspace manages it: it is told in others too."""

    async def standing(self, workspace: str) -> Sequence[Announcement]:
        """Those that are not called off."""

    async def by_version(self, workspace: str, version: str) -> Sequence[Announcement]:
        """Newest first, cancelled ones last."""

    async def listed(
        self, workspace: str, states: Sequence[AnnouncementState] = (), most: int = 50
    ) -> Sequence[Announcement]:
        """Newest first; in any state when none is named."""

    async def due(self, now: datetime) -> Sequence[Announcement]:
        """Scheduled ones whose time has come, of every workspace."""

    async def sending(self) -> Sequence[Announcement]:
        """Those under way, of every workspace."""

    async def move(self, held: Announcement, moved: Announcement, effects: Effects) -> bool:
        """Replace `held` while its state and revision are as given; all or nothing. False: somebody was first."""

    async def write_edits(self, now: datetime) -> int:
        """Write down the edits that decisions have left owing, a few at a time, of every workspace; how many."""

    async def note(self, entries: Sequence[AuditEntry], notices: Sequence[Notice] = ()) -> None:
        """An audit row of what changed nothing: a refused attempt, a test."""

    async def log(self, workspace: str, name: str = "", most: int = 200) -> Sequence[AuditEntry]:
        """Newest first; of every announcement when none is named."""

    async def progress(self, name: str, now: datetime, troubles: int = 50) -> Progress:
        """How far its deliveries have come by `now`, in every workspace, with at most so many troubles."""

    async def targets(self, name: str, now: datetime) -> Sequence[Reached]:
        """Everybody whom it was sent to, in every workspace, with how far that has come by `now`."""

    async def under_way(self, name: str) -> bool:
        """Whether any of its deliveries has not come to its end; quicker to find out than how far all have come."""

    async def receivers(self, names: Collection[str]) -> Sequence[Receiver]:
        """Where these announcements have been posted."""


class Digests(Protocol):
    """What waits to be told once a week."""

    async def due(self, now: datetime, most: int) -> Sequence[Sequence[DigestItem]]:
        """Due items by target, those of paused subscriptions left out; so many targets at most."""

    async def gather(self, items: Sequence[DigestItem], notices: Sequence[Notice], now: datetime) -> bool:
        """Tell one target's items with these notices.

        False: some had been told, or were stopped meanwhile, and nothing is written.
        """

    async def tell_at_once(self, to: Subscription, now: datetime) -> int:
        """What was gathered for a week before they wanted to hear at once, each by itself; how many that was."""

    async def next_due(self) -> datetime | None:
        """When the next item is due."""


class Reporters(Protocol):
    """Who hears that a release fixes what they have reported."""

    async def filed(self, keys: Collection[str]) -> Sequence[Request]:
        """The filed requests with these keys, of everybody who wants to hear of fixes."""

    async def wanted(self, workspace: str, user: str) -> bool:
        """Whether the person hears of fixes."""

    async def choose(self, workspace: str, user: str, now: datetime, *, wanted: bool) -> None:
        """Keep the person's choice."""

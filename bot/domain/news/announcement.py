"""An announcement on its way from a draft to every channel that asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

AnnouncedKind = Literal["release", "service-pack", "withdrawal"]
# `proposed` waits for the second person; `scheduled` is approved and due at `send_at`; `sending` until every delivery
# has come to an end; `stopped` by a manager, until resumed.
AnnouncementState = Literal["draft", "proposed", "scheduled", "sending", "stopped", "sent", "cancelled", "retracted"]
Doing = Literal[
    "drafted", "edited", "proposed", "approved", "scheduled", "sent", "stopped", "resumed", "cancelled", "corrected",
    "retracted", "sent_again", "test_sent", "refused", "correction_proposed", "correction_withdrawn", "joined",
    "held_back", "ended", "taken_as_sent", "posted_again", "rescheduled", "taken_back",
    "correction_approved",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is told of one number; each component's release of it is announced once, unless that was called off.

    `subject`: "release 6.15.18", "withdrawal 6.15.12" (see changes.py), unique until it is called off. `components`:
    those that it covers; empty where the source does not say. `content`: what the catalogue said when it was drafted or
    last renewed, as JSON has it (bot/domain/news/content.py writes and reads it). `texts`: per language what a manager
    wrote instead of, or beside, the catalogue's highlights. `revision` grows with each edit and correction, so that a
    change of something already changed is noticed. `written_by`: everybody who wrote or proposed it (none of them can
    be the second person). `reason`: why it was cancelled or retracted, in the managers' words. `correction`: texts that
    wait for a second person, {"texts": per language, "note", "by"}; empty when none waits. `shown`: the revision that
    readers are to see, 0 before any; what was posted with an older one is edited. Times are aware.
    """

    workspace: str
    id: str
    subject: str
    kind: AnnouncedKind
    version: str
    line: str
    components: tuple[str, ...]
    state: AnnouncementState
    content: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)
    revision: int = 1
    written_by: tuple[str, ...] = ()
    approved_by: str = ""
    send_at: datetime | None = None
    reason: str = ""
    correction: Mapping[str, Any] = field(default_factory=dict)
    shown: int = 0


BY_ITSELF = "flowver"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to an announcement; `at` is aware. `sent`: its sending began, `ended`: nothing of it is under way.

    `who`: a Slack user id, "catalogue", "flowver" for what happens by itself, or "cli:" and a name.
    """

    workspace: str
    announcement: str
    at: datetime
    who: str
    did: Doing
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """How far a correction or a retraction of what is out has come.

    `refused`: by Slack, messages and threads, so that it can be tried again. `told` and `untold`: threads that know of
    it, and that do not yet or never will. `moving`: something happens now, not only when quiet hours are over.
    `troubles`: (target, reason), where it cannot be done.
    """

    total: int = 0
    changed: int = 0
    waiting: int = 0
    failed: int = 0
    refused: int = 0
    told: int = 0
    untold: int = 0
    moving: bool = False
    troubles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """How far it has come for one target. `state`: sent, waiting, quiet, weekly, unsure, blocked or cancelled."""

    workspace: str
    target: str
    state: str
    why: str = ""


COUNTS = ("total", "sent", "waiting", "unsure", "blocked", "cancelled")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the deliveries of one announcement have come, those in the news of a week too.

    `troubles`: (target, reason), the blocked and unsure. `token`: Slack's word for why it does not take ours, for which
    all that waits is waiting. `quiet` and `weekly`: how many of those that wait have quiet hours, or read it with the
    rest of their week; `quiet_until` and `weekly_from`: the first of these moments, aware. `changes`: of what is out.
    """

    total: int = 0
    sent: int = 0
    waiting: int = 0
    unsure: int = 0
    blocked: int = 0
    cancelled: int = 0
    troubles: tuple[tuple[str, str], ...] = ()
    token: str = ""
    quiet: int = 0
    quiet_until: datetime | None = None
    weekly: int = 0
    weekly_from: datetime | None = None
    changes: Changes | None = None

    def as_json(self) -> dict[str, Any]:
        """The numbers, as they are kept when a sending has ended."""
        weekly_from = self.weekly_from.isoformat() if self.weekly_from else None
        return {name: getattr(self, name) for name in COUNTS} | {"weekly": self.weekly, "weekly_from": weekly_from}

    @property
    def ended(self) -> bool:
        """Nothing is under way any more; what is unsure waits for a person."""
        return self.waiting == 0

    @property
    def moving(self) -> bool:
        """Something happens now, not only when quiet hours or the week are over."""
        return self.waiting > self.quiet + self.weekly or bool(self.changes and self.changes.moving)

    @property
    def failed(self) -> bool:
        """Somebody has not got it, or reads what has been changed since."""
        return bool(self.troubles or (self.changes and self.changes.troubles))


def progress_of(kept: Mapping[str, Any]) -> Progress:
    """From what `Progress.as_json` gave, or some of it."""
    weekly_from = datetime.fromisoformat(kept["weekly_from"]) if kept.get("weekly_from") else None
    counts: dict[str, Any] = {name: kept.get(name, 0) for name in (*COUNTS, "weekly")}
    return Progress(**counts, weekly_from=weekly_from)

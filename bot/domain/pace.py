"""How fast Slack may be written to: the lanes that deliveries travel in, and how far apart they leave."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.kept import Notice

# `direct` goes before `bulk`: whoever waits for an answer does not stand behind a thousand channels' news.
Lane = Literal["direct", "bulk", "edit", "view"]
# What shares one limit of Slack's.
Rate = Literal["message", "edit", "view"]
LANES_OF: dict[Rate, tuple[Lane, ...]] = {"message": ("direct", "bulk"), "edit": ("edit",), "view": ("view",)}
# Slack asks nobody to wait for so long: what is closed until after that was closed by a clock that was wrong then.
CLOCK_WAS_WRONG = timedelta(hours=2)
BULK_KINDS = frozenset({"announcement", "announcement.note", "reminder", "digest", "digest.note"})


def lane_of(notice: Notice) -> Lane:
    """The lane of a notice, by how and why it is sent."""
    if notice.via != "message":
        return notice.via
    return "bulk" if notice.kind in BULK_KINDS else "direct"


def rate_of(notice: Notice) -> Rate:
    """The limit that a notice counts against."""
    return notice.via


@dataclass(frozen=True, slots=True)
class Pace:
    """Per workspace. `message_gap`: a little more than a tenth of a second, since Slack bears about ten a second.

    `edit_gap`: chat.update may be called fifty times a minute, and `edit_burst` times at once. `ahead`: how far
    into the future turns are given out; what a killed process held of them has to be looked for.
    """

    message_gap: timedelta = timedelta(milliseconds=102)
    edit_gap: timedelta = timedelta(milliseconds=1_200)
    edit_burst: int = 20
    ahead: timedelta = timedelta(seconds=4)

    def turns(self, rate: Rate, next_at: datetime, now: datetime, most: int) -> list[datetime]:
        """The moments at which up to `most` more may leave, within `ahead`; `next_at`: when the next one may."""
        gap = self.gap(rate)
        if next_at > now + CLOCK_WAS_WRONG:
            next_at = now
        free = max(next_at, now - gap * (self.edit_burst if rate == "edit" else 0))
        if free >= now + self.ahead:
            return []
        room = most if not gap else min(most, -((free - now - self.ahead) // gap))
        return [free + gap * turn for turn in range(max(room, 0))]

    def gap(self, rate: Rate) -> timedelta:
        """How far apart they leave."""
        return {"message": self.message_gap, "edit": self.edit_gap, "view": timedelta(0)}[rate]

    def claimable(self, next_at: datetime) -> datetime:
        """When to give out more turns: many at a time cost little, and the last ones given are not used up yet."""
        return next_at - self.ahead / 2

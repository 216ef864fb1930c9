"""Slack says the same of a channel that is limited and of a workspace that is: which of the two, is found out."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.kept import Notice
from bot.domain.pace import Rate, rate_of

# We keep each channel's pace, so several channels limited in a row mean that the workspace may be.
IN_A_ROW = 5
# Slack asks for a second at least.
FIRST_PAUSE = timedelta(seconds=1)


@dataclass(slots=True)
class _Doubt:
    """`channels`: limited since the last message was taken; `pauses`: how many since then, the last one `until`."""

    channels: set[str] = field(default_factory=set)
    pauses: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to leave a workspace alone. A channel's own pause is kept by others, as long as Slack asks for."""

    _doubts: dict[tuple[str, Rate], _Doubt] = field(default_factory=dict)

    def limited(self, notice: Notice, left: datetime, until: datetime, now: datetime) -> datetime | None:
        """One that had left then is to wait until then; return until when its whole workspace is, None: it is not.

        A short pause at first: if the next channel after it is limited as well, one twice as long, up to what is asked
        for. So a workspace's limit meets few messages, and some channels' own do not hold up the others.
        """
        doubt = self._doubts.setdefault((notice.workspace, rate_of(notice)), _Doubt())
        doubt.channels.add(notice.target)
        left_before = doubt.until is not None and left < doubt.until
        if len(doubt.channels) < IN_A_ROW or left_before:
            return None
        doubt.until = min(until, now + FIRST_PAUSE * 2**doubt.pauses)
        # Nobody asks for more than an hour, and a workspace may be limited all day.
        doubt.pauses = min(doubt.pauses + 1, 12)
        return doubt.until

    def taken(self, notice: Notice) -> None:
        """Slack has taken one: its workspace is not limited."""
        self._doubts.pop((notice.workspace, rate_of(notice)), None)

"""The announcements that release managers have to do with, as a list: in the modal, a message and App Home."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.domain.news.announcement import Announcement, AnnouncementState, Progress
from bot.slack.views.blocks import Block, button, header, section
from bot.slack.views.news.announcement import modal
from bot.slack.views.news.messages import OPEN
from bot.slack.views.news.text import clipped, safe
from bot.words.news.announcement import headline
from bot.words.news.audit import state_text
from bot.words.news.progress import changes_text, progress_text
from bot.words.speech import Speech

MANAGED: Final = "news.managed"
MOST_LISTED: Final = 20
_SIGNS: Final[dict[AnnouncementState, str]] = {
    "draft": "📝",
    "proposed": "✋",
    "scheduled": "🗓️",
    "sending": "📤",
    "stopped": "⏸️",
    "sent": "✅",
    "cancelled": "🚫",
    "retracted": "⛔",
}

Running = tuple[Announcement, Progress | None]


def state_line(speech: Speech, a: Announcement, progress: Progress | None) -> str:
    """`✋ Waiting for approval`; what was sent, but not to everybody, has the sign of a warning."""
    said = safe(state_text(speech, a, speech.catalog.policy.zone))
    missed = a.state == "sent" and progress and (progress.blocked or progress.unsure)
    return f"{'⚠️' if missed else _SIGNS[a.state]} {said[:1].upper()}{said[1:]}"


def announcements_blocks(speech: Speech, shown: Sequence[Running]) -> list[Block]:
    """As they are given, with the button that opens each."""
    t = speech.t
    if not shown:
        return [section(safe(t("manage.nothing")))]
    blocks = [header(t("manage.headline"))]
    for a, progress in shown[:MOST_LISTED]:
        far = "".join(f" · {safe(said)}" for said in _how_far(speech, a, progress))
        line = section(f"*{clipped(safe(headline(speech, a)), 300)}*\n{state_line(speech, a, progress)}{far}")
        blocks.append(line | {"accessory": button(t("draft.open"), OPEN, a.id)})
    return blocks


def _how_far(speech: Speech, a: Announcement, progress: Progress | None) -> Iterator[str]:
    if progress and progress.total:
        yield progress_text(speech, progress)
    if progress and progress.changes and (progress.changes.moving or progress.changes.failed):
        yield changes_text(speech, a, progress.changes)


def announcements_view(speech: Speech, shown: Sequence[Running]) -> dict[str, Any]:
    return modal(speech, announcements_blocks(speech, shown), "manage.headline", callback_id=MANAGED)

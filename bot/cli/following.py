"""An announcement on its way, followed in a terminal: a bar for people, a line for each change when piped."""

import asyncio
import sys
import time
from datetime import UTC, datetime

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from bot.cli.output import say
from bot.domain.news.announcement import Announcement, Progress
from bot.usecases.news_ports import Announcements
from bot.words.news.progress import changes_text, progress_text
from bot.words.speech import Speech

LOOK_SECONDS = 0.5
# A change that does not move for so long has no bot that carries it out, or waits for Slack: it is said as it stands.
STALLED_SECONDS = 20.0


async def followed(
    announcements: Announcements, speech: Speech, found: Announcement, *, silent: bool
) -> tuple[Announcement, Progress]:
    """Until it has ended or somebody has stopped it; a correction or retraction of it, too.

    `silent`: nothing is shown meanwhile. StoreUnavailable.
    """
    progress = await announcements.progress(found.id, datetime.now(UTC))
    lively = sys.stdout.isatty() and not silent
    bar = Bar(TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), disable=not lively)
    seen, moved_at = "", time.monotonic()
    with bar:
        task = bar.add_task(found.version, total=progress.total, said="")
        while True:
            said, done, total = _line(speech, found, progress)
            bar.update(task, total=total, completed=done, said=said)
            if said != seen and not lively and not silent:
                say(f"{found.version}: {said}\n")
            moved_at = moved_at if said == seen else time.monotonic()
            seen = said
            if not _goes_on(found, progress, time.monotonic() - moved_at):
                return found, progress
            await asyncio.sleep(LOOK_SECONDS)
            found = await announcements.get(found.workspace, found.id) or found
            progress = await announcements.progress(found.id, datetime.now(UTC))


def _goes_on(found: Announcement, progress: Progress, still: float) -> bool:
    moving = bool(progress.changes and progress.changes.moving)
    return found.state == "sending" or (moving and still < STALLED_SECONDS)


def _line(speech: Speech, found: Announcement, progress: Progress) -> tuple[str, int, int]:
    """What is said, how much is done, and of how much: what is under way now is what counts."""
    changes = progress.changes
    if changes and found.state != "sending":
        return changes_text(speech, found, changes), changes.changed, changes.total
    return progress_text(speech, progress), progress.sent + progress.cancelled, progress.total

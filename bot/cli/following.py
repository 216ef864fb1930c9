"""An announcement on its way, followed in a terminal: a bar for people, a line for each change when piped."""

import asyncio
import sys

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from bot.cli.terminal import say
from bot.domain.news.announcement import Announcement, Progress
from bot.usecases.news_ports import Announcements
from bot.words.news.audit import progress_text
from bot.words.speech import Speech

LOOK_SECONDS = 0.5


async def followed(
    announcements: Announcements, speech: Speech, found: Announcement, *, silent: bool
) -> tuple[Announcement, Progress]:
    """Until it has ended or somebody has stopped it. `silent`: nothing is shown meanwhile. StoreUnavailable."""
    progress = await announcements.progress(found.id)
    lively = sys.stdout.isatty() and not silent
    bar = Bar(TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), disable=not lively)
    seen = ""
    with bar:
        task = bar.add_task(found.version, total=progress.total, said="")
        while True:
            said = progress_text(speech, progress)
            bar.update(task, total=progress.total, completed=progress.total - progress.waiting, said=said)
            if said != seen and not lively and not silent:
                say(f"{found.version}: {said}\n")
            seen = said
            if found.state != "sending":
                return found, progress
            await asyncio.sleep(LOOK_SECONDS)
            found = await announcements.get(found.workspace, found.id) or found
            progress = await announcements.progress(found.id)

"""Whether files can be attached: what the site says of all its desks, and a tiny file that this desk takes or not."""

from collections.abc import AsyncIterator, Mapping

from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.finding import Finding, failed
from bot.domain.tickets.ticket import LARGEST_FILE, SlackFile
from bot.usecases.desk_ports import DeskError, DeskNotAllowed, FileRefused

_MEGABYTE = 1024 * 1024
# The desk forgets what is attached to nothing.
_TRIED = SlackFile("", "flowver-doctor.txt", 7, "text/plain")


async def files_finding(desk: JiraDesk, desk_id: str) -> Finding:
    """What the site forbids is told before what this desk does."""
    found = await _of_the_site(desk)
    if found.code not in ("files", "files_unasked"):
        return found
    try:
        await desk.upload(desk_id, _TRIED, _content())
    except DeskError as error:
        return failed("files_not_taken", error)
    except FileRefused as error:
        return Finding("files_not_taken", False, {"error": str(error)})
    return found


async def _of_the_site(desk: JiraDesk) -> Finding:
    try:
        said = await desk.line.get("attachment settings", "/rest/api/3/attachment/meta")
    except DeskError as error:
        # A scoped token may not ask; that says nothing of attaching itself.
        return Finding("files_unasked", isinstance(error, DeskNotAllowed), {"error": str(error)})
    said = said if isinstance(said, Mapping) else {}
    if said.get("enabled") is False:
        return Finding("files_off", False)
    limit = said.get("uploadLimit")
    if isinstance(limit, int) and limit < LARGEST_FILE:
        return Finding("files_small", False, {"limit": _megabytes(limit), "ours": _megabytes(LARGEST_FILE)})
    return Finding("files", True, {"limit": _megabytes(LARGEST_FILE)})


async def _content() -> AsyncIterator[bytes]:
    yield b"flowver"


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.3g} MB"

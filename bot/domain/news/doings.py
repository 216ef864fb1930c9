"""What one person can do next with an announcement: the buttons of its view."""

from bot.domain.news.announcement import Announcement, AnnouncementState, Doing, Progress
from bot.domain.news.covered import OPEN
from bot.domain.policy import Approval

_WAYS: dict[AnnouncementState, tuple[Doing, ...]] = {
    "draft": ("edited", "test_sent", "proposed", "cancelled"),
    "proposed": ("approved", "edited", "test_sent", "rescheduled", "taken_back", "cancelled"),
    "scheduled": ("edited", "test_sent", "rescheduled", "taken_back", "cancelled"),
    "sending": ("stopped", "corrected", "retracted"),
    "stopped": ("resumed", "corrected", "retracted"),
    "sent": ("sent_again", "corrected", "retracted"),
    "retracted": ("sent_again",),
}


def ways(
    a: Announcement, who: str, approval: Approval, progress: Progress | None = None, *, contradicted: bool = False
) -> tuple[Doing, ...]:
    """For a release manager. `approved` also lets a waiting correction out; `sent_again` only where it failed.

    `contradicted`: the catalogue says the opposite by now.
    """
    ways = list(_WAYS.get(a.state, ()))
    if a.state == "draft" and approval == "one_person":
        # At once, or at a time, which is what proposing it asks for.
        ways.insert(ways.index("proposed"), "approved")
    if a.correction:
        ways[:0] = ["approved", "correction_withdrawn"]
    writers = a.correction["by"] if a.correction else a.written_by
    if approval == "two_people" and who in writers:
        ways = [each for each in ways if each != "approved"]
    if not (progress and _missed(a, progress)):
        ways = [each for each in ways if each != "sent_again"]
    if contradicted and a.state in OPEN:
        ways = [each for each in ways if each not in ("approved", "proposed", "rescheduled")]
    return tuple(ways)


def _missed(a: Announcement, progress: Progress) -> bool:
    """Somebody can be tried once more, with the message or with what has been changed in it."""
    refused = progress.changes.refused if progress.changes else 0
    return bool(refused or (progress.blocked and a.state != "retracted"))

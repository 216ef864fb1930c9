"""How far an announcement has come, and whom it has not reached, as plain text."""

from collections.abc import Callable, Iterator

from bot.domain.news.announcement import Announcement, Changes, Progress
from bot.words.news.names import moment_text, pause_text
from bot.words.speech import Speech
from bot.words.told import Table, Told

MOST_TROUBLES = 20


def progress_text(speech: Speech, progress: Progress) -> str:
    """`37 of 40 sent, 2 waiting (1 has quiet hours, until 2026-04-03 07:00), 1 not reached`, without what is none."""
    t = speech.t
    parts = [t("progress.sent", sent=progress.sent, total=progress.total)]
    counts = {"waiting": progress.waiting, "unsure": progress.unsure, "blocked": progress.blocked}
    counts["cancelled"] = progress.cancelled
    why = "; ".join(_why_waiting(speech, progress))
    for name, count in counts.items():
        if count:
            parts.append(t.plural(f"progress.{name}", count) + (f" ({why})" if why and name == "waiting" else ""))
    return ", ".join(parts)


def _why_waiting(speech: Speech, progress: Progress) -> Iterator[str]:
    t, zone = speech.t, speech.catalog.policy.zone
    if progress.token:
        yield pause_text(t, progress.token)
    if progress.quiet_until:
        yield t.plural("progress.quiet", progress.quiet, when=moment_text(progress.quiet_until, zone), zone=zone.key)
    if progress.weekly_from:
        yield t.plural("progress.weekly", progress.weekly, when=moment_text(progress.weekly_from, zone), zone=zone.key)


def changes_text(speech: Speech, a: Announcement, changes: Changes) -> str:
    """`Correction: 3 of 5 messages changed, 2 not changed, 4 of 5 threads told`, without what is none."""
    t, threads = speech.t, changes.told + changes.untold
    what = t(f"progress.of_{'retraction' if a.state == 'retracted' else 'correction'}")
    if not changes.total:
        return f"{what}: {t('progress.prepared')}"
    parts = [t("progress.changed", changed=changes.changed, total=changes.total)]
    if changes.waiting:
        parts.append(t.plural("progress.waiting", changes.waiting))
    if changes.failed:
        parts.append(t("progress.unchanged", count=changes.failed))
    if changes.untold:
        parts.append(t("progress.threads", told=changes.told, total=threads))
    return f"{what}: {', '.join(parts)}"


def progress_bar(progress: Progress, width: int = 20) -> str:
    """`█████░░░░░`: how much has arrived, or was called off; full when nobody is left without."""
    done = progress.sent + progress.cancelled
    full = width * done // progress.total if progress.total else width
    return "█" * full + "░" * (width - full)


def tell_progress(speech: Speech, a: Announcement, progress: Progress, name: Callable[[str], str] = str) -> Told:
    """With each target that it did not reach, or where it could not be changed, and why."""
    t, changes = speech.t, progress.changes
    troubles = (*progress.troubles, *(changes.troubles if changes else ()))
    rows = tuple((name(target), pause_text(t, why)) for target, why in troubles[:MOST_TROUBLES])
    more = len(troubles) - len(rows)
    lines = [changes_text(speech, a, changes)] if changes else []
    if progress.unsure:
        lines.append(t("progress.unsure_how"))
    return Told(
        mark="warning" if troubles else "yes" if progress.ended and not progress.moving else "info",
        headline=f"{a.version}: {progress_text(speech, progress)}",
        lines=(*lines, *([t("progress.more", count=more)] if more > 0 else [])),
        table=Table((t("progress.target"), t("progress.why")), rows) if rows else None,
    )

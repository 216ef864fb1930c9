"""Who did what to an announcement, and how far it has come, as rows of plain text."""

from collections.abc import Callable, Iterable, Mapping
from zoneinfo import ZoneInfo

from bot.domain.news.announcement import Announcement, AuditEntry, Progress
from bot.words.news.names import moment_text, pause_text
from bot.words.speech import Speech
from bot.words.told import Table, Told

MOST_TROUBLES = 20


def audit_table(
    speech: Speech,
    entries: Iterable[AuditEntry],
    name: Callable[[str], str] = str,
    about: Mapping[str, str] | None = None,
) -> Table:
    """Newest first, as given. `name`: what to call a person or target; `about`: announcements' ids to versions."""
    t, zone = speech.t, speech.catalog.policy.zone
    headings = (t("audit.when"), *((t("audit.about"),) if about is not None else ()), t("audit.who"), t("audit.what"))
    rows = tuple(
        (
            moment_text(e.at, zone),
            *((about.get(e.announcement, "-"),) if about is not None else ()),
            _who(speech, e.who, name),
            audit_text(speech, e),
        )
        for e in entries
    )
    return Table(headings, rows)


def _who(speech: Speech, who: str, name: Callable[[str], str]) -> str:
    return speech.t("audit.catalogue") if who == "catalogue" else name(who)


def audit_text(speech: Speech, entry: AuditEntry) -> str:
    """`approved`, `refused: own work`, `retracted: the reason`."""
    t, said, detail = speech.t, speech.t(f"audit.{entry.did}"), entry.detail
    # Refusals that were noted by an older version have a code.
    more = " ".join(str(detail.get("reason") or detail.get("why") or detail.get("code") or "").split())
    refusal = f"audit.why_{more}"
    by = f" ({t('audit.terminal', user=detail['terminal'])})" if detail.get("terminal") else ""
    return f"{said}{by}: {t(refusal) if refusal in t else more}" if more else f"{said}{by}"


def state_text(speech: Speech, a: Announcement, zone: ZoneInfo) -> str:
    """`scheduled for 2026-04-03 14:00`; one line for lists and headings."""
    t = speech.t
    if a.state in ("scheduled", "proposed") and a.send_at:
        return t(f"news.state_{a.state}_at", when=moment_text(a.send_at, zone), zone=zone.key)
    return t(f"news.state_{a.state}")


def progress_text(speech: Speech, progress: Progress) -> str:
    """`37 of 40 sent, 2 waiting (the bot's access has been taken away), 1 paused`, leaving out what is none."""
    t = speech.t
    parts = [t("progress.sent", sent=progress.sent, total=progress.total)]
    counts = {"waiting": progress.waiting, "unsure": progress.unsure, "blocked": progress.blocked}
    counts["cancelled"] = progress.cancelled
    why = {"waiting": f" ({pause_text(t, progress.token)})"} if progress.token else {}
    parts += [t(f"progress.{name}", count=count) + why.get(name, "") for name, count in counts.items() if count]
    return ", ".join(parts)


def progress_bar(progress: Progress, width: int = 20) -> str:
    """`█████░░░░░`: how much has come to an end."""
    ended = progress.total - progress.waiting
    full = width * ended // progress.total if progress.total else width
    return "█" * full + "░" * (width - full)


def tell_progress(speech: Speech, a: Announcement, progress: Progress, name: Callable[[str], str] = str) -> Told:
    """With each target that it did not reach, and why."""
    t = speech.t
    rows = tuple((name(target), pause_text(t, why)) for target, why in progress.troubles[:MOST_TROUBLES])
    table = Table((t("progress.target"), t("progress.why")), rows) if rows else None
    more = len(progress.troubles) - len(rows)
    return Told(
        mark="warning" if progress.troubles else "yes" if progress.ended else "info",
        headline=f"{a.version}: {progress_text(speech, progress)}",
        lines=(t("progress.more", count=more),) if more > 0 else (),
        table=table,
    )

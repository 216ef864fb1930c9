"""Who did what to an announcement, as rows of plain text, and the state that it is in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.news.announcement import BY_ITSELF, Announcement, AuditEntry, progress_of
from bot.words.news.names import moment_text
from bot.words.news.progress import progress_text
from bot.words.speech import Speech
from bot.words.told import Table


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
            _who(speech, e, name),
            audit_text(speech, e),
        )
        for e in entries
    )
    return Table(headings, rows)


def _who(speech: Speech, entry: AuditEntry, name: Callable[[str], str]) -> str:
    themselves = {BY_ITSELF: BY_ITSELF, "catalogue": speech.t("audit.catalogue")}
    who, target = themselves.get(entry.who) or name(entry.who), entry.detail.get("target")
    return f"{who} ({name(target)})" if target else who


def audit_text(speech: Speech, entry: AuditEntry) -> str:
    """`approved`, `refused: own work`, `retracted: the reason`, `sending ended: 11 of 12 sent, 1 not reached`."""
    t, said, detail = speech.t, speech.t(f"audit.{entry.did}"), entry.detail
    by = f" ({t('audit.terminal', user=detail['terminal'])})" if detail.get("terminal") else ""
    more = _more(speech, entry)
    return f"{said}{by}: {more}" if more else f"{said}{by}"


def _more(speech: Speech, entry: AuditEntry) -> str:
    t, zone, detail = speech.t, speech.catalog.policy.zone, entry.detail
    if entry.did == "ended":
        return progress_text(speech, progress_of(detail))
    if entry.did == "sent" and "audience" in detail:
        return t.plural("audit.audience", int(detail["audience"]))
    if detail.get("send_at"):
        return t("audit.for", when=moment_text(datetime.fromisoformat(detail["send_at"]), zone))
    # Refusals that were noted by an older version have a code.
    more = " ".join(str(detail.get("reason") or detail.get("why") or detail.get("code") or "").split())
    return t(f"audit.why_{more}") if f"audit.why_{more}" in t else more


def state_text(speech: Speech, a: Announcement, zone: ZoneInfo) -> str:
    """`scheduled for 2026-04-03 14:00`; one line for lists and headings."""
    t = speech.t
    if a.state in ("scheduled", "proposed") and a.send_at:
        return t(f"news.state_{a.state}_at", when=moment_text(a.send_at, zone), zone=zone.key)
    return t(f"news.state_{a.state}")

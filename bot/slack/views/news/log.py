"""Who did what to an announcement, as a window over the managers' own."""

from typing import Any, Final

from bot.domain.news.announcement import AuditEntry
from bot.slack.views.blocks import context, section
from bot.slack.views.news.announcement import modal
from bot.slack.views.news.text import clipped, person, place, safe
from bot.words.news.audit import audit_text
from bot.words.news.names import moment_text
from bot.words.speech import Speech

MOST_ENTRIES: Final = 60


def log_view(speech: Speech, entries: list[AuditEntry]) -> dict[str, Any]:
    """Who did what, newest first."""
    t, zone = speech.t, speech.catalog.policy.zone
    if not entries:
        return modal(speech, [section(safe(t("audit.none")))], "audit.title")
    lines = [
        f"{moment_text(each.at, zone)} · {_who(speech, each)}: {clipped(safe(audit_text(speech, each)), 300)}"
        for each in entries[:MOST_ENTRIES]
    ]
    parts = ["\n".join(lines[start : start + 6]) for start in range(0, len(lines), 6)]
    return modal(speech, [*map(section, parts), context([safe(zone.key)])], "audit.title")


def _who(speech: Speech, entry: AuditEntry) -> str:
    target = str(entry.detail.get("target") or "")
    who = safe(speech.t("audit.catalogue")) if entry.who == "catalogue" else person(entry.who)
    return f"{who} ({place(target)})" if target else who

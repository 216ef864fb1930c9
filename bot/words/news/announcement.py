"""An announcement in words, from what the catalogue said and what a manager wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from bot.domain.news.announcement import Announcement
from bot.domain.news.praise import listed_words
from bot.domain.support import Support
from bot.words.news.names import component_name, components_text
from bot.words.speech import Speech
from bot.words.support import support_cell
from bot.words.told import Told

_SIGNS = {"release": "🚀", "service-pack": "📦", "withdrawal": "⛔"}


@dataclass(frozen=True, slots=True)
class Group:
    """Fixes of one severity: `- Server: what works now (FLOW-12)`."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnouncementTold:
    """`told` without signs; `sign` stands before the headline. `text`: highlights, or what a manager wrote instead."""

    sign: str
    told: Told
    text: str
    groups: tuple[Group, ...]
    notes_link: str | None

    @property
    def parts(self) -> tuple[str, ...]:
        """All of it but how to apply it and the small print, as paragraphs."""
        facts = "\n".join(f"{label}: {value}" for label, value in self.told.facts)
        fixes = ["\n".join([group.heading, *(f"• {line}" for line in group.lines)]) for group in self.groups]
        return tuple(part for part in (self.told.headline, facts, self.text, *fixes) if part)


def tell_announcement(speech: Speech, a: Announcement) -> AnnouncementTold:
    content = a.content
    return AnnouncementTold(
        sign=_SIGNS[a.kind],
        told=Told(
            mark="no" if a.kind == "withdrawal" else "info",
            headline=headline(speech, a),
            facts=tuple(_facts(speech, a)),
            lines=tuple(_lines(speech, a)),
            link=_guide(speech, a),
            small=tuple(_small(speech, content, told_until=a.kind != "withdrawal")),
        ),
        text=highlights(speech.t.language, a),
        groups=tuple(_groups(speech, content.get("fixes", ()))) if a.kind != "withdrawal" else (),
        notes_link=content.get("notes_link"),
    )


def headline(speech: Speech, a: Announcement) -> str:
    """`Service pack 6.15.18 for Server and Studio`."""
    components = components_text(speech, a.components)
    return speech.t(f"announcement.{a.kind}", version=a.version, components=components, line=a.line or a.version)


def highlights(language: str, a: Announcement) -> str:
    """A manager's words; where none were written in this language, the catalogue's."""
    return (a.texts.get(language) or listed_words(a.content, language)).strip()


def retraction_reason(language: str, a: Announcement) -> str:
    """In this language where it was written in it, else as it was written."""
    return str((a.content.get("reasons") or {}).get(language) or a.reason)


def _facts(speech: Speech, a: Announcement) -> list[tuple[str, str]]:
    t, content = speech.t, a.content
    if a.kind == "withdrawal":
        return [(t("announcement.instead"), _instead(speech, content["instead"]))] if content.get("instead") else []
    facts = [(t("announcement.what"), t(f"announcement.what_{a.kind}", line=a.line or a.version))]
    if released := _released(speech, content):
        facts.append((t("fact.released"), released))
    facts.append((t("fact.support"), support_cell(t, _support(content.get("support") or {}))))
    if content.get("database_may_change") is not None:
        facts.append((t("fact.database"), t(f"database.{'may' if content['database_may_change'] else 'will_not'}")))
    return facts


def _instead(speech: Speech, instead: str | Mapping[str, str | None]) -> str:
    """`6.15.17`; where components differ, `Server and Web client 6.15.17; Studio 6.15.13`."""
    if isinstance(instead, str):
        # As announcements were kept that were made before each component had its own.
        return instead
    named: dict[str, list[str]] = {}
    for component, version in instead.items():
        named.setdefault(version or speech.t("announcement.instead_none"), []).append(component_name(speech, component))
    if len(named) == 1:
        return next(iter(named))
    return "; ".join(f"{speech.listed(names)} {version}" for version, names in named.items())


def _released(speech: Speech, content: Mapping[str, Any]) -> str:
    if content.get("released"):
        return str(content["released"])
    return speech.t("cell.by", day=content["released_by"]) if content.get("released_by") else ""


def _support(kept: Mapping[str, Any]) -> Support:
    exact, least, latest = (_day(kept.get(name)) for name in ("until", "until_at_least", "until_at_latest"))
    state = kept.get("state", "unknown")
    return Support(state, "line", until=exact, until_at_least=least, until_at_latest=latest)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _lines(speech: Speech, a: Announcement) -> list[str]:
    t = speech.t
    if a.kind == "withdrawal":
        unsaid = [] if highlights(t.language, a) else [t("announcement.withdrawn_unsaid")]
        return [*unsaid, t("announcement.withdrawn_means", version=a.version)]
    # The vendor's rule: with the server, every client and Studio move to their latest.
    also = a.content.get("also_update")
    lines = [t("announcement.also", names=moving_along(speech, also))] if also else []
    return [*lines, t(f"announcement.apply_{a.kind}")]


def moving_along(speech: Speech, also: Mapping[str, str | None]) -> str:
    """`Studio 6.15.13 and Portal`."""
    named = [
        " ".join(part for part in (component_name(speech, name), version) if part) for name, version in also.items()
    ]
    return speech.listed(named)


def _guide(speech: Speech, a: Announcement) -> tuple[str, str] | None:
    guide = a.content.get("guide")
    return (speech.t("link.service_pack"), guide) if guide and a.kind == "service-pack" else None


def _small(speech: Speech, content: Mapping[str, Any], *, told_until: bool) -> list[str]:
    t = speech.t
    support = (content.get("support") or {}) if told_until else {}
    small = [t("announcement.unconfirmed")] if support.get("unconfirmed") else []
    if override := (support.get("override") or {}).get(t.language):
        small.append(override)
    if content.get("sample"):
        small.append(t("sample"))
    return [*small, t("announcement.why")]


def _groups(speech: Speech, fixes: Sequence[Mapping[str, Any]]) -> list[Group]:
    """In the order that they were frozen in: gravest first."""
    groups = []
    for severity, several in groupby(fixes, key=lambda fix: fix["severity"]):
        ranked = sorted(several, key=lambda fix: fix.get("component") or "")
        heading = speech.t("announcement.fixed", severity=severity_name(speech, severity), count=len(ranked))
        groups.append(Group(heading, tuple(_fix(speech, fix) for fix in ranked)))
    return groups


def severity_name(speech: Speech, severity: str) -> str:
    categories = speech.catalog.policy.fix_policy.categories
    return next((each.name.in_language(speech.t.language) for each in categories if each.id == severity), severity)


def _fix(speech: Speech, fix: Mapping[str, Any]) -> str:
    text = " ".join(((fix.get("text") or {}).get(speech.t.language) or "").split())
    component = component_name(speech, fix["component"]) if fix.get("component") else ""
    what = f"{text} ({fix['key']})" if text else str(fix["key"])
    return f"{component}: {what}" if component else what

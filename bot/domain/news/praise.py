"""A withdrawn release's entry often keeps the words that it was announced with: they are no reason to withdraw it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.catalog import Catalog, Release
from bot.domain.news.announcement import Announcement
from bot.domain.news.changes import Draft, Seen, key_of
from bot.domain.news.covered import covers, releases_of, tells_withdrawal
from bot.domain.releases import Words


@dataclass(frozen=True, slots=True)
class Past:
    """What is remembered of a number: the announcements that `told` of it, what has been `seen` of it, and the
    catalogue as it was `before`, where that is known."""

    told: Sequence[Announcement] = ()
    seen: Seen = field(default_factory=dict)
    before: Catalog | None = None


def with_said_before(content: Mapping[str, Any], draft: Draft, catalog: Catalog, past: Past) -> Mapping[str, Any]:
    """`said_before`: by language, what was said of it while it was good."""
    if draft.kind != "withdrawal":
        return content
    said = {language: "\n".join(_said(catalog, draft, past, language)) for language in ("en", "sv")}
    return {**content, "said_before": said} if any(said.values()) else content


def listed_words(content: Mapping[str, Any], language: str) -> str:
    """What the catalogue tells of it in words, without what is no news any more."""
    said, before = (_text(content, name, language) for name in ("notes", "said_before"))
    told = set(before.splitlines())
    return "\n".join(line for line in said.splitlines() if not line.strip() or line not in told).strip()


def _said(catalog: Catalog, draft: Draft, past: Past, language: str) -> Iterator[str]:
    for a in past.told:
        yield _text(a.content, "said_before" if tells_withdrawal(a) else "notes", language)
    for release in releases_of(catalog, draft.version, draft.components):
        if notes := _while_good(catalog, release, past):
            yield notes.in_language(language)


def _while_good(catalog: Catalog, release: Release, past: Past) -> Words | None:
    """What its entry said before; where nobody remembers, what it says now may be just that."""
    listing = past.before.listings.get(release.component, ()) if past.before else ()
    if earlier := next((each for each in listing if each.version == release.version), None):
        return None if earlier.withdrawn else earlier.entry.notes
    unknown = past.seen.get(key_of(release)) is False and not any(covers(catalog, a, release) for a in past.told)
    return release.entry.notes if unknown else None


def _text(content: Mapping[str, Any], name: str, language: str) -> str:
    return str((content.get(name) or {}).get(language) or "")

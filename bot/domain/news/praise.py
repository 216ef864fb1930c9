"""A withdrawn release's entry often keeps the words that it was announced with: they are no reason to withdraw it."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.news.announcement import Announcement
from bot.domain.news.changes import Draft
from bot.domain.news.covered import tells_withdrawal


def with_said_before(content: Mapping[str, Any], draft: Draft, known: Iterable[Announcement]) -> Mapping[str, Any]:
    """`said_before`: by language, what those told of it that announced it. `known`: the announcements of its number."""
    if draft.kind != "withdrawal":
        return content
    before = [a for a in known if not tells_withdrawal(a)]
    said = {language: "\n".join(_notes(a, language) for a in before) for language in ("en", "sv")}
    return {**content, "said_before": said} if any(said.values()) else content


def listed_words(content: Mapping[str, Any], language: str) -> str:
    """What the catalogue tells of it in words, without what is no news any more."""
    said, before = (str((content.get(name) or {}).get(language) or "") for name in ("notes", "said_before"))
    told = set(before.splitlines())
    return "\n".join(line for line in said.splitlines() if not line.strip() or line not in told).strip()


def _notes(a: Announcement, language: str) -> str:
    return str((a.content.get("notes") or {}).get(language) or "")

"""What managers may write: how long it is, and when it is no more than what the catalogue says."""

from collections.abc import Mapping

from bot.domain.news.announcement import Announcement

# An edited text with the facts around it still fits in one message.
LONGEST_TEXT = 3_000
LONGEST_REASON = 300


def own_words(a: Announcement, texts: Mapping[str, str]) -> dict[str, str]:
    """Where somebody saves what the catalogue says, it stays the catalogue's, and they have written nothing."""
    listed = a.content.get("notes") or {}
    same = {language for language, text in texts.items() if text.split() == str(listed.get(language) or "").split()}
    return {language: text for language, text in texts.items() if text.strip() and language not in same}


def too_long(texts: Mapping[str, str]) -> bool:
    return any(len(text) > LONGEST_TEXT for text in texts.values())


def in_short(reason: str) -> str:
    return " ".join(reason.split())[:LONGEST_REASON]

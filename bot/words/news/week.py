"""The news of a week in words: what matters of each, shortly; the rest is a button away."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.news.announcement import Announcement
from bot.domain.news.digest import Part
from bot.domain.news.reminders import Reminder
from bot.words.news.announcement import (
    headline,
    moving_along,
    retraction_reason,
    severity_name,
    tell_announcement,
)
from bot.words.speech import Speech
from bot.words.told import Ask, Told


@dataclass(frozen=True, slots=True)
class InShort:
    """One announcement among others. `sign` stands before the headline; `more`: there is a whole to be read."""

    sign: str
    headline: str
    lines: tuple[str, ...]
    more: bool = True


def tell_in_short(speech: Speech, a: Announcement) -> InShort:
    """What the managers wrote, or the catalogue; fixes by severity; support, database, and what must move with it."""
    t = speech.t
    if a.state == "retracted":
        why = t("announcement.retracted_why", reason=retraction_reason(t.language, a))
        return InShort("⛔", t("announcement.retracted", headline=headline(speech, a)), (why,), more=False)
    told = tell_announcement(speech, a)
    kind = t("announcement.what")
    facts = " · ".join(f"{label}: {value}" for label, value in told.told.facts if label != kind)
    text = " ".join(told.text.split())
    # What the vendor's words leave out is said after them; of a withdrawal what to do is the first thing.
    lines = (*told.told.lines, facts, text) if a.kind == "withdrawal" else (text, *_of_release(speech, a), facts)
    return InShort(told.sign, told.told.headline, tuple(line for line in lines if line))


def _of_release(speech: Speech, a: Announcement) -> Iterator[str]:
    t, fixes, also = speech.t, a.content.get("fixes") or (), a.content.get("also_update")
    if fixes:
        yield t("digest.fixed", counts=_counts(speech, fixes))
    if also:
        yield f"{t('fact.also')}: {moving_along(speech, also)}"


def _counts(speech: Speech, fixes: Sequence[Mapping[str, Any]]) -> str:
    """`Blocker 1, High 3`, gravest first, as they were frozen."""
    counted = Counter(fix["severity"] for fix in fixes)
    return ", ".join(f"{severity_name(speech, severity)} {number}" for severity, number in counted.items())


def tell_week(
    speech: Speech, news: Sequence[Announcement], reminders: Sequence[Reminder], part: Part | None = None
) -> Told:
    """What stands over and under them. `part`: where they fill several messages."""
    t, count = speech.t, part.count if part else len(news) + len(reminders)
    which = f" ({t('digest.part', number=part.number, of=part.of)})" if part else ""
    asks = [
        Ask(t("ask.check", name=each.version), f"check {each.version}")
        for each in news
        if each.kind != "withdrawal" and each.state != "retracted"
    ]
    standing = [each.content for each in news if each.state != "retracted"]
    small = [t("announcement.unconfirmed")] if any(map(_unconfirmed, standing)) else []
    small += [t("sample")] if any(each.get("sample") for each in standing) else []
    said = t.plural("digest.headline", count) + which
    return Told("info", said, small=(*small, t("digest.why")), asks=tuple(asks[:3]))


def _unconfirmed(content: Mapping[str, Any]) -> bool:
    return bool(content.get("kind") != "withdrawal" and (content.get("support") or {}).get("unconfirmed"))

"""Is something said, or only something written? Hollow answers are told from honest short ones, in both languages.

In doubt an answer counts as honest: what a person really says is never refused for being short.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from bot.domain.tickets.desk_form import Own
from bot.domain.tickets.form_values import TYPED, UNKNOWN, FormValues
from bot.domain.tickets.hollow_words import (
    COMPLAINTS,
    EXPECTATIONS,
    FILLERS,
    GIVEAWAYS,
    OUTCOMES,
    PLACEHOLDERS,
    POINTERS,
    REFERRALS,
    TEMPLATES,
)
from bot.domain.tickets.keyboard_rolls import is_rolled
from bot.domain.tickets.step_words import CAME_OF_IT, IMPERSONAL, MANNERS, NO_STEP, STEP_STEMS, STEP_WORDS, UNSURE
from bot.domain.version import holds_a_number

Hollow = Literal[
    "empty", "placeholder", "keyboard", "one_word", "copy_of_summary", "copy_of_description", "copy_of_expected",
    "complaint", "no_step", "does_not_know", "no_version",
]  # fmt: skip

# So many words tell of a step even where they tell of what came out as well.
ENOUGH_WORDS = 8
_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"f[0-9]{1,2}")
_BETWEEN_PARTS = re.compile(r"[\n,;]")
# `1. ` and `2) ` before a step.
_LISTED = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+(?=\S)")
_PATH = re.compile(r"\w\s*(?:->|→|=>|>|»|›)\s*\w")  # noqa: RUF001 - and these
# Scripts that put no space between words.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")


def hollow_answers(values: FormValues, *, reproduction: bool) -> dict[Own, Hollow]:
    """The questions whose answers say nothing, each with why; empty when all is well.

    `reproduction`: steps, expected and actual are asked for.
    """
    asked = TYPED if reproduction else (Own.SUMMARY, Own.DESCRIPTION)
    found = {own: code for own in asked if (code := _JUDGES[own](values.text(own)))}
    copies = {own: code for own, code in _copies(values).items() if own in asked}
    return {**_without_version(values), **copies, **found}


def _without_version(values: FormValues) -> dict[Own, Hollow]:
    """A version holds a digit, unless the person says that it could not be found."""
    given = values.version == UNKNOWN or holds_a_number(values.version)
    return {} if given else {Own.VERSION: "no_version"}


def _copies(values: FormValues) -> Mapping[Own, Hollow]:
    summary, description, steps = map(_plain, (values.summary, values.description, values.steps))
    asked = (Own.STEPS, Own.EXPECTED, Own.ACTUAL)
    found: dict[Own, Hollow] = {own: "copy_of_summary" for own in asked if _plain(values.text(own)) == summary != ""}
    if summary and summary in description and _adds_nothing(description.replace(summary, "")):
        found[Own.DESCRIPTION] = "copy_of_summary"
    if steps == description:
        found[Own.STEPS] = "copy_of_description"
    if _plain(values.actual) == _plain(values.expected):
        found[Own.ACTUAL] = "copy_of_expected"
    return found


def _adds_nothing(rest: str) -> bool:
    """`hello`, `please help`: what stands around a copy. A number says something, and one word may."""
    return not rest.strip() or _telling(rest) in ("placeholder", "complaint")


def _telling(text: str) -> Hollow | None:
    """A summary or a description: what and where, so more than one word."""
    words = words_of(text)
    if code := _result(text):
        return code
    said = [word for word in words if not word.isdecimal()]
    if not said:
        return "empty"
    if all(word in FILLERS for word in said):
        return "placeholder"
    if len(words) > 1 and COMPLAINTS.issuperset(words):
        return "complaint"
    if all(len(word) == 1 for word in words) and not _is_unspaced(text):
        return "placeholder"
    return "one_word" if len(words) == 1 and not _is_unspaced(text) else None


def _step(text: str) -> Hollow | None:
    words = words_of(text)
    if code := _telling(text):
        return None if code == "one_word" and _is_one_step(words[0]) else code
    if UNSURE.issuperset(words):
        return "does_not_know"
    return None if _has_step(text, words) else "no_step"


def _result(text: str) -> Hollow | None:
    """What was expected, or happened: a number or one word may be all there is to it."""
    words = words_of(_LISTED.sub("", text))
    if not words:
        return "empty"
    # The same word over and over says no more than once.
    if {" ".join(words), " ".join(dict.fromkeys(words))} & PLACEHOLDERS:
        return "placeholder"
    if all(map(_fills, words)) or _only_refers(words):
        return "placeholder"
    letters = [word for word in words if not word.isdecimal()]
    return "keyboard" if letters and all(map(is_rolled, letters)) else None


def _fills(word: str) -> bool:
    """`test`, `test123`, digits in their order."""
    stem = word.rstrip("0123456789")
    return word in FILLERS or (len(word) > 2 and word in "01234567890") or (len(stem) > 2 and stem in FILLERS)


def _expected(text: str) -> Hollow | None:
    return None if " ".join(words_of(text)) in EXPECTATIONS else _result(text)


def _happened(text: str) -> Hollow | None:
    """Nothing, a blank page or an error may be just what came."""
    return None if " ".join(words_of(text)) in OUTCOMES else _result(text)


def _only_refers(words: Sequence[str]) -> bool:
    """`see the description above`, `insert text here`: says where to look or what to write, and nothing else."""
    if words[:2] == ["lorem", "ipsum"]:
        return True
    template = not GIVEAWAYS.isdisjoint(words) and TEMPLATES.issuperset(words)
    pointing = not POINTERS.isdisjoint(words) and REFERRALS.issuperset(words)
    return len(words) > 1 and (template or pointing)


def _has_step(text: str, words: Sequence[str]) -> bool:
    """No list of verbs is ever complete: whatever does not only tell how often, to whom or what came of it."""
    if any(map(_is_action, words)) or _PATH.search(text) or _is_unspaced(text) or len(words) >= ENOUGH_WORDS:
        return True
    if all(word in NO_STEP or word.isdecimal() for word in words):
        return False
    parts = [part for part in _BETWEEN_PARTS.split(text) if words_of(part)]
    return len(parts) > 1 or not (words[0] in IMPERSONAL or words[-1] in CAME_OF_IT)


def _is_one_step(word: str) -> bool:
    """`Synka`, `F5`."""
    return bool(_KEY.fullmatch(word)) or (_is_action(word) and not word.startswith(MANNERS))


def _is_action(word: str) -> bool:
    return word in STEP_WORDS or word.startswith(_STEMS)


def _is_unspaced(text: str) -> bool:
    letters = (character for character in text if ord(character) > 0x0E00 and character.isalpha())
    return sum(unicodedata.name(character, "").startswith(_UNSPACED) for character in letters) > 3


def words_of(text: str) -> list[str]:
    """Casefolded words, without punctuation, pictures and signs."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _plain(text: str) -> str:
    return " ".join(words_of(text))


_STEMS = tuple(STEP_STEMS)
_JUDGES: Mapping[Own, Callable[[str], Hollow | None]] = {
    Own.SUMMARY: _telling,
    Own.DESCRIPTION: _telling,
    Own.STEPS: _step,
    Own.EXPECTED: _expected,
    Own.ACTUAL: _happened,
}

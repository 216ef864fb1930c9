"""The text operator ~: words in any order, "a phrase" in order, a* as a beginning; case does not matter."""

import re
from collections.abc import Sequence

from bot.playground.desk.jql.tokens import bad_query

WORD = re.compile(r"\w+")
PART = re.compile(r'"([^"]*)"|(\S+)')


def matches(wanted: str, text: str) -> bool:
    """Return whether the text has every word and phrase that is wanted; DeskError 400."""
    if not wanted.strip() or wanted.lstrip()[0] in "*?":
        raise bad_query(f"The text query {wanted!r} cannot be empty or begin with '*' or '?'.")
    words = _words(text)
    return all(_has(words, phrase or single) for phrase, single in PART.findall(wanted))


def _has(words: Sequence[str], part: str) -> bool:
    wanted, open_end = _words(part), part.endswith("*")
    if not wanted:
        return True
    size = len(wanted)
    # One written word of several parts (a-b, 6.15.3) is looked for as a phrase, as the index cuts both alike.
    return any(_fits(words[place : place + size], wanted, open_end) for place in range(len(words) - size + 1))


def _fits(found: Sequence[str], wanted: Sequence[str], open_end: bool) -> bool:
    if not open_end:
        return list(found) == list(wanted)
    return list(found[:-1]) == list(wanted[:-1]) and found[-1].startswith(wanted[-1])


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())

"""Texts that people wrote, as mrkdwn that pings nobody, in pieces that Slack takes."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.slack.views.blocks import SECTION_TEXT, cut, escaped
from bot.words.news.names import pause_text
from bot.words.speech import Speech

# Slack may read `@channel` as a mention even where no brackets stand around it; an e-mail address is none.
_CALLED: Final = re.compile(r"(?<![\w.+-])@(?=\w)")
_WORD_JOINER: Final = "\u2060"
_ENTITY_CUT: Final = re.compile(r"&[a-z]{0,3}$")


def safe(text: str) -> str:
    """`<!channel>`, `@here` and the like stay as text."""
    return escaped(_CALLED.sub(f"@{_WORD_JOINER}", text))


def person(user: str) -> str:
    """A mention; whoever acted from the command line has no account to mention."""
    return f"<@{user}>" if user[:1] in {"U", "W"} and user.isalnum() else escaped(user)


def place(target: str) -> str:
    """A channel by its id, so that its name is always today's; a person is mentioned."""
    return f"<#{target}>" if target[:1] in {"C", "G"} and target.isalnum() else person(target)


def trouble_lines(speech: Speech, troubles: Iterable[tuple[str, str]]) -> list[str]:
    """`• #flow-news: the channel is archived`."""
    return [f"• {place(target)}: {safe(pause_text(speech.t, why))}" for target, why in troubles]


def pieces(text: str, room: int, most: int = SECTION_TEXT) -> tuple[list[str], bool]:
    """`text` as safe mrkdwn in pieces of at most `most` characters, `room` in all; and whether all of it is there."""
    whole = safe(text.strip())
    shown = clipped(whole, room)
    return list(_split(shown, most)), shown == whole


def clipped(text: str, most: int) -> str:
    """Escaped text cut between words, never inside of an escape."""
    if len(text) <= most:
        return text
    head = text[: max(most - 2, 0)]
    whole = max(head.rfind(" "), head.rfind("\n"))
    # One endless word is cut anywhere.
    head = head[:whole] if whole > len(head) // 2 else _ENTITY_CUT.sub("", head)
    return f"{head.rstrip()} …" if head.strip() else ""


def _split(text: str, most: int) -> Iterator[str]:
    while len(text) > most:
        head = text[:most]
        at = max(head.rfind("\n"), head.rfind(" "))
        end = at if at > most // 2 else len(_ENTITY_CUT.sub("", head))
        yield text[:end].rstrip() or "-"
        # What was inside of a word may call somebody where it begins one.
        text = _CALLED.sub(f"@{_WORD_JOINER}", text[end:].lstrip(), count=1)
    if text:
        yield text


def one_line(text: str, most: int) -> str:
    """For a notification: plain, escaped, cut."""
    return cut(safe(" ".join(text.split())), most)

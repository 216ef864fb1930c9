"""What may stand among the terms and is nothing to be followed: people, groups, everybody, addresses on the web.

Questions are read without these; a wish without them would be another wish.
"""

import html
import re
from collections.abc import Collection
from typing import Final

from bot.domain.news.asking import TermProblem
from bot.domain.understanding.cleaning import shown

_FOUND: Final = re.compile(
    r"<(?P<target>[@!][^<>|]{1,200}|[A-Za-z][A-Za-z+.-]{1,20}:[^<>|]{1,2000})(?:\|(?P<label>[^<>]{0,2000}))?>"
    r"|(?<!\S)(?P<bare>[^\s<>@]{0,80}@[\w.-]{1,80}|(?:[A-Za-z]{2,10}://|www\.)[^\s<>]{1,2000})"
)

_PERSON: Final = re.compile(r"@[UW][A-Z0-9]{5,}$")


def addressed(typed: str, own: Collection[str] = ()) -> tuple[TermProblem, ...]:
    """As problems, in order. `typed`: as Slack sends it. `own`: the bot's user ids, by which it is called."""
    named = dict.fromkeys(_named(each, own) for each in _FOUND.finditer(html.unescape(typed)))
    # An id would tell nobody who is meant.
    found = (
        TermProblem("people", "") if _PERSON.match(name) else TermProblem("unknown", shown(name))
        for name in named
        if name
    )
    return tuple(dict.fromkeys(found))


def _named(found: re.Match[str], own: Collection[str]) -> str:
    """As people see it; empty for what is read: the bot's name, and numbers that Slack took for an address."""
    target, label = found["target"] or found["bare"], found["label"] or ""
    if target[1:] in own or target.startswith("tel:") or target.removeprefix("http://") == label:
        return ""
    if target.startswith("!"):
        return f"@{(label or target[1:].partition('^')[0]).removeprefix('@')}"
    return f"@{label.removeprefix('@')}" if label and target.startswith("@") else label or target

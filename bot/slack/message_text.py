"""Slack's message text as people read it: no escapes, no markup of links and mentions."""

import re
from collections.abc import Mapping

_IN_BRACKETS = re.compile(r"<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>")

_AN_ID = re.compile(r"(?:@[UW]|#[CG])(?=[A-Z]*[0-9])[A-Z0-9]{7,}\b")


def plain_message(text: str, names: Mapping[str, str] | None = None) -> str:
    """`<@U1>` becomes `@Anna` with `names`, `<https://x|here>` becomes `here (https://x)`; entities are undone."""
    known = names or {}

    def shown(found: re.Match[str]) -> str:
        target, label = found[1], found[2] or ""
        if target.startswith("!date"):
            return label
        if target[0] in "@#!":
            said = known.get(target[1:]) or label or target[1:]
            return f"{target[0] if target[0] != '!' else '@'}{said.removeprefix('@')}"
        address = target.removeprefix("mailto:")
        return f"{label} ({address})" if label and label != address else address

    said = _IN_BRACKETS.sub(shown, text)
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentioned(text: str) -> set[str]:
    """Ids of the people that a text names, and of the channels that come without their names."""
    found = [(each[1], each[2]) for each in _IN_BRACKETS.finditer(text)]
    return {target[1:] for target, label in found if target[0] == "@" or (target[0] == "#" and not label)}


def has_ids(text: str) -> bool:
    """Whether somebody or some channel is still named by an id, which tells people nothing."""
    return bool(_AN_ID.search(text))

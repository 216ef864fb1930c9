"""Slack's message text as people read it: no escapes, no markup of links and mentions."""

import re
from collections.abc import Mapping

_IN_BRACKETS = re.compile(r"<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>")


def plain_message(text: str, names: Mapping[str, str] | None = None) -> str:
    """`<@U1>` becomes `@Anna` with `names`, `<https://x|here>` becomes `here (https://x)`; entities are undone."""
    known = names or {}

    def shown(found: re.Match[str]) -> str:
        target, label = found[1], found[2] or ""
        if target[0] in "@#!":
            return f"{target[0] if target[0] != '!' else '@'}{known.get(target[1:]) or label or target[1:]}"
        address = target.removeprefix("mailto:")
        return f"{label} ({address})" if label and label != address else address

    said = _IN_BRACKETS.sub(shown, text)
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentioned(text: str) -> set[str]:
    """Ids of the people that a text names."""
    return {found[1][1:] for found in _IN_BRACKETS.finditer(text) if found[1].startswith("@")}

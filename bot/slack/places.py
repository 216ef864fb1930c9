"""Kinds of conversations, by what Slack's ids tell; and who the bot is in them."""

import re
from collections.abc import Mapping
from typing import Any, Final

_PERSON: Final = re.compile(r"<@([A-Z0-9]+)")


def is_direct(channel: object) -> bool:
    """Between a person and the bot alone: no place that others could be told in."""
    return str(channel or "").startswith("D")


def bots_in(body: Mapping[str, Any]) -> frozenset[str]:
    """Whose event it is: the bot's user ids. Where Slack does not say, a mention begins with the bot's name."""
    told = {str(each.get("user_id")) for each in body.get("authorizations") or () if each.get("is_bot")}
    if not told and body["event"].get("type") == "app_mention":
        told.update(_PERSON.findall(str(body["event"].get("text") or ""))[:1])
    return frozenset(told)

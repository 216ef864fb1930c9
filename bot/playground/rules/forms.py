"""What Slack's own client checks before it sends a form: required fields, lengths, numbers and addresses."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from bot.playground.model import Json, View
from bot.playground.people.form_state import fields_of, held
from bot.playground.sentences import say

LONGEST_TEXT = 3000
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def problems(view: View, locale: str) -> dict[str, str]:
    """Return a sentence per block_id whose input cannot be sent as it is; empty when all can."""
    found: dict[str, str] = {}
    for block, element in fields_of(view.content["blocks"]):
        # Selects beside a section are never required: they are sent on by themselves.
        if block["type"] != "input":
            continue
        value = held(element, view.state[block["block_id"]][element["action_id"]])
        if sentence := _problem(block, element, value, locale):
            found[block["block_id"]] = sentence
    return found


def _problem(block: Json, element: Json, value: Any, locale: str) -> str | None:
    if not value:
        return None if block.get("optional") else say("required", locale)
    checks = {
        "plain_text_input": _length,
        "number_input": _number,
        "email_text_input": _email,
        "url_text_input": _url,
    }
    check = checks.get(element["type"])
    return check(element, value, locale) if check else None


def _length(element: Json, value: str, locale: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", LONGEST_TEXT)
    if len(value) < least:
        return say("too_short", locale, count=least)
    return say("too_long", locale, count=most) if len(value) > most else None


def _number(element: Json, value: str, locale: str) -> str | None:
    # Decimal, not float: the bounds are written in decimals, and 0.1 must meet 0.1.
    try:
        number = Decimal(value)
    except InvalidOperation:
        return say("number", locale)
    if not number.is_finite():
        return say("number", locale)
    if not element["is_decimal_allowed"] and number != number.to_integral_value():
        return say("whole_number", locale)
    if "min_value" in element and number < Decimal(element["min_value"]):
        return say("at_least", locale, count=element["min_value"])
    if "max_value" in element and number > Decimal(element["max_value"]):
        return say("at_most", locale, count=element["max_value"])
    return None


def _email(_: Json, value: str, locale: str) -> str | None:
    return None if _EMAIL.fullmatch(value) else say("email", locale)


def _url(_: Json, value: str, locale: str) -> str | None:
    parts = urlsplit(value)
    return None if parts.scheme in ("http", "https") and parts.netloc else say("url", locale)

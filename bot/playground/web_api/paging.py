"""Cursor paging as the Web API does it: an opaque cursor, empty on the last page."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.playground.web_api.call import ApiError, Call

Item = TypeVar("Item")


def page(call: Call, items: Sequence[Item], default: int = 100, most: int = 1000) -> tuple[list[Item], str]:
    """Return this page's items and the next cursor (empty at the end); invalid_cursor, invalid_limit."""
    limit = call.number("limit", default) or default
    if limit > most:
        raise ApiError("invalid_limit")
    start = _offset(call.text("cursor"))
    end = start + limit
    return list(items[start:end]), _cursor(end) if end < len(items) else ""


def _cursor(offset: int) -> str:
    return base64.b64encode(f"next:{offset}".encode()).decode()


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, offset = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(offset)
    except (binascii.Error, ValueError):
        pass
    raise ApiError("invalid_cursor")

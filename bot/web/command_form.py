"""The form that a command comes in, read as the standard library would, in a fraction of the time."""

import re
from collections.abc import Iterator
from operator import methodcaller
from urllib.parse import unquote_to_bytes

_CUT = methodcaller("split", "=", 1)
# Unquoted, these would be taken for the form's own.
_QUOTED_SEPARATOR = re.compile("%26|%3d", re.I)


def fields_of(form: str) -> dict[str, str]:
    """Each name with its value, which may be empty. UnicodeDecodeError where the bytes are no UTF-8."""
    # In addresses and the command's name nothing else is quoted, and taking it out piece by piece takes long.
    text = form.replace("+", " ").replace("%2F", "/").replace("%3A", ":")
    if "%" not in text:
        return _cut(text)
    if _QUOTED_SEPARATOR.search(text):
        return {_unquoted(name): _unquoted(value) for name, _, value in _pairs(text)}
    return _cut(_unquoted(text))


def _cut(text: str) -> dict[str, str]:
    try:
        return dict(map(_CUT, text.split("&")))
    except ValueError:
        # A name alone, or nothing between two ampersands.
        return {name: value for name, _, value in _pairs(text)}


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    return (pair.partition("=") for pair in text.split("&") if pair)


def _unquoted(text: str) -> str:
    return unquote_to_bytes(text).decode()

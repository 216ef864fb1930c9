"""The form that a command comes in, read as the standard library would, in a fraction of the time."""

import re
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
        return {_unquoted(name): _unquoted(value) for name, value in _cut(text).items()}
    return _cut(_unquoted(text))


def _cut(text: str) -> dict[str, str]:
    pairs = text.split("&")
    try:
        return dict(map(_CUT, pairs))
    except ValueError:
        # A name alone, or nothing between two ampersands.
        return {name: value for name, _, value in (pair.partition("=") for pair in pairs if pair)}


def _unquoted(text: str) -> str:
    return unquote_to_bytes(text).decode()

"""What a person can decide where flowver alone cannot: which decisions make sense, and which request they name."""

import re
from typing import Literal

Way = Literal["it_is", "again"]
# `not_waiting`: it has moved on; `not_possible`: not with this trouble; `no_such`: the desk shows no such request;
# `another`: there is one, but its text does not hold the promise's mark.
Decided = Literal["done", "not_waiting", "not_possible", "no_such", "another"]

_WAYS: dict[str, tuple[Way, ...]] = {
    # Nothing has been sent, so there is nothing to find.
    "cannot_be_written": ("again",),
    # It is there already, more than once.
    "several": ("it_is",),
}
_EITHER: tuple[Way, ...] = ("it_is", "again")
_KEY = re.compile(r"(?<![A-Z0-9_])[A-Z][A-Z0-9_]*-[1-9][0-9]{0,9}(?![\w-])")


def ways_out(trouble: str) -> tuple[Way, ...]:
    """`it_is`: the person names the request at the desk; `again`: it is certain that the desk does not have it."""
    return _WAYS.get(trouble, _EITHER)


def key_in(text: str) -> str:
    """The key in what was typed: `nps-12`, or the address of its page; empty where there is none."""
    found = _KEY.findall(text.upper())
    return found[-1] if found else ""

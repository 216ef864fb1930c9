"""Time zones as people write them: `Europe/Stockholm`, `tz stockholm`, `time zone UTC`."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Final
from zoneinfo import available_timezones

# The others are old names for these, and words that mean something else.
_AREA_NAMES: Final = "africa america antarctica arctic asia atlantic australia europe indian pacific"
_AREAS: Final = frozenset(_AREA_NAMES.split())
_PLAIN: Final = ("UTC", "GMT", "CET", "EET", "WET")
MOST_WORDS: Final = 5
_EXAMPLE: Final = "Europe/Stockholm"
_MOST_NEAR: Final = 3


def begins_zone(word: str) -> bool:
    """Whether a zone's name may begin with this word."""
    return word in _AREAS or word == "utc"


def zone_in(words: Sequence[str]) -> tuple[str, int]:
    """The zone that these casefolded words begin with, and how many of them it takes; a city alone is enough."""
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        if zone := _phrases().get(" ".join(words[:count])):
            return zone, count
    return "", 0


def zone_named(text: str) -> str:
    """The zone that somebody typed; empty where there is none of that name."""
    return _phrases().get(_as_words(text), "")


def zones_near(text: str) -> tuple[str, ...]:
    """Those that look like it; where none does, one as an example."""
    phrases = _phrases()
    near = get_close_matches(_as_words(text)[:60], phrases, n=_MOST_NEAR, cutoff=0.75)
    return tuple(dict.fromkeys(phrases[each] for each in near)) or (_EXAMPLE,)


def _as_words(name: str) -> str:
    return " ".join(name.casefold().replace("/", " ").replace("_", " ").split())


# Reading all names takes some time, the first time.
@cache
def _phrases() -> Mapping[str, str]:
    """By the whole name and by the city alone, in words."""
    known = available_timezones()
    placed = sorted(name for name in known if name.partition("/")[0].casefold() in _AREAS)
    cities = {_as_words(name.rpartition("/")[2]): name for name in placed}
    return cities | {_as_words(name): name for name in (*placed, *(each for each in _PLAIN if each in known))}

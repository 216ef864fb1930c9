"""`Is 6.15.3 the latest?`, `latest service pack for 6.14`, `how far behind is 6.14.2?`: the newest one."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.understanding import beyond_words as words
from bot.domain.understanding.condition_words import SUPPORTS
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.words import Sign


def asks_for_the_newest(seen: Survey, texts: Sequence[str]) -> bool:
    if Sign.WORKS in seen.signs or len(seen.components) + bool(seen.groups) > 1 or not words.DAYS.isdisjoint(texts):
        return False
    # The last day of a version is another thing.
    last_pack = Sign.PACK in seen.signs and not words.LAST.isdisjoint(texts)
    one_to_have = {Sign.PACK, Sign.WHICH} <= seen.signs and not words.OUGHT.isdisjoint(texts)
    latest = any(text in words.LATEST for text in texts) and not _is_said_of_something_else(texts)
    return last_pack or one_to_have or latest or how_far_behind(texts) or _is_the_one(seen, texts)


def is_dated(texts: Sequence[str]) -> bool:
    """`is 6.15.3 outdated?`, `out of date`"""
    return not words.DATED.isdisjoint(texts) or ("of", "date") in pairwise(texts)


def _is_the_one(seen: Survey, texts: Sequence[str]) -> bool:
    """`is 6.15 the current version?`; `our current version is 6.15` only tells."""
    if texts[0] not in words.IS or Sign.OWN in seen.signs:
        return False
    return not words.CHOSEN.isdisjoint(texts) or (Sign.VERSION in seen.signs and not words.LAST.isdisjoint(texts))


def _is_said_of_something_else(texts: Sequence[str]) -> bool:
    """`the latest we can wait with 6.14`, `the latest that supports Android 6.14`, `the latest before 6.15`"""
    if not words.RANGED.isdisjoint(texts):
        return True
    return any(one in words.LATEST and two in words.WE for one, two in pairwise(texts)) or not SUPPORTS.isdisjoint(
        texts
    )


def of_all(seen: Survey, texts: Sequence[str]) -> bool:
    """`is 6.15.17 the newest?`: the newest there is; `the newest service pack` is that of its line."""
    return texts[0] in words.IS and not seen.signs & {Sign.PACK, Sign.WHICH}


def how_far_behind(texts: Sequence[str]) -> bool:
    places = [place for place, text in enumerate(texts) if text in words.BEHIND]
    if any(not words.FAR.isdisjoint(texts[:place]) for place in places):
        return True
    return ("up", "to") in pairwise(texts) and ("to", "date") in pairwise(texts)

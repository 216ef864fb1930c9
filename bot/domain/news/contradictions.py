"""Terms that are each understood, and together say nothing that can be done."""

from collections.abc import Collection, Iterator

from bot.domain.news.asking import TermProblem
from bot.domain.news.subscribing import empty
from bot.domain.news.subscription import Wish

_PAIRS = (("weekly", "at_once"), ("sv", "en"))


def contradictions(options: Collection[str], wish: Wish, but: str = "") -> Iterator[TermProblem]:
    """`but`: the word after which something was to be left out, where nothing was named."""
    for one, other in _PAIRS:
        if one in options and other in options:
            yield TermProblem("both", ", ".join(each.replace("_", "-") for each in (one, other)))
    if but:
        yield TermProblem("open", but)
    if empty(wish):
        yield TermProblem("nothing", "")

"""What was worked out from a catalogue and is asked for again and again is kept with it, and goes when it goes."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from bot.domain.catalog import Catalog

# More than all lines of a very large catalogue, by both readings of the rule, on two days.
MOST_REMEMBERED = 50_000

Rest = TypeVarTuple("Rest")
Found = TypeVar("Found")

_NOT_YET = object()


def remembered(work_out: Callable[[Catalog, *Rest], Found]) -> Callable[[Catalog, *Rest], Found]:
    """`work_out`, done once for each catalogue and its other arguments.

    What it gives must not lead back to the catalogue: a catalogue in a circle would never be freed.
    """

    def found(catalog: Catalog, *rest: *Rest) -> Found:
        known = catalog.kept[work_out]
        answer: Found = known.get(rest, _NOT_YET)
        if answer is _NOT_YET:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            answer = known[rest] = work_out(catalog, *rest)
        return answer

    return found

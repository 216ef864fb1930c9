"""Wishes added and taken away: a subscription hears of the union of its wishes, and nothing twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.domain.news.subscription import KINDS, Choice, Wish

Wishes = tuple[Wish, ...]
# More than anybody asks for by hand; what is more would only make every look slower.
MOST_WISHES = 40


def add(wishes: Wishes, wish: Wish) -> tuple[Wishes, Wishes]:
    """The wishes with one more, and the part of it that they did not cover before (empty: nothing is new)."""
    new = _left_of((wish,), wishes)
    return (absorbed((*wishes, wish)) if new else wishes), new


def subtract(wishes: Wishes, taken: Wish) -> tuple[Wishes, bool]:
    """What is left without everything that `taken` covers, and whether anything went."""
    left = _left_of(wishes, (taken,))
    went = any(not empty(_common(wish, taken)) for wish in wishes)
    return (absorbed(left) if went else wishes), went


def covers(wishes: Iterable[Wish], wish: Wish) -> bool:
    """Whether the wishes together hold everything that `wish` holds."""
    return not _left_of((wish,), wishes)


def heard(
    wishes: Iterable[Wish], kind: str, line: str, components: Sequence[str], own: Sequence[tuple[str, str]] = ()
) -> bool:
    """Whether news are asked for. No components: it is not known which, or all; then none is a reason to be silent.

    `own`: what components with numbers of their own call the line; a wish may name either.
    """
    return any(
        kind in wish.kinds
        and (not components or any(c in wish.components for c in components))
        and _line_heard(wish, kind, line, own)
        for wish in wishes
    )


def _line_heard(wish: Wish, kind: str, line: str, own: Sequence[tuple[str, str]]) -> bool:
    named = any(component in wish.components and name in wish.lines.names for component, name in own)
    if wish.lines.but:
        # Leaving out one component's numbers leaves out its releases, and not the end of a whole line of Flow.
        return line in wish.lines and not (named and kind != "end-of-support")
    return named or line in wish.lines


def empty(wish: Wish) -> bool:
    return not wish.kinds or wish.lines.nothing or wish.components.nothing


def absorbed(wishes: Iterable[Wish]) -> Wishes:
    """The same news in fewer wishes: without those that others cover, and with neighbours made one."""
    kept: list[Wish] = []
    for wish in wishes:
        while partner := next((each for each in kept if _joined(each, wish)), None):
            kept.remove(partner)
            wish = _joined(partner, wish) or wish
        if not empty(wish):
            kept.append(wish)
    return _needed(kept)


def _needed(wishes: list[Wish]) -> Wishes:
    """Without those that the rest covers together; one at a time, since two may cover each other."""
    for wish in tuple(wishes):
        rest = [each for each in wishes if each is not wish]
        if covers(rest, wish):
            wishes = rest
    return tuple(wishes)


def _joined(one: Wish, other: Wish) -> Wish | None:
    """Both as one wish, where they differ in one respect at most."""
    same = (one.kinds == other.kinds, one.lines == other.lines, one.components == other.components)
    if sum(same) < 2:
        return None
    return Wish(one.kinds | other.kinds, one.lines | other.lines, one.components | other.components)


def _common(one: Wish, other: Wish) -> Wish:
    return Wish(one.kinds & other.kinds, one.lines & other.lines, one.components & other.components)


def _left_of(wishes: Iterable[Wish], taken: Iterable[Wish]) -> Wishes:
    left = [wish for wish in wishes if not empty(wish)]
    for each in taken:
        left = [part for wish in left for part in _without(wish, each)]
    return tuple(left)


def _without(wish: Wish, taken: Wish) -> list[Wish]:
    """At most three wishes that share nothing with `taken` or with each other."""
    common = _common(wish, taken)
    if empty(common):
        return [wish]
    parts = (
        replace(wish, kinds=wish.kinds - taken.kinds),
        replace(wish, kinds=common.kinds, lines=wish.lines - taken.lines),
        Wish(common.kinds, common.lines, wish.components - taken.components),
    )
    return [part for part in parts if not empty(part)]


def wishes_to_json(wishes: Iterable[Wish]) -> list[dict[str, Any]]:
    """`[{"kinds": [...], "lines": {"but": bool, "names": [...]}, "components": {...}}]`, in a fixed order."""
    return [
        {
            "kinds": [kind for kind in KINDS if kind in wish.kinds],
            "lines": _choice_json(wish.lines),
            "components": _choice_json(wish.components),
        }
        for wish in wishes
    ]


def wishes_from_json(kept: Iterable[Mapping[str, Any]]) -> Wishes:
    """What `wishes_to_json` wrote; a kind that is not known here is left out."""
    return tuple(_wish(tuple(each["kinds"]), _choice(each["lines"]), _choice(each["components"])) for each in kept)


# Thousands of channels ask for the same few things: they share one of each.
@lru_cache(maxsize=1_000)
def _wish(kinds: tuple[str, ...], lines: Choice, components: Choice) -> Wish:
    return Wish(frozenset(kind for kind in KINDS if kind in kinds), lines, components)


def _choice_json(choice: Choice) -> dict[str, Any]:
    return {"but": choice.but, "names": sorted(choice.names)}


def _choice(kept: Mapping[str, Any]) -> Choice:
    return Choice(frozenset(map(str, kept["names"])), but=bool(kept["but"]))

"""Whether a text asks for a request to be made: by a verb that says so, or by whom it wants to reach."""

from collections.abc import Sequence

from bot.domain.understanding import errand_words as words

# A verb further in belongs to a story about something else.
_FIRST_WORDS = 5
_NEAR = 4
_NEEDING = frozenset(("need", "behöver"))
_OBJECTS = words.POINTING | words.FAULTS | words.INDEFINITE | words.OWNING


def begins_with_filing(texts: Sequence[str]) -> bool:
    """`file this`, `could you report it`; not `the file 6.15 is missing`."""
    if len(texts) == 1:
        return texts[0] in words.FILING
    beginning = range(min(_FIRST_WORDS, len(texts) - 1))
    return any(texts[place] in words.LOUD and texts[place + 1] in words.POINTING for place in beginning)


def asks_to_file(texts: Sequence[str]) -> bool:
    """`how do I report this?`, `jag vill anmäla ett fel`, `I need help from support`."""
    if "did" in texts:
        return False
    return any(_files(texts, place) or _reaches(texts, place) for place in range(len(texts)))


def _files(texts: Sequence[str], place: int) -> bool:
    verb, before, after = texts[place], texts[max(place - 1, 0) : place], texts[place + 1 : place + 2]
    if verb not in words.FILING or not words.NOT.isdisjoint([*before, *texts[place + 1 : place + 3]]):
        return False
    if verb not in words.AMBIGUOUS:
        return True
    # `file` and `report` are things as well.
    verbal = not before or before[0] in words.BEFORE_A_VERB
    return verbal and (before == ["to"] or (not after and bool(before)) or bool(after and after[0] in _OBJECTS))


def _reaches(texts: Sequence[str], place: int) -> bool:
    """`contact support`, `skicka det här till supporten`, `help from support`."""
    near = texts[place + 1 : place + 1 + _NEAR]
    if texts[place] in ("who", "vem"):
        return not words.CONTACTING.isdisjoint(near)
    if words.SUPPORT.isdisjoint(near):
        return False
    if texts[place] in words.CONTACTING:
        return True
    if texts[place] in words.HELPING:
        return not words.FROM_OR_TO.isdisjoint(near)
    return texts[place] in _NEEDING and near[0] in words.SUPPORT


def is_people(texts: Sequence[str], place: int) -> bool:
    """`till supporten`, `I need support`, `a support case`: who helps, not that something is supported."""
    if texts[place] not in words.SUPPORT:
        return False
    before, after = texts[max(place - _NEAR, 0) : place], texts[place + 1 : place + 2]
    reached = not words.CONTACTING.isdisjoint(before)
    tied = bool(before) and before[-1] in words.FROM_OR_TO | _NEEDING
    return reached or tied or not words.PERHAPS_REQUESTS.isdisjoint(after)

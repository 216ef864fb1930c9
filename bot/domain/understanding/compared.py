"""What is asked of two versions: which is newer, what differs between them, whether the database changes."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.question import Beyond, Subject, Topic
from bot.domain.understanding import beyond_words as words
from bot.domain.understanding.among_words import ANY
from bot.domain.understanding.newest import asks_for_the_newest
from bot.domain.understanding.range_words import BETWEEN, COMPARATIVES, NEWER, THAN
from bot.domain.understanding.subjects import bound_in
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign
from bot.domain.vocabulary import Vocabulary

_OTHERWISE_ASKED = {Sign.SUPPORTED, Sign.COMPAT, Sign.CHECK, Sign.TALKS}
_OF_MANY = ANY | {">=", "<=", "≥", "≤"}
_MOVES = {Sign.UPGRADE, Sign.PATCH}


def compared_in(seen: Survey, texts: Sequence[str], tokens: Sequence[Token], vocabulary: Vocabulary) -> Beyond | None:
    """None: something else is asked."""
    if seen.signs & _OTHERWISE_ASKED:
        return None
    if newest := _newest_of_its_line(seen, texts):
        return newest
    if together := _on_one_machine(seen, texts):
        return together
    topic, whether = _topic(seen, texts, tokens)
    if topic is None:
        return None
    bound, _ = bound_in(seen, vocabulary.groups, share=True)
    named = next((each.component for each in bound if each.component), None)
    first, second = [Subject(each.version, each.component or named) for each in bound[:2]]
    if topic == "database":
        second, first = sorted((first, second), key=lambda each: each.version)
    return Beyond(topic, first, "", second, whether)


def _on_one_machine(seen: Survey, texts: Sequence[str]) -> Beyond | None:
    """`can Studio 6.15 and 6.16 be installed on the same computer?`, `can a 6.14 backup be restored on 6.16?`"""
    beside = (text for text in texts if text in words.SIDE_BY_SIDE or text in words.RESTORED)
    same = (two for one, two in pairwise(texts) if one in words.SAME and two in words.MACHINES)
    word = next(beside, None) or next(same, None)
    if word is None or len(seen.components) > 1 or seen.groups or seen.signs & _MOVES:
        return None
    return Beyond("feature", Subject(min(seen.versions), next(iter(seen.components), None)), word)


def _newest_of_its_line(seen: Survey, texts: Sequence[str]) -> Beyond | None:
    """`is 6.14.14 the last service pack for 6.14?`"""
    line, version = sorted({*seen.versions})
    if not line.begins(version) or not asks_for_the_newest(seen, texts):
        return None
    component = next(iter(seen.components), None)
    return Beyond("newest", Subject(version, component), "", Subject(line, component))


def of_the_database(texts: Sequence[str]) -> bool:
    """`ändras databasen`, `are there any database changes`"""
    if words.DATABASE.isdisjoint(texts):
        return False
    return not (words.CHANGES.isdisjoint(texts) and words.CHANGES_OF_DATABASES.isdisjoint(texts))


def _topic(seen: Survey, texts: Sequence[str], tokens: Sequence[Token]) -> tuple[Topic | None, bool]:
    """And whether it is asked if the first is so."""
    if of_the_database(texts):
        return "database", True
    if seen.signs & _MOVES:
        return None, False
    if not (words.VERSUS.isdisjoint(texts) or seen.components or seen.groups):
        return "difference", False
    if len(seen.components) < 2 and not words.COMPARING.isdisjoint(texts):
        return "difference", False
    # `is it better to stay on 6.14 or to use 6.16?` hangs on their support.
    if not words.BETTER.isdisjoint(texts) and (not THAN.isdisjoint(texts) or texts[0] in words.WHAT):
        return "difference", False
    brought = not words.BROUGHT.isdisjoint(texts) and not words.WHAT.isdisjoint(texts)
    if brought or not (words.DIFFERENCES | words.LISTS).isdisjoint(texts):
        return "difference", False
    if Sign.WORKS in seen.signs or words.OF_AGE.isdisjoint(texts):
        return None, False
    return _of_age(seen, texts, [place for place, token in enumerate(tokens) if token.version])


def _of_age(seen: Survey, texts: Sequence[str], versions: Sequence[int]) -> tuple[Topic | None, bool]:
    """`is server 6.15.9 newer than 6.15.12?`, not `versions newer than 6.12 and older than 6.15`."""
    between = texts[versions[0] : versions[-1]]
    compared = [text for text in texts if text in COMPARATIVES]
    if not THAN.isdisjoint(texts):
        of_many = Sign.VERSIONS in seen.signs or not _OF_MANY.isdisjoint(texts)
        inside = 0 < len(compared) == sum(text in COMPARATIVES for text in between) and not of_many
        return (_age(compared) if inside else None), len(compared) == 1
    came = not words.CAME.isdisjoint(texts) and words.WHEN.isdisjoint(texts)
    if came and (order := [text for text in between if text in words.AFTER | words.BEFORE]):
        return ("newer" if order[0] in words.AFTER else "older"), True
    ages = [text for text in texts if text in words.AGES or (came and text in words.FIRST)]
    return (_age(ages) if ages and _asks_which(seen, texts, between) else None), False


def _age(ages: Sequence[str]) -> Topic:
    """`newer or older than` asks which of them is newer."""
    return "newer" if any(text in NEWER or text in words.NEWEST for text in ages) else "older"


def _asks_which(seen: Survey, texts: Sequence[str], between: Sequence[str]) -> bool:
    """Not `the latest 6.14 and 6.15`: those are the newest releases of each."""
    one_of_them = not words.EITHER.isdisjoint(between)
    if not BETWEEN.isdisjoint(texts) or not (one_of_them or Sign.WHICH in seen.signs):
        return False
    of_lines = all(version.is_line for version in seen.versions) and not words.LATEST.isdisjoint(texts)
    return one_of_them or not of_lines

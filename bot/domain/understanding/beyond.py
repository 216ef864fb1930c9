"""What is asked of a version beside support: what it can do, its faults, what it brings, its day.

A question that also asks for support is answered with that, as far as it goes.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.question import Among, Beyond, Check, Question, Rule, Topic
from bot.domain.reach import Reach
from bot.domain.understanding import beyond_words as words
from bot.domain.understanding.among_words import ALL
from bot.domain.understanding.compared import compared_in, of_the_database
from bot.domain.understanding.efforts import duration_asked
from bot.domain.understanding.features import TONGUES, feature_in
from bot.domain.understanding.newest import asks_for_the_newest, how_far_behind, is_dated, of_all
from bot.domain.understanding.packs import asks_for_packs
from bot.domain.understanding.people import people_asked
from bot.domain.understanding.plans import asks_for_plans
from bot.domain.understanding.predicates import predicate_in
from bot.domain.understanding.subjects import Bound, bound_in, with_the_only_spare
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Link, Sign
from bot.domain.vocabulary import Vocabulary

_OTHERWISE_ASKED = {Sign.SUPPORTED, Sign.COMPAT, Sign.UPGRADE, Sign.CHECK, Sign.TALKS, Sign.PATCH}
# `does the database change when we upgrade 6.14?` asks for the way from there.
_NOT_OF_THE_DATABASE = _OTHERWISE_ASKED - {Sign.PATCH}
_TOGETHER = {Sign.COMPAT, Sign.TALKS, Sign.WORKS, Sign.SUPPORTED, Sign.NEED}
_STRANGE = TONGUES | {Sign.ELSEWHERE}


def beyond_in(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Nothing where something else is asked."""
    texts = [token.text for token in tokens]
    count = len({*seen.versions})
    if not count or count > 2:
        return ()
    if count == 2:
        compared = compared_in(seen, texts, tokens, vocabulary)
        return (compared,) if compared else ()
    # Where it starts from, the way is told as well.
    if Link.FROM not in [item.link for item in seen.items] and (time := duration_asked(seen, texts)):
        return (Beyond("feature", _only(seen, vocabulary)[0].subject, time),)
    if not words.ALL.isdisjoint(texts) and (asked := _of_one(seen, texts, tokens, vocabulary)):
        # Whoever is about to install it must read how it stands, above all that it was withdrawn.
        return (asked,) if asked != Rule("apply") else (*_checks_of(seen, vocabulary), asked)
    if who := people_asked(seen, tokens):
        return (Beyond("feature", _only(seen, vocabulary)[0].subject, who),)
    is_strange = seen.unknown or seen.numbers or seen.bad or seen.signs & _STRANGE
    if is_strange and (what := feature_in(tokens)):
        return (Beyond("feature", _only(seen, vocabulary)[0].subject, what),)
    if what := predicate_in(seen, tokens):
        return (Beyond("feature", _only(seen, vocabulary)[0].subject, what),)
    return ()


def _of_one(
    seen: Survey, texts: Sequence[str], tokens: Sequence[Token], vocabulary: Vocabulary
) -> Among | Beyond | Rule | None:
    if not seen.signs & _NOT_OF_THE_DATABASE:
        if of_the_database(texts):
            return Rule("database")
        if not words.DOWNLOAD.isdisjoint(texts) or _asks_how_to_install(seen, texts):
            return Rule("apply")
    topic = _topic(seen, texts, tokens)
    if topic is None:
        return None
    if topic == "newest":
        subject = _only(seen, vocabulary)[0].subject
        if _is_behind_lines(seen, texts) and subject.version.numbers[0] in vocabulary.majors:
            return Among(Reach(subject.version), component=subject.component)
        return Beyond(topic, subject, whether=of_all(seen, texts))
    bound, _ = bound_in(seen, vocabulary.groups, share=True)
    # `are all bugs fixed in 6.15?` is of its faults.
    of_one = topic == "bugs" and _asks_if_mended(texts) and ALL.isdisjoint(texts)
    return Beyond(topic, bound[0].subject, whether=of_one)


def _is_behind_lines(seen: Survey, texts: Sequence[str]) -> bool:
    """`how many versions behind is 6.12?`: a line is behind the lines that came after it."""
    if Sign.PACK in seen.signs or not seen.versions[0].is_line or texts[0] in words.IS:
        return False
    return how_far_behind(texts)


def _asks_how_to_install(seen: Survey, texts: Sequence[str]) -> bool:
    """`how do I install 6.15.17?`, `hur lägger man in 6.15.17?`"""
    if Sign.WORKS in seen.signs or words.HOW.isdisjoint(texts[:2]):
        return False
    return Sign.INSTALL in seen.signs or not words.PUT_ON.isdisjoint(texts)


def _checks_of(seen: Survey, vocabulary: Vocabulary) -> Iterator[Check]:
    for subject in dict.fromkeys(each.subject for each in _only(seen, vocabulary)):
        yield Check(subject, str(subject))


def _only(seen: Survey, vocabulary: Vocabulary) -> list[Bound]:
    bound, spare = bound_in(seen, vocabulary.groups, share=True)
    # `does 6.16 support Android 14?` is not of Android 6.16.
    return bound if seen.numbers or seen.bad else with_the_only_spare(bound, spare)[0]


def _topic(seen: Survey, texts: Sequence[str], tokens: Sequence[Token]) -> Topic | None:
    if seen.signs & _OTHERWISE_ASKED:
        return None
    if not (words.WITHDRAWN | words.PULLED).isdisjoint(texts) and (words.USED | words.RANGED).isdisjoint(texts):
        return "withdrawn"
    if not words.NEXT.isdisjoint(texts) and asks_for_plans(seen, texts, tokens):
        return "plans"
    if asks_for_packs(seen, texts, tokens):
        return "packs"
    if _asks_for_bugs(texts):
        return "bugs"
    if _asks_for_contents(texts, tokens):
        return "contents"
    if is_dated(texts):
        return "newest"
    asks_when = not words.WHEN.isdisjoint(texts) and not words.CAME.isdisjoint(texts)
    how_old = any(pair in words.HOW_OLD for pair in pairwise(texts)) or "funnits" in texts
    if asks_when or how_old or {*texts} >= words.RELEASE_DATE:
        return "released"
    return "newest" if asks_for_the_newest(seen, texts) else None


def newest_of_each(seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound]) -> tuple[Beyond, ...]:
    """`server 6.15.17 and Studio 6.15.13, is that the latest?`; nothing where they are asked about together."""
    named = [each.component for each in bound]
    if len({*named}) < max(len(named), 2) or None in named or seen.signs & _TOGETHER:
        return ()
    if any(item.link in (Link.WITH, Link.TO) for item in seen.items):
        return ()
    texts = [token.text for token in tokens]
    up_to_date = ("up", "to") in pairwise(texts) and ("to", "date") in pairwise(texts)
    asks = up_to_date or not (words.LATEST | words.UPDATES).isdisjoint(texts)
    return tuple(Beyond("newest", each.subject, whether=True) for each in bound) if asks else ()


def _asks_for_bugs(texts: Sequence[str]) -> bool:
    """`known bugs in 6.15`, `finns det buggar i 6.15?`, `is 6.15 stable?`, `is 6.15.3 safe to install?`"""
    if not words.PRONE.isdisjoint(texts):
        return True
    if not words.SAFE.isdisjoint(texts) and not words.INSTALLED.isdisjoint(texts):
        return True
    if _asks_if_mended(texts):
        return True
    # `vilka buggar rättades i 6.15.17?` is of its contents.
    is_mended = not words.MENDED.isdisjoint(texts) and words.STILL.isdisjoint(texts)
    for place, text in enumerate(() if is_mended else texts):
        before = texts[max(place - 3, 0) : place]
        if text in words.FAULTS and not words.KNOWN.isdisjoint(before):
            return True
        if text in words.BUGS and not words.THERE.isdisjoint(before) and words.FIXING.isdisjoint(texts):
            return True
    return False


def _asks_if_mended(texts: Sequence[str]) -> bool:
    """`was the login bug fixed in 6.15.13?`, `är inloggningsfelet rättat i 6.15.13?`"""
    if words.MENDED.isdisjoint(texts) or not (words.TO_COME | words.WHAT).isdisjoint(texts):
        return False
    # `do minor bugs get fixed in 6.14?` is of the rule.
    if not words.CATEGORIES.isdisjoint(texts) and not words.SEVERAL_FAULTS.isdisjoint(texts):
        return False
    return any(text in words.FAULTS or text.endswith(words.ENDS_OF_FAULTS) for text in texts)


def _asks_for_contents(texts: Sequence[str], tokens: Sequence[Token]) -> bool:
    """`what's new in 6.16?`, `vad rättades i 6.15.13?`, `release notes 6.15`, `changes in 6.15`"""
    # `vilka buggar rättas fortfarande i 6.14?` is of the rule.
    asks = not words.WHAT.isdisjoint(texts) and (words.FIXING.isdisjoint(texts) or words.STILL.isdisjoint(texts))
    for place, text in enumerate(texts):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        of_it = after is None or after.text in words.IN or after.version or after.kind is Kind.COMPONENT
        if of_it and (text in words.LISTS or (asks and text in words.BROUGHT)):
            return True
        if place and texts[place - 1] in words.WHAT and text in words.BROUGHT | words.LISTS:
            return True
        if asks and text in words.HOLDS:
            return True
        if text in words.NEWS and place and texts[place - 1] in words.LATEST:
            return True
        if text == "news" and "in" in texts[place:]:
            return True
    return False

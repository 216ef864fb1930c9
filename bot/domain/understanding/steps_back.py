"""`Can I downgrade from 6.16?`, `gå tillbaka till 6.14`: a step back, which has no goal unless one is named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.question import Check, Question, Subject, Upgrade
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.upgrade_words import STEPS_BACK
from bot.domain.understanding.words import Link
from bot.domain.vocabulary import Vocabulary

_WORDS = frozenset(STEPS_BACK.split())
_BACK = frozenset(("back", "tillbaka"))
_GOING = frozenset(("go", "going", "roll", "rolling", "step", "gå", "går", "rulla", "rullar"))


def steps_back(tokens: Sequence[Token]) -> bool:
    texts = [token.text for token in tokens]
    if _BACK.isdisjoint(texts):
        return not _WORDS.isdisjoint(texts)
    return any(one in _GOING and two in _BACK for one, two in pairwise(texts))


def half_a_step_back(seen: Survey, bound: Sequence[Bound], vocabulary: Vocabulary) -> Refusal:
    """Only its start or its goal was named; the other is filled in for the suggestion."""
    named, lines = bound[0].subject, vocabulary.newest_lines
    if bound[0].link is Link.TO:
        other = next((line for line in lines if line > named.version.line), None)
        pair = (Subject(other, named.component), named) if other else (named,)
    else:
        other = next((line for line in lines if line < named.version.line), None)
        pair = (named, Subject(other, named.component)) if other else (named,)
    return Refusal("half_a_step_back", seen, subjects=pair)


def back_to_the_other(refusal: Refusal, _: Vocabulary) -> Iterator[Sequence[Question]]:
    start, *goals = refusal.subjects
    for goal in goals:
        yield (Upgrade(start.component, start.version, goal.version),)
    if not goals:
        yield (Check(start, str(start)),)

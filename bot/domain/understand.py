"""A person's text to questions: the one door to everything in `understanding`."""

import re
from collections.abc import Sequence
from typing import get_args

from bot.domain.question import AboutVersions, Help, NotUnderstood, Question, Rule, Subject, Versions, Where
from bot.domain.understanding.cleaning import MOST_READ, plain_text, too_long
from bot.domain.understanding.components import with_components
from bot.domain.understanding.forms import keep, read_before
from bot.domain.understanding.meaning import questions_of
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import bind, with_the_only_spare
from bot.domain.understanding.suggestions import not_understood
from bot.domain.understanding.survey import survey
from bot.domain.understanding.tokens import Token, read_tokens
from bot.domain.vocabulary import Vocabulary

# Where what was named does not fit together, it may be more than one question.
_OF_SEVERAL = (
    "component_missing",
    "same_component_twice",
    "too_many_versions",
    "two_components",
    "version_missing",
    "range",
)
_ENDS_OF_QUESTIONS = re.compile(
    r"(?<=\?)\s+|,?\s+(?:and|och)\s+(?=(?:is|are|does|do|can|will|är|stöds|fungerar|funkar|går|kan)\s)", re.IGNORECASE
)
# `will it work with 6.15?` hangs on what was said before; in `går det att uppgradera?` the word means nothing.
_HANGS_ON = re.compile(
    r"(?:(?:and|och)\s+)?\w+\s+(?:it|they|that|this|those|den|de|dom|denna|det(?!\s+att))\b", re.IGNORECASE
)
_MOST_PARTS = 3
# Each stands by itself: nothing in it hangs on what was said before.
_OF_NO_VERSION = (Where, Versions, Rule)

__all__ = ["MOST_READ", "too_long", "understand", "version_named"]


def understand(text: str, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """What a command, a mention or a message asks, in Swedish or English; at least one question.

    Slack's escapes, mentions and links are taken off first. Only the first 2,000 characters are read.
    Raises NotUnderstood, whose suggestions are commands that are understood, nearest first.
    """
    words = read_tokens(plain_text(text))
    # What is left of a long text may be no more than a call for help.
    known = () if too_long(text) else read_before(words, vocabulary)
    return known or _read(text, words, vocabulary)


def version_named(text: str, vocabulary: Vocabulary) -> Subject | None:
    """The only version that a message to others names, with its component; None: there is none, or more than one."""
    seen = survey(with_components(read_tokens(plain_text(text)), vocabulary), vocabulary.majors)
    bound, _ = with_the_only_spare(*bind(seen.items, share=False))
    if len(bound) != 1 or bound[0].version.numbers[0] not in vocabulary.majors:
        return None
    return bound[0].subject


def _read(text: str, words: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    tokens = with_components(words, vocabulary)
    try:
        questions = questions_of(tokens, vocabulary)
        if questions == (Help(),) and too_long(text):
            raise _unread()
        if isinstance(questions[0], _OF_NO_VERSION) and (several := _one_by_one(text, vocabulary, _OF_NO_VERSION)):
            return several
        return keep(words, questions, vocabulary)
    except Refusal as refusal:
        if refusal.code == "unknown_words" and too_long(text):
            raise _unread() from None
        if refusal.code in _OF_SEVERAL and (questions := _one_by_one(text, vocabulary)):
            return questions
        raise not_understood(refusal, text[:MOST_READ], tokens, vocabulary) from None


def _one_by_one(
    text: str, vocabulary: Vocabulary, kinds: tuple[type, ...] = get_args(AboutVersions)
) -> tuple[Question, ...]:
    """`Is 6.14 supported and does android 6.14 work with server 6.15?`; nothing unless each part is understood."""
    parts = [part for part in _ENDS_OF_QUESTIONS.split(text[:MOST_READ]) if part.strip()]
    if not 1 < len(parts) <= _MOST_PARTS or any(map(_HANGS_ON.match, parts[1:])):
        return ()
    try:
        found = [understand(part, vocabulary) for part in parts]
    except NotUnderstood:
        return ()
    questions = tuple(dict.fromkeys(question for several in found for question in several))
    return questions if all(isinstance(question, kinds) for question in questions) else ()


def _unread() -> NotUnderstood:
    return NotUnderstood("text_too_long", ("help",), most=str(MOST_READ))

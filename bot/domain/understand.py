"""A person's text to questions: the one door to everything in `understanding`."""

from collections.abc import Sequence

from bot.domain.question import Help, NotUnderstood, Question
from bot.domain.understanding.cleaning import MOST_READ, plain_text, too_long
from bot.domain.understanding.components import with_components
from bot.domain.understanding.forms import keep, read_before
from bot.domain.understanding.meaning import questions_of
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.suggestions import not_understood
from bot.domain.understanding.tokens import Token, read_tokens
from bot.domain.vocabulary import Vocabulary

__all__ = ["MOST_READ", "too_long", "understand"]


def understand(text: str, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """What a command, a mention or a message asks, in Swedish or English; at least one question.

    Slack's escapes, mentions and links are taken off first. Only the first 2,000 characters are read.
    Raises NotUnderstood, whose suggestions are commands that are understood, nearest first.
    """
    words = read_tokens(plain_text(text))
    return read_before(words, vocabulary) or keep(words, _read(text, words, vocabulary), vocabulary)


def _read(text: str, words: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    tokens = with_components(words, vocabulary)
    try:
        questions = questions_of(tokens, vocabulary)
        if questions == (Help(),) and too_long(text):
            raise _unread()
        return questions
    except Refusal as refusal:
        if refusal.code == "unknown_words" and too_long(text):
            raise _unread() from None
        raise not_understood(refusal, text[:MOST_READ], tokens, vocabulary) from None


def _unread() -> NotUnderstood:
    return NotUnderstood("text_too_long", ("help",), most=str(MOST_READ))

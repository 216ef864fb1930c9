"""A person's text to questions: the one door to everything in `understanding`."""

from bot.domain.question import NotUnderstood, Question
from bot.domain.understanding.cleaning import MOST_READ, plain_text, too_long
from bot.domain.understanding.meaning import Refusal, questions_of
from bot.domain.understanding.suggestions import not_understood
from bot.domain.understanding.survey import with_components
from bot.domain.understanding.tokens import read_tokens
from bot.domain.vocabulary import Vocabulary


def understand(text: str, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """What a command, a mention or a message asks, in Swedish or English; at least one question.

    Slack's escapes, mentions and links are taken off first. Only the first 2,000 characters are read.
    Raises NotUnderstood, whose suggestions are commands that are understood, nearest first.
    """
    tokens = with_components(read_tokens(plain_text(text)), vocabulary)
    try:
        return questions_of(tokens, vocabulary)
    except Refusal as refusal:
        if refusal.code == "unknown_words" and too_long(text):
            raise NotUnderstood("text_too_long", ("help",), most=str(MOST_READ)) from None
        raise not_understood(refusal, text[:MOST_READ], tokens, vocabulary) from None

"""`Who released 6.16?`, `vem är ansvarig för 6.16?`: of people no catalogue says anything."""

from collections.abc import Sequence

from bot.domain.understanding.condition_words import SUPPORTS
from bot.domain.understanding.feature_words import ANSWERED, SMALL, WITH
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Sign

_WHO = frozenset(("who", "who's", "whos", "vem", "vems"))
# `who knows if 6.14 is out?` asks nothing about people.
_TELLS = frozenset(("know", "knows", "vet", "tell", "say", "säga", "berätta", "if", "whether", "om"))
_LONGEST = 6


def people_asked(seen: Survey, tokens: Sequence[Token]) -> str | None:
    """What is asked about them, in the words of the text up to the version."""
    texts = [token.text for token in tokens]
    # `who supports 6.14?` is not answered by whether it is supported.
    asked_of_it = ANSWERED - {Sign.SUPPORTED} if not SUPPORTS.isdisjoint(texts[:2]) else ANSWERED
    if texts[0] not in _WHO or seen.signs & asked_of_it or not _TELLS.isdisjoint(texts):
        return None
    said: list[str] = []
    for token in tokens[:_LONGEST]:
        if token.kind is not Kind.WORD:
            break
        said.append(token.text)
    while len(said) > 1 and (said[-1] in SMALL or said[-1] in WITH):
        said.pop()
    return " ".join(said)


def is_of_people(what: str) -> bool:
    return what.partition(" ")[0] in _WHO

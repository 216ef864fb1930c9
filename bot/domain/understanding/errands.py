"""What is to be done for the person rather than answered: file a request, list theirs, say how far one has come."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.question import FileTicket, Status, Tickets
from bot.domain.understanding.subjects import bind, with_the_only_spare
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Sign

_KEY = re.compile(r"[a-z][a-z0-9_]*-[0-9]{1,10}", re.ASCII)
_VERBS = frozenset(
    (
        "file",
        "report",
        "rapportera",
        "felanmäl",
        "anmäl",
        "skapa",
        "create",
        "raise",
        "registrera",
        "log",
        "open",
        "öppna",
    )
)
# These ask for a request even where nobody says "ticket"; the others need the word.
_FILING_VERBS = frozenset(("file", "report", "rapportera", "felanmäl", "anmäl"))
_POINTING = frozenset(("this", "that", "it", "these", "det", "detta", "den", "här", "a", "an", "ett", "en"))
_BESIDE = _VERBS | frozenset(
    (
        "new", "nytt", "ny", "request", "support", "make", "gör", "lägg", "upp", "my", "mina", "mitt", "show", "visa",
        "lista", "list", "problem", "problemet", "fel", "felet", "bug", "bugg", "error", "issue",
    )
)  # fmt: skip
_QUESTIONS = {Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS, Sign.CHECK}
# A verb further in belongs to a story about something else.
_FIRST_WORDS = 5


def errand_of(seen: Survey, tokens: Sequence[Token]) -> FileTicket | Tickets | Status | None:
    """None: it is a question, or it has something strange in it that the caller refuses."""
    if Sign.STATUS in seen.signs and (key := _key(tokens)):
        return Status(key)
    strange = not seen.sentence and any(tokens[place].text not in _BESIDE for place in seen.unknown)
    if strange or seen.bad:
        return None
    if _is_filing(seen, tokens):
        return _ticket(seen)
    own = Sign.TICKETS in seen.signs or (Sign.STATUS in seen.signs and not seen.sentence)
    return Tickets() if own and not seen.items else None


def _key(tokens: Sequence[Token]) -> str | None:
    asides = (token.text for token in tokens if token.kind is Kind.ASIDE)
    return next((text.upper() for text in asides if _KEY.fullmatch(text)), None)


def _is_filing(seen: Survey, tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens[: _FIRST_WORDS + 1]]
    if _begins_with_filing(words):
        return True
    if Sign.TICKET not in seen.signs:
        return False
    return bool(words and (words[0] in _VERBS or words[0] in ("ticket", "ärende"))) or not seen.signs & _QUESTIONS


def _begins_with_filing(words: list[str]) -> bool:
    """`file this`, `could you report it`; not `the file 6.15 is missing`."""
    if len(words) == 1:
        return words[0] in _FILING_VERBS
    return any(verb in _FILING_VERBS and following in _POINTING for verb, following in pairwise(words))


def _ticket(seen: Survey) -> FileTicket:
    bound, _ = with_the_only_spare(*bind(seen.items, share=False))
    if not bound:
        return FileTicket()
    asked_for = bound[-1].version if Sign.UPGRADE in seen.signs and len(bound) > 1 else None
    return FileTicket(bound[0].subject, asked_for)

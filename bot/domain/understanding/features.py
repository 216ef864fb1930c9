"""`Does 6.16 support Kerberos?`, `finns det mörkt läge i 6.16?`: what a version can do, which no catalogue says.

It is told by where a word that nobody knows stands: as what is supported, had, or worked with. Elsewhere such a word
only tells who asks, or why.
"""

from collections.abc import Sequence

from bot.domain.understanding import feature_words as words
from bot.domain.understanding.condition_words import SUPPORTING
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_SUBJECTS = (Kind.VERSION, Kind.COMPONENT)
_LONGEST = 4
_WITH_WHAT = (Sign.WORKS, Sign.COMPAT, Sign.TALKS)


def feature_in(tokens: Sequence[Token]) -> str | None:
    """What somebody wants to know of a version; None: that is not asked."""
    texts = [token.text for token in tokens]
    for place in range(len(tokens)):
        start = _object_at(tokens, texts, place)
        if start is not None and (what := _what(tokens, start)):
            return what
    return _passive(tokens, texts)


def _object_at(tokens: Sequence[Token], texts: Sequence[str], place: int) -> int | None:
    """Where that begins which the word at `place` takes."""
    text, following = texts[place], texts[place + 1] if place + 1 < len(texts) else ""
    before = tokens[place - 1].kind if place else None
    if text == "support" and before in _SUBJECTS:
        return place + 1
    if text == "stöd" and following == "för":
        return place + 2
    if text in SUPPORTING or text in words.HAS:
        # In `stöder server 6.16 ...` the subject comes first.
        return place + 1 if before in _SUBJECTS else _past_a_subject(tokens, place + 1)
    if text in words.THERE and following in words.IT:
        return place + 2
    if text in words.DOES and place == 0 and _is_bare(texts):
        return _past_a_subject(tokens, place + 1)
    if text in words.WITH and place and _is_with_what(texts[:place]):
        return place + 1
    return None


def _is_with_what(before: Sequence[str]) -> bool:
    """`works with`, `compatible with`, `run on`, `köra i`."""
    near = before[-_LONGEST:]
    roles = [ROLES.get(text) for text in near]
    return any(role and role.sign in _WITH_WHAT for role in roles) or not words.RUNS.isdisjoint(near)


def _is_bare(texts: Sequence[str]) -> bool:
    """No word in it asks for support or whether it works."""
    roles = [ROLES.get(text) for text in texts]
    return not any(role and role.sign in words.ANSWERED for role in roles)


def _past_a_subject(tokens: Sequence[Token], place: int) -> int | None:
    start = place
    while place < len(tokens) and (tokens[place].kind in _SUBJECTS or tokens[place].text in words.SMALL):
        place += 1
    return place if any(token.version for token in tokens[start:place]) else None


def _what(tokens: Sequence[Token], place: int) -> str | None:
    """The words that nobody knows, from `place` on; nothing where they are about support, or where it is run."""
    while place < len(tokens) and tokens[place].text in words.SMALL:
        place += 1
    end = place
    while end < min(place + _LONGEST, len(tokens)) and _is_strange(tokens[end]):
        end += 1
    found = [token.text for token in tokens[place:end]]
    return " ".join(found) if found and words.NO_FEATURES.isdisjoint(found) else None


def _is_strange(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text not in ROLES


def _passive(tokens: Sequence[Token], texts: Sequence[str]) -> str | None:
    """`is Kerberos supported in 6.16?`, `stöds Kerberos i 6.16?`, `ingår Kerberos i 6.16?`"""
    if not texts or texts[0] not in words.IS or not any(token.version for token in tokens):
        return None
    what = _what(tokens, 1)
    beyond = 1 + len(what.split()) if what else 0
    while what and beyond < len(texts) and texts[beyond] in words.SMALL:
        beyond += 1
    rest = texts[beyond:] if what else []
    while rest and (rest[0] in words.AVAILABLE or rest[0] in words.SMALL):
        rest = rest[1:]
    return what if rest and rest[0] in words.INSIDE else None

"""`Does 6.16 support Kerberos?`, `finns det mörkt läge i 6.16?`: what a version can do, which no catalogue says.

It is told by where a word that nobody knows stands: as what is supported, had, or worked with. Elsewhere such a word
only tells who asks, or why.
"""

from collections.abc import Sequence, Set
from itertools import chain, pairwise

from bot.domain.understanding import feature_words as words
from bot.domain.understanding.condition_words import SUPPORTING
from bot.domain.understanding.tokens import BREAK, Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_SUBJECTS = (Kind.VERSION, Kind.COMPONENT)
_LONGEST = 4
# `what languages does 6.16 support?`
TONGUES = {Sign.LANGUAGE, Sign.TONGUE, Sign.SWEDISH, Sign.ENGLISH}
_WITH_WHAT = (Sign.WORKS, Sign.COMPAT, Sign.TALKS)


# Without one of these nothing is said to be supported, had or worked with.
_TRIGGERS = words.REQUIREMENTS.union(
    words.TOPICS,
    ("support", "stöd"),
    SUPPORTING,
    words.HAS,
    words.REQUIRES,
    words.THERE,
    words.DOES,
    words.WITH,
    words.WHICH,
    words.IS,
)


def feature_in(tokens: Sequence[Token]) -> str | None:
    """What somebody wants to know of a version; None: that is not asked."""
    texts = [token.text for token in tokens]
    if _TRIGGERS.isdisjoint(texts):
        return None
    if required := next((text for text in texts if text in words.REQUIREMENTS), None):
        return required
    if extended := next((pair for pair in pairwise(texts) if pair in words.EXTENDED_SUPPORT), None):
        return " ".join(extended)
    if topic := _topic(texts):
        return topic
    for place in range(len(tokens)):
        start = _object_at(tokens, texts, place)
        if start is not None and (what := _what(tokens, start)):
            return what[0]
    return _passive(tokens, texts)


def _topic(texts: Sequence[str]) -> str | None:
    """`what ports does server 6.15 use?`, `6.15 performance`; not `our docs server runs 6.14`.

    What an upgrade or the newest costs is asked of it, too.
    """
    spoken = ("-".join(pair) for pair in pairwise(texts))
    topic = next((text for text in chain(texts, spoken) if text in words.TOPICS), None)
    begins = (texts[0], *(two for one, two in pairwise(texts) if one == BREAK.text))
    asks = topic and (len(texts) <= _LONGEST or not words.ASKING.isdisjoint(begins))
    answered = words.ANSWERED - {Sign.UPGRADE, Sign.NEWEST} if topic in words.PRICES else words.ANSWERED
    return words.ASKED_FOR.get(topic, topic) if topic and asks and _is_bare(texts, answered) else None


def _object_at(tokens: Sequence[Token], texts: Sequence[str], place: int) -> int | None:
    """Where that begins which the word at `place` takes."""
    text, following = texts[place], texts[place + 1] if place + 1 < len(texts) else ""
    before = tokens[place - 1].kind if place else None
    if text == "support" and before in _SUBJECTS:
        return place + 1
    if text in ("stöd", "support") and following in ("för", "for"):
        return place + 2
    if text in SUPPORTING or text in words.HAS or text in words.REQUIRES:
        # In `stöder server 6.16 ...` the subject comes first.
        return place + 1 if before in _SUBJECTS else _past_a_subject(tokens, place + 1)
    if text in words.THERE and following in words.IT:
        return place + 2
    if text in words.DOES and place == 0 and _is_bare(texts):
        at = _past_a_subject(tokens, place + 1)
        return at + 1 if at is not None and texts[at : at + 1] and texts[at] in words.ACTS else at
    if text in words.WITH and place and _is_with_what(texts[:place]) and not _asks_for_support(texts[place:]):
        return place + 1
    return None


def _asks_for_support(after: Sequence[str]) -> bool:
    """`we run 6.13 on Kubernetes, is it supported?`"""
    roles = [ROLES.get(text) for text in after]
    return any(role and role.sign is Sign.SUPPORTED for role in roles)


def _is_with_what(before: Sequence[str]) -> bool:
    """`works with`, `compatible with`, `run on`, `köra i`."""
    near = before[-_LONGEST:]
    roles = [ROLES.get(text) for text in near]
    return any(role and role.sign in _WITH_WHAT for role in roles) or not words.RUNS.isdisjoint(near)


def _is_bare(texts: Sequence[str], answered: Set[Sign] = words.ANSWERED) -> bool:
    """No word in it asks for support or whether it works."""
    roles = [ROLES.get(text) for text in texts]
    return not any(role and role.sign in answered for role in roles)


def _past_a_subject(tokens: Sequence[Token], place: int) -> int | None:
    start = place
    while place < len(tokens) and (tokens[place].kind in _SUBJECTS or tokens[place].text in words.SMALL):
        if _is_numbered(tokens, place):
            break
        place += 1
    return place if any(token.version for token in tokens[start:place]) else None


def _what(tokens: Sequence[Token], place: int, *, which: bool = False) -> tuple[str, int] | None:
    """The words that nobody knows, from `place` on, and where they end; nothing where they are about support."""
    while place < len(tokens) and tokens[place].text in words.SMALL:
        place += 1
    end = place + 2 if _is_numbered(tokens, place) else place
    while end < min(place + _LONGEST, len(tokens)) and _is_strange(tokens[end]):
        end += 1
    found = [token.text for token in tokens[place:end]]
    if found and end < len(tokens) and (whole := f"{found[-1]}-{tokens[end].text}") in words.TOPICS:
        found[-1], end = whole, end + 1
    if len(found) > 1 and found[-1] in words.MENDED:
        found.pop()
    if not found:
        return None
    nothing = words.NO_FEATURES.issuperset(found) if which else not words.NO_FEATURES.isdisjoint(found)
    return None if nothing else (" ".join(found), end)


def _is_strange(token: Token) -> bool:
    if token.kind is not Kind.WORD:
        return token.kind is Kind.ELSEWHERE
    role = ROLES.get(token.text)
    return role is None or role.sign in TONGUES


def _is_numbered(tokens: Sequence[Token], place: int) -> bool:
    """`Windows 11`, `OAuth 2`: what is called after one of Flow's components, too, is none of them."""
    first, second = [*tokens[place : place + 2], None, None][:2]
    named = first and (first.kind is Kind.COMPONENT or _is_strange(first))
    return bool(named and second and second.kind is Kind.NUMBER and second.text.isalnum())


def _passive(tokens: Sequence[Token], texts: Sequence[str]) -> str | None:
    """`is Kerberos supported in 6.16?`, `stöds Kerberos i 6.16?`, `vilka databaser stöder 6.16?`"""
    which = bool(texts) and texts[0] in words.WHICH
    if not (which or (texts and texts[0] in words.IS)) or not any(token.version for token in tokens):
        return None
    found = _what(tokens, 1, which=which)
    if not found:
        return None
    what, beyond = found
    rest = texts[beyond:]
    if which:
        return what if not words.OF_THINGS.isdisjoint(rest) else None
    while rest and (rest[0] in words.AVAILABLE or rest[0] in words.SMALL):
        rest = rest[1:]
    return what if rest and rest[0] in words.INSIDE else None

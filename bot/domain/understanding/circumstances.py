"""A day that only tells how something came about: `running since 2024`, `köpte 6.13 2025-03-01`, `6.13 (2024)`."""

from collections.abc import Sequence

from bot.domain.understanding.relative_days import Found
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_SINCE = frozenset(("since", "sedan"))
_FROM = frozenset(("from", "från"))
_HAPPENED = """installed installerade installerad installerat bought purchased köpte köpt ordered beställde beställt
    released släppt släpptes släppte upgraded uppgraderade uppgraderat uppgraderades updated uppdaterade uppdaterat
    uppdaterades migrated migrerade contract contracts avtal avtalet kontrakt kontraktet license licence licens backup
    backupen restored återställd återställde ran kört körde been went deployed driftsatte driftsatt driftsattes
    introduced införde started startade began började signed tecknade built byggde byggd byggdes created skapade skapad
    delivered levererade levererad levererades implemented implementerade rolled wrote skrev occurred inträffade
    uppstod happened hände"""
_HAPPENED_WORDS = frozenset(_HAPPENED.split())
_STILL = "still fortfarande alltjämt ännu än nu now today idag anymore längre longer"
_NOW = frozenset(_STILL.split())
_WAS = frozenset(["was", "were", "var", "did", "fick", "hade"])
_WERE_SUPPORTED = frozenset(("stöddes", "supportades", "underhölls"))
_HAS_ENDED = frozenset(["ended", "expired", "lapsed", "upphörde", "slutade", "utgick", "löpte", "gick", "ran"])
_PAST = _SINCE | _HAPPENED_WORDS | _WAS | _WERE_SUPPORTED | _HAS_ENDED
_ABOUT_SUPPORT = (Sign.SUPPORTED, Sign.WORKS)


def is_circumstance(tokens: Sequence[Token], start: int, found: Found) -> bool:
    """`start`: of the small words before the day. One that cannot be read is only let go where that is certain."""
    texts, end = [token.text for token in tokens], found.end
    small = texts[start : found.start]
    if not _SINCE.isdisjoint(small):
        return True
    clause = clause_of(tokens, start, end)
    if _asks_of_the_past(texts[clause]):
        return False
    if not _HAPPENED_WORDS.isdisjoint(texts[clause]) or _is_stamped(tokens[end : end + 1]):
        return True
    if found.moment.unread:
        return False
    if not _NOW.isdisjoint(texts):
        return True
    before = tokens[start - 1] if start else None
    beside = bool(before and before.version and not small and _is_about_support(texts[end:]))
    return beside or (not _FROM.isdisjoint(small) and bool(before) and not _is_about_support(texts[start - 1 : start]))


def _is_stamped(after: Sequence[Token]) -> bool:
    """`2026-04-20 08:12:44 INFO Server 6.13.2 started`: with its time, it stands in a log or a letter."""
    return any(token.kind is Kind.ASIDE and ":" in token.text for token in after)


def is_of_the_past(texts: Sequence[str]) -> bool:
    """What is said in these words has been."""
    return not _PAST.isdisjoint(texts)


def clause_of(tokens: Sequence[Token], start: int, end: int) -> slice:
    breaks = [place for place, token in enumerate(tokens) if token.kind is Kind.BREAK]
    first = max((place for place in breaks if place < start), default=-1)
    return slice(first + 1, min((place for place in breaks if place >= end), default=len(tokens)))


def _asks_of_the_past(texts: Sequence[str]) -> bool:
    """`was 6.13 supported in 2025?`, `stöddes 6.13 ...`"""
    if not _WERE_SUPPORTED.isdisjoint(texts):
        return True
    place = next((place for place, text in enumerate(texts) if text in _WAS), None)
    return place is not None and _is_about_support(texts[place:])


def _is_about_support(texts: Sequence[str]) -> bool:
    return any((role := ROLES.get(text)) and role.sign in _ABOUT_SUPPORT for text in texts)

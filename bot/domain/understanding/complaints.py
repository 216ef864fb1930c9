"""Whether a text tells of a fault: `6.14 crashes`, `vi har ett problem med studio`, `the client doesn't start`.

A question that yes, no or a version would answer tells of none, whatever words are in it.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.understanding import errand_words as words
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_FAR = 6
_SUBJECTS = (Kind.VERSION, Kind.COMPONENT)


def complains(tokens: Sequence[Token]) -> bool:
    said = _Said(tokens)
    return not said.asks and any(said.fails(place) for place in range(said.first, len(tokens)))


class _Said:
    """A text from its first word that is no greeting."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.texts = [token.text for token in tokens]
        self.first = next((place for place, token in enumerate(tokens) if not _is_greeting(token)), len(tokens))

    @property
    def asks(self) -> bool:
        first, second, third = [*self.texts[self.first : self.first + 3], "", "", ""][:3]
        if first not in words.ASKING_WHETHER or (first in words.ASKING_SOMEBODY and second in words.SOMEBODY):
            return False
        # Without its subject, as people write: `har problem med 6.14`, `kan inte logga in`, `doesn't start`.
        if second in words.FUNCTIONS or not (words.FAULTS - words.CRASH).isdisjoint((second, third)):
            return second in words.SOMEBODY | words.US | words.IT
        return not (second in words.NOT and third in words.FUNCTIONS) and not self._asks_what_to_do

    @property
    def _asks_what_to_do(self) -> bool:
        return any(pair in words.WHAT_TO_DO for pair in pairwise(self.texts[self.first : self.first + 4]))

    def fails(self, place: int) -> bool:
        word = self.texts[place]
        if word in words.CRASHES:
            return self._is_told(place) and self._after(place) != "ihop"
        if word in words.CRASH and self._kind_before(place) in _SUBJECTS:
            return True
        if word in words.BROKEN and self._is_so(place):
            return True
        if word in words.FUNCTIONS:
            return self._does_not(place)
        return word in words.FAULTS and self._has(place)

    def _is_told(self, place: int) -> bool:
        """`6.14 kraschar`, not `kraschar 6.14?`."""
        following = self.tokens[place + 1].kind if place + 1 < len(self.tokens) else None
        return place > self.first or following not in _SUBJECTS

    def _is_so(self, place: int) -> bool:
        before = place - 1
        while before > self.first and self.texts[before] in words.ADVERBS:
            before -= 1
        if before < self.first or self._names_a_version(place):
            return False
        alone = before == self.first and self.tokens[before].kind in _SUBJECTS
        return alone or self.texts[before] in words.BEING

    def _does_not(self, place: int) -> bool:
        """`doesn't start`, `startar inte`, `startar den inte`, `slutade fungera`, `unable to connect`."""
        before, after = self.texts[max(place - 2, 0) : place], self.texts[place + 1 : place + 3]
        if before[-1:] and before[-1] in ("to", "att", "be"):
            before = before[:-1]
        if before and (before[-1] in words.NOT or before[-1] in words.STOPPED):
            return True
        if after and after[0] in words.POINTING:
            after = after[1:]
        return bool(after) and after[0] in words.NOT and self._is_told(place)

    def _has(self, place: int) -> bool:
        """`we have a problem`, `there is a bug`, `fel i 6.14`; not `no problem`, `a bug fix`, `fel version`."""
        before = self._clause(place)
        denied = not (words.NONE.isdisjoint(before[-3:]) and words.DENYING.isdisjoint(before[-2:]))
        if denied or self._after(place).startswith("fix"):
            return False
        if self._names_a_version(place) or _is_turned(before) or (not before and self._is_asked_at_the_end(place)):
            return False
        told = not words.HAVING.isdisjoint(before[-_FAR:]) or any(pair in words.THERE_IS for pair in pairwise(before))
        return told or all(_is_beside(word) for word in before) or not words.HELPING.isdisjoint(self.texts)

    def _is_asked_at_the_end(self, place: int) -> bool:
        """`the app is 6.16 but the server 6.14, problem?`"""
        return place == len(self.tokens) - 1 and sum(token.version is not None for token in self.tokens) > 1

    def _names_a_version(self, place: int) -> bool:
        """`fel version`."""
        role = ROLES.get(self._after(place))
        return bool(role and role.sign is Sign.VERSION)

    def _clause(self, place: int) -> list[str]:
        start = self.first
        for earlier in range(self.first, place):
            if self.tokens[earlier].kind is Kind.BREAK:
                start = earlier + 1
        return self.texts[start:place]

    def _after(self, place: int) -> str:
        return self.texts[place + 1] if place + 1 < len(self.texts) else ""

    def _kind_before(self, place: int) -> Kind | None:
        return self.tokens[place - 1].kind if place > self.first else None


def _is_greeting(token: Token) -> bool:
    role = ROLES.get(token.text)
    return token.kind is Kind.BREAK or bool(role and role.sign in (Sign.COURTESY, Sign.THANKS))


def _is_beside(word: str) -> bool:
    return word in words.INDEFINITE or word in words.DEFINITE or word in words.OWNING or word in words.BETWEEN


def _is_turned(before: Sequence[str]) -> bool:
    """`is that a problem`, `blir det problem`: asked, not told."""
    pairs = list(pairwise(before))[-3:]
    return any(one in words.BEING | {"will", "does", "do"} and two in words.IT for one, two in pairs)

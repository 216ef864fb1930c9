"""Which requests a text speaks of: those that the person has, or one that is to be made.

The words around the noun tell: `my ticket`, `ärendet` and `the request that I filed` there are; `a ticket` is made.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from bot.domain.understanding import errand_words as words
from bot.domain.understanding.words import ROLES, Sign

_LONGEST_PHRASE = 4
_BESIDE = 2


class Spoken(Enum):
    """Of a request. NAMED: a single one, of which nothing more is said."""

    THEIRS = "theirs"
    TO_MAKE = "to make"
    NAMED = "named"


class _Phrase(NamedTuple):
    """A noun with what belongs to it: `before` its first word, and the verb whose object it may be."""

    noun: str
    about: Sequence[str]
    before: str
    verb: str

    @property
    def own(self) -> bool:
        return not words.OWNING.isdisjoint(self.about)

    @property
    def certain(self) -> bool:
        return self.noun in words.CERTAIN or bool(self.about and self.about[0] in words.DEFINITE)

    @property
    def indefinite(self) -> bool:
        return not (self.own or self.certain or words.INDEFINITE.isdisjoint(self.about))

    @property
    def opened(self) -> bool:
        return not words.OPENED.isdisjoint(self.about)

    @property
    def made(self) -> bool:
        """`open my ticket` wants to see it."""
        shown = self.verb in words.OPENING and (self.own or self.certain)
        return self.verb in words.MAKING and not shown


def requests_in(texts: Sequence[str], *, complains: bool) -> set[Spoken]:
    """`complains`: the text tells of a fault; a word that may mean something else is then taken to."""
    told = {_request(texts, place, complains=complains) for place in range(len(texts))}
    if _have_reported(texts):
        told.add(Spoken.THEIRS)
    if Spoken.THEIRS in told and _make_another(texts):
        told.add(Spoken.TO_MAKE)
    return {each for each in told if each}


def _request(texts: Sequence[str], place: int, *, complains: bool) -> Spoken | None:
    role = ROLES.get(texts[place])
    sign = role.sign if role else None
    perhaps = texts[place] in words.PERHAPS_REQUESTS
    if sign in (Sign.TICKET, Sign.TICKETS) or (perhaps and texts[place - 1 : place] == ["support"]):
        many = sign is Sign.TICKETS or texts[place] in words.PERHAPS_MANY
        return _certainly(texts, place, _phrase(texts, place), many=many)
    if perhaps:
        return _perhaps(texts, place, _phrase(texts, place), complains=complains)
    if texts[place] in words.SENT_TOO:
        return _sent_too(texts, _phrase(texts, place))
    return None


def _phrase(texts: Sequence[str], place: int) -> _Phrase:
    start = place
    while start and place - start < _LONGEST_PHRASE and texts[start - 1] in words.BETWEEN:
        start -= 1
    if start and texts[start - 1] in words.OWNING | words.DEFINITE | words.INDEFINITE:
        start -= 1
    before = [word for word in texts[max(start - 4, 0) : start] if word not in words.AFTER_THE_VERB]
    return _Phrase(texts[place], texts[start:place], texts[start - 1] if start else "", before[-1] if before else "")


def _certainly(texts: Sequence[str], place: int, phrase: _Phrase, *, many: bool) -> Spoken:
    if phrase.made:
        return Spoken.TO_MAKE
    if phrase.own or phrase.certain or (phrase.indefinite and (phrase.opened or phrase.verb in ("have", "got"))):
        return Spoken.THEIRS
    if phrase.indefinite and any(pair in words.HAVE_WE for pair in pairwise(texts)):
        return Spoken.THEIRS
    if many or _made_by_us(texts) or (not phrase.indefinite and _progresses(texts, place)):
        return Spoken.THEIRS
    return Spoken.TO_MAKE if phrase.indefinite else Spoken.NAMED


def _perhaps(texts: Sequence[str], place: int, phrase: _Phrase, *, complains: bool) -> Spoken | None:
    if phrase.made and not phrase.certain:
        return Spoken.TO_MAKE
    if complains:
        return None
    listed = phrase.noun in words.PERHAPS_MANY and (
        phrase.opened or len(texts) == 1 or not words.SHOWING.isdisjoint(texts)
    )
    sent = _made_by_us(texts) or (phrase.certain and _progresses(texts, place))
    own = phrase.own and phrase.before not in ("in", "i")
    return Spoken.THEIRS if own or listed or sent else None


def _sent_too(texts: Sequence[str], phrase: _Phrase) -> Spoken | None:
    if phrase.made and not (phrase.own or phrase.certain):
        return Spoken.TO_MAKE
    return Spoken.THEIRS if phrase.own and not words.PROGRESS.isdisjoint(texts) else None


def _make_another(texts: Sequence[str]) -> bool:
    """`my request is not there, so create a new one`."""
    made = (texts[place + 1 : place + 3] for place, word in enumerate(texts) if word in words.MAKING)
    return any(len(after) == 2 and after[0] in words.INDEFINITE and after[1] in words.ANEW for after in made)


def _progresses(texts: Sequence[str], place: int) -> bool:
    """`ticket status`, `any news on ticket`: right beside it; further off, it is something else that has a status."""
    beside = texts[max(place - _BESIDE, 0) : place + 1 + _BESIDE]
    return not words.PROGRESS.isdisjoint(beside)


def _have_reported(texts: Sequence[str]) -> bool:
    """`I reported a bug`, `vad har jag anmält`, `what did we report`."""
    if any(one in words.US and two in words.FILING for one, two in pairwise(texts)) and "did" in texts:
        return True
    return not words.REPORTED.isdisjoint(texts) and _made_by_us(texts)


def _made_by_us(texts: Sequence[str]) -> bool:
    plain = [word for word in texts if word not in words.ALREADY]
    return any(
        (one in words.US and two in words.MADE) or (one in words.MADE and two in ("jag", "vi"))
        for one, two in pairwise(plain)
    )

"""What is to be done for the person rather than answered: file a request, list theirs, say how far one has come."""

import re
from collections.abc import Sequence

from bot.domain.question import FileTicket, Status, Tickets
from bot.domain.understanding import errand_words as words
from bot.domain.understanding.complaints import complains
from bot.domain.understanding.filing import asks_to_file, begins_with_filing, is_people
from bot.domain.understanding.spoken_requests import Spoken, requests_in
from bot.domain.understanding.subjects import bind, with_the_only_spare
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.upgrades import after_the_move
from bot.domain.understanding.words import ROLES, Link, Sign
from bot.domain.vocabulary import Vocabulary

_KEY = re.compile(r"([a-z][a-z0-9_]*)-[0-9]{1,10}", re.ASCII)
_NAMING = {Sign.TICKET, Sign.TICKETS, Sign.STATUS}
# One word nobody knows may be a name, or a slip.
_FEWEST_WORDS = 2
_TOGETHER = {Sign.COMPAT, Sign.TALKS, Sign.WORKS}


def errand_of(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> FileTicket | Tickets | Status | None:
    """None: it is a question, or it has something strange in it that the caller refuses."""
    if not _is_told_of(seen, tokens):
        return None
    said = _Said(seen, tokens)
    if not said.to_make and (keys := _keys(seen, tokens, vocabulary)) and said.is_about_a_request:
        return Status(keys[0]) if len(keys) == 1 else Tickets()
    if said.is_strange:
        return None
    if said.is_command:
        return _ticket(said)
    if said.is_theirs:
        return Tickets()
    return _ticket(said) if said.is_filing else None


def _is_told_of(seen: Survey, tokens: Sequence[Token]) -> bool:
    """Whether there is anything in it to look closer at: most texts are questions about versions."""
    if not words.TELLING.isdisjoint([token.text for token in tokens]):
        return True
    return bool(_NAMING & seen.signs) or Kind.ASIDE in [token.kind for token in tokens]


class _Said:
    """A text, and what in it is about requests."""

    def __init__(self, seen: Survey, tokens: Sequence[Token]) -> None:
        self.seen, self.tokens = seen, tokens
        self.texts = [token.text for token in tokens]
        self.complaint = complains(tokens)
        self.spoken = requests_in(self.texts, complains=self.complaint)
        self.to_make = Spoken.TO_MAKE in self.spoken or asks_to_file(self.texts) or begins_with_filing(self.texts)

    @property
    def spoken_of(self) -> bool:
        return self.to_make or bool(self.spoken)

    @property
    def progresses(self) -> bool:
        return Sign.STATUS in self.seen.signs or not words.PROGRESS.isdisjoint(self.texts)

    @property
    def tells(self) -> bool:
        """More than that a request is wanted: a fault, or words of its own."""
        own = [place for place in self.seen.unknown if self.texts[place] not in words.ALL]
        return self.complaint or len(own) >= _FEWEST_WORDS

    @property
    def is_about_a_request(self) -> bool:
        """A request's key is all that is named, or it is the request that is asked about."""
        return not self.seen.items or (self.progresses and not self._is_about_versions)

    @property
    def is_strange(self) -> bool:
        """Something that cannot be passed over; in a story, only what was meant as a version."""
        seen, tokens = self.seen, self.tokens
        if self.complaint or self.to_make:
            return any(tokens[place].kind is not Kind.NUMBER for place in seen.bad)
        known = all(tokens[place].text in words.ALL for place in seen.unknown)
        return bool(seen.bad) or not (seen.sentence or known)

    @property
    def is_command(self) -> bool:
        """Whatever else is in it: `ticket 6.14`, `file this`."""
        begun = bool(self.texts) and (self.texts[0] in words.MAKING or self.texts[0] in ("ticket", "ärende"))
        named = Spoken.NAMED in self.spoken or bool(self.spoken and self.seen.items)
        return begins_with_filing(self.texts) or (begun and (self.to_make or named))

    @property
    def is_theirs(self) -> bool:
        items, signs = self.seen.items, self.seen.signs
        if Spoken.THEIRS in self.spoken and not self.to_make:
            return not self._is_about_versions and (self.progresses or not (items and Sign.UPGRADE in signs))
        return Sign.STATUS in signs and not items and not (self.seen.unknown or self.spoken or self.to_make)

    @property
    def is_filing(self) -> bool:
        if self._is_about_versions:
            return False
        if Spoken.THEIRS in self.spoken and not self.to_make:
            return False
        return self.to_make or Spoken.NAMED in self.spoken or (self.complaint and not self._asks_what_next)

    @property
    def _is_about_versions(self) -> bool:
        """Whether a version is supported, or goes with another, is asked; the rest is why."""
        if not self.seen.items:
            return False
        asked = any(self._asks_at(place) for place in range(len(self.texts)))
        return asked or (len(self.seen.versions) > 1 and bool(self.seen.signs & _TOGETHER))

    def _asks_at(self, place: int) -> bool:
        """`support` may be people, and `stopped working` no end of support."""
        role, text = ROLES.get(self.texts[place]), self.texts[place]
        if text in words.STOPPED or (self.spoken_of and is_people(self.texts, place)):
            return False
        if role and role.sign is Sign.TALKS:
            return not self.complaint
        return bool(role and role.sign in (Sign.SUPPORTED, Sign.COMPAT)) and self.tokens[place].kind is Kind.WORD

    @property
    def _asks_what_next(self) -> bool:
        """`6.13 crashes, should we upgrade?`"""
        return Sign.UPGRADE in self.seen.signs and not words.CHOOSING.isdisjoint(self.texts)


def _keys(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[str]:
    found = [_KEY.fullmatch(token.text) for token in tokens if token.kind is Kind.ASIDE]
    sure = Sign.STATUS in seen.signs
    return list(dict.fromkeys(key[0].upper() for key in found if key and (sure or _is_project(key[1], vocabulary))))


def _is_project(name: str, vocabulary: Vocabulary) -> bool:
    """Not `utf-8`, `android-14`, `version-6`."""
    return len(name) > 1 and not (name in words.NO_KEYS or name in ROLES or name in vocabulary.names)


def _ticket(said: _Said) -> FileTicket:
    bound, _ = with_the_only_spare(*bind(said.seen.items, share=False))
    if not bound:
        return FileTicket(tells=said.tells)
    if said.complaint or not words.FAULTS.isdisjoint(said.texts):
        # The fault is in what one has come to.
        moved = after_the_move(bound)
        subject = next((each for each in moved if each.link is Link.TO), moved[0]).subject
        return FileTicket(subject, tells=said.tells)
    asked_for = bound[-1].version if Sign.UPGRADE in said.seen.signs and len(bound) > 1 else None
    return FileTicket(bound[0].subject, asked_for, said.tells)

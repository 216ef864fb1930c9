"""Questions answered from memory: what was rendered once is kept until the catalogue or the vendor's day changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, TypeVar

from bot.domain.ahead import work_out_ahead
from bot.domain.answer import answer
from bot.domain.catalog import Catalog
from bot.domain.fixed import fix_keys
from bot.domain.question import NotUnderstood, Question, Versions
from bot.domain.understand import too_long, understand
from bot.domain.versions import versions
from bot.domain.vocabulary import Vocabulary
from bot.slack.replies import Rendered, Reply, rendered
from bot.slack.views.blocks import Block
from bot.slack.views.home import home_view
from bot.words.offers import Offers, with_offers
from bot.words.problem import tell_problem
from bot.words.speech import Speech
from bot.words.tell import rest_unread, tell
from bot.words.told import Told
from bot.words.translation import Translations

MOST_KEPT = 20_000
LONGEST_KEPT = 500

Key = TypeVar("Key")
Made = TypeVar("Made")

_MINUTE = timedelta(minutes=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class CurrentCatalog(Protocol):
    """Where the running catalogue is."""

    @property
    def current(self) -> Catalog: ...


@dataclass(frozen=True, slots=True)
class _Ground:
    """What answers depend on, and what was made of it: when either changes, nothing that was kept is true any more.

    `rendered`: by question and language; the same one is asked in many ways. `replies`: by text and language.
    """

    catalog: Catalog
    day: date
    vocabulary: Vocabulary
    speeches: Mapping[str, Speech]
    rendered: dict[tuple[Question, str], Rendered] = field(default_factory=dict)
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)


class Answers:
    """Answers in Block Kit. `now` gives an aware time.

    `errands`: requests can be filed, so answers offer it; `managed`: there are release managers.
    """

    def __init__(
        self,
        source: CurrentCatalog,
        translations: Translations,
        now: Callable[[], datetime],
        *,
        errands: bool = False,
        managed: bool = False,
    ) -> None:
        self._offers = Offers(errands, managed)
        self._source = source
        self._translations = translations
        self._now = now
        self._looked_up = _LONG_AGO
        self._last: _Ground | None = None
        self._ahead: _Ground | None = None

    def reply(self, text: str, language: str) -> Reply:
        """The answer to what was written after /flowver, in a mention or in a direct message."""
        ground = self._ground()
        key = (text, language)
        if found := ground.replies.get(key):
            return found
        reply = self._made(ground, text, language)
        return _kept(ground.replies, key, reply) if len(text) <= LONGEST_KEPT else reply

    def home(self, language: str, own: Sequence[Block] = ()) -> dict[str, object]:
        """App Home; `own`: the person's requests, and other things of theirs, as blocks."""
        ground = self._ground()
        lines = versions(ground.catalog, ground.day)
        return home_view(ground.speeches[language], lines, self._offers, own)

    def speech(self, language: str) -> Speech:
        return self._ground().speeches[language]

    def _ground(self) -> _Ground:
        catalog, now, last = self._source.current, self._now(), self._last
        # No day begins within a minute, in any zone.
        if last and catalog is last.catalog and self._looked_up <= now < self._looked_up + _MINUTE:
            return last
        day = now.astimezone(catalog.policy.zone).date()
        self._looked_up = now.replace(second=0, microsecond=0)
        if last is None or catalog is not last.catalog or day != last.day:
            last = self._last = self._prepared(catalog, day) or self._laid(catalog, day)
        return last

    def _prepared(self, catalog: Catalog, day: date) -> _Ground | None:
        ahead, self._ahead = self._ahead, None
        return ahead if ahead and ahead.catalog is catalog and ahead.day == day else None

    def prepare(self, catalog: Catalog) -> Iterator[None]:
        """Before a catalogue becomes the current one: what its first answers would wait for, piece by piece.

        May be walked through in another thread than the answers'.
        """
        ground = self._laid(catalog, self._now().astimezone(catalog.policy.zone).date())
        yield from work_out_ahead(catalog, ground.day)
        for speech in ground.speeches.values():
            self._rendered(ground, Versions(), speech)
            yield
        self._ahead = ground

    def _laid(self, catalog: Catalog, day: date) -> _Ground:
        speeches = {language: Speech(t, catalog) for language, t in self._translations.items()}
        vocabulary = Vocabulary.of(catalog.policy, catalog.newest_lines, fix_keys(catalog))
        return _Ground(catalog, day, vocabulary, speeches)

    def _made(self, ground: _Ground, text: str, language: str) -> Reply:
        speech = ground.speeches[language]
        try:
            questions = understand(text, ground.vocabulary)
        except NotUnderstood as problem:
            return rendered(speech.t, [tell_problem(speech, problem)], ()).to(text)
        if len(questions) == 1 and not too_long(text):
            return self._rendered(ground, questions[0], speech).to(text)
        told = [self._told(ground, question, speech) for question in questions]
        told = [rest_unread(speech, each) for each in told] if too_long(text) else told
        return rendered(speech.t, told, questions).to(text)

    def _rendered(self, ground: _Ground, question: Question, speech: Speech) -> Rendered:
        key = (question, speech.t.language)
        if found := ground.rendered.get(key):
            return found
        made = rendered(speech.t, [self._told(ground, question, speech)], (question,))
        return _kept(ground.rendered, key, made)

    def _told(self, ground: _Ground, question: Question, speech: Speech) -> Told:
        found = answer(ground.catalog, question, ground.day)
        return with_offers(speech, tell(speech, found), found, self._offers)


def _kept(among: dict[Key, Made], key: Key, made: Made) -> Made:
    if len(among) >= MOST_KEPT:
        among.clear()
    among[key] = made
    return made

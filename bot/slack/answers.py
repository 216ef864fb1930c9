"""Questions answered from memory: what was rendered once is kept until the catalogue or the vendor's day changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol, get_args

import orjson
from slack_bolt import BoltResponse

from bot.domain.ahead import work_out_ahead
from bot.domain.answer import Errand, answer
from bot.domain.catalog import Catalog
from bot.domain.fixed import fix_keys
from bot.domain.question import Help, Language, NotUnderstood, Question, Versions
from bot.domain.understand import too_long, understand
from bot.domain.versions import versions
from bot.domain.vocabulary import Vocabulary
from bot.slack.tally import about
from bot.slack.views.answer import answer_blocks, answer_text, unshared
from bot.slack.views.blocks import Block
from bot.slack.views.home import home_view
from bot.words.news_help import with_news
from bot.words.problem import tell_problem
from bot.words.speech import Speech
from bot.words.tell import rest_unread, tell
from bot.words.ticket_asks import with_errands
from bot.words.told import Told
from bot.words.translation import Translations

MOST_KEPT = 20_000
LONGEST_KEPT = 500

# Nothing to show to others.
_OWN_BUSINESS = (Language, Help, *get_args(Errand))
_MINUTE = timedelta(minutes=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class CurrentCatalog(Protocol):
    """Where the running catalogue is."""

    @property
    def current(self) -> Catalog: ...


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer ready to send. `body` answers a slash command, as JSON, and is shown to the person alone.

    `about`: its kind and verdict, for the tally.
    """

    text: str
    body: str
    about: tuple[str, str]
    chosen: Language | None = None
    errand: Errand | None = None

    @property
    def response(self) -> BoltResponse:
        return BoltResponse(status=200, body=self.body)

    # Only the text is kept: thousands of trees of blocks would make every garbage collection a long one.
    @property
    def blocks(self) -> list[Block]:
        message: dict[str, Any] = orjson.loads(self.body)
        return list(message["blocks"])

    @property
    def public_blocks(self) -> list[Block]:
        """For where everybody reads it."""
        return unshared(self.blocks)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What answers depend on, and what was made of it: when either changes, nothing that was kept is true any more.

    `told`: a question in words, by its language; the same one is asked in many ways. `replies`: by text and language.
    """

    catalog: Catalog
    day: date
    vocabulary: Vocabulary
    speeches: Mapping[str, Speech]
    told: dict[tuple[Question, str], Told] = field(default_factory=dict)
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)


class Answers:
    """Answers in Block Kit. `now` gives an aware time; `errands`: requests can be filed, so answers offer it."""

    def __init__(
        self,
        source: CurrentCatalog,
        translations: Translations,
        now: Callable[[], datetime],
        *,
        errands: bool = False,
    ) -> None:
        self._errands = errands
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
        reply = self._rendered(ground, text, language)
        if len(text) <= LONGEST_KEPT:
            if len(ground.replies) >= MOST_KEPT:
                ground.replies.clear()
            ground.replies[key] = reply
        return reply

    def home(self, language: str, own: Sequence[Block] = ()) -> dict[str, object]:
        """App Home; `own`: the person's requests, and other things of theirs, as blocks."""
        ground = self._ground()
        lines = versions(ground.catalog, ground.day)
        return home_view(ground.speeches[language], lines, own, errands=self._errands)

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
            self._told(ground, Versions(), speech)
            yield
        self._ahead = ground

    def _laid(self, catalog: Catalog, day: date) -> _Ground:
        speeches = {language: Speech(t, catalog) for language, t in self._translations.items()}
        vocabulary = Vocabulary.of(catalog.policy, catalog.newest_lines, fix_keys(catalog))
        return _Ground(catalog, day, vocabulary, speeches)

    def _rendered(self, ground: _Ground, text: str, language: str) -> Reply:
        speech = ground.speeches[language]
        try:
            questions = understand(text, ground.vocabulary)
        except NotUnderstood as problem:
            return _reply(speech, [tell_problem(speech, problem)], text, (), shareable=False)
        told = [self._told(ground, question, speech) for question in questions]
        told = [rest_unread(speech, each) for each in told] if too_long(text) else told
        return _reply(speech, told, text, questions, shareable=not isinstance(questions[0], _OWN_BUSINESS))

    def _told(self, ground: _Ground, question: Question, speech: Speech) -> Told:
        key = (question, speech.t.language)
        if told := ground.told.get(key):
            return told
        found = answer(ground.catalog, question, ground.day)
        told = with_news(speech, tell(speech, found), found)
        if self._errands:
            told = with_errands(speech, told, found)
        if len(ground.told) >= MOST_KEPT:
            ground.told.clear()
        ground.told[key] = told
        return told


def _reply(speech: Speech, told: list[Told], text: str, questions: tuple[Question, ...], *, shareable: bool) -> Reply:
    said = answer_text(told)
    message = {
        "response_type": "ephemeral",
        "text": said,
        "blocks": answer_blocks(speech.t, told, text, shareable=shareable),
    }
    # Only checks come several at a time.
    first = questions[0] if questions else None
    chosen = first if isinstance(first, Language) and first.choice else None
    errand = first if isinstance(first, Errand) else None
    return Reply(said, orjson.dumps(message).decode(), about(questions, told), chosen, errand)

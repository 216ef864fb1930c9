"""Questions answered from memory: what was rendered once is kept until the catalogue or the vendor's day changes."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from slack_bolt import BoltResponse

from bot.domain.answer import Answer, Errand, answer
from bot.domain.catalog import Catalog
from bot.domain.question import Help, Language, NotUnderstood, Question
from bot.domain.understand import understand
from bot.domain.versions import versions
from bot.domain.vocabulary import Vocabulary
from bot.slack.views.answer import answer_blocks, answer_text, unshared
from bot.slack.views.blocks import Block
from bot.slack.views.home import home_view
from bot.words.problem import tell_problem
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.ticket_asks import with_errands
from bot.words.told import Told
from bot.words.translation import Translations

MOST_KEPT = 20_000
LONGEST_KEPT = 500

_written = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_MINUTE = timedelta(minutes=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class CurrentCatalog(Protocol):
    """Where the running catalogue is."""

    @property
    def current(self) -> Catalog: ...


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer ready to send. `body` answers a slash command, as JSON, and is shown to the person alone."""

    text: str
    body: str
    chosen: Language | None = None
    errand: Errand | None = None

    @property
    def response(self) -> BoltResponse:
        return BoltResponse(status=200, body=self.body)

    # Only the text is kept: thousands of trees of blocks would make every garbage collection a long one.
    @property
    def blocks(self) -> list[Block]:
        message: dict[str, Any] = json.loads(self.body)
        return list(message["blocks"])

    @property
    def public_blocks(self) -> list[Block]:
        """For where everybody reads it."""
        return unshared(self.blocks)


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
        self._catalog: Catalog | None = None
        self._day: date | None = None
        self._looked_up = _LONG_AGO
        self._vocabulary: Vocabulary | None = None
        self._kept: dict[tuple[str, str], Reply] = {}

    def reply(self, text: str, language: str) -> Reply:
        """The answer to what was written after /flowver, in a mention or in a direct message."""
        self._look_up()
        key = (text, language)
        if found := self._kept.get(key):
            return found
        reply = self._rendered(text, language)
        if len(text) <= LONGEST_KEPT:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = reply
        return reply

    def home(self, language: str, requests: Sequence[Block] = ()) -> dict[str, object]:
        """App Home; `requests`: the person's own, as blocks."""
        catalog, day = self._look_up()
        speech = Speech(self._translations[language], catalog)
        return home_view(speech, versions(catalog, day), requests, errands=self._errands)

    def speech(self, language: str) -> Speech:
        return Speech(self._translations[language], self._source.current)

    def _look_up(self) -> tuple[Catalog, date]:
        """What answers depend on; when it changed, nothing that was kept is true any more."""
        catalog, now = self._source.current, self._now()
        # No day begins within a minute, in any zone.
        if catalog is self._catalog and self._day and self._looked_up <= now < self._looked_up + _MINUTE:
            return catalog, self._day
        day = now.astimezone(catalog.policy.zone).date()
        self._looked_up = now.replace(second=0, microsecond=0)
        if catalog is not self._catalog or day != self._day:
            self._kept = {}
            if catalog is not self._catalog:
                self._vocabulary = Vocabulary.of(catalog.policy, catalog.newest_lines)
            self._catalog, self._day = catalog, day
        return catalog, day

    def _rendered(self, text: str, language: str) -> Reply:
        catalog, day, vocabulary = self._catalog, self._day, self._vocabulary
        assert catalog is not None
        assert day is not None
        assert vocabulary is not None
        speech = Speech(self._translations[language], catalog)
        try:
            questions: tuple[Question, ...] = understand(text, vocabulary)
            told = [self._told(speech, answer(catalog, question, day)) for question in questions]
        except NotUnderstood as problem:
            return _reply(speech, [tell_problem(speech, problem)], text, (), shareable=False)
        return _reply(speech, told, text, questions, shareable=_worth_sharing(questions))

    def _told(self, speech: Speech, found: Answer) -> Told:
        told = tell(speech, found)
        return with_errands(speech, told, found) if self._errands else told


def _worth_sharing(questions: tuple[Question, ...]) -> bool:
    return not any(isinstance(question, Language | Help | Errand) for question in questions)


def _reply(speech: Speech, told: list[Told], text: str, questions: tuple[Question, ...], *, shareable: bool) -> Reply:
    said = answer_text(told)
    message = {
        "response_type": "ephemeral",
        "text": said,
        "blocks": answer_blocks(speech.t, told, text, shareable=shareable),
    }
    chosen = next((question for question in questions if isinstance(question, Language)), None)
    errand = next((question for question in questions if isinstance(question, Errand)), None)
    return Reply(said, _written(message), chosen if chosen and chosen.choice else None, errand)

"""Questions answered from memory: what was rendered once is kept until the catalogue or the vendor's day changes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.ahead import work_out_ahead
from bot.domain.answer import answer
from bot.domain.catalog import Catalog
from bot.domain.question import NotUnderstood, Question, Subject, Versions
from bot.domain.understand import too_long, understand, version_named
from bot.domain.versions import versions
from bot.slack.ground import CurrentCatalog, Ground, Grounds
from bot.slack.replies import Rendered, Reply, rendered
from bot.slack.views.blocks import Block
from bot.slack.views.home import home_view
from bot.words.offers import Offers, with_offers, with_way_to_support
from bot.words.problem import tell_problem
from bot.words.speech import Speech
from bot.words.tell import rest_unread, tell
from bot.words.told import Told
from bot.words.translation import Translations

MOST_KEPT = 20_000
LONGEST_KEPT = 500
DAY_AHEAD = timedelta(minutes=10)

Key = TypeVar("Key")
Made = TypeVar("Made")


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
        self._grounds = Grounds(source, translations, now)

    def reply(self, text: str, language: str) -> Reply:
        """The answer to what was written after /flowver, in a mention or in a direct message."""
        ground = self._grounds.current()
        key = (text, language)
        if found := ground.replies.get(key):
            return found
        reply = self._made(ground, text, language)
        return _kept(ground.replies, key, reply) if len(text) <= LONGEST_KEPT else reply

    def home(self, language: str, own: Sequence[Block] = ()) -> dict[str, object]:
        """App Home; `own`: the person's requests, and other things of theirs, as blocks."""
        ground = self._grounds.current()
        lines = versions(ground.catalog, ground.day)
        return home_view(ground.speeches[language], lines, self._offers, own)

    def version_named(self, text: str) -> Subject | None:
        """The only version that a message names, in nobody's question."""
        return version_named(text, self._grounds.current().vocabulary)

    def speech(self, language: str) -> Speech:
        return self._grounds.current().speeches[language]

    def prepare(self, catalog: Catalog) -> Iterator[None]:
        """Before a catalogue becomes the current one: what its first answers would wait for, piece by piece.

        May be walked through in another thread than the answers'.
        """
        ground = self._grounds.coming(catalog)
        yield from self._worked_out(ground)
        self._grounds.comes(ground)

    def prepare_tomorrow(self) -> Iterator[None]:
        """The same before the vendor's day turns; nothing while that is far off, or once it is done."""
        if ground := self._grounds.tomorrow(DAY_AHEAD):
            yield from self._worked_out(ground)
            self._grounds.begins_tomorrow(ground)

    def _worked_out(self, ground: Ground) -> Iterator[None]:
        yield from work_out_ahead(ground.catalog, ground.day)
        for speech in ground.speeches.values():
            self._rendered(ground, Versions(), speech)
            yield

    def _made(self, ground: Ground, text: str, language: str) -> Reply:
        speech = ground.speeches[language]
        try:
            questions = understand(text, ground.vocabulary)
        except NotUnderstood as problem:
            told = with_way_to_support(speech, tell_problem(speech, problem), self._offers)
            return rendered(speech.t, [told], ()).to(text)
        if len(questions) == 1 and not too_long(text):
            return self._rendered(ground, questions[0], speech).to(text)
        several = [self._told(ground, question, speech) for question in questions]
        several = [rest_unread(speech, each) for each in several] if too_long(text) else several
        return rendered(speech.t, several, questions).to(text)

    def _rendered(self, ground: Ground, question: Question, speech: Speech) -> Rendered:
        key = (question, speech.t.language)
        if found := ground.rendered.get(key):
            return found
        made = rendered(speech.t, [self._told(ground, question, speech)], (question,))
        return _kept(ground.rendered, key, made)

    def _told(self, ground: Ground, question: Question, speech: Speech) -> Told:
        found = ground.answers.get(question)
        if found is None:
            found = _kept(ground.answers, question, answer(ground.catalog, question, ground.day))
        return with_offers(speech, tell(speech, found), found, self._offers)


def _kept(among: dict[Key, Made], key: Key, made: Made) -> Made:
    if len(among) >= MOST_KEPT:
        among.clear()
    among[key] = made
    return made

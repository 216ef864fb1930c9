"""What answers stand on: a catalogue and a day of the vendor's. When either changes, nothing that was kept holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from bot.domain.answer import Answer
from bot.domain.catalog import Catalog
from bot.domain.fixed import fix_keys
from bot.domain.question import Question
from bot.domain.vocabulary import Vocabulary
from bot.slack.replies import Rendered, Reply
from bot.words.speech import Speech
from bot.words.translation import Translations

_MINUTE = timedelta(minutes=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class CurrentCatalog(Protocol):
    """Where the running catalogue is."""

    @property
    def current(self) -> Catalog: ...


@dataclass(frozen=True, slots=True)
class Ground:
    """`answers`: by question, to be told in another language too. `rendered`: by question and language.

    `replies`: by text and language; the same question is asked in many ways.
    """

    catalog: Catalog
    day: date
    vocabulary: Vocabulary
    speeches: Mapping[str, Speech]
    answers: dict[Question, Answer] = field(default_factory=dict)
    rendered: dict[tuple[Question, str], Rendered] = field(default_factory=dict)
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)


class Grounds:
    """The ground of now, and those that are ready before they are: of a catalogue that comes, and of the next day."""

    def __init__(self, source: CurrentCatalog, translations: Translations, now: Callable[[], datetime]) -> None:
        self._source, self._translations, self._now = source, translations, now
        self._looked_up = _LONG_AGO
        self._last: Ground | None = None
        self._coming: Ground | None = None
        self._tomorrow: Ground | None = None

    def current(self) -> Ground:
        catalog, now, last = self._source.current, self._now(), self._last
        # No day begins within a minute, in any zone.
        if last and catalog is last.catalog and self._looked_up <= now < self._looked_up + _MINUTE:
            return last
        day = now.astimezone(catalog.policy.zone).date()
        self._looked_up = now.replace(second=0, microsecond=0)
        if last is None or catalog is not last.catalog or day != last.day:
            last = self._last = self._ready(catalog, day) or self._laid(catalog, day)
        return last

    def _ready(self, catalog: Catalog, day: date) -> Ground | None:
        ready = (self._coming, self._tomorrow)
        self._coming = None
        # What stands on another catalogue would hold that in memory.
        if self._tomorrow and (self._tomorrow.catalog is not catalog or self._tomorrow.day <= day):
            self._tomorrow = None
        return next((each for each in ready if each and each.catalog is catalog and each.day == day), None)

    def coming(self, catalog: Catalog) -> Ground:
        """Of a catalogue before it is the current one."""
        return self._laid(catalog, self._now().astimezone(catalog.policy.zone).date())

    def comes(self, ground: Ground) -> None:
        """It is ready for the first answers from its catalogue."""
        self._coming = ground

    def tomorrow(self, within: timedelta) -> Ground | None:
        """Of the next day, if that begins so soon and there is none ready."""
        catalog = self._source.current
        today, day = (at.astimezone(catalog.policy.zone).date() for at in (self._now(), self._now() + within))
        ready = self._tomorrow
        if day == today or (ready and ready.catalog is catalog and ready.day == day):
            return None
        return self._laid(catalog, day)

    def begins_tomorrow(self, ground: Ground) -> None:
        """It is ready for the first answers of its day."""
        self._tomorrow = ground

    def _laid(self, catalog: Catalog, day: date) -> Ground:
        last = self._last
        if last and last.catalog is catalog:
            return Ground(catalog, day, last.vocabulary, last.speeches)
        vocabulary = Vocabulary.of(catalog.policy, catalog.newest_lines, fix_keys(catalog))
        speeches = {language: Speech(t, catalog) for language, t in self._translations.items()}
        return Ground(catalog, day, vocabulary, speeches)

"""A notice about a request as Slack shows it: a message, or the view that the request was sent from."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.kept import Notice
from bot.slack.ground import CurrentCatalog
from bot.slack.views.tickets.outcomes import outcome_message, outcome_view
from bot.words.speech import Speech
from bot.words.translation import FALLBACK, LANGUAGES, Translations

KIND = "request."


class RenderTicketNotice:
    """`Render` for the notices whose kind begins with `request.`; KeyError for an outcome that has no words."""

    def __init__(
        self,
        translations: Translations,
        source: CurrentCatalog,
        now: Callable[[], datetime],
        language: str = FALLBACK,
    ) -> None:
        """`now` gives an aware time."""
        self._translations = translations
        self._source = source
        self._now = now
        self._language = language

    def __call__(self, notice: Notice) -> Mapping[str, Any]:
        """{"text", "blocks"} for a message, the view itself for a view."""
        language = notice.language if notice.language in LANGUAGES else self._language
        speech = Speech(self._translations[language], self._source.current)
        outcome = notice.kind.removeprefix(KIND)
        today = self._now().astimezone(speech.catalog.policy.zone).date()
        if notice.via == "view":
            return outcome_view(speech, outcome, notice.values, today)
        return outcome_message(speech, outcome, notice.values, today, public=bool(notice.thread_ts))

"""How a form is drawn: with what is known of it now, or, as it opens, once for all who ask for the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import orjson

from bot.domain.catalog import Catalog
from bot.domain.fix_outlook import fix_outlook
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.hints import subject_of, ticket_hints
from bot.domain.tickets.ticket import Origin
from bot.slack.answers import Answers
from bot.slack.kept import Kept
from bot.slack.tickets.drafts import new_draft_id
from bot.slack.tickets.help import Helps, help_hints, help_notes
from bot.slack.views.tickets.form import form_view
from bot.slack.views.tickets.form_shown import FormShown
from bot.slack.views.verbatim import run
from bot.slack.web_client import Written, as_json
from bot.usecases.form_ports import RequestTypes
from bot.words.tickets.hints import hint_lines

MOST_OPEN = 2_000
MOST_KEPT = 200
LONGEST_KEPT = 4_000


class FormViews:
    """Draws from memory. `now` gives an aware time."""

    def __init__(self, answers: Answers, types: RequestTypes, now: Callable[[], datetime]) -> None:
        self._answers = answers
        self._types = types
        self._now = now
        self._helps: dict[str, Helps] = {}
        self._first: Kept[bytes] = Kept(MOST_KEPT)
        self._nobodys = FormDraft(new_draft_id(), Origin("", ""))

    def today(self, catalog: Catalog) -> date:
        return self._now().astimezone(catalog.policy.zone).date()

    def helps(self, draft: FormDraft) -> Helps:
        """What has been found out for it so far."""
        return self._helps.get(draft.id, Helps())

    def note(self, draft: FormDraft, helps: Helps) -> None:
        if len(self._helps) >= MOST_OPEN:
            self._helps.pop(next(iter(self._helps)))
        self._helps[draft.id] = helps

    def view(self, draft: FormDraft, language: str) -> dict[str, Any]:
        """The form as it is to be shown now."""
        return form_view(self._answers.speech(language), self.shown(draft, language))

    def first(self, draft: FormDraft, language: str) -> Written:
        """The same, for a form that opens: only the draft's id tells it from the others that ask for as much."""
        nobodys = replace(draft, id=self._nobodys.id, origin=self._nobodys.origin)
        key = _key(nobodys)
        if draft.id in self._helps or not key:
            return Written(as_json(self.view(draft, language)))
        catalog = self._answers.speech(language).catalog
        ground, named = (catalog, self._types.current()), (language, self.today(catalog), key)
        drawn = self._first.of(ground, named, lambda: as_json(self.view(nobodys, language)).encode())
        return Written(drawn.replace(nobodys.id.encode(), draft.id.encode()))

    def shown(self, draft: FormDraft, language: str) -> FormShown:
        speech, helps = self._answers.speech(language), self.helps(draft)
        catalog, today = speech.catalog, self.today(speech.catalog)
        known, found = ticket_hints(catalog, draft.values, today), help_hints(speech, helps)
        hints = [*((mark, [run(text)]) for mark, text in hint_lines(speech, known)), *found]
        outlook = fix_outlook(catalog, subject_of(catalog, draft.values), today)
        notes, may_solve = help_notes(speech, helps), known.may_solve or bool(found)
        return FormShown(draft, self._types.current(), hints, notes, outlook, may_solve)


def _key(draft: FormDraft) -> bytes:
    """Empty for one that is nobody else's: a message goes along, or what orjson does not take: half a character."""
    try:
        key = orjson.dumps(draft)
    except TypeError:
        return b""
    return key if len(key) <= LONGEST_KEPT else b""

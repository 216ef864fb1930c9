"""A form as it opens is drawn once for all who ask for the same, and is each person's own all the same."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.domain.tickets.ticket import Origin, SlackFile
from bot.slack.answers import Answers
from bot.slack.tickets import form_views
from bot.slack.tickets.form_views import FormViews
from bot.slack.tickets.help import Helps
from bot.slack.web_client import as_json
from tests.sentences import TRANSLATIONS
from tests.slack.desk_shapes import ANNA, CHANNEL, ERIK, INCIDENT, NOW, QUESTION, TEAM, largest_draft

RELEASES = """
- {line: "6.15", released: 2024-11-24}
- {component: studio, version: 6.15.3, released: 2025-05-01}
"""
ANNAS = FormDraft(
    "annas-form-00000000000", Origin(TEAM, ANNA, CHANNEL), FormValues(version="6.15.3", component="studio")
)


class Types:
    """Request types as they were last read."""

    def __init__(self) -> None:
        self.read: tuple[RequestType, ...] = (INCIDENT, QUESTION)

    def current(self) -> tuple[RequestType, ...]:
        return self.read

    def find(self, request_type: str) -> RequestType | None: ...

    async def refresh(self) -> bool:
        return False


class Drawing:
    """Counts how often a form is drawn."""

    def __init__(self, catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.types, self.source, self.drawn = NOW, Types(), SimpleNamespace(current=catalog), 0
        answers = Answers(self.source, TRANSLATIONS, lambda: self.now)
        self.views = FormViews(answers, self.types, lambda: self.now)
        draw = form_views.form_view

        def counted(*given: Any) -> dict[str, Any]:
            self.drawn += 1
            return draw(*given)

        monkeypatch.setattr(form_views, "form_view", counted)

    def first(self, draft: FormDraft, language: str = "en") -> Any:
        return json.loads(as_json(self.views.first(draft, language)))

    def move(self, when: datetime) -> None:
        self.now = when


@pytest.fixture
def drawing(catalog_of: Callable[..., Catalog], monkeypatch: pytest.MonkeyPatch) -> Drawing:
    return Drawing(catalog_of(RELEASES), monkeypatch)


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(
    "draft",
    [
        ANNAS,
        replace(ANNAS, carried="Studio 6.15.3 is supported"),
        replace(ANNAS, errors={"own.summary": "Too short"}),
        replace(ANNAS, brought=(SlackFile("F1", "a.log", 12),)),
        replace(ANNAS, values=FormValues(desk={"cf_area": ["a", "a1"]})),
        replace(ANNAS, values=FormValues(description="half \ud83d, \u202e, \x00")),
        largest_draft(),
    ],
)
def test_it_is_what_would_be_drawn_for_this_one_alone(drawing: Drawing, draft: FormDraft, language: str) -> None:
    for one in (draft, replace(draft, id="other-form-00000000000")):
        assert drawing.first(one, language) == drawing.views.view(one, language)


def test_of_many_who_ask_for_the_same_the_first_ones_form_is_drawn(drawing: Drawing) -> None:
    eriks = replace(ANNAS, id="eriks-form-00000000000", origin=Origin(TEAM, ERIK))
    shown = [drawing.first(draft) for draft in (ANNAS, eriks)]
    assert drawing.drawn == 1
    assert [view["private_metadata"] for view in shown] == [ANNAS.id, eriks.id]
    assert ANNAS.id not in json.dumps(shown[1])


def test_somebody_elses_language_or_version_is_another_form(drawing: Drawing) -> None:
    drawing.first(ANNAS)
    drawing.first(ANNAS, "sv")
    drawing.first(replace(ANNAS, values=FormValues(version="6.15")))
    assert drawing.drawn == 3


@pytest.mark.parametrize("what", ["the catalogue", "what the desk asks", "the day"])
def test_it_is_drawn_anew_when_something_that_it_shows_has_changed(
    drawing: Drawing, what: str, catalog_of: Callable[..., Catalog]
) -> None:
    before = drawing.first(ANNAS)
    if what == "the catalogue":
        drawing.source.current = catalog_of(RELEASES + "- {component: studio, version: 6.15.4, released: 2025-06-01}\n")
    elif what == "what the desk asks":
        drawing.types.read = (QUESTION,)
    else:
        drawing.move(NOW + timedelta(days=3))
    assert drawing.first(ANNAS) == drawing.views.view(ANNAS, "en")
    assert drawing.first(ANNAS) != before


def test_what_was_found_out_for_one_form_is_shown_in_that_one(drawing: Drawing) -> None:
    drawing.views.note(ANNAS, Helps(stranger=True))
    assert drawing.first(ANNAS) == drawing.views.view(ANNAS, "en")
    assert drawing.first(replace(ANNAS, id="eriks-form-00000000000")) != drawing.first(ANNAS)

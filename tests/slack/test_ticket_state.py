"""What Slack reports of a form becomes the answers that were given, whatever the elements are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.tickets.desk_form import Choice, DeskField
from bot.domain.tickets.desk_values import desk_value
from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.domain.tickets.ticket import Origin
from bot.slack.views.tickets.fields import CHILD
from bot.slack.views.tickets.form import form_view
from bot.slack.views.tickets.form_shown import FormShown
from bot.slack.views.tickets.state import chosen_people, files_in, values_in
from bot.words.speech import Speech
from tests.sentences import TRANSLATIONS
from tests.slack.desk_shapes import ANNA, DESCRIPTION, ERIK, INCIDENT, QUESTION, TEAM

INITIAL = {
    "initial_value": "value", "initial_option": "selected_option", "initial_options": "selected_options",
    "initial_user": "selected_user", "initial_users": "selected_users", "initial_date": "selected_date",
    "initial_date_time": "selected_date_time",
}  # fmt: skip
EMPTY = {
    "static_select": "selected_option", "external_select": "selected_option", "radio_buttons": "selected_option",
    "multi_static_select": "selected_options", "datepicker": "selected_date", "file_input": "files",
}  # fmt: skip
GIVEN = FormValues(
    request_type="11001",
    summary="Studio closes",
    version="6.15.4",
    component="studio",
    severity="high",
    description="A large\nflow",
    steps="1. Open",
    expected="Copy",
    actual="Closed",
    desk={"versions": ["v13"]},
)


def reported(view: dict[str, Any]) -> dict[str, Any]:
    """view.state.values of a form that nobody has touched since it was drawn."""
    inputs = (block for block in view["blocks"] if block["type"] == "input")
    return {block["block_id"]: {block["element"]["action_id"]: dict(_values(block["element"]))} for block in inputs}


def _values(element: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "type", element["type"]
    yield EMPTY.get(element["type"], "value"), None
    for initial, name in INITIAL.items():
        if initial in element:
            yield name, element[initial]


@pytest.fixture
def speech(catalog_of: Callable[..., Catalog]) -> Speech:
    return Speech(TRANSLATIONS["sv"], catalog_of("- {line: '6.15', released: 2025-04-03}"))


def test_a_form_reports_what_it_was_drawn_with(speech: Speech) -> None:
    view = form_view(speech, FormShown(FormDraft("d", Origin(TEAM, ANNA), GIVEN), (INCIDENT, QUESTION)))
    assert values_in(reported(view), FormValues()) == GIVEN


def test_two_steps_of_a_choice_come_together(speech: Speech) -> None:
    values = FormValues(request_type="11002", desk={"cf_area": ["a", "a1"], "cf_when": "2026-04-03"})
    view = form_view(speech, FormShown(FormDraft("d", Origin(TEAM, ANNA), values), (QUESTION,)))
    assert values_in(reported(view), FormValues()).desk == {"cf_area": ["a", "a1"], "cf_when": "2026-04-03"}


LONG_IDS = tuple(Choice(f"{'x' * 90}{n}", f"Plant {n}", (Choice("y" * 80, "Hall"),)) for n in range(3))
LONG_FIELDS = tuple(
    DeskField(f"cf_{kind}", kind, kind, True, choices=LONG_IDS)
    for kind in ("select", "multi_select", "cascading")  # type: ignore[arg-type]
)


@pytest.mark.parametrize("known", [None, True], ids=["as chosen", "as the desk had it"])
def test_choices_with_ids_longer_than_slack_takes_are_told_apart_and_sent_whole(
    speech: Speech, known: bool | None
) -> None:
    wanted, hall = LONG_IDS[1], LONG_IDS[1].children[0]
    one, second = (wanted.id, hall.id) if known else (wanted.short_id, hall.short_id)
    desk = {"cf_select": one, "cf_multi_select": [one], "cf_cascading": [one, second]}
    asked = replace(QUESTION, fields=(DESCRIPTION, *LONG_FIELDS))
    draft = FormDraft("d", Origin(TEAM, ANNA), FormValues(request_type=asked.id, desk=desk))
    view = form_view(speech, FormShown(draft, (asked,)))
    answers = values_in(reported(view), FormValues()).desk
    assert [desk_value(field, answers[field.id]) for field in LONG_FIELDS] == [
        {"id": wanted.id},
        [{"id": wanted.id}],
        {"id": wanted.id, "child": {"id": hall.id}},
    ]


def test_what_the_desk_preselects_is_preselected_until_somebody_takes_it_away(speech: Speech) -> None:
    fields = tuple(
        replace(field, choices=(Choice("3", "Low"), Choice("2", "High")), default=("3",)) for field in LONG_FIELDS[:2]
    )
    asked = replace(QUESTION, fields=(DESCRIPTION, *fields))
    untouched = FormDraft("d", Origin(TEAM, ANNA), FormValues(request_type=asked.id))
    first = values_in(reported(form_view(speech, FormShown(untouched, (asked,)))), FormValues())
    assert first.desk == {"cf_select": "3", "cf_multi_select": ["3"]}
    emptied = replace(untouched, values=replace(untouched.values, desk={"cf_select": None, "cf_multi_select": []}))
    again = values_in(reported(form_view(speech, FormShown(emptied, (asked,)))), FormValues())
    assert again.desk == {"cf_select": None, "cf_multi_select": []}


def test_a_second_step_of_another_first_one_is_dropped() -> None:
    state = {
        "desk.cf_area": {"form.redraw": {"type": "static_select", "selected_option": {"value": "b"}}},
        f"desk.cf_area{CHILD}a": {"form.value": {"type": "static_select", "selected_option": {"value": "a1"}}},
    }
    assert values_in(state, FormValues()).desk == {"cf_area": "b"}


def test_questions_that_are_not_shown_keep_their_answers() -> None:
    state = {"own.summary": {"form.summary": {"type": "plain_text_input", "value": "New"}}}
    after = values_in(state, GIVEN)
    assert (after.summary, after.steps, after.desk) == ("New", GIVEN.steps, GIVEN.desk)


def test_an_emptied_question_is_empty() -> None:
    state = {"own.steps": {"form.value": {"type": "plain_text_input", "value": None}}}
    assert values_in(state, GIVEN).steps == ""


def test_files_are_read_as_slack_gives_them() -> None:
    file = {"id": "F1", "name": "a.png", "size": 12, "mimetype": "image/png", "url_private_download": "https://f/1"}
    state = {"own.attachments": {"form.value": {"type": "file_input", "files": [file, {"id": "F2"}]}}}
    one, other = values_in(state, FormValues()).files
    assert (one.name, one.size, one.url) == ("a.png", 12, "https://f/1")
    assert (other.name, other.size, other.url) == ("F2", 0, "")


def test_files_of_a_message_that_are_gone_or_elsewhere_stay_behind() -> None:
    message = {"files": [{"id": "F1"}, {"id": "F2", "mode": "tombstone"}, {"id": "F3", "mode": "external"}, {}]}
    assert [file.id for file in files_in(message)] == ["F1"]
    assert files_in({}) == ()


def test_people_are_found_in_fields_of_one_and_of_several() -> None:
    values = FormValues(desk={"one": ANNA, "more": [ERIK], "none": None, "text": "U0NOBODY"})
    assert chosen_people(values, frozenset(("one", "more", "none"))) == (ANNA, ERIK)

"""Each kind of field takes its documented format and nothing else."""

from typing import Any

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.model import Choice, Field
from bot.playground.desk.nordsjo import ERIK, QUESTION
from bot.playground.desk.values import LINE_LIMIT, TEXT_LIMIT, Question, is_empty, problem

GROWN = (Choice("1", "A", (Choice("11", "a"), Choice("12", "b"))), Choice("2", "B", (Choice("21", "c"),)))

GOOD: list[tuple[str, Any]] = [
    ("summary", "å" * LINE_LIMIT),
    ("description", "rad\nrad" + "x" * (TEXT_LIMIT - 7)),
    ("environment", "a\nb"),
    ("string", "text"),
    ("textarea", "a\nb"),
    ("url", "https://example.com/a"),
    ("number", 3.5),
    ("number", 0),
    ("date", "2028-02-29"),
    ("datetime", "2026-04-03T10:15:00.000+0200"),
    ("datetime", "2026-04-03T10:15Z"),
    ("select", {"value": "A"}),
    ("select", {"id": "1"}),
    ("radio", {"id": "2"}),
    ("checkboxes", [{"value": "A"}, {"id": "2"}]),
    ("multiselect", [{"value": "B"}]),
    ("cascading", {"value": "A"}),
    ("cascading", {"value": "A", "child": {"value": "b"}}),
    ("cascading", {"id": "1", "child": {"id": "11"}}),
    ("labels", ["ett", "två"]),
    ("system-labels", ["flowver-1"]),
    ("version", {"name": "6.15.12"}),
    ("versions", [{"name": "6.15.12"}, {"name": "6.14.9"}]),
    ("affects", [{"name": "6.15.12"}]),
    ("component", {"name": "Flow Studio"}),
    ("project-components", [{"name": "Flow Studio"}]),
    ("priority", {"name": "High"}),
    ("priority", {"id": "1"}),
    ("user", {"accountId": ERIK.id}),
    ("users", [{"accountId": ERIK.id}]),
    ("group", {"name": "nordsjo-support"}),
    ("sd-asset", [{"id": "1"}]),
    ("duedate", "2026-12-24"),
    ("any", {"whatever": 1}),
]
BAD: list[tuple[str, Any]] = [
    ("summary", "å" * (LINE_LIMIT + 1)),
    ("summary", "a\nb"),
    ("summary", "a\rb"),
    ("summary", ["a"]),
    ("description", "x" * (TEXT_LIMIT + 1)),
    ("description", {"type": "doc"}),
    ("string", 7),
    ("url", "example.com"),
    ("url", "javascript:alert(1)"),
    ("number", "3"),
    ("number", True),
    ("date", "2026-02-30"),
    ("date", "2026-4-3"),
    ("date", "20260403"),
    ("datetime", "2026-04-03"),
    ("datetime", "2026-04-03T10:15:00"),
    ("select", "A"),
    ("select", {"value": "Z"}),
    ("select", {"name": "A"}),
    ("select", {"id": "A"}),
    ("radio", [{"value": "A"}]),
    ("checkboxes", {"value": "A"}),
    ("checkboxes", [{"value": "A"}, {"value": "Z"}]),
    ("cascading", {"value": "A", "child": {"value": "c"}}),
    ("cascading", {"child": {"value": "a"}}),
    ("labels", ["två ord"]),
    ("labels", "ett"),
    ("system-labels", ["x" * (LINE_LIMIT + 1)]),
    ("version", {"name": "9.9"}),
    ("versions", {"name": "6.15.12"}),
    ("versions", ["6.15.12"]),
    ("project-components", [{"value": "Flow Studio"}]),
    ("priority", {"name": "Urgent"}),
    ("user", ERIK.email),
    ("user", {"accountId": ["x"]}),
    ("group", {"name": "nobody"}),
    ("sd-asset", [{"id": "9"}]),
    ("attachment", ["temp1"]),
]


def asked(desk: Desk, kind: str) -> Question:
    made: Field = desk.add_field(QUESTION, kind, "Fråga", choices=GROWN if kind != "priority" else ())
    return Question(made, desk.catalog.main, desk.accounts)


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_value_in_the_documented_form_is_taken(desk: Desk, kind: str, value: Any) -> None:
    assert problem(asked(desk, kind), value) is None


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_a_value_in_another_form_is_refused(desk: Desk, kind: str, value: Any) -> None:
    assert problem(asked(desk, kind), value)


def test_an_archived_version_is_no_choice(desk: Desk) -> None:
    desk.catalog.main.versions[0].archived = True
    assert problem(asked(desk, "version"), {"name": desk.catalog.main.versions[0].name})


@pytest.mark.parametrize(
    ("value", "empty"), [(None, True), ("  ", True), ([], True), ({}, True), (0, False), ("0", False)]
)
def test_what_is_no_answer(value: Any, empty: bool) -> None:
    assert is_empty(value) is empty

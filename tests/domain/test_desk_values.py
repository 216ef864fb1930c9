"""Answers in Jira's own form; what cannot be one is told by a code."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tickets.desk_form import Choice, DeskField
from bot.domain.tickets.desk_values import BadAnswer, desk_value

COLOURS = (Choice("1", "Red"), Choice("2", "Blue"), Choice("3", "1"))
AREAS = (Choice("10", "Studio", (Choice("11", "Designer"),)), Choice("20", "Clients"))
KINDS = [
    "text", "paragraph", "number", "date", "datetime", "select", "multi_select", "cascading", "labels", "url", "user",
    "users", "versions", "components",
]  # fmt: skip


def field(kind, choices=(), single=False):
    return DeskField("f", "F", kind, True, choices=choices, single=single)


@pytest.mark.parametrize(
    ("asked", "answer", "value"),
    [
        (field("text"), " one\nline ", "one line"),
        (field("paragraph"), " two\nlines ", " two\nlines "),
        (field("text"), "x\x00y\ud800z", "x\ufffdy\ufffdz"),
        (field("paragraph"), "x\x1by\n", "x\ufffdy\n"),
        (field("url"), " https://example.com/å?x=1 ", "https://example.com/å?x=1"),
        (field("number"), "6", 6),
        (field("number"), "-1 234,5", -1234.5),
        (field("number"), 0, 0),
        (field("number"), "2.50", 2.5),
        (field("date"), "2026-04-03", "2026-04-03"),
        (field("date"), date(2026, 4, 3), "2026-04-03"),
        (field("datetime"), 1775210400, "2026-04-03T10:00:00.000+0000"),
        (field("datetime"), "1775210400", "2026-04-03T10:00:00.000+0000"),
        (field("datetime"), "2026-04-03T12:00:00+02:00", "2026-04-03T10:00:00.000+0000"),
        (field("datetime"), datetime(2026, 4, 3, 10, tzinfo=UTC), "2026-04-03T10:00:00.000+0000"),
        (
            field("datetime"),
            datetime(2026, 4, 3, 8, tzinfo=timezone(timedelta(hours=-2))),
            "2026-04-03T10:00:00.000+0000",
        ),
        (field("select", COLOURS), "2", {"id": "2"}),
        (field("select", COLOURS), "blue", {"id": "2"}),
        (field("select", COLOURS), "1", {"id": "1"}),
        (field("select", COLOURS), ["2"], {"id": "2"}),
        (field("multi_select", COLOURS), ["1", "2", "Red"], [{"id": "1"}, {"id": "2"}]),
        (field("multi_select", COLOURS), "2", [{"id": "2"}]),
        (field("cascading", AREAS), ["10", "11"], {"id": "10", "child": {"id": "11"}}),
        (field("cascading", AREAS), ("Studio", ""), {"id": "10"}),
        (field("cascading", AREAS), "20", {"id": "20"}),
        (field("labels"), "one, two two,, one", ["one", "two-two"]),
        (field("labels"), "some words here", ["some-words-here"]),
        (field("labels"), ["a b", "c"], ["a-b", "c"]),
        (field("user"), "712020:a", {"accountId": "712020:a"}),
        (field("users"), ["a", "b", "a"], [{"accountId": "a"}, {"accountId": "b"}]),
        (field("versions", (Choice("9", "6.15.3"),)), "6.15.3", [{"id": "9"}]),
        (field("versions", (Choice("9", "6.15.3"),), single=True), "9", {"id": "9"}),
        (field("versions"), "6.15.3", [{"name": "6.15.3"}]),
        (field("components"), ["Studio", "Server"], [{"name": "Studio"}, {"name": "Server"}]),
    ],
)
def test_an_answer_becomes_the_value_that_jira_takes(asked, answer, value):
    found = desk_value(asked, answer)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("kind", [*KINDS, "attachments", "unaskable"])
def test_no_answer_is_no_value(kind):
    for answer in (None, "", "  \n", [], ["", None], ()):
        assert desk_value(field(kind, COLOURS), answer) is None, answer


@pytest.mark.parametrize(
    ("asked", "answer", "code"),
    [
        (field("text"), "x" * 256, "too_long"),
        (field("text"), "🧨" * 128, "too_long"),
        (field("paragraph"), "x" * 32_768, "too_long"),
        (field("number"), "six", "not_a_number"),
        (field("number"), "1e999", "not_a_number"),
        (field("number"), "nan", "not_a_number"),
        (field("number"), "٣", "not_a_number"),
        (field("number"), "1_0", "not_a_number"),
        (field("number"), True, "not_a_number"),
        (field("date"), "3/4 2026", "not_a_date"),
        (field("date"), "2026-02-30", "not_a_date"),
        (field("date"), datetime(2026, 4, 3, tzinfo=UTC), "not_a_date"),
        (field("datetime"), "2026-04-03T10:00:00", "not_a_time"),
        (field("datetime"), "9" * 30, "not_a_time"),
        (field("datetime"), "0001-01-01T00:00:00+14:00", "not_a_time"),
        (field("select", COLOURS), "Green", "not_a_choice"),
        (field("select", COLOURS), ["1", "2"], "not_a_choice"),
        (field("multi_select", COLOURS), ["1", "Green"], "not_a_choice"),
        (field("cascading", AREAS), ["20", "11"], "not_a_choice"),
        (field("cascading", AREAS), ["10", "11", "12"], "not_a_choice"),
        (field("versions", (Choice("9", "6.15.3"),)), "6.15.4", "not_a_choice"),
        (field("versions", single=True), ["a", "b"], "not_a_choice"),
        (field("url"), "example.com", "not_a_url"),
        (field("url"), "javascript:alert(1)", "not_a_url"),
        (field("url"), "https://[x", "not_a_url"),
        (field("url"), "https://a b", "not_a_url"),
        (field("unaskable"), "x", "unaskable"),
        (field("attachments"), "x", "unaskable"),
    ],
)
def test_an_answer_that_cannot_be_a_value_is_told_by_a_code(asked, answer, code):
    with pytest.raises(BadAnswer) as caught:
        desk_value(asked, answer)
    assert (caught.value.code, caught.value.field) == (code, asked)
    assert str(caught.value) == f"f: {code}"


@given(kind=st.sampled_from(KINDS), answer=st.text() | st.integers() | st.lists(st.text(), max_size=3) | st.dates())
def test_every_answer_is_a_value_or_is_told(kind, answer):
    with suppress(BadAnswer):
        desk_value(field(kind, COLOURS), answer)

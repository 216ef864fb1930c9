"""What the desk's own form begins with is kept where flowver's form has no place for it, and taken away by whoever saw it."""

from dataclasses import replace

from bot.domain.tickets.desk_defaults import default_value, first_answer, with_defaults
from bot.domain.tickets.desk_form import Choice, DeskField, FieldKind, RequestType
from bot.domain.tickets.form_ticket import Made, make_ticket
from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.domain.tickets.ticket import Origin
from tests.domain.test_own_answers import POLICY

AREAS = (Choice("a", "A", (Choice("a1", "A1"),)), Choice("b", "B"))
# Kind, choices, the default as read -> the form's answer, and the desk's value.
BEGINNINGS: list[tuple[FieldKind, tuple[Choice, ...], tuple[str, ...], object, object]] = [
    ("text", (), ("ACME",), "ACME", "ACME"),
    ("number", (), ("12.5",), "12.5", 12.5),
    ("date", (), ("2026-12-24",), "2026-12-24", "2026-12-24"),
    ("datetime", (), ("1790000000",), 1_790_000_000, "2026-09-21T14:13:20.000+0000"),
    ("select", AREAS, ("b",), ("b",), {"id": "b"}),
    ("multi_select", AREAS, ("a", "b"), ("a", "b"), [{"id": "a"}, {"id": "b"}]),
    ("cascading", AREAS, ("a", "a1"), ("a", "a1"), {"id": "a", "child": {"id": "a1"}}),
    ("labels", (), ("red", "green"), "red, green", ["red", "green"]),
    ("versions", AREAS, ("a",), ("a",), [{"id": "a"}]),
    ("components", (), ("Studio",), "Studio", [{"name": "Studio"}]),
    ("user", (), ("acc-1",), None, {"accountId": "acc-1"}),
    ("users", (), ("acc-1", "acc-2"), None, [{"accountId": "acc-1"}, {"accountId": "acc-2"}]),
]
TEXT = DeskField("cf_1", "Plant", "text", False, default=("Malmö",))
OWNER = DeskField("cf_2", "Owner", "user", True, default=("acc-1",), default_names=("Maja",))
VERSIONS = DeskField("versions", "Version", "versions", False, choices=(Choice("v1", "6.15.3"), Choice("v2", "Next")), default=("v1",))  # fmt: skip
COMPONENTS = DeskField("components", "Component", "components", True, choices=(Choice("c1", "Flow Studio"),), default=("c1",))  # fmt: skip
TYPE = RequestType("1", "Incident", "", "4", (TEXT, OWNER, VERSIONS, COMPONENTS))


def made(values: FormValues, request_type: RequestType = TYPE) -> Made:
    return make_ticket(FormDraft("d", Origin("T1", "U1"), values), request_type, POLICY, "en", {"U2": "acc-2"})


def test_a_default_is_an_answer_of_the_form_and_a_value_of_the_desk() -> None:
    for kind, choices, default, answer, value in BEGINNINGS:
        field = DeskField("cf", "F", kind, False, choices=choices, default=default)
        assert (first_answer(field), default_value(field)) == (answer, value), kind


def test_a_default_that_cannot_be_a_value_is_none() -> None:
    assert default_value(DeskField("cf", "F", "text", False, default=("x" * 256,))) is None
    assert default_value(DeskField("cf", "F", "text", False)) is None


def test_fields_that_the_form_did_not_show_keep_their_defaults() -> None:
    assert made(FormValues(summary="S")).ticket.desk_values == {
        "cf_1": "Malmö",
        "cf_2": {"accountId": "acc-1"},
        "versions": [{"id": "v1"}],
        "components": [{"id": "c1"}],
    }


def test_who_was_shown_a_field_and_emptied_it_wants_it_empty() -> None:
    assert "cf_1" not in made(FormValues(desk={"cf_1": None})).ticket.desk_values


def test_somebody_who_is_set_beforehand_stays_unless_somebody_else_is_chosen() -> None:
    unanswered = made(FormValues(desk={"cf_2": None}))
    assert unanswered.ticket.desk_values["cf_2"] == {"accountId": "acc-1"}
    assert unanswered.missing == ()
    assert made(FormValues(desk={"cf_2": "U2"})).ticket.desk_values["cf_2"] == {"accountId": "acc-2"}
    assert made(FormValues(desk={"cf_2": "U9"})).missing == (OWNER,)


def test_ones_own_answer_is_never_joined_by_the_default_of_the_field_that_it_stands_for() -> None:
    told = made(FormValues(version="6.14.1", component="studio")).ticket.desk_values
    assert "versions" not in told
    assert told["components"] == [{"id": "c1"}]


def test_flowvers_own_questions_begin_with_what_the_desks_would() -> None:
    begun = with_defaults(FormValues(), TYPE, POLICY)
    assert (begun.version, begun.component) == ("6.15.3", "studio")
    assert with_defaults(FormValues(version="6.14", component="server"), TYPE, POLICY).version == "6.14"
    unread = replace(TYPE, fields=(replace(VERSIONS, default=("v2",)),))
    assert with_defaults(FormValues(), unread, POLICY).version == ""

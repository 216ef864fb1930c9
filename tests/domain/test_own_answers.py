"""Nobody is asked the same thing twice: the desk's fields that flowver's own questions answer."""

from dataclasses import replace

import pytest

from bot.domain.policy import Category, FixPolicy, Text
from bot.domain.tickets.desk_form import Choice, DeskField, Own, RequestType
from bot.domain.tickets.form_ticket import make_ticket
from bot.domain.tickets.form_values import UNKNOWN, FormDraft, FormValues
from bot.domain.tickets.own_answers import answered_by_own, nearest_version, own_question, still_asked
from bot.domain.tickets.ticket import Origin, SlackFile
from tests.domain.small_policy import POLICY as BARE

CATEGORIES = (("blocker", "Blocker", "Blockerare"), ("high", "High", "Hög"), ("major", "Major", "Större"), ("minor", "Minor", "Mindre"))  # fmt: skip
FIX_POLICY = FixPolicy(
    categories=tuple(
        Category(id=id_, name=Text(en=en, sv=sv), fixed_in="minor", meaning=Text(en=en, sv=sv))
        for id_, en, sv in CATEGORIES
    )
)
POLICY = BARE.model_copy(update={"fix_policy": FIX_POLICY})


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(f"id-{label}", label) for label in labels)


VERSIONS = DeskField("versions", "Version", "versions", True, choices=choices("6.15.3", "6.15.13", "Okänd"))
COMPONENTS = DeskField(
    "components", "Component", "components", True, choices=choices("Flow Server", "Studio", "Android")
)
SEVERITY = DeskField("cf_1", "Severity", "select", True, choices=choices("Blocker", "High", "Major", "Minor"))
COLOUR = DeskField("cf_2", "Colour", "select", True, choices=choices("Red", "Blue"))
USER = DeskField("cf_3", "Owner", "user", False)
NUMBER = DeskField("cf_4", "Licences", "number", False)
TYPE = RequestType("1", "Incident", "", "4", (VERSIONS, COMPONENTS, SEVERITY, COLOUR, USER, NUMBER))
GOOD = FormValues(summary="S s", version="6.15.3", component="server", severity="high", desk={"cf_2": "id-Red"})


def asked(values: FormValues, request_type: RequestType = TYPE) -> list[str]:
    return [field.id for field in still_asked(request_type, values, POLICY)]


def test_a_field_speaks_of_the_same_by_its_kind_or_its_values() -> None:
    owns = [own_question(field, TYPE, POLICY) for field in TYPE.fields]
    assert owns == [Own.VERSION, Own.COMPONENT, Own.SEVERITY, None, None, None]


def test_severity_in_another_language_is_still_severity() -> None:
    swedish = replace(SEVERITY, choices=choices("Blockerare", "Hög", "Större", "Mindre", "Vet ej"))
    assert own_question(swedish, TYPE, POLICY) is Own.SEVERITY
    assert own_question(swedish, replace(TYPE, reproduction=False), POLICY) is None


def test_while_the_own_question_is_open_its_field_waits() -> None:
    assert asked(FormValues()) == ["cf_2", "cf_3", "cf_4"]


@pytest.mark.parametrize(
    ("version", "component", "still"),
    [
        ("6.15.3", "server", []),
        ("6.15.3.26406", "studio", []),
        ("6.15.4", "server", ["versions"]),
        ("6.15", "android", ["versions"]),
        (UNKNOWN, "server", ["versions"]),
        ("6.15.3", "connector", ["components"]),
        ("6.15.3", UNKNOWN, ["components"]),
    ],
)
def test_what_the_desk_does_not_list_must_be_chosen_there(version: str, component: str, still: list[str]) -> None:
    values = replace(GOOD, version=version, component=component)
    assert [name for name in asked(values) if name in ("versions", "components")] == still


def test_the_answers_are_given_in_the_desks_values() -> None:
    found = answered_by_own(TYPE, GOOD, POLICY)
    assert {field: choice.label for field, choice in found.items()} == {
        "versions": "6.15.3",
        "components": "Flow Server",
        "cf_1": "High",
    }


def test_a_ticket_holds_every_value_as_jira_takes_it() -> None:
    values = replace(GOOD, desk={"cf_2": "id-Red", "cf_3": "U1", "cf_4": "12,5"})
    made = make_ticket(FormDraft("d", Origin("T", "U"), values), TYPE, POLICY, "sv", {"U1": "account-1"})
    assert made.ticket.desk_values == {
        "versions": [{"id": "id-6.15.3"}],
        "components": [{"id": "id-Flow Server"}],
        "cf_1": {"id": "id-High"},
        "cf_2": {"id": "id-Red"},
        "cf_3": {"accountId": "account-1"},
        "cf_4": 12.5,
    }
    assert (made.complaints, made.missing) == ({}, ())


def test_what_is_wrong_or_missing_is_named_by_its_field() -> None:
    values = replace(GOOD, version="6.99", desk={"cf_4": "many"})
    made = make_ticket(FormDraft("d", Origin("T", "U"), values), TYPE, POLICY, "sv", {})
    assert made.complaints == {"cf_4": "not_a_number"}
    assert [field.id for field in made.missing] == ["versions", "cf_2"]


def test_a_person_whom_the_desk_does_not_know_is_missing() -> None:
    needed = replace(TYPE, fields=(replace(USER, required=True),))
    made = make_ticket(FormDraft("d", Origin("T", "U"), replace(GOOD, desk={"cf_3": "U9"})), needed, POLICY, "sv", {})
    assert [field.id for field in made.missing] == ["cf_3"]


def test_what_is_not_asked_is_not_sent() -> None:
    question = replace(TYPE, reproduction=False, fields=())
    values = replace(GOOD, steps="left from another type", version=UNKNOWN, component=UNKNOWN)
    ticket = make_ticket(FormDraft("d", Origin("T", "U"), values), question, POLICY, "sv", {}).ticket
    assert (ticket.steps, ticket.severity, ticket.version, ticket.component) == ("", "", "", "")


def test_files_of_the_form_and_of_the_thread_go_along_once_each() -> None:
    one, other = SlackFile("F1", "a.png", 1), SlackFile("F2", "b.png", 1)
    draft = FormDraft("d", Origin("T", "U", permalink="https://x"), replace(GOOD, files=(one,)), brought=(other, one))
    ticket = make_ticket(draft, TYPE, POLICY, "sv", {}).ticket
    assert ticket.files == (one, other)
    assert ticket.permalink == "https://x"


def test_a_required_version_or_component_without_values_to_choose_is_sent_by_its_name() -> None:
    bare = replace(TYPE, fields=(replace(VERSIONS, choices=()), replace(COMPONENTS, choices=())))
    sent = make_ticket(FormDraft("d", Origin("T", "U"), GOOD), bare, POLICY, "en", {}).ticket.desk_values
    assert sent == {"versions": [{"name": "6.15.3"}], "components": [{"name": "Server"}]}
    unknown = replace(GOOD, version=UNKNOWN, component=UNKNOWN)
    assert make_ticket(FormDraft("d", Origin("T", "U"), unknown), bare, POLICY, "en", {}).ticket.desk_values == {}
    optional = replace(bare, fields=tuple(replace(field, required=False) for field in bare.fields))
    assert make_ticket(FormDraft("d", Origin("T", "U"), GOOD), optional, POLICY, "en", {}).ticket.desk_values == {}


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("6.15.15", "6.15.13"),
        ("6.15.1", "6.15.3"),
        ("6.15.13.7", "6.15.13"),
        ("6.15", ""),
        ("7.1.1", ""),
        ("x", ""),
    ],
)
def test_the_nearest_version_of_the_desks_is_of_the_same_line(asked: str, nearest: str) -> None:
    labels = ("6.15.17", "6.15.13", "6.15.3", "6.14.7", "Other")
    assert nearest_version([Choice(label, label) for label in labels], asked) == nearest

"""Drafts survive being written down; a refused request becomes what was filled in; similar ones are found."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kept import Request
from bot.domain.tickets.desk_form import Choice, DeskField, RequestType
from bot.domain.tickets.desk_values import desk_value
from bot.domain.tickets.form_ticket import make_ticket
from bot.domain.tickets.form_values import FormDraft, FormValues, draft_json, draft_of
from bot.domain.tickets.mending import draft_of_refused
from bot.domain.tickets.similar import similar_requests
from bot.domain.tickets.ticket import Filed, Origin, SlackFile, Ticket
from tests.domain.small_policy import POLICY

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AREA = (Choice("a", "Studio", (Choice("a1", "Designer"),)), Choice("b", "Clients"))
ANSWERS = {
    "text": "words", "paragraph": "more\nwords", "number": "12.5", "date": "2026-04-03", "datetime": 1_775_000_000,
    "select": "a", "multi_select": ["a", "b"], "cascading": ["a", "a1"], "labels": "x, y", "url": "https://x.example/",
    "versions": ["a"], "components": ["b"],
}  # fmt: skip
FIELDS = tuple(DeskField(f"cf_{kind}", kind, kind, True, choices=AREA) for kind in ANSWERS)  # type: ignore[arg-type]
TYPE = RequestType("1", "Incident", "", "4", FIELDS)


def request(summary: str, user: str = "U1", state: str = "filed", category: str = "new", **ticket: str) -> Request:
    filed = Filed("SUP-1", "1", "https://x", "Open", category)
    made = Ticket("4", "1", "Incident", summary, "", **ticket)  # type: ignore[arg-type]
    return Request("T", summary, Origin("T", user), made, state, NOW, NOW, filed=filed)  # type: ignore[arg-type]


@given(st.text(max_size=50), st.text(max_size=50), st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=5))))
def test_a_draft_comes_back_as_it_was_kept(summary: str, carried: str, desk: dict[str, list[str]]) -> None:
    values = FormValues(summary=summary, desk=desk, files=(SlackFile("F1", "a.png", 7, "image/png", "https://x"),))
    draft = FormDraft("d", Origin("T", "U", "C", "1.2", "https://p"), values, carried, values.files, {"own.x": "no"})
    assert draft_of(json.loads(json.dumps(draft_json(draft)))) == draft


def test_a_draft_of_an_older_version_is_still_read() -> None:
    kept = {"id": "d", "origin": {"workspace": "T", "user": "U", "colour": "red"}, "values": {"summary": "S", "new": 1}}
    assert draft_of(kept) == FormDraft("d", Origin("T", "U"), FormValues(summary="S"))


def test_answers_that_the_form_does_not_show_now_are_kept() -> None:
    draft = FormDraft("d", Origin("T", "U"), FormValues(desk={"cf_1": "a", "cf_2": "b"}))
    assert draft.with_values(FormValues(desk={"cf_2": "c"})).values.desk == {"cf_1": "a", "cf_2": "c"}


def test_signs_that_turn_text_around_stay_out_of_the_summary_and_letters_that_run_to_the_left_do_not() -> None:
    values = FormValues(summary="\u202eStudio \u2066closes\u2069\u202c שלום \u202d")
    made = make_ticket(FormDraft("d", Origin("T", "U"), values), TYPE, POLICY, "en", {})
    assert made.ticket.summary == "Studio closes שלום"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.kind)
def test_a_refused_value_becomes_the_answer_that_it_was_made_of(field: DeskField) -> None:
    value = desk_value(field, ANSWERS[field.kind])
    refused = replace(
        request("S s", state="refused"), ticket=Ticket("4", "1", "I", "S s", "D d", desk_values={field.id: value})
    )
    answer = draft_of_refused(refused, TYPE).values.desk[field.id]
    assert desk_value(field, answer) == value


def test_a_mended_form_holds_everything_and_everybody_that_was_chosen() -> None:
    file = SlackFile("F1", "a.png", 7)
    ticket = Ticket("4", "1", "I", "S", "D", "studio", "6.15", "high", "1", "2", "3", "thread", files=(file,),
                    desk_values={"cf_u": {"accountId": "x"}}, people={"cf_u": "U7", "cf_m": ["U8", "U9"]})  # fmt: skip
    fields = (DeskField("cf_u", "Owner", "user", True), DeskField("cf_m", "Watchers", "users", False))
    types = replace(TYPE, fields=fields)
    draft = draft_of_refused(replace(request("S"), ticket=ticket), types)
    assert draft.values == FormValues(
        "1", "S", "6.15", "studio", "high", "D", "1", "2", "3", {"cf_u": "U7", "cf_m": ["U8", "U9"]}
    )
    assert (draft.carried, draft.brought, draft.id) == ("thread", (file,), "mend:S")


def test_whom_somebody_chose_is_kept_as_slack_and_as_the_desk_know_them() -> None:
    fields = (DeskField("cf_u", "Owner", "user", True), DeskField("cf_m", "Watchers", "users", False))
    draft = FormDraft("d", Origin("T", "U"), FormValues(desk={"cf_u": "U7", "cf_m": ["U8"], "cf_gone": "x"}))
    made = make_ticket(draft, replace(TYPE, fields=fields), POLICY, "en", {"U7": "acc-7"}).ticket
    assert made.people == {"cf_u": "U7", "cf_m": ["U8"]}
    assert made.desk_values == {"cf_u": {"accountId": "acc-7"}}


def test_a_service_pack_that_is_asked_for_is_mended_without_a_fault() -> None:
    pack = replace(request("S"), ticket=Ticket("4", "1", "I", "S", "D", version="6.15"))
    assert draft_of_refused(pack, TYPE).values.pack
    assert not draft_of_refused(pack, replace(TYPE, reproduction=False)).values.pack


def test_at_most_three_open_requests_that_read_alike() -> None:
    alike = [request(f"Studio closes when copying {n}") for n in range(5)]
    others = [request("Printer is silent"), request("Studio closes when copying, done", category="done"),
              request("Studio closes when copying, refused", state="refused")]  # fmt: skip
    values = FormValues(summary="Studio closed itself while copying a flow")
    found = similar_requests(values, "U1", [*others, *alike])
    assert len(found) == 3
    assert all(each.request in alike for each in found)
    assert all(each.own for each in found)


def test_version_and_component_decide_between_likenesses() -> None:
    one = request("Studio closes when copying", version="6.14", component="web")
    other = request("Studio closes when copying!", "U2", version="6.15", component="studio")
    values = FormValues(summary="Studio closes when copying", version="6.15", component="studio")
    found = similar_requests(values, "U1", [one, other])
    assert [(each.request, each.own) for each in found] == [(other, False), (one, True)]


def test_an_open_answer_does_not_come_along_to_another_request_type() -> None:
    """Labels are the same field in every type; what was left open in one may begin with something in the next."""
    incident = FormDraft("d", Origin("T", "U"), FormValues(request_type="1", desk={"labels": None, "cf": "red"}))
    after = incident.with_values(FormValues(request_type="2", desk={"labels": None}))
    assert after.values.desk == {"cf": "red"}
    same = incident.with_values(FormValues(request_type="1", desk={"labels": None}))
    assert same.values.desk == {"labels": None, "cf": "red"}

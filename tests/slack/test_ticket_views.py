"""Every view and message of the form as Slack would check it, in both languages, with the largest of everything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.fix_outlook import fix_outlook
from bot.domain.question import Where
from bot.domain.tickets.desk_form import DeskField
from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.domain.tickets.hints import subject_of
from bot.domain.tickets.ticket import Origin, SlackFile
from bot.playground.rules.limits import check_blocks, check_view
from bot.slack.views.tickets.decide import decided_view, which_view
from bot.slack.views.tickets.form import form_view, hint_names
from bot.slack.views.tickets.form_shown import FormShown
from bot.slack.views.tickets.outcomes import (
    already_view,
    filing_view,
    open_blocks,
    outcome_message,
    outcome_view,
    solved_view,
    where_view,
)
from bot.slack.views.tickets.own import version_option
from bot.slack.views.tickets.requests import home_tickets, status_message, tickets_message
from bot.slack.views.verbatim import run
from bot.words.speech import Speech
from bot.words.tickets.outcome import outcomes
from bot.words.versions import tell_where
from tests.sentences import TRANSLATIONS
from tests.slack.desk_shapes import ANNA, INCIDENT, LARGEST, LONG, NOW, QUESTION, TEAM, largest_draft, request, ticket

RELEASES = """
- {line: "6.13", released: 2022-01-10}
- {component: studio, version: 6.13.2, released: 2022-02-01}
- {line: "6.15", released: 2025-04-03}
- {component: studio, version: 6.15.3, released: 2025-05-01}
- {component: studio, version: 6.15.13, released: 2026-05-01}
"""
EMPTY = FormDraft("d1", Origin(TEAM, ANNA))
TODAY = date(2026, 11, 23)


@pytest.fixture(params=["en", "sv"])
def speech(request: pytest.FixtureRequest, catalog_of: Callable[..., Catalog]) -> Speech:
    return Speech(TRANSLATIONS[request.param], catalog_of(RELEASES))


def blocks_of(view: dict[str, Any]) -> dict[str, Any]:
    return {block["block_id"]: block for block in view["blocks"] if "block_id" in block}


def test_an_empty_form_is_one_that_slack_takes(speech: Speech) -> None:
    for types in ((), (INCIDENT,), (INCIDENT, QUESTION), (LARGEST, INCIDENT)):
        check_view(form_view(speech, FormShown(EMPTY, types)))


def test_the_largest_form_is_one_that_slack_takes(speech: Speech) -> None:
    hints = [("info", [run("x" * 2900)])] * 40
    view = form_view(speech, FormShown(largest_draft(), (LARGEST,) * 120, hints, [LONG] * 2))  # type: ignore[arg-type]
    types = next(block for block in view["blocks"] if block.get("block_id") == "form.type")
    types["element"]["options"] = types["element"]["options"][:1]
    check_view(view)
    assert view["private_metadata"] == "d" * 22


def test_what_is_to_be_mended_is_said_at_the_questions_and_where_the_button_was_pressed(speech: Speech) -> None:
    assert speech.t("form.not_sent") not in str(form_view(speech, FormShown(EMPTY, (INCIDENT,))))
    objected = replace(EMPTY, errors={"own.summary": "Too short."})
    blocks = form_view(speech, FormShown(objected, (INCIDENT,)))["blocks"]
    assert speech.t("form.mend") in str(blocks[0])
    assert speech.t("form.not_sent") in str(blocks[-1])


def test_a_file_of_the_thread_that_is_too_large_is_said_to_stay_behind_before_the_form_is_sent(speech: Speech) -> None:
    files = (SlackFile("F1", "a.log", 12), SlackFile("F2", "dump.bin", 12_000_000))
    along = str(form_view(speech, FormShown(replace(EMPTY, brought=files), (INCIDENT,)))["blocks"])
    assert speech.t("form.brought", names=f"a.log, {speech.t('form.brought_not', name='dump.bin')}") in along


def test_required_fields_stay_when_not_all_have_room(speech: Speech) -> None:
    view = form_view(speech, FormShown(EMPTY, (LARGEST,)))
    shown = set(blocks_of(view))
    waiting = ("versions", "components")
    asked = [field for field in LARGEST.fields[2:] if field.kind not in waiting]
    missing = [field for field in asked if f"desk.{field.id}" not in shown]
    assert missing
    assert all(not field.required for field in missing)


def test_one_request_type_is_no_choice_and_several_are(speech: Speech) -> None:
    assert "form.type" not in blocks_of(form_view(speech, FormShown(EMPTY, (INCIDENT,))))
    assert blocks_of(form_view(speech, FormShown(EMPTY, (INCIDENT, QUESTION))))["form.type"]["dispatch_action"]


def test_severity_and_steps_are_asked_where_they_make_sense(speech: Speech) -> None:
    question = FormDraft("d1", Origin(TEAM, ANNA), FormValues(request_type="11002"))
    shown = blocks_of(form_view(speech, FormShown(question, (INCIDENT, QUESTION))))
    assert not {"own.severity", "own.steps", "own.expected", "own.actual"} & set(shown)
    assert {"own.summary", "own.version", "own.component", "own.description"} <= set(shown)


def test_a_version_that_answers_know_is_never_called_unlisted(speech: Speech) -> None:
    assert [version_option(speech, each).text for each in ("6.15.13", "6.15.13.2044")] == ["6.15.13", "6.15.13.2044"]
    line = version_option(speech, "6.15")
    assert line.value == "6.15"
    assert line.text in ("6.15 (the line as a whole)", "6.15 (linjen som helhet)")
    for unlisted in ("6.15.4", "6.14", "6.15 beta"):
        assert version_option(speech, unlisted).text not in (unlisted, line.text)


PACK = replace(QUESTION, id="11003", name="Beställ servicepaket")
ASKS_FOR_PACK = FormDraft("d1", Origin(TEAM, ANNA), FormValues(version="6.15.3", component="studio", pack=True))
OF_A_FAULT = {"own.severity", "own.steps", "own.expected", "own.actual"}


def test_who_asks_for_a_service_pack_gets_the_type_for_it(speech: Speech) -> None:
    view = form_view(speech, FormShown(ASKS_FOR_PACK, (INCIDENT, QUESTION, PACK), [("info", "Ended")]))
    assert blocks_of(view)["form.type"]["element"]["initial_option"]["value"] == PACK.id
    assert not OF_A_FAULT & set(blocks_of(view))
    assert "hint.solved" not in blocks_of(view)


def test_a_service_pack_is_asked_for_without_a_fault_where_the_desk_has_no_type_for_it(speech: Speech) -> None:
    for types in ((), (INCIDENT,), (INCIDENT, QUESTION)):
        assert not OF_A_FAULT & set(blocks_of(form_view(speech, FormShown(ASKS_FOR_PACK, types))))


def test_a_service_pack_is_asked_for_by_a_type_that_is_for_no_fault_and_hints_speak_of_none(speech: Speech) -> None:
    wish = replace(QUESTION, id="w", fields=(*QUESTION.fields, DeskField("cf_use", "Benefit", "paragraph", True)))
    shown = blocks_of(form_view(speech, FormShown(ASKS_FOR_PACK, (INCIDENT, wish, QUESTION))))
    assert shown["form.type"]["element"]["initial_option"]["value"] == QUESTION.id
    assert not [name for name in shown if name in ("desk.versions", "desk.cf_sev")]
    of_a_fault = blocks_of(form_view(speech, FormShown(EMPTY, (INCIDENT,))))
    for name in ("own.summary", "own.description"):
        assert shown[name]["hint"] != of_a_fault[name]["hint"]


def test_who_chooses_to_report_a_fault_instead_is_asked_about_it(speech: Speech) -> None:
    values = replace(ASKS_FOR_PACK.values, request_type=INCIDENT.id)
    shown = form_view(speech, FormShown(replace(ASKS_FOR_PACK, values=values), (INCIDENT, PACK)))
    assert set(blocks_of(shown)) >= OF_A_FAULT


def severities(speech: Speech, version: str, component: str = "studio") -> list[str]:
    values = FormValues(version=version, component=component)
    outlook = fix_outlook(speech.catalog, subject_of(speech.catalog, values), TODAY)
    draft = FormDraft("d1", Origin(TEAM, ANNA), values)
    options = blocks_of(form_view(speech, FormShown(draft, (INCIDENT,), outlook=outlook)))["own.severity"]["element"]
    return [option["text"]["text"] for option in options["options"]]


def test_severity_names_its_consequence_in_the_line_of_the_version(speech: Speech) -> None:
    said = severities(speech, "6.15.3")
    assert said[1] in ("High: fixed in a service pack of 6.15", "High: rättas i ett servicepaket till 6.15")
    assert said[3] in ("Minor: fixed in a minor release", "Mindre: rättas i ett mindre versionssläpp")


def test_severity_promises_no_service_pack_of_a_line_whose_support_has_ended(speech: Speech) -> None:
    said = severities(speech, "6.13.2")
    assert {each.partition(": ")[2] for each in said} in (
        {"a fix means moving to Studio 6.15.13"},
        {"en rättning kräver byte till Studio 6.15.13"},
    )


@pytest.mark.parametrize("version", ["6.14.1", "6.15 beta", "", "unknown"])
def test_severity_promises_nothing_for_a_version_of_which_nothing_is_known(speech: Speech, version: str) -> None:
    blocker = severities(speech, version)[0]
    assert (", if " in blocker) or (", om " in blocker)
    assert len(blocker) <= 75
    assert "…" not in blocker


def test_the_desk_is_not_asked_again_for_what_flowver_has_asked(speech: Speech) -> None:
    values = FormValues(version="6.15.13", component="studio", severity="high")
    shown = blocks_of(form_view(speech, FormShown(FormDraft("d1", Origin(TEAM, ANNA), values), (INCIDENT,))))
    assert not [name for name in shown if name.startswith("desk.")]


def test_a_version_that_the_desk_does_not_list_must_be_chosen_there(speech: Speech) -> None:
    values = FormValues(version="6.14.2", component="android", severity="high")
    shown = blocks_of(form_view(speech, FormShown(FormDraft("d1", Origin(TEAM, ANNA), values), (INCIDENT,))))
    assert {"desk.versions", "desk.components"} <= set(shown)
    assert "desk.cf_sev" not in shown


def test_the_second_step_of_a_choice_comes_with_the_first(speech: Speech) -> None:
    first = FormDraft("d1", Origin(TEAM, ANNA), FormValues(desk={"cf_area": "a"}))
    assert "desk.cf_area.child.a" in blocks_of(form_view(speech, FormShown(first, (QUESTION,))))
    other = FormDraft("d1", Origin(TEAM, ANNA), FormValues(desk={"cf_area": "b"}))
    assert not [name for name in blocks_of(form_view(speech, FormShown(other, (QUESTION,)))) if ".child." in name]


def test_hints_are_named_after_their_texts(speech: Speech) -> None:
    one, same, other = (
        hint_names(form_view(speech, FormShown(EMPTY, (INCIDENT,), [("info", [run(text)])]))["blocks"])
        for text in ("A", "A", "B")
    )
    assert one == same != other
    assert one[-1] == "hint.solved"


def test_a_hint_that_solves_nothing_offers_no_way_out(speech: Speech) -> None:
    shown = FormShown(EMPTY, (INCIDENT,), [("warning", [run("Supported for 60 days more")])], may_solve=False)
    names = hint_names(form_view(speech, shown)["blocks"])
    assert len(names) == 1
    assert "hint.solved" not in names


@pytest.mark.parametrize("outcome", outcomes())
def test_every_outcome_fits_as_a_view_and_as_a_message(speech: Speech, outcome: str) -> None:
    left_out = [{"name": LONG, "reason": reason} for reason in ("html", "too_large", "who knows")] * 10
    fields = {f"cf_{n}": LONG for n in range(30)}
    values = {"request": "fv1", "key": "NPS-1", "summary": LONG, "portal_url": "https://desk.example/NPS-1", "files": 10,
              "severity": "high", "version": "6.15.3", "behalf": "no_customer", "message": LONG, "fields": fields,
              "left_out": left_out}  # fmt: skip
    check_view(outcome_view(speech, outcome, values, TODAY))
    for public in (True, False):
        check_blocks(outcome_message(speech, outcome, values, TODAY, public=public)["blocks"])
    check_view(outcome_view(speech, outcome, {}, TODAY))


def test_a_refused_request_can_be_mended_where_it_is_told(speech: Speech) -> None:
    blocks = outcome_message(
        speech, "refused", {"request": "fv1", "summary": "S", "message": "No"}, TODAY, public=False
    )["blocks"]
    assert blocks[-1]["elements"][0]["value"] == "fv1"


def test_in_the_thread_nothing_is_said_of_the_persons_account(speech: Speech) -> None:
    values = {"key": "NPS-1", "summary": "S", "behalf": "no_customer", "portal_url": "https://desk.example/1"}
    assert "flowver" not in str(outcome_message(speech, "filed", values, TODAY, public=True))


def test_what_comes_after_the_form_fits(speech: Speech) -> None:
    for view in (filing_view(speech, LONG), already_view(speech), solved_view(speech)):
        check_view(view)
    told = [tell_where(speech, Where(each)) for each in (*speech.catalog.components, None)]
    check_view(where_view(speech, told))
    check_blocks(open_blocks(speech, "d1"))


def test_lists_of_requests_fit_in_a_message_and_at_home(speech: Speech) -> None:
    states = ("queued", "filing", "unsure", "filed", "refused", "needs_person")
    several = [request(n, state=states[n % 6], ticket=ticket(LONG, component=LONG)) for n in range(11)]
    message = tickets_message(speech, several, 10, TODAY)
    check_blocks(message["blocks"])
    assert [button["value"] for button in message["blocks"][-1]["elements"]] == ["0", "20"]
    check_view({"type": "home", "blocks": home_tickets(speech, several, TODAY)})
    check_blocks(status_message(speech, several[0], TODAY)["blocks"])
    check_blocks(tickets_message(speech, [], 0, TODAY)["blocks"])


def test_a_list_names_version_component_and_what_will_bring_the_fix(speech: Speech) -> None:
    said = str(tickets_message(speech, [request()], 0, TODAY)["blocks"])
    assert "Studio 6.15.3" in said
    assert "NPS-1" in said
    assert ("service pack of 6.15" in said) or ("servicepaket till 6.15" in said)


def test_each_day_in_a_list_says_what_it_is_the_day_of_and_stands_once(speech: Speech) -> None:
    seen = request(seen_at=NOW)
    assert seen.filed
    new = replace(seen, filed=replace(seen.filed, status="", status_category=""))
    day = f"{NOW:%Y-%m-%d}"
    told = str(status_message(speech, seen, TODAY)["blocks"])
    assert told.count(day) == 2
    assert any(f"{word} {day}" in told for word in ("filed", "skickat"))
    assert str(status_message(speech, new, TODAY)["blocks"]).count(day) == 1


@pytest.mark.parametrize("trouble", ["cannot_look", "several", "cannot_be_written"])
def test_what_a_person_decides_is_within_slacks_limits(speech: Speech, trouble: str) -> None:
    values = {"summary": LONG, "request": "fv" + "0" * 24, "trouble": trouble}
    message = outcome_message(speech, "needs_person", values, TODAY, public=False)
    check_blocks(message["blocks"])
    confirmed = ["confirm" in each for each in message["blocks"][-1]["elements"]]
    assert confirmed == {"cannot_look": [False, True], "several": [False], "cannot_be_written": [False]}[trouble]
    check_view(which_view(speech, "fv" + "0" * 24, LONG))
    check_view(decided_view(speech, "NPS-1"))


@pytest.mark.parametrize("types", [1, 2])
def test_a_type_that_cannot_be_filed_asks_nothing_but_for_another(speech: Speech, types: int) -> None:
    machine = DeskField("customfield_9", LONG, "unaskable", required=True)
    odd = replace(INCIDENT, id="99", fields=(*INCIDENT.fields, machine), portal="https://desk.example/portal/4")
    view = form_view(speech, FormShown(EMPTY, (odd, QUESTION)[:types]))
    check_view(view)
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert inputs == ["form.type"] * (types - 1)
    assert "https://desk.example/portal/4" in str(view["blocks"])
    assert ("submit" in view) == (types > 1)

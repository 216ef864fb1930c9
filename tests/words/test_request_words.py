"""The request as the desk reads it, and what a person is told of it, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.tickets.form_values import FormValues
from bot.domain.tickets.request_text import LONGEST
from bot.domain.tickets.ticket import Ticket
from bot.words.speech import Speech
from bot.words.tickets.outcome import tell_outcome
from bot.words.tickets.request_text import tell_request, tell_whole_text
from bot.words.tickets.ticket import about_text, vehicle_of
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 23)
RELEASES = "- {line: '6.15', released: 2025-04-03}"
TICKET = Ticket(
    "4", "1", "Incident", "Studio closes", "It *just* closes", "studio", "6.15.3", "high", "1. Open it", "stays", "closes",
    "Anna: see {noformat}", permalink="https://nordsjo.slack.com/archives/C1/p1",
)  # fmt: skip


@pytest.fixture(params=["en", "sv"])
def speech(request: pytest.FixtureRequest, catalog_of: Callable[..., Catalog]) -> Speech:
    return Speech(TRANSLATIONS[request.param], catalog_of(RELEASES))


def written(speech: Speech, ticket: Ticket = TICKET, behalf: str = "") -> str:
    return tell_request(speech, ticket, "fv1", "Anna Lindqvist", "anna@x.example", behalf)


def test_everything_that_the_vendor_asks_for_is_in_the_description(speech: Speech) -> None:
    text = written(speech)
    for said in ("6.15.3", "Studio", "High", "It *just* closes", "1. Open it", "stays", "closes", "Anna Lindqvist",
                 "anna@x.example", TICKET.permalink):  # fmt: skip
        assert said in text
    assert text.splitlines()[-1] == "flowver-id: fv1"


def test_the_categories_meanings_are_said_to_be_ours_until_they_are_the_vendors(speech: Speech) -> None:
    said = written(speech)
    assert "not the vendor's" in said or "inte leverantörens" in said


def test_a_request_in_the_bots_name_says_for_whom(speech: Speech) -> None:
    assert ("flowver for Anna" in written(speech, behalf="no_email")) or (
        "flowver för Anna" in written(speech, behalf="no_email")
    )


def test_what_was_not_asked_leaves_no_empty_heading(speech: Speech) -> None:
    text = written(speech, Ticket("4", "1", "Question", "How many", "How many licences do we have?"))
    headings = [line for line in text.splitlines() if line.startswith("h3. ")]
    assert len(headings) == 4
    assert not [line for line, after in pairwise(headings) if f"{line}\n{after}" in text]


def vehicle(speech: Speech, severity: str, version: str) -> str:
    return vehicle_of(speech, FormValues(severity=severity, version=version), TODAY)


def test_the_fix_vehicle_follows_the_category_and_the_line(speech: Speech) -> None:
    said = [vehicle(speech, severity, "6.15.3") for severity in ("blocker", "high", "major", "minor", "", "odd")]
    assert said[0] == said[1] != said[2] == said[3]
    assert "6.15" in said[1]
    assert said[4:] == ["", ""]
    assert "6.15" not in vehicle(speech, "high", "")


def test_a_filed_request_promises_no_fix_once_its_line_has_ended(speech: Speech) -> None:
    values = {"key": "SUP-1", "summary": "S", "severity": "high", "version": "6.15.3", "component": "server"}
    in_time, too_late = (tell_outcome(speech, "filed", values, day).facts for day in (TODAY, date(2028, 1, 1)))
    assert "6.15" in in_time[0][1]
    assert too_late[0][1] in ("no more fixes are made for it", "inga fler rättningar görs för den")


@pytest.mark.parametrize(
    ("component", "version", "said"),
    [
        ("studio", "6.15.3", "Studio 6.15.3"),
        ("studio", "", "Studio"),
        ("", "6.15", "Flow 6.15"),
        ("Gizmo", "1.2", "Gizmo 1.2"),
    ],
)
def test_what_a_request_is_about(speech: Speech, component: str, version: str, said: str) -> None:
    assert about_text(speech, component, version) == said


@pytest.mark.parametrize(
    ("behalf", "told"), [("no_email", "e-"), ("no_customer", ("account", "konto")), ("refused", "flowver")]
)
def test_without_an_account_of_ones_own_it_is_told_how_to_get_one(
    speech: Speech, behalf: str, told: str | tuple[str, ...]
) -> None:
    values: dict[str, Any] = {"key": "SUP-1", "summary": "S", "behalf": behalf}
    lines = " ".join(tell_outcome(speech, "filed", values, TODAY).lines)
    assert any(each in lines for each in ([told] if isinstance(told, str) else told))
    assert ("account" in lines) or ("konto" in lines)


@pytest.mark.parametrize("behalf", ["", "no_customer", "refused", "hidden"])
def test_only_who_can_is_told_to_follow_it_in_the_portal(speech: Speech, behalf: str) -> None:
    lines = tell_outcome(speech, "filed", {"key": "SUP-1", "summary": "S", "behalf": behalf}, TODAY).lines
    assert (speech.t("outcome.filed_means") in lines) == (behalf == "")
    assert (speech.t("outcome.ask_to_follow") in lines) == (behalf in ("refused", "hidden"))


def test_an_address_that_is_none_is_no_link(speech: Speech) -> None:
    assert tell_outcome(speech, "filed", {"key": "SUP-1", "portal_url": "javascript:alert(1)"}, TODAY).link is None


def test_every_file_left_out_is_named_with_its_reason(speech: Speech) -> None:
    left_out = [{"name": "a.png", "reason": "too_large"}, {"name": "b.png", "reason": "never heard of"}]
    lines = tell_outcome(speech, "files_left_out", {"key": "SUP-1", "left_out": left_out}, TODAY).lines
    assert "10 MB" in lines[0]
    assert lines[1].startswith("b.png: ")


def test_a_file_that_the_desk_did_not_take_comes_with_its_own_words(speech: Speech) -> None:
    left_out = [{"name": "a.png", "reason": "refused: The file exceeds 1 MB: choose another."}]
    told = tell_outcome(speech, "files_left_out", {"key": "SUP-1", "left_out": left_out}, TODAY)
    assert told.headline.startswith("1 fil")
    assert "The file exceeds 1 MB: choose another." in told.lines[0]


def test_a_text_that_was_cut_names_the_file_that_has_all_of_it(speech: Speech) -> None:
    long = replace(TICKET, carried="Anna: it stops\n" * 4000)
    text = written(speech, long)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert "flowver-description.txt" in text
    whole = tell_whole_text(speech, long)
    assert long.carried.strip() in whole
    assert "{noformat}" not in whole
    assert "flowver-description.txt" not in written(speech)


def test_a_summary_that_the_desk_has_no_room_for_stands_whole_in_the_text(speech: Speech) -> None:
    summary = "🧾" * 200
    assert summary in written(speech, replace(TICKET, summary=summary))
    assert written(speech).count(TICKET.summary) == 0


@pytest.mark.parametrize("trouble", ["desk_away", "answer_lost", ""])
def test_who_waits_is_told_why_and_that_nothing_is_lost(speech: Speech, trouble: str) -> None:
    told = tell_outcome(speech, "waits", {"summary": "S", "trouble": trouble}, TODAY)
    others = {
        tell_outcome(speech, "waits", {"summary": "S", "trouble": t}, TODAY).lines
        for t in ("desk_away", "answer_lost", "")
    }
    assert len(others) == 3
    assert told.lines[0]


@pytest.mark.parametrize("trouble", ["cannot_look", "several", "cannot_be_written", "unheard of"])
def test_who_must_decide_is_told_about_what(speech: Speech, trouble: str) -> None:
    told = tell_outcome(speech, "needs_person", {"summary": "S", "trouble": trouble}, TODAY)
    assert told.mark == "warning"
    assert len(told.lines[0].split()) > 10
    assert told.link is None or "http" in told.link[1]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_refusal_without_a_word_is_told_as_one_and_ends_in_no_colon(
    language: str, catalog_of: Callable[..., Catalog]
) -> None:
    speech = Speech(TRANSLATIONS[language], catalog_of(RELEASES))
    unsaid, said = (tell_outcome(speech, "refused", {"message": text}, TODAY).lines for text in ("", "Too late"))
    assert not unsaid[-1].endswith(":")
    assert "Too late" in said[-1]

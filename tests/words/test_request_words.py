"""The request as the desk reads it, and what a person is told of it, in both languages."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.ticket import Ticket
from bot.words.request_text import tell_request
from bot.words.speech import Speech
from bot.words.ticket import about_text, vehicle_of
from bot.words.ticket_outcome import tell_outcome
from bot.words.translation import load_translations

RELEASES = "- {line: '6.15', released: 2025-04-03}"
TICKET = Ticket(
    "4", "1", "Incident", "Studio closes", "It *just* closes", "studio", "6.15.3", "high", "1. Open it", "stays", "closes",
    "Anna: see {noformat}", permalink="https://nordsjo.slack.com/archives/C1/p1",
)  # fmt: skip


@pytest.fixture(params=["en", "sv"])
def speech(request: pytest.FixtureRequest, catalog_of: Callable[..., Catalog]) -> Speech:
    return Speech(load_translations()[request.param], catalog_of(RELEASES))


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


def test_the_fix_vehicle_follows_the_category_and_the_line(speech: Speech) -> None:
    said = [vehicle_of(speech, severity, "6.15.3") for severity in ("blocker", "high", "major", "minor", "", "odd")]
    assert said[0] == said[1] != said[2] == said[3]
    assert "6.15" in said[1]
    assert said[4:] == ["", ""]
    assert "6.15" not in vehicle_of(speech, "high", "")


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
    lines = " ".join(tell_outcome(speech, "filed", values).lines)
    assert any(each in lines for each in ([told] if isinstance(told, str) else told))
    assert ("account" in lines) or ("konto" in lines)


def test_an_address_that_is_none_is_no_link(speech: Speech) -> None:
    assert tell_outcome(speech, "filed", {"key": "SUP-1", "portal_url": "javascript:alert(1)"}).link is None


def test_every_file_left_out_is_named_with_its_reason(speech: Speech) -> None:
    left_out = [{"name": "a.png", "reason": "too_large"}, {"name": "b.png", "reason": "never heard of"}]
    lines = tell_outcome(speech, "files_left_out", {"key": "SUP-1", "left_out": left_out}).lines
    assert "10 MB" in lines[0]
    assert lines[1].startswith("b.png: ")

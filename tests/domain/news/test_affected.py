"""Whose requests a release answers: the open ones, of an older version, of people who want to know."""

from dataclasses import replace
from typing import Any

from bot.domain.kept import Request
from bot.domain.news.affected import FixNews, fix_news
from bot.domain.tickets.ticket import Filed, Origin, Ticket
from tests.domain.news.made import NOW

CONTENT: dict[str, Any] = {
    "version": "6.15.18",
    "components": ["server"],
    "fixes": [{"key": "FLOW-1", "requests": ["nps-12", "NPS-13"]}],
}


def request(
    key: str = "NPS-12",
    user: str = "U1",
    version: str = "6.15.3",
    status: str = "indeterminate",
    component: str = "server",
) -> Request:
    ticket = Ticket("1", "10", "Incident", "It stops", "It stops", component=component, version=version, language="sv")
    filed = Filed(key, "1", "https://desk/1", status_category=status)
    return Request("T1", key, Origin("T1", user), ticket, "filed", NOW, NOW, filed=filed)


def test_a_person_hears_once_of_all_their_requests() -> None:
    told = fix_news([request(), request("NPS-13"), request("NPS-12", user="U2"), request("NPS-99")], CONTENT)
    assert told == (FixNews("T1", "U1", "sv", ("NPS-12", "NPS-13")), FixNews("T1", "U2", "sv", ("NPS-12",)))


def test_not_of_what_is_done_or_was_never_filed() -> None:
    assert fix_news([request(status="done"), replace(request(), filed=None, state="queued")], CONTENT) == ()


def test_not_those_who_do_not_want_to() -> None:
    assert fix_news([request()], CONTENT, opted_out={"U1"}) == ()


def test_not_those_who_run_it_already() -> None:
    versions = ["6.15.18", "6.15.18.2", "6.16.0", "6.15", "6.15.17.9", "", "unknown"]
    told = {version: bool(fix_news([request(version=version)], CONTENT)) for version in versions}
    assert told == {
        "6.15.18": False,
        "6.15.18.2": False,
        "6.16.0": False,
        "6.15": True,
        "6.15.17.9": True,
        "": True,
        "unknown": True,
    }


def test_numbers_of_another_series_are_not_compared() -> None:
    assert fix_news([request(version="9.9.9", component="windows")], CONTENT)

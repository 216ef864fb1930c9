"""What people write after subscribe and unsubscribe, in both languages and any order."""

from datetime import time
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.news.asking import Asked
from bot.domain.news.reading import read_terms
from bot.domain.news.subscription import KINDS, Choice, Quiet, Wish
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)


def read(text: str) -> Asked:
    return read_terms(text, VOCABULARY)


def wish(*kinds: Any, lines: tuple[str, ...] = (), components: tuple[str, ...] = ()) -> Wish:
    return Wish(frozenset(kinds or KINDS), Choice.of(lines), Choice.of(components))


UNDERSTOOD = {
    "": wish(),
    "releases": wish("releases"),
    "service-packs 6.15": wish("service-packs", lines=("6.15",)),
    "servicepaket för 6.15": wish("service-packs", lines=("6.15",)),
    "service packs and withdrawals": wish("service-packs", "withdrawals"),
    "end of support": wish("end-of-support"),
    "supportslut": wish("end-of-support"),
    "indragningar 6.14 6.15": wish("withdrawals", lines=("6.14", "6.15")),
    "6.15.3": wish(lines=("6.15",)),
    "6.15.x server": wish(lines=("6.15",), components=("server",)),
    "servern och iphone": wish(components=("server", "ios")),
    "nya versioner av studion": wish("releases", components=("studio",)),
    "this channel to news about the server, please": wish(components=("server",)),
    "6.99": wish(lines=("6.99",)),
    "all but 6.13": Wish(lines=Choice(frozenset({"6.13"}))),
    "allt utom ios och android": Wish(components=Choice(frozenset({"ios", "android"}))),
    "phones": wish(components=("android", "ios")),
    "mobiler": wish(components=("android", "ios")),
    "klienter": wish(components=VOCABULARY.spokes),
    "ny version": wish("releases"),
    "en ny version": wish("releases"),
    "om en version dras tillbaka": wish("withdrawals"),
    "innan supporten för 6.15 tar slut": wish("end-of-support", lines=("6.15",)),
    "mobile clients": wish(components=("android", "ios")),
    "withdrawn versions": wish("withdrawals"),
    "tillbakadragna versioner": wish("withdrawals"),
    "återkallade släpp": wish("withdrawals"),
    "reminders for 6.15": wish("end-of-support", lines=("6.15",)),
    "det kommer nya servicepaket till 6.15": wish("service-packs", lines=("6.15",)),
    "support for 6.14 ends": wish("end-of-support", lines=("6.14",)),
    "no service packs": wish("releases", "end-of-support", "withdrawals"),
    "weekly on mondays": wish(),
    "everything except withdrawals": wish("releases", "service-packs", "end-of-support"),
}


def test_quiet_hours_are_ended_without_naming_them() -> None:
    assert read_terms("quiet hours", VOCABULARY, ending=True).quiet is False
    assert read_terms("quiet", VOCABULARY, ending=True).problems == ()
    assert read("quiet").problems


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_terms_are_understood(text: str) -> None:
    asked = read(text)
    assert asked.problems == ()
    assert asked.wish == UNDERSTOOD[text]


def test_the_order_of_terms_does_not_matter() -> None:
    terms = ["service-packs", "6.15", "server", "weekly", "quiet 22-07"]
    readings = {repr(read(" ".join(order))) for order in permutations(terms)}
    assert len(readings) == 1
    assert read(" ".join(terms)).quiet == Quiet(time(22), time(7))


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("quiet 22-07", Quiet(time(22), time(7))),
        ("tyst 22-07", Quiet(time(22), time(7))),
        ("quiet 22:30-6.15", Quiet(time(22, 30), time(6, 15))),
        ("quiet 22:00 07:00", Quiet(time(22), time(7))),
        ("tyst mellan 22 och 7", Quiet(time(22), time(7))),
        ("quiet hours from 22 to 07", Quiet(time(22), time(7))),
        ("quiet 24-6", Quiet(time(0), time(6))),
        ("quiet off", False),
        ("tyst av", False),
        ("releases", None),
    ],
)
def test_quiet_hours(text: str, quiet: object) -> None:
    asked = read(text)
    assert asked.problems == ()
    assert asked.quiet == quiet


@pytest.mark.parametrize("text", ["quiet", "quiet 25-7", "quiet 22", "quiet 7-7", "quiet 22-07:75", "tyst releases"])
def test_hours_that_are_none_are_a_problem_with_an_example(text: str) -> None:
    [problem] = read(text).problems
    assert (problem.code, problem.near) == ("hours", ("quiet 22-07", "quiet off"))


@pytest.mark.parametrize(
    ("text", "weekly"), [("weekly", True), ("veckovis", True), ("at once", False), ("direkt", False), ("", None)]
)
def test_how_often(text: str, weekly: bool | None) -> None:
    asked = read(text)
    assert asked.weekly is weekly
    assert asked.only_options == (weekly is not None)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("tz Europe/Stockholm", "Europe/Stockholm"),
        ("weekly europe/stockholm releases", "Europe/Stockholm"),
        ("i tidszonen Stockholm", "Europe/Stockholm"),
        ("in time zone America/New_York quiet 22-07", "America/New_York"),
        ("tz america/argentina/buenos_aires 6.15", "America/Argentina/Buenos_Aires"),
        ("UTC", "UTC"),
        ("weekly in Stockholm time", "Europe/Stockholm"),
        ("new york time, 6.15", "America/New_York"),
        ("weekly", ""),
    ],
)
def test_a_time_zone_stands_anywhere(text: str, zone: str) -> None:
    asked = read(text)
    assert (asked.zone, asked.problems) == (zone, ())
    assert asked.only_options == (not asked.named)


@pytest.mark.parametrize(
    ("text", "near"), [("tz banana", "Europe/Stockholm"), ("Europe/Lodnon", "Europe/London"), ("weekly tz", "Europe")]
)
def test_a_zone_that_is_none_is_a_problem_with_the_nearest(text: str, near: str) -> None:
    [problem] = read(text).problems
    assert problem.code == "zone"
    assert near in problem.near[0]


@pytest.mark.parametrize("text", ["weekly at-once", "sv en", "på svenska weekly in english"])
def test_options_that_contradict_each_other_are_a_problem(text: str) -> None:
    [problem] = read(text).problems
    assert problem.code == "both"


def test_a_test_and_a_language_are_options_alone() -> None:
    assert read("test").only_options
    assert read("testa").test
    assert read("språk svenska").language == "sv"
    assert not read("test releases").only_options
    assert not read("all weekly").only_options


@pytest.mark.parametrize(
    ("text", "shown", "near"),
    [
        ("realeses", "realeses", "releases"),
        ("servcie-packs", "servcie", ""),
        ("withdrawels 6.15", "withdrawels", "withdrawals"),
        ("studoi", "studoi", "studio"),
        ("bananas", "bananas", ""),
    ],
)
def test_what_is_not_understood_is_named_with_the_nearest(text: str, shown: str, near: str) -> None:
    problem = read(text).problems[0]
    assert (problem.code, problem.text) == ("unknown", shown)
    assert near in problem.near if near else True


def test_a_number_that_is_no_line_gets_the_lines_that_there_are() -> None:
    [problem] = read("releases 6").problems
    assert (problem.code, problem.text, problem.near) == ("version", "6", ("6.15", "6.14", "6.13"))


def test_a_line_that_nobody_has_heard_of_is_said_but_allowed() -> None:
    assert read("6.15 6.99").unheard == ("6.99",)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    asked = read(text)
    assert len(asked.problems) <= 5
    assert all(len(problem.text) <= 80 for problem in asked.problems)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("all but", ["open"]),
        ("allt utom", ["open"]),
        ("server but server", ["nothing"]),
        ("6.15 but 6.15", ["nothing"]),
        ("all but releases service-packs end-of-support withdrawals", ["nothing"]),
        ("6.15 but studio", []),
    ],
)
def test_leaving_out_needs_something_and_must_leave_something(text: str, codes: list[str]) -> None:
    assert [each.code for each in read(text).problems] == codes


@pytest.mark.parametrize(
    "text", ["on mondays", "bara på måndagar", "varje måndag", "per vecka", "en gång i veckan räcker"]
)
def test_mondays_are_when_the_news_of_a_week_come(text: str) -> None:
    asked = read(text)
    assert (asked.weekly, asked.only_options, asked.problems) == (True, True, ())

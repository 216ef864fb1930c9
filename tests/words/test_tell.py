"""Every answer of every kind in words and as JSON, in both languages, whatever is known of the releases."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer import Answer, answer
from bot.domain.question import (
    Among,
    Check,
    Compat,
    Help,
    Language,
    NotUnderstood,
    Question,
    StandingOut,
    Subject,
    Upgrade,
    Versions,
    Where,
)
from bot.domain.reach import Reach
from bot.domain.version import Version
from bot.words.answer_json import answer_json, answers_json, problem_json
from bot.words.problem import problem_line, tell_problem
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import SIGNS, Told
from bot.words.translation import LANGUAGES
from tests.domain.asking import checked, together, upgraded
from tests.domain.histories import TODAYS, Known, built, lines_known
from tests.examples import examples
from tests.sentences import TRANSLATIONS

COMPONENTS = ["server", "studio", "web", "android", "windows", "connector", "installer"]

numbers = st.one_of(
    st.tuples(st.sampled_from([6, 7]), st.sampled_from([0, 2, 9, 10])),
    st.tuples(st.sampled_from([6, 7]), st.sampled_from([0, 2, 9, 10]), st.integers(0, 2)),
    st.sampled_from([(1, 29), (1, 29, 4), (1, 29, 4, 7), (6, 2, 0, 9), (5, 1, 1)]),
)
versions = st.builds(Version, numbers)
components = st.sampled_from([None, *COMPONENTS])
subjects = st.builds(Subject, versions, components)


def compat_of(named: list[str], which: list[Version]) -> Compat:
    return Compat(tuple(Subject(version, component) for component, version in zip(named, which, strict=True)))


def reach_of(ends: list[Version], with_low: bool, with_high: bool) -> Reach:
    low, high = ends[0], ends[1] if len(ends) > 1 else None
    return Reach(low, high, with_low, bool(high) and with_high)


reaches = st.one_of(
    st.builds(reach_of, st.sets(versions, min_size=1, max_size=2).map(sorted), st.booleans(), st.booleans()),
    st.builds(lambda high, included: Reach(high=high, with_high=included), versions, st.booleans()),
)
questions: st.SearchStrategy[Question] = st.one_of(
    subjects.map(lambda subject: Check(subject, str(subject))),
    st.builds(Upgrade, components, versions, st.none() | versions),
    st.integers(2, 4).flatmap(
        lambda n: st.builds(
            compat_of,
            st.lists(st.sampled_from(COMPONENTS), min_size=n, max_size=n, unique=True),
            st.lists(versions, min_size=n, max_size=n),
        )
    ),
    st.just(Versions()),
    st.builds(
        Among, reaches, st.sampled_from(["which", "any"]), st.sampled_from(["there", "supported", "ended"]), components
    ),
    st.builds(Among, reaches, st.just("all"), st.sampled_from(["supported", "ended"]), components),
    st.builds(Where, components),
    st.builds(StandingOut, st.sampled_from(["withdrawn", "planned"]), components),
    st.just(Help()),
    st.builds(Language, st.sampled_from([None, "sv", "en"])),
)


def texts(told: Told) -> list[str]:
    cells = [cell for row in told.table.rows for cell in row] + list(told.table.headings) if told.table else []
    facts = [text for fact in told.facts for text in fact]
    asks = [text for ask in told.asks for text in (ask.label, ask.text)]
    return [told.headline, *facts, *told.lines, *told.small, *cells, *(told.link or ()), *asks]


@examples(4)
@given(
    lines_known(), questions, st.sampled_from(TODAYS), st.sampled_from(["line", "release"]), st.booleans(),
)  # fmt: skip
def test_every_answer_can_be_told(
    known: list[Known], question: Question, today: date, counts_from: str, confirmed: bool
) -> None:
    catalog = built(known, counts_from, confirmed)
    found = answer(catalog, question, today)
    for language in LANGUAGES:
        speech = Speech(TRANSLATIONS[language], catalog)
        told = tell(speech, found)
        for text in texts(told):
            assert text.strip()
            assert not re.search(r"[{}]|None|\bTrue\b|Fact\(", text)
        assert told.mark in SIGNS
        as_json = json.loads(json.dumps(answer_json(speech, found)))
        assert as_json["kind"]
        assert_never_fine(told, as_json)
    assert_why(answer_json(Speech(TRANSLATIONS["en"], catalog), found))


def assert_never_fine(told: Told, as_json: dict[str, Any]) -> None:
    """Only what is certainly so carries the sign for yes."""
    kind = as_json["kind"]
    if kind == "check":
        fine = as_json["support"]["state"] == "supported" and as_json["known"] and not as_json["withdrawn"]
        assert (told.mark in ("yes", "warning")) == fine
    elif kind == "upgrade" and told.mark == "yes":
        assert as_json["support"]["state"] == "supported"
        assert as_json["step"] in ("none", "service_pack", "minor", "major")
    elif kind == "versions" and told.mark == "yes":
        assert any(
            each["support"]["state"] == "supported" for each in (*as_json["lines"], *as_json.get("releases", ()))
        )
    elif kind == "compat":
        assert (told.mark == "yes") == (as_json["verdict"] == "compatible")


def assert_why(as_json: dict[str, Any]) -> None:
    """Every answer says why, and when the catalogue was last changed."""
    if as_json["kind"] in ("check", "upgrade", "versions"):
        assert as_json["reasons"]
    for pair in as_json.get("pairs", ()):
        assert pair["reasons"]
    if as_json["kind"] in ("check", "compat", "upgrade", "versions"):
        assert as_json["catalog_changed"]


@pytest.fixture
def speak(catalog_of: Any) -> Any:
    def told(found: Answer, catalog: Any, language: str = "en") -> Told:
        return tell(Speech(TRANSLATIONS[language], catalog), found)

    return told


TEXT = """
- {line: "6.14", released: 2024-09-01}
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.14.3}
- {component: server, version: 6.15.17}
- {component: studio, version: 6.15.3.5}
- {component: studio, version: 6.15.13}
"""


class TestCheck:
    def test_the_verdict_then_the_facts_then_the_reason(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        told = speak(checked(catalog, "studio 6.15.3"), catalog, "sv")
        assert (told.mark, told.headline) == ("yes", "Studio 6.15.3 stöds till och med 2027-04-03 (131 dagar kvar)")
        assert told.facts == (
            ("Linje", "6.15, släppt 2025-04-03"),
            ("Senaste i linjen", "6.15.13 (du ligger 10 servicepaket efter)"),
        )
        assert told.lines == ("24 månader från första släppet av 6.15, 2025-04-03 (leverantörens underhållsprocess).",)
        assert told.small == ("Katalogen ändrad 2026-11-23.",)

    def test_soon_is_a_warning(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        assert speak(checked(catalog, "6.15", "2027-02-01"), catalog).mark == "warning"

    def test_withdrawn_comes_before_everything(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT + "- {component: server, version: 6.15.12, withdrawn: true, notes: {sv: Trasig.}}\n")
        told = speak(checked(catalog, "server 6.15.12"), catalog, "sv")
        assert (told.mark, told.headline) == ("no", "Server 6.15.12 har dragits tillbaka")
        assert told.lines[0].startswith("Server 6.15.12 har dragits tillbaka av leverantören")
        assert "Trasig." in told.lines[0]

    def test_what_is_not_listed_is_not_known(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        told = speak(checked(catalog, "server 6.16.2"), catalog)
        assert (told.mark, told.headline) == ("unknown", "Not known: Server 6.16.2 is not in the catalogue")
        assert ("Nearest", "6.15") in told.facts


class TestUpgrade:
    def test_what_was_to_stay_and_must_move_is_a_no(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        question = Upgrade("server", Version((6, 14, 3)), Version((6, 15)), None, ("studio", "installer"))
        found = answer(catalog, question, date(2026, 11, 23))
        told = speak(found, catalog, "sv")
        assert (told.mark, told.headline) == ("no", "Nej: Studio måste också uppdateras (Server 6.14.3 → 6.15.17)")
        assert answer_json(Speech(TRANSLATIONS["en"], catalog), found)["left_behind"] == ["studio"]

    def test_whether_something_without_a_rule_may_stay_is_not_known(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        question = Upgrade("server", Version((6, 14, 3)), Version((6, 15)), None, ("installer",))
        assert speak(answer(catalog, question, date(2026, 11, 23)), catalog).mark == "unknown"

    def test_what_is_not_listed_is_said_once(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        also = dict(speak(upgraded(catalog, "server 6.14.3"), catalog).facts)["Update too"]
        assert (
            also == "Studio 6.15.13; newest not listed: Web client, Portal, Android client, iOS client, Windows client"
        )

    def test_nothing_listed_at_all(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of("- {component: server, version: 6.15.17}\n")
        also = dict(speak(upgraded(catalog, "server 6.14.3"), catalog, "sv").facts)["Uppdatera också"]
        assert also.startswith("senaste inte i katalogen: Studio, Webbklient")

    def test_a_withdrawn_target_is_a_no(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT + "- {component: server, version: 6.15.18, withdrawn: true}\n")
        assert speak(upgraded(catalog, "server 6.14.3", "6.15.18"), catalog).mark == "no"


class TestCompat:
    def test_the_example_of_the_design(self, catalog_of: Any, speak: Any) -> None:
        catalog = catalog_of(TEXT)
        told = speak(together(catalog, "android 6.14", "server 6.15"), catalog)
        assert told.headline == "Android client 6.14 does not work with Server 6.15"
        assert told.lines == (
            "Newer mobile clients support older servers, not the reverse.",
            "Works: Android client 6.15 or newer, or Server 6.14 or older.",
        )
        assert told.small[0] == "Server 6.15 is supported through 2027-04-03."


class TestProblem:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_what_was_not_understood_and_what_would_be(self, catalog_of: Any, language: str) -> None:
        speech = Speech(TRANSLATIONS[language], catalog_of(TEXT))
        problem = NotUnderstood("unknown_component", ("check studio 6.15",), word="stduio")
        assert "stduio" in problem_line(speech, problem)
        assert problem_line(speech, problem).endswith("check studio 6.15")
        assert problem_json(speech, problem)["did_you_mean"] == ["check studio 6.15"]
        told = tell_problem(speech, problem)
        assert [ask.text for ask in told.asks] == ["check studio 6.15"]
        assert "\n" not in problem_line(speech, problem)

    def test_a_component_is_said_by_its_name(self, catalog_of: Any) -> None:
        speech = Speech(TRANSLATIONS["sv"], catalog_of(TEXT))
        problem = NotUnderstood("same_component_twice", (), component="web")
        assert problem_line(speech, problem).startswith("Webbklient ")


def test_one_answer_stands_alone_and_several_in_a_list(catalog_of: Any) -> None:
    catalog = catalog_of(TEXT)
    speech = Speech(TRANSLATIONS["en"], catalog)
    one, two = checked(catalog, "6.15"), checked(catalog, "6.14")
    assert answers_json(speech, [one])["kind"] == "check"
    assert [each["version"] for each in answers_json(speech, [one, two])["answers"]] == ["6.15", "6.14"]

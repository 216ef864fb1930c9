"""What goes with a version, in words: what works, with what is newest of it, and why it is not known where it is not."""

from datetime import date
from typing import Any

import pytest

from bot.domain.answer import answer
from bot.domain.question import Fits
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import Told
from tests.domain.asking import subject
from tests.sentences import TRANSLATIONS

CATALOG = """
- {line: "6.14", released: 2025-01-24}
- {line: "6.15", released: 2025-10-11}
- {component: server, version: 6.15.17}
- {component: android, version: 6.15.9}
- {component: studio, version: 6.14.2}
- {component: windows, version: 1.31.1, flow_line: "6.14"}
"""
TODAY = date(2026, 11, 25)


def told(catalog: Any, language: str, other: str, *wanted: str) -> Told:
    speech = Speech(TRANSLATIONS[language], catalog)
    return tell(speech, answer(catalog, Fits(wanted, subject(other)), TODAY))


def test_one_component_has_its_answer_in_the_headline(catalog_of: Any) -> None:
    found = told(catalog_of(CATALOG), "en", "server 6.14", "android")
    assert (found.mark, found.headline) == ("info", "Goes with Server 6.14: Android client 6.14 or newer")
    assert found.facts == (("Android client", "Android client 6.14 or newer (newest: 6.15.9)"),)
    assert [ask.text for ask in found.asks] == ["check android 6.15.9"]


def test_several_components_have_one_fact_each_and_every_rule_once(catalog_of: Any) -> None:
    found = told(catalog_of(CATALOG), "sv", "server 6.14", "android", "ios", "studio", "windows")
    assert found.headline == "Det här passar till Server 6.14"
    assert [name for name, _ in found.facts] == ["Androidklient", "iOS-klient", "Studio", "Windowsklient"]
    assert len(found.lines) == 2


@pytest.mark.parametrize(
    ("language", "headline"),
    [("en", "Not known what goes with Server 6.99"), ("sv", "Det är inte känt vad som passar till Server 6.99")],
)
def test_where_nothing_is_known_of_several_the_headline_says_so(catalog_of: Any, language: str, headline: str) -> None:
    found = told(catalog_of(CATALOG), language, "server 6.99", "android", "studio")
    assert (found.mark, found.headline, found.facts) == ("unknown", headline, ())


@pytest.mark.parametrize(
    ("wanted", "other", "why"),
    [
        ("connector", "server 6.15", "No rule joins"),
        ("windows", "server 6.15", "lists no release that belongs with Server 6.15"),
        ("server", "windows 1.35.7", "which Flow line Windows client 1.35.7 belongs to"),
        ("studio", "server 6.99", "has not heard of line 6.99"),
    ],
)
def test_what_is_not_known_says_why(catalog_of: Any, wanted: str, other: str, why: str) -> None:
    found = told(catalog_of(CATALOG), "en", other, wanted)
    assert (found.mark, found.facts, found.asks) == ("unknown", (), ())
    assert found.headline.startswith("Not known which")
    assert why in found.lines[0]


def test_one_that_is_not_known_makes_the_whole_unknown_and_is_named(catalog_of: Any) -> None:
    found = told(catalog_of(CATALOG), "en", "server 6.15", "android", "connector")
    assert (found.mark, len(found.facts)) == ("unknown", 1)
    assert any(line.startswith("IFS OData connector: not known.") for line in found.lines)


def test_as_json_every_component_has_what_works_and_why(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    speech = Speech(TRANSLATIONS["en"], catalog)
    found = answer_json(speech, answer(catalog, Fits(("windows", "connector"), subject("server 6.14")), TODAY))
    assert [(each["component"], each["works"]) for each in found["fits"]] == [
        ("windows", "windows == 1.31.1"),
        ("connector", None),
    ]
    assert all(each["reasons"] for each in found["fits"])

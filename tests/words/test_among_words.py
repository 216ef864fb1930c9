"""A range of versions in words and as JSON: the verdict first, a table of what is in it, and what to ask next."""

from datetime import date
from typing import Any

import pytest

from bot.domain.answer import answer
from bot.domain.understand import understand
from bot.domain.vocabulary import Vocabulary
from bot.slack.views.answer import answer_blocks
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import Told
from tests.sentences import TRANSLATIONS

CATALOG = """
- {line: "6.13", released: 2024-09-01}
- {line: "6.14", released: 2025-01-24}
- {line: "6.15", released: 2025-10-11}
- {component: server, version: 6.14.3}
- {component: server, version: 6.15.1}
- {component: server, version: 6.15.2, withdrawn: true}
- {component: server, version: 6.15.3, released: 2026-01-01}
- {component: studio, version: 6.15.3, released: 2026-01-01}
"""
TODAY = date(2026, 11, 25)


def said(catalog: Any, language: str, text: str) -> tuple[Told, dict[str, Any]]:
    speech = Speech(TRANSLATIONS[language], catalog)
    [question] = understand(text, Vocabulary.of(catalog.policy, catalog.newest_lines))
    found = answer(catalog, question, TODAY)
    return tell(speech, found), answer_json(speech, found)


HEADLINES = {
    ("en", "anything newer than 6.14?"): ("info", "Yes, newer than Flow 6.14: 6.15"),
    ("sv", "finns något nyare än 6.14?"): ("info", "Ja, nyare än Flow 6.14: 6.15"),
    ("en", "what came after 6.13?"): ("info", "Newer than Flow 6.13: 6.15 and 6.14"),
    ("en", "newer than server 6.15.3"): ("info", "No: nothing newer than Server 6.15.3 is known"),
    ("sv", "newer than server 6.15.3"): ("info", "Nej: inget nyare än Server 6.15.3 är känt"),
    ("en", "newer than 6.99"): ("unknown", "Not known: the catalogue lists nothing newer than Flow 6.99"),
    ("en", "newer service pack than 6.15.1"): ("info", "Yes, newer than Flow 6.15.1 in line 6.15: 6.15.3"),
    ("en", "are versions before 6.14 supported?"): ("no", "No: no known version older than Flow 6.14 is supported"),
    ("en", "are all versions since 6.13 supported?"): ("no", "No, not every version from Flow 6.13 on: not 6.13"),
    ("sv", "stöds alla versioner från 6.14?"): ("yes", "Ja: alla kända versioner från och med Flow 6.14 stöds"),
    ("sv", "vilka versioner från 6.13 till 6.15 stöds?"): ("yes", "Stöds, från Flow 6.13 till 6.15: 6.15 och 6.14"),
    ("en", "newer than 6.13 older than 6.15 supported"): (
        "yes",
        "Supported, newer than Flow 6.13 and older than 6.15: 6.14",
    ),
    ("sv", "är allt äldre än 6.14 utfasat?"): (
        "info",
        "Ja: stödet har upphört för alla kända versioner äldre än Flow 6.14",
    ),
    ("en", "is everything older than 6.15 out of support?"): (
        "info",
        "No: still supported, older than Flow 6.15: 6.14",
    ),
    ("en", "which versions older than 6.15 have ended?"): ("info", "No longer supported, older than Flow 6.15: 6.13"),
}


@pytest.mark.parametrize(("asked", "wanted"), HEADLINES.items())
def test_the_verdict_comes_first(catalog_of: Any, asked: tuple[str, str], wanted: tuple[str, str]) -> None:
    told, _ = said(catalog_of(CATALOG), *asked)
    assert (told.mark, told.headline) == wanted


def test_nothing_newer_says_of_which_day_the_catalogue_is(catalog_of: Any) -> None:
    told, _ = said(catalog_of(CATALOG), "en", "newer than server 6.15.3")
    assert told.table is None
    assert told.lines == ("The catalogue, last changed 2026-11-23, lists none. What it has not heard of is not known.",)
    assert [ask.text for ask in told.asks] == ["check server 6.15.3", "versions"]


def test_lines_stand_in_a_table_with_their_support_and_the_rule_below(catalog_of: Any) -> None:
    told, _ = said(catalog_of(CATALOG), "en", "anything newer than 6.13?")
    assert told.table is not None
    assert told.table.headings == ("Line", "Support", "Released", "Newest")
    assert told.table.rows == (
        ("6.15", "✅ supported through 2027-10-11", "2025-10-11", "Server 6.15.3, Studio 6.15.3"),
        ("6.14", "⚠️ supported through 2027-01-24", "2025-01-24", "Server 6.14.3"),
    )
    assert told.lines[0].startswith("Support is 24 months")
    assert [ask.text for ask in told.asks] == ["upgrade 6.13", "versions"]


def test_releases_say_whose_they_are_and_whether_they_were_withdrawn(catalog_of: Any) -> None:
    told, _ = said(catalog_of(CATALOG), "sv", "nyare än 6.15.1")
    assert told.table is not None
    assert told.table.rows == (
        ("6.15.3 (Server, Studio)", "✅ stöds t.o.m. 2027-10-11", "2026-01-01"),
        ("6.15.2 (Server)", "⛔ tillbakadragen", "okänt"),
    )
    mixed, _ = said(catalog_of(CATALOG), "en", "server older than 6.15.2")
    assert mixed.table is not None
    assert [row[::3] for row in mixed.table.rows] == [("6.15.1", "-"), ("6.14", "Server 6.14.3"), ("6.13", "not known")]


def test_many_are_not_all_named_in_the_headline(catalog_of: Any) -> None:
    packs = "".join(f"- {{component: server, version: 6.15.{number}}}\n" for number in range(4, 10))
    told, _ = said(catalog_of(CATALOG + packs), "en", "newer than server 6.15.3")
    assert told.headline.endswith(": 6.15.9, 6.15.8, 6.15.7, 6.15.6 and 2 more")


def test_a_message_shows_the_table_between_verdict_and_reason(catalog_of: Any) -> None:
    told, _ = said(catalog_of(CATALOG), "en", "anything newer than 6.13?")
    blocks = answer_blocks(TRANSLATIONS["en"], [told], "anything newer than 6.13?", shareable=True)
    assert [block["type"] for block in blocks] == ["section", "table", "section", "context", "actions"]
    assert len(blocks[1]["rows"]) == 3


def test_as_json_it_is_a_list_of_versions_with_what_was_asked(catalog_of: Any) -> None:
    _, found = said(catalog_of(CATALOG), "en", "is anything of the server newer than 6.15.1 supported?")
    assert list(found) == [
        "kind", "component", "range", "asked", "verdict", "lines", "releases", "reasons", "catalog_changed",
    ]  # fmt: skip
    assert (found["kind"], found["component"], found["verdict"]) == ("versions", "server", "yes")
    assert found["range"] == {"from": "6.15.1", "from_included": False, "to": None, "to_included": False}
    assert found["asked"] == {"of": "any", "state": "supported"}
    [line] = found["lines"]
    assert list(line) == ["line", "released", "released_by", "support", "latest"]
    assert (line["line"], line["latest"]) == ("6.15", {"server": "6.15.3"})
    assert [(each["version"], each["withdrawn"]) for each in found["releases"]] == [("6.15.3", False), ("6.15.2", True)]
    assert found["releases"][0]["support"]["until"] == "2027-10-11"

"""What an answer for another day than today says first."""

from datetime import date
from typing import Any

import pytest

from bot.domain.answer import answer
from bot.domain.understand import understand
from bot.domain.vocabulary import Vocabulary
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.told import told_text
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 25)
VOCABULARY = Vocabulary.of(POLICY, LINES)
CATALOG = (
    '- {line: "6.13", released: 2024-05-09}\n- {line: "6.14", released: 2025-01-24}\n'
    '- {line: "6.15", released_by: 2025-10-11}\n- {line: "6.16", released: 2026-05-01}\n'
)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("was 6.13 supported on 2025-01-01?", "ℹ️ Flow 6.13 was supported on 2025-01-01"),
        ("was 6.14 supported on 2026-01-01?", "✅ Flow 6.14 was supported on 2026-01-01"),
        ("was 6.13 supported on 2026-08-01?", "⛔ Flow 6.13 was no longer supported on 2026-08-01"),
        ("is 6.14 supported on 2026-12-24?", "✅ Flow 6.14 will be supported on 2026-12-24"),
        (
            "is 6.14 supported on 2027-03-01?",
            "⛔ Flow 6.14 will not be supported on 2027-03-01: support ends 2027-01-24",
        ),
        ("is 6.15 supported on 2028-03-01?", "⛔ Flow 6.15 will not be supported on 2028-03-01: support ends by 2027"),
        ("is 6.13 supported on 2027-03-01?", "⛔ Support for Flow 6.13 ended 2026-05-09"),
        ("is 6.14 supported in summer?", "❔ Not known for a day that I cannot read; today: Flow 6.14 is supported"),
        ("is 6.14 supported in march?", "⛔ Flow 6.14 will not be supported on 2027-03-31"),
        ("was 6.14 supported last summer?", "❔ Not known for a day that I cannot read"),
        ("stöddes 6.13 i somras?", "❔ Not known for a day that I cannot read"),
        ("6.13 (2024) supported?", "⛔ Support for Flow 6.13 ended 2026-05-09"),
        ("which versions are supported on 2027-03-01?", "✅ Supported on 2027-03-01: 6.16"),
        ("which versions are supported on 2030-03-01?", "⛔ No line is known to be supported on 2030-03-01"),
        (
            "which versions were supported on 2024-03-01?",
            "❔ No line is known to have been supported on 2024-03-01",
        ),
        ("was 6.15 supported on 2025-06-01?", "❔ Not known whether Flow 6.15 was supported on 2025-06-01"),
    ],
)
def test_the_headline_speaks_of_the_day_that_was_asked_about(text: str, headline: str, catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    [question] = understand(text, VOCABULARY)
    said = told_text(tell(Speech(TRANSLATIONS["en"], catalog), answer(catalog, question, TODAY)))
    assert said.startswith(headline)


def test_days_left_are_counted_from_today_alone(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    [question] = understand("stöds 6.14 2026-01-01?", VOCABULARY)
    said = told_text(tell(Speech(TRANSLATIONS["sv"], catalog), answer(catalog, question, TODAY)))
    assert said.startswith("✅ Flow 6.14 stöddes 2026-01-01\nI dag: stöds t.o.m. 2027-01-24")
    assert "dagar kvar" not in said


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("vilka versioner stöddes 2026-01-01?", "✅ Stöddes 2026-01-01: 6.15, 6.14 och 6.13"),
        ("vilka versioner stöds 2027-12-01?", "✅ Stöds 2027-12-01: 6.16"),
    ],
)
def test_what_was_supported_on_a_day_that_has_passed_is_told_in_the_past(
    text: str, headline: str, catalog_of: Any
) -> None:
    catalog = catalog_of(CATALOG)
    [question] = understand(text, VOCABULARY)
    assert told_text(tell(Speech(TRANSLATIONS["sv"], catalog), answer(catalog, question, TODAY))).startswith(headline)

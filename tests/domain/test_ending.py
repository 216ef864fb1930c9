"""Which lines end, or ended, in a span of days: those first, and what is not known is never left out."""

from datetime import date
from typing import Any

import pytest

from bot.cli.exit_codes import NO, UNKNOWN, YES, exit_code
from bot.domain.answer import answer
from bot.domain.question import Versions
from bot.domain.understand import understand
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 25)
VOCABULARY = Vocabulary.of(POLICY, LINES)
CATALOG = """
- {line: "6.12", released: 2023-07-24}
- {line: "6.13", released: 2024-05-09}
- {line: "6.14", released: 2025-01-24}
- {line: "6.15", released_by: 2025-10-11, released_after: 2025-06-01}
- {line: "6.16", released: 2026-07-28}
"""


@pytest.mark.parametrize(
    ("text", "code", "ending", "not_known"),
    [
        ("which versions expire next year", YES, ["6.15", "6.14"], []),
        ("vilka linjer går ut inom 90 dagar", YES, ["6.14"], []),
        ("versions expiring by 2027-01-24", YES, ["6.14"], []),
        ("versions expiring by 2027-01-23", NO, [], []),
        ("versions ending 2027-08-01", YES, ["6.14"], ["6.15"]),
        ("eol 2028", YES, ["6.16"], []),
        ("eol by 2028", YES, ["6.16", "6.15", "6.14"], []),
        ("which versions expire in January 2027?", YES, ["6.14"], []),
        ("which versions expire in March 2027?", NO, [], []),
        ("vilka versioner går ut i januari?", YES, ["6.14"], []),
        ("vilka linjer går ut Q1 2027?", YES, ["6.14"], []),
        ("which lines end in q2 2027?", UNKNOWN, [], ["6.15"]),
        ("which lines end in q2 2026?", YES, ["6.13"], []),
        ("which versions ended in may?", YES, ["6.13"], []),
        ("versions ending in week 3 of 2027", YES, ["6.14"], []),
        ("versions ending in week 4 of 2027", NO, [], []),
        ("vilka versioner slutade stödjas i år", YES, ["6.13"], []),
        ("vilka versioner upphörde 2025", YES, ["6.12"], []),
        ("which versions ended in 2024", NO, [], []),
        ("what goes out of support within 30 days", NO, [], []),
        ("which versions lose support in 2027?", YES, ["6.15", "6.14"], []),
        ("vilka tappar support 2027?", YES, ["6.15", "6.14"], []),
        ("vilka linjer går ut de närmaste 90 dagarna?", YES, ["6.14"], []),
        ("which lines go end of life in the next 90 days?", YES, ["6.14"], []),
        ("vilka går ut inom 3 månader", YES, ["6.14"], []),
        ("vad går ur support under första kvartalet 2027?", YES, ["6.14"], []),
        ("which lines expire by the end of the year?", NO, [], []),
        ("which versions lost support last year?", YES, ["6.12"], []),
        ("which lines expired in the last 90 days?", NO, [], []),
        ("which lines expired in the last 300 days?", YES, ["6.13"], []),
        ("vilka linjer gick ut de senaste 90 dagarna?", NO, [], []),
        ("vilka linjer gick ut det senaste året?", YES, ["6.13"], []),
        ("which lines expired in 2028?", YES, ["6.16"], []),
        ("which lines are eol next year?", YES, ["6.15", "6.14"], []),
    ],
)
def test_the_lines_that_end_come_first(
    text: str, code: int, ending: list[str], not_known: list[str], catalog_of: Any
) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand(text, VOCABULARY)
    found = answer(speech.catalog, question, TODAY)
    said = answer_json(speech, found)
    assert (exit_code([found]), said["ending"], said["not_known"]) == (code, ending, not_known)
    assert all(line in tell(speech, found).headline for line in ending)


@pytest.mark.parametrize(
    ("text", "code", "headline"),
    [
        ("which versions are out of support?", YES, "No longer supported: 6.13, 6.12"),
        ("vilka versioner stöds inte längre?", YES, "No longer supported: 6.13, 6.12"),
        ("which versions have reached end of life?", YES, "No longer supported: 6.13, 6.12"),
        ("vilka versioner är eol?", YES, "No longer supported: 6.13, 6.12"),
        ("går något ut snart?", YES, "Support ends next for 6.14 (2027-01-24), 6.15 (not before 2027-06-01)"),
        ("expired versions", YES, "No longer supported: 6.13, 6.12"),
        ("unsupported versions", YES, "No longer supported: 6.13, 6.12"),
        (
            "which versions are about to expire?",
            YES,
            "Support ends next for 6.14 (2027-01-24), 6.15 (not before 2027-06-01)",
        ),
        ("vilken linje går ut först?", YES, "Support ends next for 6.14 (2027-01-24), 6.15 (not before 2027-06-01)"),
        ("which versions are supported?", YES, "Supported now: 6.16, 6.15 and 6.14"),
    ],
)
def test_without_a_day_it_is_what_has_ended_or_what_ends_next(
    text: str, code: int, headline: str, catalog_of: Any
) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand(text, VOCABULARY)
    found = answer(speech.catalog, question, TODAY)
    assert (exit_code([found]), tell(speech, found).headline[: len(headline)]) == (code, headline)


@pytest.mark.parametrize(
    ("text", "lines", "asks"),
    [
        ("which versions expire next year?", ["6.15", "6.14"], ["versions"]),
        ("which versions are out of support?", ["6.13", "6.12"], ["versions"]),
        ("which versions expire in 2035?", ["6.16", "6.15", "6.14", "6.13", "6.12"], []),
    ],
)
def test_the_table_has_the_lines_that_were_asked_for(
    text: str, lines: list[str], asks: list[str], catalog_of: Any
) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand(text, VOCABULARY)
    told = tell(speech, answer(speech.catalog, question, TODAY))
    assert told.table is not None
    assert ([row[0] for row in told.table.rows], [ask.text for ask in told.asks]) == (lines, asks)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_not_known_is_told(language: str, catalog_of: Any) -> None:
    speech = Speech(TRANSLATIONS[language], catalog_of('- {line: "6.15", released_by: 2025-10-11}'))
    [question] = understand("versions ending 2027-08-01", VOCABULARY)
    found = answer(speech.catalog, question, TODAY)
    assert (exit_code([found]), tell(speech, found).mark) == (UNKNOWN, "unknown")
    assert "6.15" in tell(speech, found).headline


@pytest.mark.parametrize(
    "text",
    ["which versions are supported at the end of 2027", "vilka versioner stöds nästa år", "when does support end"],
)
def test_what_is_supported_on_a_day_is_another_question(text: str) -> None:
    [question] = understand(text, VOCABULARY)
    assert isinstance(question, Versions)
    assert question.ending == ""

"""Which releases came out in a span of days: asked of no version, answered from what is listed with its day."""

from datetime import date
from typing import Any

import pytest

from bot.cli.exit_codes import NO, UNKNOWN, YES, exit_code
from bot.domain.answer import answer
from bot.domain.came_out import came_out
from bot.domain.question import StandingOut
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

# A Wednesday.
TODAY = date(2026, 11, 25)
VOCABULARY = Vocabulary.of(POLICY, LINES)
CATALOG = """
- {line: "6.15", released: 2025-10-11}
- {component: server, version: 6.15.1, released: 2026-05-04, withdrawn: true, reason: "Sign-in failed."}
- {component: server, version: 6.15.2, released: 2026-06-02}
- {component: studio, version: 6.15.3, released: 2026-11-23}
- {component: server, version: 6.15.4, released: 2026-12-01}
- {component: server, version: 6.15.5, released_after: 2026-11-01}
- {component: studio, version: 6.14.9, released_by: 2025-01-31}
"""


def asked(text: str) -> StandingOut:
    [question] = understand(text, VOCABULARY)
    assert isinstance(question, StandingOut)
    return question


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("which versions were released in 2026?", "2026-01-01", "2026-11-25"),
        ("vilka versioner släpptes 2025?", "2025-01-01", "2025-12-31"),
        ("vad släpptes i år?", "2026-01-01", "2026-11-25"),
        ("Har ni släppt något nytt den här veckan?", "2026-11-23", "2026-11-25"),
        ("vad har släppts i veckan?", "2026-11-23", "2026-11-25"),
        ("vad kom ut förra månaden?", "2026-10-01", "2026-10-31"),
        ("what came out last month?", "2026-10-01", "2026-10-31"),
        ("vad släpptes förra veckan?", "2026-11-16", "2026-11-22"),
        ("was anything released last week?", "2026-11-16", "2026-11-22"),
        ("any new releases since June?", "2026-06-01", "2026-11-25"),
        ("nya servicepaket sedan 2026-06-01", "2026-06-01", "2026-11-25"),
        ("new releases after 2026-06-01", "2026-06-02", "2026-11-25"),
        ("senaste släppen i maj", "2026-05-01", "2026-05-31"),
        ("which versions came in the last 6 months?", "2026-05-25", "2026-11-25"),
        ("is there a new version this month?", "2026-11-01", "2026-11-25"),
        ("vad släpptes för två veckor sedan?", "2026-11-11", "2026-11-11"),
        ("what was released yesterday?", "2026-11-24", "2026-11-24"),
    ],
)
def test_the_days_that_are_named_are_looked_through_until_today(
    text: str, first: str, last: str, catalog_of: Any
) -> None:
    question = asked(text)
    assert question.on
    found = came_out(catalog_of(CATALOG), question, question.on, TODAY)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "which new versions are supported in 2027?",
        "which versions expire next year?",
        "vad är senaste versionen 2026-12-31?",
        "versions 2026-12-31",
        "Our contract started in May, which new versions can we get?",
        "released before June, which versions are supported?",
    ],
)
def test_what_is_supported_on_a_day_is_another_question(text: str) -> None:
    assert not any(isinstance(each, StandingOut) for each in understand(text, VOCABULARY))


@pytest.mark.parametrize(
    ("text", "code", "mark", "headline", "lines"),
    [
        (
            "which versions were released in 2026?",
            YES,
            "info",
            "3 versions of Flow were released from 2026-01-01 through 2026-11-25",
            (
                "Studio 6.15.3: 2026-11-23.",
                "Server 6.15.2: 2026-06-02.",
                "Server 6.15.1: 2026-05-04.",
                "Server 6.15.1 was withdrawn: Sign-in failed.",
                "Listed releases that are left out, as their day is not known: 1.",
            ),
        ),
        (
            "which Studio versions were released in 2026?",
            YES,
            "info",
            "1 version of Studio was released from 2026-01-01 through 2026-11-25",
            ("Studio 6.15.3: 2026-11-23.",),
        ),
        (
            "what was released in October 2025?",
            YES,
            "info",
            "1 version of Flow was released from 2025-10-01 through 2025-10-31",
            ("6.15: 2025-10-11.",),
        ),
        (
            "was anything released in July?",
            NO,
            "info",
            "No release of Flow is listed from 2026-07-01 through 2026-07-31",
            (),
        ),
        (
            "was anything released last week?",
            UNKNOWN,
            "unknown",
            "No release of Flow is listed with a day from 2026-11-16 through 2026-11-22",
            ("Listed releases that are left out, as their day is not known: 1.",),
        ),
    ],
)
def test_it_is_what_is_listed_with_a_day_in_them_newest_first(
    text: str, code: int, mark: str, headline: str, lines: tuple[str, ...], catalog_of: Any
) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    found = answer(speech.catalog, asked(text), TODAY)
    told = tell(speech, found)
    assert (exit_code([found]), told.mark, told.headline, told.lines) == (code, mark, headline, lines)


def test_a_version_of_several_components_is_told_once_for_each_day(catalog_of: Any) -> None:
    rows = "".join(
        f"- {{component: {component}, version: 6.15.3, released: 2026-11-{day}}}\n"
        for component, day in (("server", 20), ("studio", 20), ("windows", 21))
    )
    many = "".join(f"- {{component: server, version: 6.14.{pack}, released: 2026-01-02}}\n" for pack in range(1, 8))
    speech = Speech(TRANSLATIONS["sv"], catalog_of(rows + many))
    told = tell(speech, answer(speech.catalog, asked("vad släpptes 2026?"), TODAY))
    assert told.headline == "8 versioner av Flow släpptes från 2026-01-01 till och med 2026-11-25"
    assert told.lines[1] == "6.15.3: 2026-11-20 (Server och Studio)."
    assert (len(told.lines), told.lines[-1]) == (9, "Och 1 till.")
    told = tell(speech, answer(speech.catalog, asked("vad släpptes 2026-11-20?"), TODAY))
    assert told.headline == "1 version av Flow släpptes 2026-11-20"


def test_days_to_come_are_answered_with_what_is_planned(catalog_of: Any) -> None:
    speech = Speech(TRANSLATIONS["sv"], catalog_of(CATALOG))
    told = tell(speech, answer(speech.catalog, asked("which versions will be released in 2027?"), TODAY))
    assert told.headline == "Ännu inte släppt: Server 6.15.4"


def test_as_json_the_days_stand_beside_what_came_out_in_them(catalog_of: Any) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    said = answer_json(speech, answer(speech.catalog, asked("what was released in June 2026?"), TODAY))
    assert (said["kind"], said["verdict"], said["from"], said["to"]) == ("released", "yes", "2026-06-01", "2026-06-30")
    assert said["releases"] == [{"component": "server", "version": "6.15.2", "released": "2026-06-02"}]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("which Studio versions were released in May 2026?", "released versions studio in 2026-05"),
        ("any new releases since 2026-06-01?", "released versions since 2026-06-01"),
        ("vilka versioner släpptes 2025?", "released versions in 2025"),
        ("vad släpptes i år?", "versions"),
    ],
)
def test_as_a_command_it_is_the_same_question_or_the_list_of_all(text: str, command: str) -> None:
    assert as_command((asked(text),)) == command
    assert command == "versions" or asked(command) == asked(text)

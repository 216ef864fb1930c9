"""Which releases were withdrawn and which are yet to come: asked of no version, answered from what is listed."""

from datetime import date
from typing import Any

import pytest

from bot.cli.exit_codes import NO, UNKNOWN, YES, exit_code
from bot.domain.answer import answer
from bot.domain.question import StandingOut
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 25)
VOCABULARY = Vocabulary.of(POLICY, LINES)
CATALOG = """
- {line: "6.15", released: 2025-10-11}
- {component: server, version: 6.15.1, withdrawn: true, notes: "Sign-in failed."}
- {component: server, version: 6.15.2}
- {component: studio, version: 6.15.3, released: 2027-01-15}
- {line: "6.16", released: 2027-03-01}
"""


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("are there any withdrawn releases?", "withdrawn versions"),
        ("vilka versioner är tillbakadragna?", "withdrawn versions"),
        ("has anything been pulled back?", "withdrawn versions"),
        ("withdrawn releases", "withdrawn versions"),
        ("är något servicepaket för Studio återkallat?", "withdrawn versions studio"),
        ("next release?", "planned versions"),
        ("when is the next release?", "planned versions"),
        ("när kommer nästa servicepaket?", "planned versions"),
        ("kommande versioner", "planned versions"),
        ("what comes next?", "planned versions"),
        ("when does the next Studio come?", "planned versions studio"),
    ],
)
def test_it_is_told_from_which_versions_are_supported(text: str, command: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == command


@pytest.mark.parametrize(
    "text", ["which versions are supported next year?", "is any version supported in the future?", "supported versions"]
)
def test_what_is_supported_later_is_another_question(text: str) -> None:
    [question] = understand(text, VOCABULARY)
    assert not isinstance(question, StandingOut)


@pytest.mark.parametrize(
    ("text", "code", "mark", "headline", "line"),
    [
        ("withdrawn versions", YES, "no", "Withdrawn by the vendor: Server 6.15.1", "Sign-in failed."),
        ("withdrawn server versions", YES, "no", "Withdrawn by the vendor: Server 6.15.1", "Sign-in failed."),
        ("withdrawn Studio versions", NO, "info", "No withdrawn release of Studio is listed", ""),
        ("next release?", YES, "info", "Yet to come: 6.16, Studio 6.15.3", "Planned: Studio 6.15.3, 2027-01-15."),
        ("next release?", YES, "info", "Yet to come: 6.16, Studio 6.15.3", "Planned: 6.16, 2027-03-01."),
        (
            "next server release?",
            UNKNOWN,
            "unknown",
            "Not known here: when the next release of Server comes",
            "support",
        ),
    ],
)
def test_it_is_what_the_catalogue_lists(
    text: str, code: int, mark: str, headline: str, line: str, catalog_of: Any
) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand(text, VOCABULARY)
    found = answer(speech.catalog, question, TODAY)
    told = tell(speech, found)
    assert (exit_code([found]), told.mark, told.headline[: len(headline)]) == (code, mark, headline)
    assert line in " ".join(told.lines)


def test_as_json_each_release_has_its_component_and_day(catalog_of: Any) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand("planned versions", VOCABULARY)
    said = answer_json(speech, answer(speech.catalog, question, TODAY))
    assert (said["kind"], said["verdict"], said["lines"]) == ("planned", "yes", ["6.16"])
    assert said["releases"] == [{"component": "studio", "version": "6.15.3", "released": "2027-01-15"}]

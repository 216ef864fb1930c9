"""In which releases something is fixed, by its key, and whether a version has it."""

from datetime import date
from typing import Any

import pytest

from bot.cli.exit_codes import exit_code
from bot.domain.answer import answer
from bot.domain.fixed import FixedAnswer, fix_keys
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 23)
CATALOG = """
- {component: server, version: 6.14.4, fixes: [{key: FLOW-1, severity: high, text: {en: It starts., sv: Den startar.}}]}
- {component: server, version: 6.15.3, fixes: [{key: FLOW-1, severity: high}, {key: FLOW-2, severity: high}]}
- {component: server, version: 6.15.4, withdrawn: true, fixes: [{key: FLOW-3, severity: high}]}
- {component: server, version: 6.15.5, released: 2027-01-01, fixes: [{key: FLOW-4, severity: high}]}
- {component: studio, version: 6.15.9, fixes: [{key: FLOW-5, severity: high}]}
"""


def asked(catalog: Any, text: str) -> FixedAnswer:
    [question] = understand(text, Vocabulary.of(catalog.policy, catalog.newest_lines, fix_keys(catalog)))
    found = answer(catalog, question, TODAY)
    assert isinstance(found, FixedAnswer)
    return found


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("is FLOW-1 fixed in 6.14.4?", "fixed FLOW-1 6.14.4"),
        ("är FLOW-1 rättad i server 6.14.4?", "fixed FLOW-1 server 6.14.4"),
        ("which version fixes FLOW-1?", "fixed FLOW-1"),
        ("is bug FLOW-1 in 6.14.3?", "fixed FLOW-1 6.14.3"),
        ("i vilken version rättades flow-1?", "fixed FLOW-1"),
        ("FLOW-1", "fixed FLOW-1"),
        ("what is flow-1?", "fixed FLOW-1"),
        ("is FLOW-1 in 6.14.4?", "fixed FLOW-1 6.14.4"),
        ("vi kör 6.14.3, har vi FLOW-1?", "fixed FLOW-1 6.14.3"),
        ("which releases contain FLOW-1?", "fixed FLOW-1"),
        ("status FLOW-1", "status FLOW-1"),
        ("upgrade 6.14.3 because of FLOW-1", "upgrade 6.14.3"),
        ("is NPS-123 fixed in 6.15?", "status NPS-123"),
        ("är NPS-123 fixad?", "status NPS-123"),
        ("6.15 and FLOW-1: is 6.15 supported?", "check 6.15"),
    ],
)
def test_a_fix_is_asked_for_by_its_key_beside_a_version(text: str, command: str) -> None:
    assert as_command(understand(text, Vocabulary.of(POLICY, LINES, ("FLOW-1",)))) == command


def test_of_a_withdrawn_version_its_withdrawal_is_told_beside_the_fix(catalog_of: Any) -> None:
    catalog = catalog_of(
        CATALOG.replace(
            "6.15.4, withdrawn: true, fixes: [{key: FLOW-3", "6.15.2, withdrawn: true, fixes: [{key: FLOW-1"
        )
    )
    assert asked(catalog, "fixed FLOW-1 6.15.2").reasons[0].code == "withdrawn"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("fixed FLOW-1", "yes"),
        ("fixed FLOW-1 6.14.4", "yes"),
        ("fixed FLOW-1 6.14", "yes"),
        ("fixed FLOW-1 server 6.14.4.99", "yes"),
        ("fixed FLOW-1 6.14.3", "no"),
        ("fixed FLOW-2 6.14.9", "no"),
        ("fixed FLOW-1 6.16", "unknown"),
        ("fixed FLOW-5 server 6.15.9", "unknown"),
        ("fixed FLOW-3 6.15.4", "unknown"),
        ("fixed FLOW-4 6.15.5", "unknown"),
        ("fixed FLOW-999", "unknown"),
    ],
)
def test_only_what_a_release_of_the_same_line_lists_is_a_yes(catalog_of: Any, text: str, verdict: str) -> None:
    found = asked(catalog_of(CATALOG), text)
    assert found.verdict == verdict
    assert exit_code([found]) == {"yes": 0, "no": 1, "unknown": 3}[verdict]


def test_in_words_and_as_json(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    found = asked(catalog, "är FLOW-1 rättad i server 6.14.3?")
    told = tell(Speech(TRANSLATIONS["sv"], catalog), found)
    assert (told.mark, told.headline) == (
        "no",
        "Nej: FLOW-1 är rättat senare än Server 6.14.3, i Server 6.14.4 och Server 6.15.3",
    )
    assert told.lines == ("FLOW-1: Den startar.",)
    as_json = answer_json(Speech(TRANSLATIONS["en"], catalog), found)
    assert list(as_json) == ["kind", "key", "component", "version", "verdict", "fixed_in", "reasons", "catalog_changed"]
    assert as_json["fixed_in"][0] == {"component": "server", "version": "6.14.4", "released": None}
    unknown = tell(Speech(TRANSLATIONS["en"], catalog), asked(catalog, "fixed FLOW-999 6.15"))
    assert (
        unknown.headline == "Not known whether FLOW-999 is fixed in Flow 6.15: no listed release says that it fixes it"
    )


@pytest.mark.parametrize(
    "text", ["which version fixes FLOW-1?", "is FLOW-1 fixed in 6.14.4?", "är FLOW-1 rättad i server 6.14.4?"]
)
def test_where_no_fix_is_listed_at_all_it_is_not_known(text: str, catalog_of: Any) -> None:
    catalog = catalog_of("- {component: server, version: 6.14.4}")
    vocabulary = Vocabulary.of(POLICY, LINES)
    answers = [answer(catalog, question, TODAY) for question in understand(text, vocabulary)]
    assert exit_code(answers) != 0
    assert not any(as_command([each]).startswith(("check", "versions")) for each in understand(text, vocabulary))

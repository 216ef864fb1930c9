"""How long a move takes and what it costs: not known here, and said before the way."""

from datetime import date
from typing import Any

import pytest

from bot.cli.exit_codes import UNKNOWN, exit_code
from bot.domain.answer import answer
from bot.domain.question import Beyond, NotUnderstood, Question, Upgrade
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 25)
VOCABULARY = Vocabulary.of(POLICY, LINES)
CATALOG = '- {line: "6.14", released: 2025-10-11}\n- {line: "6.15", released: 2026-10-11}'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hur lång tid tar en uppgradering från 6.14 till 6.15?", "hur lång tid"),
        ("hur länge tar uppgraderingen från 6.14 till 6.15?", "hur lång tid"),
        ("how long does the upgrade from 6.14 to 6.15 take?", "how long"),
        ("how much time does it take to upgrade from 6.14?", "how long"),
        ("vad kostar en uppgradering från 6.14 till 6.15?", "pris"),
        ("what downtime does an upgrade from 6.14 to 6.15 need?", "downtime"),
    ],
)
def test_what_a_move_takes_is_not_known_and_the_way_follows(text: str, what: str, catalog_of: Any) -> None:
    first, way = understand(text, VOCABULARY)
    assert (isinstance(first, Beyond) and first.what, type(way)) == (what, Upgrade)
    found = [answer(catalog_of(CATALOG), each, TODAY) for each in (first, way)]
    assert exit_code(found) == UNKNOWN
    assert tell(Speech(TRANSLATIONS["en"], catalog_of(CATALOG)), found[0]).mark == "unknown"


@pytest.mark.parametrize(
    "text",
    ["how long does it take to install server 6.15.17?", "hur lång tid tar det att uppgradera servern till 6.15.17?"],
)
def test_of_one_version_it_is_said_alone_and_a_command_says_it_again(text: str, catalog_of: Any) -> None:
    [question] = understand(text, VOCABULARY)
    assert understand(as_command([question]), VOCABULARY) == (question,)
    for language, said in (
        ("en", "Not known here: how long it takes (Server 6.15.17)"),
        ("sv", "Det är inte känt här hur lång tid det tar (Server 6.15.17)"),
    ):
        speech = Speech(TRANSLATIONS[language], catalog_of(CATALOG))
        assert tell(speech, answer(speech.catalog, question, TODAY)).headline == said


@pytest.mark.parametrize("text", ["how long does an upgrade take?", "hur lång tid tar en uppgradering?"])
def test_of_no_version_it_is_refused_as_not_known(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understand(text, VOCABULARY)
    assert refused.value.code == "duration"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We have a license for 6.14, can we upgrade to 6.15?", ["Upgrade"]),
        ("hur lång tid har vi på oss att uppgradera 6.14?", ["Upgrade"]),
        ("how long does it take until 6.14 expires?", ["Check"]),
    ],
)
def test_a_price_or_a_time_that_is_not_asked_for_changes_nothing(text: str, kinds: list[str]) -> None:
    questions: tuple[Question, ...] = understand(text, VOCABULARY)
    assert [type(each).__name__ for each in questions] == kinds

"""Versions of several servers or clients in one question: each that was named is answered, with what it was named with."""

from datetime import date
from typing import Any

import pytest

from bot.domain.answer import answer
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.conftest import shipped_policy
from tests.domain.small_policy import LINES
from tests.sentences import TRANSLATIONS

VOCABULARY = Vocabulary.of(shipped_policy(), LINES)
BOTH_SERVERS = ["compat studio 6.15 server 6.14", "compat studio 6.15 server 6.15"]
SEVERAL = {
    "can studio 6.15 connect to both 6.14 and 6.15 servers": BOTH_SERVERS,
    "can studio 6.15 connect to 6.14 and 6.15 servers?": BOTH_SERVERS,
    "can studio 6.15 talk to either a 6.14 or 6.15 server": BOTH_SERVERS,
    "kan studio 6.15 prata med både 6.14- och 6.15-servrar?": BOTH_SERVERS,
    "kan studio 6.15 ansluta till servrarna 6.14 och 6.15": BOTH_SERVERS,
    "studio 6.15 with 6.14 server and 6.15 server": BOTH_SERVERS,
    "funkar studio 6.15 med server 6.14 respektive 6.15": BOTH_SERVERS,
    "does android 6.15 work with 6.13, 6.14 and 6.15 servers": [
        f"compat android 6.15 server {version}" for version in ("6.13", "6.14", "6.15")
    ],
    "can android 6.16 connect to server 6.12, 6.13, 6.14, 6.15 and 6.16": [
        f"compat android 6.16 server 6.{minor}" for minor in range(12, 17)
    ],
    "funkar appen 6.15 mot både server 6.14 och 6.15?": [
        f"compat android 6.15 ios 6.15 server {version}" for version in ("6.14", "6.15")
    ],
    "can 6.14 and 6.15 studio talk to server 6.15": [
        f"compat studio {version} server 6.15" for version in ("6.14", "6.15")
    ],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_every_version_that_was_named_is_answered_and_none_else(text: str) -> None:
    assert [as_command([each]) for each in understand(text, VOCABULARY)] == SEVERAL[text]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_of_more_than_two_the_headline_says_which_they_are(catalog_of: Any, language: str) -> None:
    catalog = catalog_of('- {line: "6.14", released: 2025-01-24}\n- {line: "6.15", released: 2026-04-03}')
    [asked] = understand("compat android 6.15 ios 6.14 server 6.14", VOCABULARY)
    headline = tell(Speech(TRANSLATIONS[language], catalog), answer(catalog, asked, date(2026, 11, 23))).headline
    assert [name in headline for name in ("6.15", "iOS", "Server 6.14")] == [True] * 3

"""The vendor's rules themselves, asked in plain words of no version, and told from the policy."""

from typing import Any

import pytest

from bot.domain.question import NotUnderstood, Rule
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

VOCABULARY = Vocabulary.of(POLICY, LINES)
SAID = {
    "24 months from when?": "support",
    "var laddar jag ner senaste versionen?": "apply",
    "do service packs extend support?": "support",
    "förlänger ett servicepaket stödtiden?": "support",
    "varför måste man uppdatera klienterna?": "moves",
    "must studio have the same service pack as the server?": "moves",
    "behöver vi ta backup innan vi uppgraderar till 6.15?": "database",
    "when was the catalogue last changed?": "catalog",
    "när ändrades katalogen senast?": "catalog",
    "hur gammal är katalogen?": "catalog",
    "is the catalogue updated?": "catalog",
    "är supporten 24 eller 36 månader?": "support",
    "are mobile clients backward compatible?": "clients",
    "är de mobila klienterna bakåtkompatibla?": "clients",
    "what if the app is older than the server?": "clients",
    "what are the severity levels?": "fixes",
    "vilka kategorier finns det?": "fixes",
    "what is a blocker?": "fixes",
    "var laddar jag ner servicepaket?": "apply",
    "how do I get a service pack?": "apply",
    "do all clients have to be updated when we go from 6.14 to 6.15?": "moves",
    "måste vi uppdatera mobilerna när vi går till 6.15?": "moves",
    "does a service pack require new clients?": "moves",
    "måste klienterna uppdateras vid servicepaket?": "moves",
    "what is a service pack?": "numbering",
    "hur tolkar man versionsnummer?": "numbering",
    "vad är skillnaden mellan servicepaket och linje?": "numbering",
    "måste alla klienter ha samma version som servern?": "moves",
    "must studio and server be the same version?": "moves",
    "what does supported mean?": "support",
    "vad innebär support?": "support",
    "hur lägger jag på ett servicepack?": "apply",
    "vad betyder 6.1.7.26406?": "numbering",
    "what does the last number in 6.1.7.26406 mean?": "numbering",
    "måste vi uppdatera klienterna om vi uppdaterar servern till 6.15?": "moves",
    "do I have to update the clients when I upgrade the server?": "moves",
    "must we update Studio if we update the server?": "moves",
    "must the app be updated when we apply SP 17 on 6.15?": "moves",
    "måste appen uppdateras om vi lägger på sp 17 på 6.15?": "moves",
    "does a service pack change the database?": "database",
    "ändrar ett servicepaket databasen?": "database",
    "are high bugs fixed in service packs?": "fixes",
    "i vilka versioner rättas mindre fel?": "fixes",
    "do newer apps work with an older server?": "clients",
    "funkar nya appen med gamla servern?": "clients",
    "how do I apply a service pack?": "apply",
    "hur installerar jag ett servicepaket?": "apply",
}


@pytest.mark.parametrize(("text", "topic"), SAID.items())
def test_a_rule_is_asked_in_plain_words(text: str, topic: Any) -> None:
    assert understand(text, VOCABULARY) == (Rule(topic),)
    assert understand(as_command((Rule(topic),)), VOCABULARY) == (Rule(topic),)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("is high availability supported in 6.15?", "does 6.15 support high availability"),
        ("upgrade server 6.14.3 to 6.15", "upgrade server 6.14.3 6.15"),
        ("new version?", "versions"),
        ("how do I connect studio 6.15 to server 6.15?", "compat studio 6.15 server 6.15"),
        (
            "do we need to update studio 6.14 when we upgrade the server to 6.15?",
            "compat studio 6.14 server 6.15",
        ),
    ],
)
def test_what_asks_of_versions_asks_for_no_rule(text: str, command: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == command


@pytest.mark.parametrize("text", ["upgrade server to 6.15", "upgrade the server"])
def test_a_move_without_its_start_is_asked_back(text: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(text, VOCABULARY)


@pytest.mark.parametrize("topic", ["moves", "database", "fixes", "clients", "apply", "numbering", "support"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_policy_says_it_in_both_languages(catalog_of: Any, topic: Any, language: str) -> None:
    speech = Speech(TRANSLATIONS[language], catalog_of(""))
    told, as_json = tell(speech, Rule(topic)), answer_json(speech, Rule(topic))
    assert (told.mark, as_json["kind"], as_json["topic"]) == ("info", "rule", topic)
    assert [told.headline, *told.lines] == as_json["text"]
    assert (told.link is not None) == (topic in ("apply", "database"))


def test_which_category_is_fixed_where(catalog_of: Any) -> None:
    told = tell(Speech(TRANSLATIONS["en"], catalog_of("")), Rule("fixes"))
    assert told.headline == "Fixed in service packs: Blocker and High; in minor versions: Major and Minor"

"""What is asked of a version beside its support: never answered with its support, and no more than is known."""

from datetime import date
from typing import Any

import pytest

from bot.cli.exit_codes import NO, UNKNOWN, YES, exit_code
from bot.domain.answer import answer
from bot.domain.beyond import BeyondAnswer
from bot.domain.question import Beyond, Check, Rule
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from bot.words.tickets.asks import with_errands
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 23)
VOCABULARY = Vocabulary.of(POLICY, LINES)
CATALOG = """
- {line: "6.14", released: 2025-01-24}
- {line: "6.15", released_by: 2026-04-03}
- {component: server, version: 6.14.4, released: 2025-06-01,
   fixes: [{key: FLOW-1, severity: high, text: {en: It starts., sv: Den startar.}}]}
- {component: server, version: 6.15.12, notes: {en: It is quicker., sv: Den går fortare.}}
- {component: server, version: 6.15.13}
"""
FEATURES = {
    "does 6.15 support kerberos?": "kerberos",
    "does 6.15 support dark mode": "dark mode",
    "har 6.15 stöd för mörkt läge?": "mörkt läge",
    "stöder server 6.15 kerberos?": "kerberos",
    "does 6.15 have dark mode?": "dark mode",
    "finns det mörkt läge i 6.15?": "mörkt läge",
    "is there a dark mode in 6.15?": "dark mode",
    "is kerberos supported in 6.15?": "kerberos",
    "stöds kerberos i 6.15?": "kerberos",
    "does 6.15 work with citrix?": "citrix",
    "funkar 6.15 med citrix?": "citrix",
    "går 6.15 att köra i kubernetes?": "kubernetes",
    "can 6.15 print labels?": "print labels",
    "will server 6.15 run on raspberry hardware?": "raspberry hardware",
}
TOPICS = {
    "hur länge har 6.15 funnits?": "when was 6.15 released",
    "how long has 6.15 been out?": "when was 6.15 released",
    "which fixes are in 6.15.13?": "what is new in 6.15.13",
    "ska vi byta från 6.15 till Connect?": "does 6.15 support Flow Connect",
    "how many service packs does 6.15 have?": "list service packs of 6.15",
    "vilka servicepaket finns till 6.15?": "list service packs of 6.15",
    "list service packs of studio 6.15": "list service packs of studio 6.15",
    "how many service packs behind is 6.15.3?": "is 6.15.3 the newest service pack",
    "is 6.15.3 outdated?": "is 6.15.3 the newest",
    "är 6.15.3 föråldrad?": "is 6.15.3 the newest",
    "is 6.13 outdated?": "is 6.13 the newest",
    "is 6.15.3 out of date?": "is 6.15.3 the newest",
    "is 6.15 the current version?": "is 6.15 the newest",
    "är 6.14 rekommenderad?": "is 6.14 the newest",
    "is 6.15 the last version?": "is 6.15 the newest",
    "is 6.15 LTS?": "does 6.15 support lts",
    "är 6.15 en LTS-version?": "does 6.15 support lts",
    "is server 6.15 certified?": "does server 6.15 support certified",
    "is 6.15 GDPR compliant?": "does 6.15 support gdpr compliant",
    "är 6.15 snabb?": "does 6.15 support snabb",
    "is server 6.15.12 withdrawn?": "is server 6.15.12 withdrawn",
    "är 6.15.12 tillbakadragen?": "is 6.15.12 withdrawn",
    "har något servicepaket till 6.15 återkallats?": "is 6.15 withdrawn",
    "has 6.15.12 been pulled back?": "is 6.15.12 withdrawn",
    "is 6.15.3 safe to install?": "known bugs in 6.15.3",
    "är 6.15.3 trasig?": "known bugs in 6.15.3",
    "are there known bugs in 6.15.3?": "known bugs in 6.15.3",
    "is there a known bug in 6.15.3 with studio?": "known bugs in 6.15.3",
    "finns det kända fel i server 6.15?": "known bugs in server 6.15",
    "vad är nytt i 6.15?": "what is new in 6.15",
    "what's new in 6.15": "what is new in 6.15",
    "what's fixed in server 6.15.13?": "what is new in server 6.15.13",
    "vad rättades i 6.15.13": "what is new in 6.15.13",
    "release notes for 6.15?": "what is new in 6.15",
    "what's the diff between 6.14 and 6.15?": "difference between 6.14 and 6.15",
    "vad skiljer 6.14 från 6.15?": "difference between 6.14 and 6.15",
    "when was 6.15.3 released?": "when was 6.15.3 released",
    "när släpptes 6.14?": "when was 6.14 released",
    "när kommer 6.17?": "when was 6.17 released",
    "how old is 6.10?": "when was 6.10 released",
    "hur gammal är 6.10?": "when was 6.10 released",
    "which is newer, 6.15.9 or 6.15.12?": "which is newer, 6.15.9 or 6.15.12",
    "vilken är nyast, 6.15.9 eller 6.15.12?": "which is newer, 6.15.9 or 6.15.12",
    "är server 6.15.9 nyare än 6.15.12?": "is server 6.15.9 newer than server 6.15.12",
    "is 6.14 older than 6.15?": "is 6.14 older than 6.15",
    "är 6.15.12 en senare version än 6.15.9?": "is 6.15.12 newer than 6.15.9",
    "6.15.9 äldre än 6.15.12?": "is 6.15.9 older than 6.15.12",
    "is 6.15.9 newer or older than 6.15.12?": "which is newer, 6.15.9 or 6.15.12",
    "did 6.15.12 come after 6.15.9?": "is 6.15.12 newer than 6.15.9",
    "släpptes 6.15.9 före 6.15.12?": "is 6.15.9 older than 6.15.12",
    "what came first, 6.14 or 6.15": "which is older, 6.14 or 6.15",
    "vilken av versionerna 6.15.9 och 6.15.12 är äldst?": "which is older, 6.15.9 or 6.15.12",
    "newest: 6.15.9 or 6.15.12": "which is newer, 6.15.9 or 6.15.12",
    "ändras databasen mellan 6.15.3 och 6.15.17?": "does the database change from 6.15.3 to 6.15.17",
    "does the database change between server 6.15 and 6.14": "does the database change from server 6.14 to server 6.15",
    "påverkas databasen om vi går från 6.14 till 6.16?": "does the database change from 6.14 to 6.16",
    "database changes 6.14 6.15": "does the database change from 6.14 to 6.15",
    "vilket servicepaket är senaste för 6.15?": "is 6.15 the newest service pack",
    "hur många servicepaket efter ligger 6.14.2": "is 6.14.2 the newest service pack",
    "är 6.14.14 sista servicepaketet för 6.14?": "is 6.14.14 the newest service pack",
    "is 6.15.17 up to date?": "is 6.15.17 the newest",
    "what was fixed between 6.15.3 and 6.15.17": "difference between 6.15.3 and 6.15.17",
    "does 6.15.17 require a db backup": "does a service pack change the database",
    "behöver vi ta backup innan vi lägger på servicepaketet": "does a service pack change the database",
    "vilket sp ska vi ha på 6.15?": "is 6.15 the newest service pack",
    "which service pack should we run on studio 6.14?": "is studio 6.14 the newest service pack",
    "what did 6.15.17 fix?": "what is new in 6.15.17",
    "vad rättar server 6.15.13?": "what is new in server 6.15.13",
    "what bugs does 6.15.17 fix?": "what is new in 6.15.17",
    "vilka fel rättas i 6.15.17?": "what is new in 6.15.17",
    "kommer det fler servicepaket till 6.14?": "what comes next in 6.14",
    "when is the next service pack for studio 6.15": "what comes next in studio 6.15",
    "can studio 6.15 and 6.16 run side by side": "does studio 6.15 support side",
    "kräver 6.16 ny licens": "does 6.16 support licens",
    "can a 6.14 backup be restored on 6.15": "does 6.14 support restored",
    "latest news about 6.15": "what is new in 6.15",
    "får vi fler funktioner i 6.15": "what is new in 6.15",
    "are all bugs fixed in 6.15": "known bugs in 6.15",
    "är alla buggar rättade i 6.15": "known bugs in 6.15",
    "which bugs are fixed in 6.15.13": "what is new in 6.15.13",
    "6.15 vs 6.16": "difference between 6.15 and 6.16",
    "ändras databasen i 6.16?": "does a service pack change the database",
}
SUPPORT = [
    "the latest we can wait with 6.15?",
    "do you still fix bugs in 6.15",
    "vi har fler kunder på 6.15, stöds den?",
    "is 6.15 supported?",
    "is there support for 6.15?",
    "har vi stöd för 6.15?",
    "when does 6.15 support end?",
    "har 6.15 gått ut?",
    "har 6.15 släppts?",
    "has 6.15 been released?",
    "has 6.15 expired?",
    "is 6.15 dead?",
    "is our production on 6.15 supported?",
    "our customer Acme runs 6.15, is it supported?",
    "does 6.15 work in production?",
    "can we stay on 6.15?",
    "can 6.15 stay for another year?",
    "kan 6.15 ligga kvar i vår miljö?",
    "finns 6.15?",
    "is 6.15 safe to use",
    "Hej! Vi på Acme kör 6.15 hos kunden Volvo, stöds den?",
    "does the customer have 6.15 and is it supported?",
    "kunden har 6.15, är det ok?",
    "when was 6.15 released and is it supported?",
    "we found a known bug and run 6.15, is it supported?",
]


@pytest.mark.parametrize(("text", "what"), FEATURES.items())
def test_what_a_version_can_do_is_asked_with_what_it_is(text: str, what: str) -> None:
    [question] = understand(text, VOCABULARY)
    assert isinstance(question, Beyond)
    assert (question.topic, question.what, str(question.subject.version)) == ("feature", what, "6.15")


@pytest.mark.parametrize(("text", "command"), TOPICS.items())
def test_what_else_is_asked_of_a_version_is_understood(text: str, command: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == command
    assert as_command(understand(command, VOCABULARY)) == command


@pytest.mark.parametrize(
    "text", ["var laddar jag ner 6.15.17", "how do I install 6.15.17?", "hur lägger man in 6.15.17?"]
)
def test_whoever_asks_how_to_install_a_version_reads_first_how_it_stands(text: str) -> None:
    check, rule = understand(text, VOCABULARY)
    assert (as_command([check]), rule) == ("check 6.15.17", Rule("apply"))


def test_a_version_that_is_named_again_and_again_is_told_of_once() -> None:
    assert len(understand("how do I install " + "6.15.17 " * 200, VOCABULARY)) == 2


@pytest.mark.parametrize("text", SUPPORT)
def test_support_is_still_what_is_asked(text: str) -> None:
    assert {type(each) for each in understand(text, VOCABULARY)} == {Check}


@pytest.mark.parametrize(
    ("text", "code", "headline"),
    [
        ("does 6.14 support kerberos?", UNKNOWN, "Not known here: “kerberos” in Flow 6.14"),
        ("known bugs in 6.14?", UNKNOWN, "Not known here: which faults Flow 6.14 has"),
        ("what's new in 6.14?", YES, "What the catalogue says of Flow 6.14"),
        ("what's new in 6.15.13?", UNKNOWN, "Not known here: what Flow 6.15.13 brings"),
        (
            "what differs between 6.15.12 and 6.15.13?",
            UNKNOWN,
            "Not known here: what differs between Flow 6.15.12 and Flow 6.15.13",
        ),
        (
            "what was fixed between 6.14 and 6.15?",
            YES,
            "What the catalogue says of what came between Flow 6.14 and Flow 6.15",
        ),
        ("will 6.15 get more service packs", UNKNOWN, "Not known here: what comes next in Flow 6.15"),
        ("is 6.15 stable?", UNKNOWN, "Not known here: which faults Flow 6.15 has"),
        ("any security issues in 6.15", UNKNOWN, "Not known here: which faults Flow 6.15 has"),
        ("is server 6.15.13 the latest?", YES, "Yes: Server 6.15.13 is the newest"),
        (
            "is server 6.14.4 the latest?",
            NO,
            "Server 6.14.4 is the newest of line 6.14; Server 6.15.13 is newer still",
        ),
        (
            "is server 6.14.4 the latest service pack?",
            YES,
            "Server 6.14.4 is the newest of line 6.14; Server 6.15.13 is newer still",
        ),
        ("is 6.15.14 the latest?", UNKNOWN, "Not known whether Flow 6.15.14 is the newest one"),
        (
            "how far behind is server 6.15.12?",
            NO,
            "Server 6.15.12 is not the newest: it is 1 service pack behind Server 6.15.13",
        ),
        ("latest sp for 6.14", YES, "The newest of Flow 6.14 is Server 6.14.4"),
        ("is 6.14 the newest version?", NO, "The newest of Flow 6.14 is Server 6.14.4; Server 6.15.13 is newer still"),
        ("when was server 6.14.4 released?", YES, "Server 6.14.4 was released 2025-06-01"),
        ("when was 6.15 released?", UNKNOWN, "Not known exactly: Flow 6.15 was released by 2026-04-03 at the latest"),
        ("when was 6.17 released?", UNKNOWN, "Not known when Flow 6.17 was or will be released"),
        ("which is newer, 6.15.9 or 6.15.12?", YES, "Flow 6.15.12 is newer than Flow 6.15.9"),
        ("which is older, 6.15.9 or 6.15.12?", YES, "Flow 6.15.9 is older than Flow 6.15.12"),
        ("is 6.15.9 newer than 6.15.12?", NO, "No: Flow 6.15.9 is older than Flow 6.15.12"),
        ("is 6.15.12 newer than 6.15.9?", YES, "Yes: Flow 6.15.12 is newer than Flow 6.15.9"),
        ("is 6.15.12 older than 6.15.9?", NO, "No: Flow 6.15.12 is newer than Flow 6.15.9"),
        ("is 6.15 newer than 6.15.12?", NO, "Flow 6.15.12 is one of the releases of 6.15: neither is the newer one"),
        (
            "is 6.15.14 newer than 6.15.13?",
            UNKNOWN,
            "Not known: Flow 6.15.14 is not in the catalogue; by its number it would be newer than Flow 6.15.13",
        ),
        (
            "is studio 6.15.12 newer than server 6.15.13?",
            UNKNOWN,
            "Not known whether Server 6.15.13 or Studio 6.15.12 is newer",
        ),
        ("is studio 6.14.4 older than server 6.15?", YES, "Yes: Studio 6.14.4 is older than Server 6.15"),
    ],
)
def test_no_yes_is_given_to_what_is_not_known(text: str, code: int, headline: str, catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    [question] = understand(text, VOCABULARY)
    found = answer(catalog, question, TODAY)
    assert isinstance(found, BeyondAnswer)
    told = tell(Speech(TRANSLATIONS["en"], catalog), found)
    assert (exit_code([found]), told.headline) == (code, headline)
    mark = {UNKNOWN: "unknown", NO: "no"}.get(code, "yes" if question.whether else "info")
    # To have the newest of a line is no fault.
    assert told.mark == ("info" if code == NO and found.check.is_latest else mark)


@pytest.mark.parametrize(
    ("text", "code", "mark", "headline"),
    [
        ("is server 6.14.5 withdrawn?", YES, "no", "Withdrawn by the vendor: Server 6.14.5"),
        ("is 6.14.5 withdrawn?", YES, "no", "Withdrawn by the vendor: Server 6.14.5"),
        ("has anything of 6.14 been withdrawn?", YES, "no", "Withdrawn by the vendor: Server 6.14.5"),
        ("is server 6.14.4 withdrawn?", NO, "info", "Not withdrawn, as far as the catalogue knows: Server 6.14.4"),
        ("has 6.15 been recalled?", NO, "info", "Not withdrawn, as far as the catalogue knows: Flow 6.15"),
        (
            "is 6.14.9 withdrawn?",
            UNKNOWN,
            "unknown",
            "Not known whether Flow 6.14.9 has been withdrawn: the catalogue does not list it",
        ),
    ],
)
def test_whether_it_was_withdrawn_is_what_the_catalogue_says(
    text: str, code: int, mark: str, headline: str, catalog_of: Any
) -> None:
    catalog = catalog_of(CATALOG + "- {component: server, version: 6.14.5, withdrawn: true}")
    [question] = understand(text, VOCABULARY)
    found = answer(catalog, question, TODAY)
    told = tell(Speech(TRANSLATIONS["en"], catalog), found)
    assert (exit_code([found]), told.mark, told.headline) == (code, mark, headline)


def test_whether_what_was_withdrawn_can_be_used_is_answered_by_how_it_stands() -> None:
    assert as_command(understand("can we still use the withdrawn 6.14.5?", VOCABULARY)) == "check 6.14.5"


def test_that_a_version_is_of_its_line_is_looked_at_each_time() -> None:
    vocabulary = Vocabulary.of(POLICY, LINES)
    [newest] = understand("is 6.14.14 the last service pack for 6.14?", vocabulary)
    assert isinstance(newest, Beyond)
    assert {type(each) for each in understand("is 6.15.3 the last service pack for 6.14?", vocabulary)} == {Check}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_planned_is_told_of_what_comes_next(language: str, catalog_of: Any) -> None:
    speech = Speech(
        TRANSLATIONS[language], catalog_of(CATALOG + "- {component: server, version: 6.15.14, released: 2026-12-24}")
    )
    [question] = understand("what comes next in 6.15", VOCABULARY)
    assert "2026-12-24" in tell(speech, answer(speech.catalog, question, TODAY)).lines[0]


def test_the_releases_say_what_they_bring(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    said = {}
    for text in ("vad är nytt i 6.14?", "vad är nytt i 6.15?"):
        [question] = understand(text, VOCABULARY)
        said[text] = tell(Speech(TRANSLATIONS["sv"], catalog), answer(catalog, question, TODAY)).lines[0]
    assert said == {
        "vad är nytt i 6.14?": "Server 6.14.4, FLOW-1: Den startar.",
        "vad är nytt i 6.15?": "Server 6.15.12: Den går fortare.",
    }


def test_what_is_known_of_the_version_and_a_request_are_offered(catalog_of: Any) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand("does 6.14 support kerberos?", VOCABULARY)
    found = answer(speech.catalog, question, TODAY)
    told = with_errands(speech, tell(speech, found), found)
    assert told.lines[-1] == "What is known: Flow 6.14 is supported through 2027-01-24 (62 days left)."
    assert [ask.text for ask in told.asks] == ["check 6.14", "ticket 6.14"]
    assert answer_json(speech, found)["verdict"] == "unknown"


@pytest.mark.parametrize(
    ("text", "code", "may_change", "headline"),
    [
        (
            "does the database change between 6.15.3 and 6.15.17?",
            NO,
            False,
            "No: the internal database's structure is the same in Flow 6.15.3 and Flow 6.15.17",
        ),
        (
            "does the database change between 6.14 and 6.15?",
            YES,
            True,
            "The internal database may change from Flow 6.14 to Flow 6.15: back up first",
        ),
        (
            "does the database change between windows 1.29 and windows 1.35?",
            UNKNOWN,
            None,
            "Not known whether the database changes from Windows client 1.29 to Windows client 1.35",
        ),
    ],
)
def test_whether_the_database_changes_is_answered_first(
    text: str, code: int, may_change: object, headline: str, catalog_of: Any
) -> None:
    speech = Speech(TRANSLATIONS["en"], catalog_of(CATALOG))
    [question] = understand(text, VOCABULARY)
    found = answer(speech.catalog, question, TODAY)
    assert (exit_code([found]), tell(speech, found).headline) == (code, headline)
    assert answer_json(speech, found)["database_may_change"] is may_change


@pytest.mark.parametrize(
    "text",
    [
        "is 6.13 still alive?",
        "is 6.13 covered?",
        "är 6.13 giltig?",
        "is 6.13 dead?",
        "is 6.13 too old?",
        "is 6.13 suppoted?",
        "är 6.13 stådd?",
        "is 6.14 fine?",
        "is 6.14 phased out?",
        "is 6.14 going away?",
        "är 6.15.17 ett bra val?",
        "our current version is 6.14.3",
    ],
)
def test_other_words_for_support_and_slips_of_them_ask_for_support(text: str) -> None:
    assert as_command(understand(text, VOCABULARY)).startswith("check 6.1")


def test_the_listed_packs_of_a_line_are_told_by_component(catalog_of: Any) -> None:
    packs = "".join(f"- {{component: server, version: 6.15.{number}}}\n" for number in (1, 2, 3, 5))
    gone = "- {component: server, version: 6.15.4, withdrawn: true}\n- {version: 6.15.7}\n"
    catalog = catalog_of(packs + gone + "- {component: server, version: 6.15.8, released: 2027-05-01}\n")
    [question] = understand("which service packs exist for 6.15.2?", VOCABULARY)
    found = answer(catalog, question, TODAY)
    told = tell(Speech(TRANSLATIONS["en"], catalog), found)
    assert (exit_code([found]), told.headline) == (YES, "Listed releases of Flow 6.15")
    assert told.lines[:2] == ("Server: 6.15.1 - 6.15.3, 6.15.5 (4).", "Component not stated: 6.15.7 (1).")
    assert "6.15.4 was withdrawn" in told.lines[2]
    [question] = understand("list service packs of 6.99", VOCABULARY)
    assert exit_code([answer(catalog, question, TODAY)]) == UNKNOWN

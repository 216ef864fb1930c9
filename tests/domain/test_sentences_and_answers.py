"""What people ask in whole sentences, on the demo's catalogue: which question it is, and how it ends.

6.13 ended 2026-05-09; 6.14 is supported through 2027-01-24, 6.15 through 2027-10-11 and 6.16 through 2028-07-28.
"""

from datetime import date
from pathlib import Path

import pytest

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.sample import write_sample
from bot.cli.exit_codes import NO, UNKNOWN, YES, exit_code
from bot.domain.answer import Answer, answer
from bot.domain.beyond import BeyondAnswer
from bot.domain.catalog import Catalog
from bot.domain.check import CheckAnswer
from bot.domain.question import NotUnderstood
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.vocabulary import Vocabulary
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.sentences import TRANSLATIONS

DAY = date(2026, 11, 25)
PHONES = "android 6.14 ios 6.14"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder: Path = tmp_path_factory.mktemp("sample")
    write_sample(folder, DAY)
    return load_catalog(folder)


@pytest.fixture(scope="module")
def vocabulary(sample: Catalog) -> Vocabulary:
    return Vocabulary.of(sample.policy, sample.newest_lines)


def asked(text: str, sample: Catalog, vocabulary: Vocabulary) -> tuple[str, list[Answer]]:
    questions = understand(text, vocabulary)
    return " + ".join(as_command([each]) for each in questions), [answer(sample, each, DAY) for each in questions]


def refused(text: str, vocabulary: Vocabulary) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, vocabulary)
    return caught.value


PAIRS = {
    "Does server 6.15 support android 6.14?": "compat server 6.15 android 6.14",
    "Stöder server 6.15 androidklienten 6.14?": "compat server 6.15 android 6.14",
    "Stödjer server 6.15 android 6.14?": "compat server 6.15 android 6.14",
    "Har server 6.15 stöd för android 6.14?": "compat server 6.15 android 6.14",
    "Will server 6.15.3 support our android 6.14 clients?": "compat server 6.15.3 android 6.14",
    "Is android 6.14 supported on server 6.15?": "compat android 6.14 server 6.15",
    "Is android 6.14 supported by server 6.15?": "compat android 6.14 server 6.15",
    "Stöds android 6.14 på server 6.15?": "compat android 6.14 server 6.15",
    "Stöds android 6.14 i server 6.15?": "compat android 6.14 server 6.15",
    "Support for android 6.14 in server 6.15?": "compat android 6.14 server 6.15",
    "Räcker android 6.14 till server 6.15?": "compat android 6.14 server 6.15",
    "Klarar server 6.15 android 6.14?": "compat server 6.15 android 6.14",
    "Våra mobiler kör 6.14 och servern 6.15.3, är det ok?": f"compat {PHONES} server 6.15.3",
    "Kan servern vara 6.15 om telefonerna är på 6.14?": f"compat server 6.15 {PHONES}",
    "Our server is 6.15.3. Our phones run 6.14. Is that OK?": f"compat server 6.15.3 {PHONES}",
    "handdatorerna kör 6.14, servern 6.15": f"compat {PHONES} server 6.15",
    "scannrarna kör 6.14, servern 6.15": f"compat {PHONES} server 6.15",
    "surfplattorna kör 6.14, servern 6.15": f"compat {PHONES} server 6.15",
    "mobilklienten 6.14 mot server 6.15?": f"compat {PHONES} server 6.15",
    "mobile client 6.14 server 6.15": f"compat {PHONES} server 6.15",
    "mobile 6.14 server 6.15": f"compat {PHONES} server 6.15",
    "server 6.15 mobiler 6.14": f"compat server 6.15 {PHONES}",
    "Kör 6.14 på mobilen och 6.15 på servern": f"compat {PHONES} server 6.15",
    "clients 6.14 server 6.15": f"compat {PHONES} studio 6.14 web 6.14 portal 6.14 server 6.15",
    "Användarna har 6.14 och servern är 6.15": f"compat {PHONES} studio 6.14 web 6.14 portal 6.14 server 6.15",
    "We are upgrading the server from 6.14.3 to 6.16.4. Does android 6.15 still work?": (
        "compat server 6.16.4 android 6.15"
    ),
    "Vi uppgraderar servern från 6.14.3 till 6.16.4. Funkar android 6.15 fortfarande?": (
        "compat server 6.16.4 android 6.15"
    ),
}


@pytest.mark.parametrize(("text", "command"), PAIRS.items())
def test_whether_two_go_together_is_never_answered_by_whether_each_is_supported(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, NO)


SEVERAL = {
    "studio 6.15 mot server 6.14 och 6.15": "compat studio 6.15 server 6.14 + compat studio 6.15 server 6.15",
    "android 6.14 or 6.15 with server 6.15?": "compat android 6.14 server 6.15 + compat android 6.15 server 6.15",
    "is android 6.14.4 compatible with server 6.13 and server 6.15?": (
        "compat android 6.14.4 server 6.13 + compat android 6.14.4 server 6.15"
    ),
}


@pytest.mark.parametrize(("text", "commands"), SEVERAL.items())
def test_a_component_in_several_versions_is_paired_with_each(
    text: str, commands: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (commands, NO)


def test_newer_phones_and_an_older_server_go_together(sample: Catalog, vocabulary: Vocabulary) -> None:
    said, answers = asked("Telefonerna har 6.15 men servern är kvar på 6.14", sample, vocabulary)
    assert (said, exit_code(answers)) == ("compat android 6.15 ios 6.15 server 6.14", YES)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("I have 6.14.3 installed and the server is 6.15.3. Will it work?", "6.14.3"),
        ("6.14 server=6.15", "6.14"),
        ("compat =6.14 server=6.15", "6.14"),
        ("allt är 6.15 utom android som är 6.14", "6.15"),
        ("Is android 6.14 supported in 6.15?", "6.15"),
        ("our server is 6.15 and the kiosks 6.14", "6.14"),
        ("Our studio is 6.14 and everything else runs 6.15", "6.15"),
    ],
)
def test_a_version_of_nothing_that_was_named_is_asked_back(text: str, version: str, vocabulary: Vocabulary) -> None:
    refusal = refused(text, vocabulary)
    assert (refusal.code, refusal.params) == ("component_missing", {"version": version})


SUPPORT = {
    "Studion 6.15.3 och mobilerna 6.14, stöds det?": ("check studio 6.15.3 + check android 6.14 + check ios 6.14", YES),
    "stöds studio 6.14 och 6.15?": ("check studio 6.14 + check studio 6.15", YES),
    "is our client 6.14 supported?": ("check 6.14", YES),
    "är telefonerna på 6.14 stödda?": ("check android 6.14 + check ios 6.14", YES),
    "Vi kör 6.1.7.26406 på servern. Studio är samma. Är den fortfarande stödd?": (
        "check server 6.1.7.26406 + check studio 6.1.7.26406",
        NO,
    ),
    "Inte 6.13 utan 6.14, stöds den?": ("check 6.14", YES),
    "är inte 6.13 stödd?": ("check 6.13", NO),
    "är det 6.14, inte 6.13, som stöds?": ("check 6.14", YES),
    "Får jag installera 6.15.12?": ("check 6.15.12", NO),
    "6.15 servicepaket 3": ("check 6.15.3", YES),
    "servicepaket 3 för 6.15": ("check 6.15.3", YES),
    "SP3 6.15": ("check 6.15.3", YES),
    "6.15.3 build 5": ("check 6.15.3.5", YES),
    "stöds gamla 6.13?": ("check 6.13", NO),
    "we run IFS Cloud 23.1 and Flow 6.13, is it supported?": ("check 6.13", NO),
    "the windows server has 6.13, is it supported?": ("check 6.13", NO),
    "Räcker 6.15?": ("check 6.15", YES),
    "6.13 end of life?": ("check 6.13", NO),
    "Has 6.13 reached end of life?": ("check 6.13", NO),
    "Is 6.14 nearing its end of support?": ("check 6.14", YES),
    "Har 6.13 nått slutet av sin livscykel?": ("check 6.13", NO),
    "Närmar sig 6.14 slutet av supporten?": ("check 6.14", YES),
    "Is 6.15 supported at 10.30 tomorrow?": ("check 6.15 in 1 days", YES),
    "servern har 192.168.1.10 och 6.15, stöds den?": ("check server 6.15", YES),
}


@pytest.mark.parametrize(("text", "said", "code"), [(text, *each) for text, each in SUPPORT.items()])
def test_what_is_asked_of_versions_one_by_one_is_checked(
    text: str, said: str, code: int, sample: Catalog, vocabulary: Vocabulary
) -> None:
    understood, answers = asked(text, sample, vocabulary)
    assert (understood, exit_code(answers)) == (said, code)


@pytest.mark.parametrize(
    "text",
    [
        "Är 6.13 stödd eller måste vi uppgradera?",
        "Is 6.13 supported or should we upgrade?",
        "Do we have to upgrade from 6.13 or is it still supported?",
        "Vi ska inte uppgradera från 6.13, stöds den?",
        "We will not upgrade from 6.13, is it supported?",
        "Is Android 6.13 still supported or should we upgrade the app?",
    ],
)
def test_supported_or_must_we_upgrade_is_answered_by_the_check_with_the_way_beside_it(
    text: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    _, answers = asked(text, sample, vocabulary)
    assert [type(each) for each in answers] == [CheckAnswer, UpgradeAnswer]
    assert exit_code(answers) == NO


def test_a_way_whose_end_is_not_known_does_not_change_whether_the_start_is_supported(
    sample: Catalog, vocabulary: Vocabulary
) -> None:
    _, answers = asked("Is 6.14 supported or should we upgrade it?", sample, vocabulary)
    assert exit_code(answers) == YES


UPDATES = {
    "do we still get updates for 6.13?": "check 6.13",
    "får 6.13 uppdateringar fortfarande?": "check 6.13",
    "are there updates for 6.13": "check 6.13",
    "uppdateras 6.13 fortfarande?": "check 6.13",
    "when was 6.13 last updated": "check 6.13",
    "we just updated to 6.13.17, all good?": "check 6.13.17",
    "vi vill inte uppgradera från 6.13, är det ok?": "check 6.13 + upgrade 6.13",
    "we can't upgrade from 6.13, is that a problem?": "check 6.13 + upgrade 6.13",
    "vi kör 6.12.19, behöver vi uppgradera?": "check 6.12.19 + upgrade 6.12.19",
    "must we upgrade 6.13?": "check 6.13 + upgrade 6.13",
}


@pytest.mark.parametrize(("text", "command"), UPDATES.items())
def test_whether_there_are_updates_or_one_must_is_first_whether_it_is_supported(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, NO)


@pytest.mark.parametrize(
    "text",
    [
        "can 6.13 still be upgraded?",
        "which updates are there for 6.13",
        "what should we upgrade 6.13 to?",
        "We're on 6.13. What should we move to?",
        "what should we move to from 6.13?",
        "which version should we go to from 6.13?",
        "where should we go from 6.13?",
        "replace 6.13 with what?",
        "what should we use instead of 6.13?",
        "what's the next step from 6.13?",
        "vad ska vi byta 6.13 till?",
        "vi kör 6.13, vart ska vi gå sen?",
        "vad kör vi istället för 6.13?",
    ],
)
def test_where_to_move_is_an_upgrade(text: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == "upgrade 6.13"


UPGRADES = {
    "Vi ska uppgradera server och studio 6.14.3 till 6.16": "upgrade server 6.14.3 6.16 + upgrade studio 6.14.3 6.16",
    "must we update the studio when we upgrade the server from 6.14 to 6.15?": "upgrade server 6.14 6.15",
    "do we have to update android when we go from server 6.15.3 to 6.15.17?": "upgrade server 6.15.3 6.15.17",
    "måste studio uppdateras när servern går från 6.14 till 6.15?": "upgrade server 6.14 6.15",
    "move from 6.14.3 to 6.16": "upgrade 6.14.3 6.16",
    "flytta studio 6.14 till 6.15": "upgrade studio 6.14 6.15",
    "Kan vi hoppa över 6.15 och gå från 6.14 till 6.16?": "upgrade 6.14 6.16 directly",
    "Can we skip 6.15 and go from 6.14 to 6.16?": "upgrade 6.14 6.16 directly",
    "should we go to 6.16 from 6.14 via 6.15?": "upgrade 6.14 6.16 directly",
    "What is the latest patch for server 6.14.3?": "upgrade server 6.14.3 6.14",
    "Can we patch 6.14.3?": "upgrade 6.14.3 6.14",
    "uppgradera 6.14.3 servicepaket": "upgrade 6.14.3 6.14",
    "Går 6.14.14 att installera på 6.14.3?": "upgrade 6.14.3 6.14.14",
}


@pytest.mark.parametrize(("text", "command"), UPGRADES.items())
def test_a_way_from_one_version_to_another_is_an_upgrade(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, UNKNOWN if command.endswith("directly") else YES)


STAYING = {
    "can we upgrade the server from 6.15 to 6.16 without updating the android app?": (
        "upgrade server 6.15 6.16 without android",
        NO,
    ),
    "Kan vi uppgradera servern från 6.15 till 6.16 utan att uppdatera appen?": (
        "upgrade server 6.15 6.16 without android and ios",
        NO,
    ),
    "can we move the server from 6.14 to 6.15 without touching studio": ("upgrade server 6.14 6.15 without studio", NO),
    "kan vi uppgradera servern från 6.14 till 6.15 och behålla studio?": (
        "upgrade server 6.14 6.15 without studio",
        NO,
    ),
    "upgrade server 6.15 6.16 without android and ios": ("upgrade server 6.15 6.16 without android and ios", NO),
    "can we upgrade the server from 6.15 to 6.16 without the connector?": (
        "upgrade server 6.15 6.16 without connector",
        UNKNOWN,
    ),
    "if I upgrade studio from 6.14 to 6.15 will the server still work": ("compat server with studio 6.15", YES),
    "Vi uppgraderar servern från 6.14.3 till 6.16.4. Funkar telefonerna?": (
        "compat android and ios with server 6.16.4",
        YES,
    ),
    "inte 6.13 utan 6.14, stöds den?": ("check 6.14", YES),
    "server and studio from 6.14.3 to 6.16": ("upgrade server 6.14.3 6.16 + upgrade studio 6.14.3 6.16", YES),
}


@pytest.mark.parametrize(("text", "said", "code"), [(text, *each) for text, each in STAYING.items()])
def test_both_numbers_of_a_move_are_of_what_moves_and_what_is_to_stay_has_none(
    text: str, said: str, code: int, sample: Catalog, vocabulary: Vocabulary
) -> None:
    understood, answers = asked(text, sample, vocabulary)
    assert (understood, exit_code(answers)) == (said, code)


def test_a_patch_stays_in_its_line(sample: Catalog, vocabulary: Vocabulary) -> None:
    _, [found] = asked("Can we patch 6.14.3?", sample, vocabulary)
    assert isinstance(found, UpgradeAnswer)
    assert (str(found.to), found.step) == ("6.14.14", "service_pack")


def test_a_number_of_another_series_is_that_components(sample: Catalog, vocabulary: Vocabulary) -> None:
    found = [asked(text, sample, vocabulary)[1][0] for text in ("upgrade 1.29.4", "upgrade 2.1.19", "check 1.29.4")]
    windows, connector, check = found
    assert isinstance(windows, UpgradeAnswer)
    assert isinstance(connector, UpgradeAnswer)
    assert isinstance(check, CheckAnswer)
    assert (windows.component, str(windows.to), windows.step) == ("windows", "1.35.7", "unknown")
    assert (connector.component, str(connector.to), connector.step) == ("connector", "2.1.33", "unknown")
    assert check.upgrade_to
    assert check.upgrade_to.name == "windows 1.35.7"


FITS = {
    "which windows client for server 6.15": "compat windows with server 6.15",
    "uppgradera server 6.13 till 6.15, funkar android då?": "compat android with server 6.15",
    "does server 6.16 support older clients": "compat android and ios and studio and web and portal and windows with server 6.16",
    "can old clients connect to server 6.16": "compat android and ios and studio and web and portal and windows with server 6.16",
    "stöder server 6.16 äldre appar": "compat android and ios with server 6.16",
    "Vilken android behöver jag till server 6.15?": "compat android with server 6.15",
    "Vilken android behöver jag till 6.15?": "compat android with server 6.15",
    "Which android version works with server 6.15?": "compat android with server 6.15",
    "Which android version works with 6.15?": "compat android with server 6.15",
    "Vilken studio passar till server 6.16.4?": "compat studio with server 6.16.4",
    "Vilken server behövs för android 6.14?": "compat server with android 6.14",
    "vilka telefoner kan vi använda till server 6.15?": "compat android and ios with server 6.15",
    "Vilka klienter fungerar med server 6.15?": "compat android and ios and studio and web and portal and windows with server 6.15",
    "vad ska vi uppgradera studion till om servern är 6.15?": "compat studio with server 6.15",
    "compat studio with server 6.15": "compat studio with server 6.15",
    "which phones work with 6.15?": "compat android and ios with server 6.15",
    "which apps are needed for 6.16?": "compat android and ios with server 6.16",
    "vilka appar kan vi använda med 6.14?": "compat android and ios with server 6.14",
    "vilken windowsklient passar 6.15?": "compat windows with server 6.15",
    "what works with server 6.16?": "compat android and ios and studio and web and portal and windows with server 6.16",
    "vad går ihop med 6.15?": "compat android and ios and studio and web and portal and windows with server 6.15",
    "what is compatible with android 6.14?": "compat server with android 6.14",
    "vad är kompatibelt med studio 6.15?": "compat server with studio 6.15",
    "vad måste uppdateras om vi uppdaterar servern till 6.16?": (
        "compat android and ios and studio and web and portal and windows with server 6.16"
    ),
    "compatibility table for 6.15": "compat android and ios and studio and web and portal and windows with server 6.15",
    "vilka kombinationer stöds med server 6.15?": (
        "compat android and ios and studio and web and portal and windows with server 6.15"
    ),
    "vilken androidversion behövs för 6.16?": "compat android with server 6.16",
    "does studio need to be 6.15.17 if server is 6.15.17?": "compat studio with server 6.15.17",
    "måste studio vara 6.15.17 om servern är 6.15.17?": "compat studio with server 6.15.17",
    "what's the newest version that works with android 6.14?": "compat server with android 6.14",
    "which server can android 6.14 go with?": "compat server with android 6.14",
}


@pytest.mark.parametrize(("text", "command"), FITS.items())
def test_which_goes_with_what_is_answered_from_the_rules(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, YES)


def test_which_goes_with_what_is_not_known_where_no_rule_says_so(sample: Catalog, vocabulary: Vocabulary) -> None:
    said, answers = asked("Vilken odata connector behövs för 6.15?", sample, vocabulary)
    assert (said, exit_code(answers)) == ("compat connector with server 6.15", UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "Vi kör IFS Cloud 23R1, funkar 6.15?",
        "does 6.15 work with SQL Server 15.0?",
        "does 6.15 support IFS Cloud?",
        "Stöder 6.15 Oracle 19.3?",
        "does 6.15 support Azure AD",
        "stöder 6.15 Azure AD?",
        "is Azure AD supported in 6.15",
        "har 6.15 stöd för azure ad",
        "support for Oracle 19c in 6.15?",
        "is 6.15 certified for IFS Cloud?",
        "kan man köra 6.15 på windows 11",
        "does flow 6.15 support windows 11",
        "does 6.15 support tls 1.2?",
    ],
)
def test_whether_it_works_with_others_products_is_not_known(text: str, sample: Catalog, vocabulary: Vocabulary) -> None:
    [found] = asked(text, sample, vocabulary)[1]
    assert isinstance(found, BeyondAnswer)
    assert (found.question.topic, str(found.question.subject), exit_code([found])) == ("feature", "6.15", UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "is flow connect supported",
        "stöds flow connect",
        "vilken version är senaste av flow connect",
        "is flow connect 6.15 supported",
        "flow connect 6.15",
        "är connect hub 6.15 stödd",
        "is SQL Server supported?",
    ],
)
def test_another_product_has_no_version_of_flows(text: str, vocabulary: Vocabulary) -> None:
    assert (refused(text, vocabulary).code, refused(text, vocabulary).did_you_mean) == (
        "another_product",
        ("versions",),
    )


def test_the_vendors_other_product_is_no_component(sample: Catalog, vocabulary: Vocabulary) -> None:
    assert refused("upgrade from 6.15 to flow connect", vocabulary).code == "elsewhere"
    said, answers = asked("does connect work with 6.15?", sample, vocabulary)
    assert (said, exit_code(answers)) == ("does 6.15 support Flow Connect", UNKNOWN)


def test_to_connect_is_still_a_verb(vocabulary: Vocabulary) -> None:
    said = as_command(understand("can android 6.14 connect with server 6.15?", vocabulary))
    assert said == "compat android 6.14 server 6.15"


def test_a_product_of_others_beside_the_version_is_said_to_be_left_out(sample: Catalog, vocabulary: Vocabulary) -> None:
    said, [found] = asked("we have 6.13 on SQL Server 2019, is it supported?", sample, vocabulary)
    assert isinstance(found, CheckAnswer)
    assert exit_code([found]) == NO
    assert exit_code(asked("we have 6.15 on SQL Server 2019, is it supported?", sample, vocabulary)[1]) == UNKNOWN
    assert (said, found.reasons[0].code, found.reasons[0].values) == ("check 6.13", "elsewhere", {"name": "SQL Server"})


@pytest.mark.parametrize(
    "text",
    [
        "vad är nytt i 6.15?",
        "what is new in 6.15?",
        "what's the diff between 6.14 and 6.15?",
        "är det några kända buggar i 6.15.3?",
        "finns det kända fel i 6.13?",
        "vad är skillnaden mellan 6.14 och 6.15?",
    ],
)
def test_what_is_in_a_version_is_not_answered_by_its_support(
    text: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    [found] = asked(text, sample, vocabulary)[1]
    assert isinstance(found, BeyondAnswer)
    assert found.question.topic in ("contents", "difference", "bugs")


@pytest.mark.parametrize(
    "text", ["is there support for 6.13?", "when does 6.13 support end?", "har vi stöd för 6.13?", "6.13 support?"]
)
def test_support_of_a_version_is_no_feature(text: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == "check 6.13"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("jag har 3 servrar: 6.12.5, 6.14.3 och 6.16.1 - vilka måste uppgraderas?",
         "check server 6.12.5 + check server 6.14.3 + check server 6.16.1"),
        ("we have 6.14.3 and 6.15.17, must we upgrade?", "check 6.14.3 + check 6.15.17"),
        ("måste vi byta androidapparna om servern blir 6.16", "must clients be updated when the server is updated"),
        ("rättas high-buggar i 6.14 fortfarande?", "check 6.14 + which bugs are fixed in service packs"),
        ("kan vi strunta i att uppgradera 6.12", "check 6.12 + upgrade 6.12"),
        ("vad händer om vi inte uppgraderar från 6.13", "check 6.13 + upgrade 6.13"),
        ("vi vill uppgradera till nyaste, har 6.12.3", "upgrade 6.12.3"),
        ("6.12.3 till senaste", "upgrade 6.12.3"),
        ("går android 6.14 till senaste servern 6.16", "compat android 6.14 server 6.16"),
        ("does 6.15 get security patches", "check 6.15"),
        ("kräver android 6.16 server 6.16?", "compat server with android 6.16"),
        ("does the android app 6.16 need server 6.16?", "compat server with android 6.16"),
        ("does server 6.16 require studio 6.16", "compat studio with server 6.16"),
        ("funkar senaste appen mot server 6.12", "compat android and ios with server 6.12"),
        ("latest android with server 6.13?", "compat android with server 6.13"),
        ("vilka appar är för gamla för server 6.15", "compat android and ios with server 6.15"),
        ("senaste patch till 6.14.3", "upgrade 6.14.3 6.14"),
        ("does studio 6.15.17 exist", "check studio 6.15.17"),
        ("server 6.14.3 and studio 6.14.2 want to move to 6.16", "upgrade server 6.14.3 6.16 + upgrade studio 6.14.2 6.16"),
        ("uppgradera server 6.14.3 och studio 6.14.2 till 6.16", "upgrade server 6.14.3 6.16 + upgrade studio 6.14.2 6.16"),
        ("kunden behöver studio 6.15 till server 6.15", "compat studio 6.15 server 6.15"),
        ("our pc runs windows 1.35.7 and the server 6.16", "compat windows 1.35.7 server 6.16"),
        ("minimum android version for server 6.15", "compat android with server 6.15"),
        ("oldest server that android 6.16 can talk to", "compat server with android 6.16"),
        ("windows client for server 6.16?", "compat windows with server 6.16"),
        ("lägsta windowsklient för server 6.15", "compat windows with server 6.15"),
        ("hur kollar jag serverns version", "where server"),
        ("how do I check my studio version?", "where studio"),
        ("hur lång supporttid har en version", "versions"),
        ("how long is each version supported?", "versions"),
        ("list unsupported versions", "versions ended"),
        ("when is the last day of 6.15", "check 6.15"),
        ("Studio 6.15.3 w/ server 6.15.17?", "compat studio 6.15.3 server 6.15.17"),
        ("can studio 6.14 go to 6.15?", "upgrade studio 6.14 6.15"),
        ("can windows 1.30 go to 1.35.7?", "upgrade windows 1.30 1.35.7"),
        ("when does 6.14 run out and what should we upgrade to?", "check 6.14 + upgrade 6.14"),
        ("när går 6.14 ut och vad ska vi uppgradera till?", "check 6.14 + upgrade 6.14"),
        ("när måste vi senast ha uppgraderat från 6.14?", "check 6.14 + upgrade 6.14"),
        ("We're on 6.14. When does support end? What should we move to?", "check 6.14 + upgrade 6.14"),
        ("finns det uppdateringar till 6.14.9?", "check 6.14.9"),
        ("which versions are supported? And where do I find my version?", "versions + where"),
        ("what are the compatibility rules?",
         "do new clients work with the old server + must clients be updated when the server is updated"),
        ("our tablets run app 6.14.5", "check android 6.14.5 + check ios 6.14.5"),
        ("våra telefoner kör 6.14, ok?", "check android 6.14 + check ios 6.14"),
        ("what ports does server 6.15 use?", "does server 6.15 support ports"),
        ("how much does 6.16 cost?", "does 6.16 support cost"),
        ("varför är 6.15 långsam?", "does 6.15 support långsam"),
        ("6.15 performance", "does 6.15 support performance"),
        ("is CVE-2021-44228 fixed in 6.14?", "does 6.14 support cve-2021-44228"),
        ("our docs server runs 6.14", "check server 6.14"),
        ("is studio 6.15.13 and server 6.15.17 up to date?", "is studio 6.15.13 the newest + is server 6.15.17 the newest"),
        ("Installed: Server 6.15.17, Studio 6.15.12. Any updates?", "is server 6.15.17 the newest + is studio 6.15.12 the newest"),
        ("latest studio 6.15 with server 6.15", "compat studio 6.15 server 6.15"),
        ("newest of all components", "versions"),
        ("how many versions behind is 6.12?", "versions newer than 6.12"),
        ("hur långt efter ligger studio 6.14?", "versions studio newer than 6.14"),
        ("is 6.14 up to date?", "is 6.14 the newest"),
        ("serverversion 6.15.3", "check server 6.15.3"),
        ("our app is 6.14, which server versions can we use?", "compat server with android 6.14 + compat server with ios 6.14"),
        ("Is studio 6.14.3 supported and compatible with server 6.15?",
         "compat studio 6.14.3 server 6.15 + check studio 6.14.3 + check server 6.15"),
        ("kunden har server 6.13 och android 6.12, ska det funka och stöds båda?",
         "compat server 6.13 android 6.12 + check server 6.13 + check android 6.12"),
        ("Androidversion 6.14 mot serverversion 6.15", "compat android 6.14 server 6.15"),
        ("our users have iOS 6.16 but the server is 6.14, problem?", "compat ios 6.16 server 6.14"),
        (".NET 6.0 needed for server 6.16?", "check server 6.16"),
        ("var 6.12 supportad 2025-07-28?", "check 6.12 2025-07-28"),
        ("sista dag för 6.14?", "check 6.14"),
        ("supportslut för 6.14?", "check 6.14"),
        ("days left for 6.14", "check 6.14"),
        ("gäller supporten 6.14?", "check 6.14"),
        ("KUND-10001", "status KUND-10001"),
        ("versions 6.14", "list service packs of 6.14"),
        ("compare 6.14 and 6.16", "difference between 6.14 and 6.16"),
        ("is there an update to studio 6.15.3?", "check studio 6.15.3"),
        ("where should I go for help with 6.14?", "check 6.14"),
        ("finns det ngt nyare servicepack än 6.15.12?", "any newer than 6.15.12 up to 6.15"),
    ],
)  # fmt: skip
def test_what_support_people_ask(text: str, command: str, sample: Catalog, vocabulary: Vocabulary) -> None:
    assert asked(text, sample, vocabulary)[0] == command


def test_a_number_of_a_series_of_its_own_is_not_called_flows(sample: Catalog, vocabulary: Vocabulary) -> None:
    [found] = asked("1.35.7", sample, vocabulary)[1]
    assert tell(Speech(TRANSLATIONS["en"], sample), found).headline.startswith("Windows client 1.35.7 is supported")


CLIENTS = "android and ios and studio and web and portal and windows"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("är 6.16.4 bakåtkompatibel?", f"compat {CLIENTS} with server 6.16.4"),
        ("is 6.16 backwards compatible?", f"compat {CLIENTS} with server 6.16"),
        ("hur är det med bakåtkompatibiliteten i 6.16", f"compat {CLIENTS} with server 6.16"),
        ("är android 6.16 bakåtkompatibel?", "compat server with android 6.16"),
    ],
)
def test_whether_it_goes_with_older_ones_is_what_its_rules_say(text: str, command: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == command


def test_with_what_it_is_backward_compatible_must_be_clear(vocabulary: Vocabulary) -> None:
    assert refused("is 6.16 backwards compatible with 6.15?", vocabulary).code == "component_missing"


@pytest.mark.parametrize(
    "text",
    [
        "vilka databaser stöder 6.16",
        "which operating systems does 6.16 support",
        "what languages does 6.16 support",
        "which browsers are supported by 6.16?",
        "vilket OS krävs för server 6.16",
        "system requirements for 6.16",
        "vilka systemkrav har 6.16",
        "does android 6.16 support android 14",
    ],
)
def test_what_it_runs_on_and_supports_is_not_answered_by_its_support(
    text: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    [found] = asked(text, sample, vocabulary)[1]
    assert isinstance(found, BeyondAnswer)
    assert (found.question.topic, exit_code([found])) == ("feature", UNKNOWN)


@pytest.mark.parametrize("text", ["running 6.13 on azure, is it still supported?", "vilken dag upphör stödet för 6.13"])
def test_where_it_runs_and_which_day_are_no_features(text: str, sample: Catalog, vocabulary: Vocabulary) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == ("check 6.13", NO)


NEWEST = {
    "latest windows client?": "newest windows",
    "ifs odata connector latest version": "newest connector",
    "senaste versionen av ifs-anslutningen": "newest connector",
    "what's the latest version of studio": "newest studio",
    "vilken är senaste appen?": "newest android + newest ios",
    "vilka versioner av studion finns?": "versions studio",
    "latest version?": "newest server",
    "what is the latest version that is supported?": "versions",
    "we have 3 servers, which versions are supported?": "versions",
}


@pytest.mark.parametrize(("text", "command"), NEWEST.items())
def test_the_newest_of_a_component_is_that_components(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, YES)


def test_without_a_version_whether_it_goes_together_is_asked_back(vocabulary: Vocabulary) -> None:
    assert refused("funkar det ihop?", vocabulary).code == "version_missing"


def test_two_questions_in_one_text_are_both_answered(sample: Catalog, vocabulary: Vocabulary) -> None:
    said, answers = asked("is 6.14 supported? and does android 6.14 work with server 6.15?", sample, vocabulary)
    assert (said, exit_code(answers)) == ("check 6.14 + compat android 6.14 server 6.15", NO)


@pytest.mark.parametrize("text", ["is 6.14 supported? and does android 6.14 work with 6.15?", "why? 6.14 server=6.15?"])
def test_of_two_questions_both_are_understood_or_none(text: str, vocabulary: Vocabulary) -> None:
    assert refused(text, vocabulary).code == "component_missing"


ORDINARY = {
    "Android-klienten ligger på 6.15 och servern på 6.16": "compat android 6.15 server 6.16",
    "6.15 eol date?": "check 6.15",
    "6.15 end of support date pls": "check 6.15",
    "kommer 6.15 att stödjas i juni 2027?": "check 6.15 2027-06-30",
    "apply 6.15 SP 17": "check 6.15.17",
    "6.15.17 up-to-date?": "is 6.15.17 the newest service pack",
    "is 6.15.17 up to date?": "is 6.15.17 the newest",
    "hoppa över 6.15 från 6.14 till 6.16?": "upgrade 6.14 6.16 directly",
    "uppgradera fån 6.14.3 till 6.15": "upgrade 6.14.3 6.15",
}


@pytest.mark.parametrize(("text", "command"), ORDINARY.items())
def test_words_that_say_nothing_of_the_question_are_passed_over(
    text: str, command: str, vocabulary: Vocabulary
) -> None:
    assert as_command(understand(text, vocabulary)) == command


@pytest.mark.parametrize("text", ["I meet at 10.30 tomorrow", "servern har 192.168.1.10"])
def test_times_and_addresses_are_no_versions(text: str, vocabulary: Vocabulary) -> None:
    assert refused(text, vocabulary).code in ("unknown_words", "version_missing")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("is 7.1.2.3 supported", "check 7.1.2.3"),
        ("är 1.0.0.203 stödd?", "check 1.0.0.203"),
        ("is 5.1.33.1 supported", "check 5.1.33.1"),
    ],
)
def test_four_small_numbers_that_no_line_begins_with_are_a_version_that_is_not_known(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, UNKNOWN)


def test_four_small_numbers_may_be_another_series(sample: Catalog, vocabulary: Vocabulary) -> None:
    said, _ = asked("vi kör windowsklienten 1.35.7.2 mot server 6.15, ok?", sample, vocabulary)
    assert said == "compat windows 1.35.7.2 server 6.15"


@pytest.mark.parametrize(
    "text", ["is our ip address 8.8.8.8 ok on 6.15?", "10.0.0.1 and 172.16.1.2 have 6.15, supported?"]
)
def test_addresses_are_left_out(text: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == "check 6.15"


def test_a_time_of_day_is_told_from_a_version_also_after_a_text_of_the_same_form(vocabulary: Vocabulary) -> None:
    assert as_command(understand("is it at 6.15 now", vocabulary)) == "check 6.15"
    assert as_command(understand("is it at 10.30 now", vocabulary)) == "help"


@pytest.mark.parametrize("text", ["language de", "kan du svara på tyska?", "language german"])
def test_a_language_that_is_not_spoken_is_said_to_be_so(text: str, vocabulary: Vocabulary) -> None:
    refusal = refused(text, vocabulary)
    assert (refusal.code, refusal.did_you_mean) == ("language_not_spoken", ("language sv", "language en"))


def test_where_is_said_of_every_component_that_was_named(vocabulary: Vocabulary) -> None:
    assert [as_command([each]) for each in understand("where studio server", vocabulary)] == [
        "where studio",
        "where server",
    ]


@pytest.mark.parametrize("text", ["Vi är här. " * 300 + "Är 6.13 stödd?", "hej " * 600 + "6.13?"])
def test_a_question_beyond_what_is_read_is_not_taken_for_none(text: str, vocabulary: Vocabulary) -> None:
    assert refused(text, vocabulary).code == "text_too_long"


JUMPS = [
    "can 6.10 be upgraded directly to 6.16?",
    "is it allowed to skip versions when upgrading 6.10 to 6.16",
    "can we skip 6.15 when going from 6.14 to 6.16",
    "kan vi gå från 6.10 direkt till 6.16 eller måste vi via 6.12?",
    "kan man hoppa direkt från 6.10 till 6.15?",
    "kan vi uppgradera från 6.12 till 6.16 i ett steg?",
]


@pytest.mark.parametrize("text", JUMPS)
def test_whether_lines_may_be_passed_over_is_not_known(text: str, sample: Catalog, vocabulary: Vocabulary) -> None:
    command, [found] = asked(text, sample, vocabulary)
    assert isinstance(found, UpgradeAnswer)
    assert (found.jump_unknown, exit_code([found])) == (True, UNKNOWN)
    assert understand(command, vocabulary) == understand(text, vocabulary)


@pytest.mark.parametrize(
    "text", ["kan vi gå direkt från 6.14 till 6.15?", "upgrade 6.10 to 6.16", "6.15.3 -> 6.15.17 directly"]
)
def test_a_step_to_the_next_line_passes_over_nothing(text: str, sample: Catalog, vocabulary: Vocabulary) -> None:
    [found] = asked(text, sample, vocabulary)[1]
    assert exit_code([found]) == YES


@pytest.mark.parametrize("text", ["is it supported?", "supported until?", "stöds den?", "hur länge?", "how long?"])
def test_of_no_version_that_was_named_nothing_is_said(text: str, vocabulary: Vocabulary) -> None:
    assert refused(text, vocabulary).code == "version_missing"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("var registrerar jag mig för nyheter?", "subscribe help"),
        ("how do I subscribe to new releases?", "help"),
        ("what is supported?", "versions"),
        ("vilka versioner stöds?", "versions"),
        ("hur länge stöds en version?", "versions"),
        ("svara på svenska tack", "language sv"),
        ("please answer in English", "language en"),
        ("var ser man version", "where"),
        ("vilken serverversion har vi?", "where server"),
        ("where's the version in the portal?", "where portal"),
        ("var står versionsnumret i webbklienten?", "where web"),
        ("vilka komponenter finns det?", "where"),
    ],
)
def test_what_is_asked_of_no_version_has_its_answer(text: str, command: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == command


@pytest.mark.parametrize(
    "text",
    [
        "which versions were released before 2026?",
        "vilka versioner släpptes i somras?",
        "how often do you release?",
        "hur ofta kommer nya versioner?",
    ],
)
def test_which_versions_were_released_then_is_not_answered_by_what_is_supported(
    text: str, vocabulary: Vocabulary
) -> None:
    assert refused(text, vocabulary).code == "unknown_words"


STEPS_BACK = {
    "downgrade 6.16 to 6.14": "upgrade 6.16 6.14",
    "nedgradera 6.16 till 6.15": "upgrade 6.16 6.15",
    "kan vi gå tillbaka till 6.14 från 6.16?": "upgrade 6.16 6.14",
    "can we roll 6.16 back to 6.15?": "upgrade 6.16 6.15",
}


@pytest.mark.parametrize(("text", "command"), STEPS_BACK.items())
def test_a_step_back_is_answered_as_one(text: str, command: str, sample: Catalog, vocabulary: Vocabulary) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, NO)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("can I downgrade from 6.16?", "upgrade 6.16 6.15"),
        ("downgrade studio 6.16.4", "upgrade studio 6.16.4 6.15"),
        ("kan vi gå tillbaka till 6.14?", "upgrade 6.16 6.14"),
        ("can we roll back to 6.15.3?", "upgrade 6.16 6.15.3"),
    ],
)
def test_a_step_back_of_which_an_end_is_missing_is_asked_back(text: str, command: str, vocabulary: Vocabulary) -> None:
    refusal = refused(text, vocabulary)
    assert (refusal.code, refusal.did_you_mean) == ("half_a_step_back", (command,))


@pytest.mark.parametrize(
    "text", ["we downgraded to 6.14.3, is that ok?", "we can't downgrade 6.14.3, is it supported?"]
)
def test_beside_a_step_back_that_was_or_cannot_be_the_version_is_checked(text: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == "check 6.14.3"


@pytest.mark.parametrize(
    "text",
    [
        "prod is 6.13.7, test is 6.15.2. Upgrade path for prod?",
        "vi kör 6.13.7 i prod och 6.15.2 i test, kan vi uppgradera prod?",
        "we have 6.15.2 in test; production has 6.13.7, must we upgrade?",
    ],
)
def test_which_of_two_environments_is_to_be_upgraded_is_asked_back(text: str, vocabulary: Vocabulary) -> None:
    refusal = refused(text, vocabulary)
    assert refusal.code == "two_environments"
    assert refusal.did_you_mean == ("upgrade 6.13.7", "upgrade 6.13.7 6.15.2", "upgrade 6.15.2")


def test_from_one_environment_to_the_version_of_another_is_a_way(vocabulary: Vocabulary) -> None:
    text = "can we upgrade prod from 6.13.7 to 6.15.2 as in test?"
    assert as_command(understand(text, vocabulary)) == "upgrade 6.13.7 6.15.2"


NOT_SAID = {
    "who released 6.16?": "who released 6.16",
    "vem är ansvarig för 6.16?": "vem är ansvarig 6.16",
    "who supports server 6.14?": "who supports server 6.14",
    "can 6.15 do single sign-on?": "does 6.15 support sign-on",
    "can studio 6.15 do Kerberos?": "does studio 6.15 support kerberos",
    "kan 6.15 använda Kerberos?": "does 6.15 support kerberos",
}


@pytest.mark.parametrize(("text", "command"), NOT_SAID.items())
def test_of_people_and_of_what_a_version_can_do_no_catalogue_says_anything(
    text: str, command: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == (command, UNKNOWN)
    assert asked(command, sample, vocabulary)[0] == command


@pytest.mark.parametrize(
    "text", ["who can tell me if 6.14 is supported?", "vem vet om 6.14 stöds?", "6.14 has been in use the last 90 days"]
)
def test_who_tells_and_how_long_it_has_been_in_use_are_not_what_is_asked(text: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == "check 6.14"


@pytest.mark.parametrize(
    "text",
    ["was the login bug fixed in 6.15.13?", "är inloggningsfelet rättat i 6.15.13?", "rättades buggen i 6.15.13?"],
)
def test_of_a_fault_told_in_words_what_is_fixed_is_listed_and_no_yes_is_said(
    text: str, sample: Catalog, vocabulary: Vocabulary
) -> None:
    command, [found] = asked(text, sample, vocabulary)
    assert (command, exit_code([found])) == ("is a bug fixed in 6.15.13", UNKNOWN)
    told = tell(Speech(TRANSLATIONS["en"], sample), found)
    assert told.headline.startswith("Not known here whether that fault is fixed in Flow 6.15.13")
    assert any("FLOW-971" in line for line in told.lines)
    assert understand(command, vocabulary) == understand(text, vocabulary)


def test_where_nothing_is_listed_as_fixed_nothing_is_promised(sample: Catalog, vocabulary: Vocabulary) -> None:
    [found] = asked("was the login bug fixed in 6.99.1?", sample, vocabulary)[1]
    told = tell(Speech(TRANSLATIONS["en"], sample), found)
    assert told.headline == "Not known here: whether that fault is fixed in Flow 6.99.1"


BESIDE = {
    "is 6.16 better than 6.15?": ("difference between 6.16 and 6.15", YES),
    "vilken är bättre, 6.15 eller 6.16?": ("difference between 6.15 and 6.16", YES),
    "is it better to stay on 6.14 or move to 6.16?": ("upgrade 6.14 6.16", YES),
    "är det bättre att köra 6.14 eller 6.16?": ("check 6.14 + check 6.16", YES),
    "vilka buggar rättades i 6.15.17?": ("what is new in 6.15.17", YES),
    "next version after 6.14.9?": ("versions newer than 6.14.9", YES),
    "nästa version efter 6.14?": ("versions newer than 6.14", YES),
    "next release of 6.14?": ("what comes next in 6.14", UNKNOWN),
    "extended support for 6.13?": ("does 6.13 support extended support", UNKNOWN),
    "sunset date 6.14": ("check 6.14", YES),
    "tid kvar 6.14": ("check 6.14", YES),
    "time left 6.14": ("check 6.14", YES),
    "senaste releasen": ("newest server", YES),
    "senaste releasen av studio": ("newest studio", YES),
    "recommended version": ("versions", YES),
    "our next version is 6.16": ("check 6.16", YES),
}


@pytest.mark.parametrize(("text", "expected"), BESIDE.items())
def test_more_ordinary_ways_to_ask_are_understood(
    text: str, expected: tuple[str, int], sample: Catalog, vocabulary: Vocabulary
) -> None:
    said, answers = asked(text, sample, vocabulary)
    assert (said, exit_code(answers)) == expected


def test_a_misspelt_version_before_a_number_is_first_taken_for_the_version(vocabulary: Vocabulary) -> None:
    assert refused("verison 6.14", vocabulary).did_you_mean == ("check 6.14", "list service packs of 6.14")


def test_what_is_said_to_happen_often_asks_nothing(vocabulary: Vocabulary) -> None:
    assert as_command(understand("we often use this, which versions are there?", vocabulary)) == "versions"

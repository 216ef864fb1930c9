"""What people type, in both languages, and the shortest command that asks the same."""

import pytest

from bot.domain.question import Check, Help, Language, Subject, Upgrade, Versions, Where
from bot.domain.understand import understand, version_named
from bot.domain.understanding.commands import as_command
from bot.domain.version import Version
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)

COMMANDS = {
    "": "help",
    "   ": "help",
    "help": "help",
    "HELP": "help",
    "hjälp": "help",
    "hja\u0308lp": "help",
    "?": "help",
    "/flowver": "help",
    "/flowver 6.15": "check 6.15",
    "6.15.3": "check 6.15.3",
    "v6.15.3": "check 6.15.3",
    "06.015.03": "check 6.15.3",
    "6.1.7.26406": "check 6.1.7.26406",
    "6.15.x": "check 6.15",
    "6.15.*": "check 6.15",
    "6.1 SP7": "check 6.1.7",
    "6.1SP7": "check 6.1.7",
    "6.1 service pack 7": "check 6.1.7",
    "studio 6.1 sp7.26406": "check studio 6.1.7.26406",
    "10.0.0.1": "check 10.0.0.1",
    "check 6.15": "check 6.15",
    "kolla 6.15": "check 6.15",
    "Check Studio 6.15.3": "check studio 6.15.3",
    "  check   studio\t6.15.3 ": "check studio 6.15.3",
    "check 6.15.3 studio": "check studio 6.15.3",
    "studio 6.15.3 check": "check studio 6.15.3",
    "studio 6.15.3": "check studio 6.15.3",
    "6.15.3 studio": "check studio 6.15.3",
    "6.15.3, studio": "check studio 6.15.3",
    "studio: 6.15.3": "check studio 6.15.3",
    "studio=6.15.3": "check studio 6.15.3",
    "studio6.15.3": "check studio 6.15.3",
    "studio-6.15.3": "check studio 6.15.3",
    "6.15.3(studio)": "check studio 6.15.3",
    "flow studio 6.15": "check studio 6.15",
    "Novacura Flow Studio 6.15": "check studio 6.15",
    "servern 6.15": "check server 6.15",
    "serverns 6.15": "check server 6.15",
    "servers 6.15": "check server 6.15",
    "studions 6.15": "check studio 6.15",
    "portalen 6.15": "check portal 6.15",
    "portal 2 6.15": "check portal 6.15",
    "server manager 6.15": "check installer 6.15",
    "windows-klient 1.35": "check windows 1.35",
    "Androidklienten 6.14": "check android 6.14",
    "ipad 6.14": "check ios 6.14",
    "ifs odata connector 2.1.33": "check connector 2.1.33",
    "version 6.15": "check 6.15",
    "flow 6.15": "check 6.15",
    "release 6.15.3": "check 6.15.3",
    "6.15 supported": "check 6.15",
    "stöds 6.15": "check 6.15",
    "check 6.13 6.14": "check 6.13 6.14",
    "check 6.13, 6.14 och 6.15": "check 6.13 6.14 6.15",
    "check 6.13/6.14": "check 6.13 6.14",
    "6.13 6.13": "check 6.13",
    "check studio 6.13 6.14": "check studio 6.13 studio 6.14",
    "check 6.13 6.14 studio": "check studio 6.13 studio 6.14",
    "check studio 6.14 server 6.15": "check studio 6.14 server 6.15",
    "check studio 6.13 6.14 server 6.15": "check studio 6.13 studio 6.14 server 6.15",
    "check 6.13 6.14 studio 6.15 server": "check studio 6.13 studio 6.14 server 6.15",
    "check android 6.14 with server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 server 6.15": "compat android 6.14 server 6.15",
    "COMPAT Android 6.14 SERVER 6.15.3": "compat android 6.14 server 6.15.3",
    "compat 6.14 android 6.15 server": "compat android 6.14 server 6.15",
    "compat android=6.14 server=6.15": "compat android 6.14 server 6.15",
    "compat android 6.14, server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 / server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 + server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 &amp; server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 & studio 6.15 & server 6.15": "compat android 6.14 studio 6.15 server 6.15",
    "compat android 6.14 and server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 och server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 med server 6.15": "compat android 6.14 server 6.15",
    "compat android 6.14 mot server 6.15": "compat android 6.14 server 6.15",
    "compat server 6.15 6.14 android": "compat server 6.15 android 6.14",
    "android 6.14 server 6.15": "compat android 6.14 server 6.15",
    "android 6.14/server 6.15": "compat android 6.14 server 6.15",
    "android:6.14+server:6.15": "compat android 6.14 server 6.15",
    "android6.14server6.15": "compat android 6.14 server 6.15",
    "Studio6.14.3Android6.13Server6.15?": "compat studio 6.14.3 android 6.13 server 6.15",
    "android 6.14 vs server 6.15": "compat android 6.14 server 6.15",
    "compat android and ios 6.14, server 6.15": "compat android 6.14 ios 6.14 server 6.15",
    "studio v 6.15": "check studio 6.15",
    "upgrade 6.14": "upgrade 6.14",
    "upgrade path 6.12 6.15": "upgrade 6.12 6.15",
    "uppgradera 6.14": "upgrade 6.14",
    "upgrade 6.14 6.15": "upgrade 6.14 6.15",
    "upgrade 6.14 to 6.15": "upgrade 6.14 6.15",
    "uppgradera 6.14 till 6.15": "upgrade 6.14 6.15",
    "upgrade 6.14 -> 6.15": "upgrade 6.14 6.15",
    "upgrade 6.14 -&gt; 6.15": "upgrade 6.14 6.15",
    "6.14->6.15": "upgrade 6.14 6.15",
    "6.14 → 6.15": "upgrade 6.14 6.15",
    "from 6.14 to 6.15": "upgrade 6.14 6.15",
    "upgrade to 6.15 from 6.14": "upgrade 6.14 6.15",
    "upgrade studio 6.14 to 6.15": "upgrade studio 6.14 6.15",
    "upgrade studio 6.14 to studio 6.15": "upgrade studio 6.14 6.15",
    "upgrade from studio 6.14": "upgrade studio 6.14",
    "upgrade 6.14 studio": "upgrade studio 6.14",
    "studio 6.14 upgrade": "upgrade studio 6.14",
    "versions": "versions",
    "versioner": "versions",
    "lines": "versions",
    "where": "where",
    "var": "where",
    "where studio": "where studio",
    "var studion": "where studio",
    "studio where": "where studio",
    "language": "language",
    "language sv": "language sv",
    "language en": "language en",
    "språk svenska": "language sv",
    "språk engelska": "language en",
    "language Swedish": "language sv",
    "language english": "language en",
    "svenska": "language sv",
}

SENTENCES = {
    "Är 6.13 fortfarande stödd?": "check 6.13",
    "is 6.13 still supported?": "check 6.13",
    "Is Studio 6.13 still supported, please?": "check studio 6.13",
    "hur länge stöds 6.14?": "check 6.14",
    "Hur länge till är server 6.14.3 stödd?": "check server 6.14.3",
    "when does support for 6.14 end?": "check 6.14",
    "när går supporten för 6.14 ut?": "check 6.14",
    "we are running 6.12 on the server, is that ok?": "check server 6.12",
    "vi kör 6.12.19 i studion, är det lugnt?": "check studio 6.12.19",
    "is 6.14 of the portal supported?": "check portal 6.14",
    "är 6.15-klienten för Android stödd?": "check android 6.15",
    "What about 6.1 SP7?": "check 6.1.7",
    "6.14 eller 6.15?": "check 6.14 6.15",
    "are 6.14 and 6.15 still supported?": "check 6.14 6.15",
    "stöds studio 6.14 och server 6.15?": "check studio 6.14 server 6.15",
    "do you know if “6.15.3” is supported…": "check 6.15.3",
    "is *6.15.3* or `6.15.4` better?": "check 6.15.3 6.15.4",
    "Can you tell me anything about version 6.15?": "check 6.15",
    "hej! stöds 6.15? tack": "check 6.15",
    "can this android 6.14 client talk to server 6.15.3?": "compat android 6.14 server 6.15.3",
    "can android 6.14 talk to server 6.15.3?": "compat android 6.14 server 6.15.3",
    "can 6.14 on android connect to 6.15 on the server?": "compat android 6.14 server 6.15",
    "can a 6.14 Android app talk to our 6.15 server": "compat android 6.14 server 6.15",
    "can android talk to server 6.15 with 6.14?": "compat server 6.15 android 6.14",
    "funkar studio 6.14 mot server 6.15?": "compat studio 6.14 server 6.15",
    "Fungerar androidklienten 6.14 ihop med servern 6.15.3?": "compat android 6.14 server 6.15.3",
    "är iphone 6.14 kompatibel med server 6.13?": "compat ios 6.14 server 6.13",
    "is iOS 6.14 compatible with server 6.13?": "compat ios 6.14 server 6.13",
    "kolla om android 6.14 funkar med server 6.15": "compat android 6.14 server 6.15",
    "our server is 6.15 and the android phones have 6.14": "compat server 6.15 android 6.14",
    "is android 6.14 supported by server 6.15?": "compat android 6.14 server 6.15",
    "if we upgrade the server to 6.15, will android 6.14 still work?": "compat server 6.15 android 6.14",
    "what should we upgrade 6.12.19 to?": "upgrade 6.12.19",
    "vad ska vi uppgradera 6.12.19 till?": "upgrade 6.12.19",
    "can we upgrade to our new 6.15 from 6.14?": "upgrade 6.14 6.15",
    "do I need to upgrade 6.14?": "check 6.14",
    "can we upgrade studio from 6.14 to 6.15?": "upgrade studio 6.14 6.15",
    "kan vi uppgradera servern från 6.13.4 till 6.15.1?": "upgrade server 6.13.4 6.15.1",
    "Hur uppdaterar man studion 6.14?": "upgrade studio 6.14",
    "must we update the studio when we upgrade the server from 6.14 to 6.15?": "upgrade server 6.14 6.15",
    "should we go from 6.12 to 6.15?": "upgrade 6.12 6.15",
    "är android och ios 6.14 okej med server 6.15?": "compat android 6.14 ios 6.14 server 6.15",
    "are the studio and the server 6.15 supported?": "check studio 6.15 server 6.15",
    "vilka versioner stöds?": "versions",
    "which versions are supported?": "versions",
    "Which version is the latest?": "newest server",
    "vad är senaste versionen?": "newest server",
    "what is supported?": "versions",
    "is there a newer release? which is the newest?": "versions",
    "which version should we upgrade to?": "versions",
    "we have 3 servers, which versions are supported?": "versions",
    "how do I find my version number?": "where",
    "var hittar jag versionsnumret i Studio?": "where studio",
    "where do I see which version of the Android app I have?": "where android",
    "vilken version har jag?": "where",
    "Which version am I running?": "where",
    "vilken komponent har jag?": "where",
    "byt språk till svenska": "language sv",
    "kan du svara på svenska?": "language sv",
    "can you speak English?": "language en",
    "hej": "help",
    "Hej!": "help",
    "tack": "help",
    "tack så mycket!": "help",
    "thanks": "help",
    "Thank you very much": "help",
    "hello :wave:": "help",
    "what can you do?": "help",
    "hur funkar det här?": "help",
    "hur mår du, hej?": "help",
}

NOT_VERSIONS = {
    "är 6.14 stödd 2024-04-03?": "check 6.14 2024-04-03",
    "is 6.14 supported on 2024.04.03?": "check 6.14",
    "was 6.14 supported at 3.4.2024?": "check 6.14",
    "is 6.14 supported until 24/12/2026 or 2026/12/24?": "check 6.14",
    "when we met at 14:30, was 6.14 supported?": "check 6.14",
    "mötet är kl 14.30, stöds 6.14?": "check 6.14",
    "mötet är 2.30 pm, stöds 6.14?": "check 6.14",
    "FLOW-123 says that 6.14 is broken, is it supported?": "check 6.14",
    "is it #1234 that 6.14 is about?": "check 6.14",
    "it costs 6.50 kr or $6.75 or 6.50€, is 6.14 supported?": "check 6.14",
    "99.9% or 99.9 procent of us use 6.14": "check 6.14",
    "we have 10.000 users on 6.14": "check 6.14",
    "the ip address is 10.0.0.1, is 6.14 supported?": "check 6.14",
    "servern på adressen 10.0.0.1 har 6.14, är den stödd?": "check server 6.14",
    "is 10.0.0.1:8080 running 6.14?": "check 6.14",
    "see https://example.com/6.13/notes, is 6.14 supported?": "check 6.14",
    "is 6.14 on www.example.com/6.13 supported?": "check 6.14",
    "mail me at a.6.13@example.com, is 6.14 supported?": "check 6.14",
    "har 3 servrar och 24 månader, stöds 6.14?": "check 6.14",
    "is 6.14 supported on 64-bit and x64?": "check 6.14",
    "<@U123> är 6.14 stödd?": "check 6.14",
    "@flowver är 6.14 stödd?": "check 6.14",
    "<@U123|flowver>: 6.14": "check 6.14",
    "<!channel> 6.14": "check 6.14",
    "<!subteam^S1|@six.13> <#C1|rel-6.13> 6.14": "check 6.14",
    "<http://example.com/6.13|6.13> 6.14": "check 6.14",
    "<tel:61726406|6.1.7.26406>": "check 6.1.7.26406",
    "<http://6.1.7.26|6.1.7.26>": "check 6.1.7.26",
    "&lt;6.14&gt;": "check 6.14",
}


def ask(text: str) -> str:
    return as_command(understand(text, VOCABULARY))


@pytest.mark.parametrize(("text", "command"), COMMANDS.items())
def test_a_command_is_understood_however_it_is_spelt(text: str, command: str) -> None:
    assert ask(text) == command


@pytest.mark.parametrize(("text", "command"), SENTENCES.items())
def test_a_plain_question_asks_what_a_command_would(text: str, command: str) -> None:
    assert ask(text) == command


@pytest.mark.parametrize(("text", "command"), NOT_VERSIONS.items())
def test_numbers_names_and_addresses_that_are_no_versions_are_passed_over(text: str, command: str) -> None:
    assert ask(text) == command


def test_what_was_asked_is_kept_in_its_normal_form() -> None:
    [check] = understand("is the studion V06.15.3 ok?", VOCABULARY)
    assert check == Check(Subject(Version((6, 15, 3)), "studio"), asked="studio 6.15.3")


def test_questions_without_a_version_carry_what_they_need() -> None:
    assert understand("help", VOCABULARY) == (Help(),)
    assert understand("versions", VOCABULARY) == (Versions(),)
    assert understand("where", VOCABULARY) == (Where(None),)
    assert understand("language", VOCABULARY) == (Language(None),)
    assert understand("språk sv", VOCABULARY) == (Language("sv"),)


@pytest.mark.parametrize(
    ("text", "thanked"),
    [
        ("thanks!", True),
        ("tack för hjälpen!", True),
        ("great, thanks, that helped", True),
        ("help, thanks", False),
        ("hello", False),
    ],
)
def test_thanks_ask_nothing(text: str, thanked: bool) -> None:
    assert understand(text, VOCABULARY) == (Help(thanked),)


def test_thanks_beside_a_question_are_passed_over() -> None:
    assert understand("thanks, and is 6.15 supported?", VOCABULARY) == understand("is 6.15 supported?", VOCABULARY)


def test_an_upgrade_keeps_its_direction() -> None:
    [upgrade] = understand("uppgradera till 6.15 från studio 6.14.3", VOCABULARY)
    assert upgrade == Upgrade("studio", Version((6, 14, 3)), Version((6, 15)))


def test_a_question_in_the_beginning_of_a_long_text_is_answered() -> None:
    assert ask("Is 6.14 supported? " + "and here is my whole log " * 2_000) == "check 6.14"


def test_a_version_that_the_limit_cuts_is_not_read() -> None:
    assert ask("is 6.14 supported " + "x" * 1_978 + " 6.15.33333333") == "check 6.14"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vi kör 6.15.3 på servern. Studio är samma. Är den fortfarande stödd?", "server 6.15.3"),
        ("Studio 6.15.3 crashes when I save, since 14:30 yesterday", "studio 6.15.3"),
        ("<@U1>: 6.15.3 crashes\n&gt; as it did on 10.0.0.1", "6.15.3"),
        ("it worked in 6.14.2 and fails in 6.15.3", ""),
        ("android 6.14 does not reach server 6.15", ""),
        ("Chrome 120.1 shows nothing", ""),
        ("nothing works", ""),
    ],
)
def test_the_only_version_that_a_message_names_is_found(text: str, named: str) -> None:
    subject = version_named(text, VOCABULARY)
    assert (" ".join(str(each) for each in (subject.component, subject.version) if each) if subject else "") == named

"""What people ask in passing, or two things at once: never answered as something else that the words resemble."""

import pytest

from bot.domain.question import Check, NotUnderstood
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)

TWO_AT_ONCE = {
    "Is 6.14 supported and does android 6.14 work with server 6.15?": ["check 6.14", "compat android 6.14 server 6.15"],
    "Stöds 6.14 och fungerar android 6.14 med server 6.15?": ["check 6.14", "compat android 6.14 server 6.15"],
}
HANGING_TOGETHER = [
    "Is android 6.14 supported? Will it work with 6.15?",
    "Is android 6.14 supported and will it work with 6.15?",
    "Stöds android 6.14? Fungerar det med 6.15?",
]
OF_EACH = {
    "Our scanners are old. Is 6.13 still supported? And 6.14?": "check android 6.13 ios 6.13 android 6.14 ios 6.14",
    "Våra skannrar är gamla. Är 6.13 eller 6.14 stödd?": "check android 6.13 ios 6.13 android 6.14 ios 6.14",
    "Vi har pratat med er om skannrarna. Stöds 6.13 eller 6.14?": "check android 6.13 ios 6.13 android 6.14 ios 6.14",
    "clients 6.14 and 6.15 ok?": "check 6.14 6.15",
}
NOT_KNOWN = {
    "Ingår 6.16 i vår licens?": "does 6.16 support licens",
    "Måste vi köpa ny licens för 6.16?": "does 6.16 support licens",
    "Det här är värdelöst, vad kostar 6.16?": "does 6.16 support pris",
    "Hur mycket kostar en uppgradering till 6.16?": "does 6.16 support pris",
    "Kan man få rabatt på 6.16?": "does 6.16 support rabatt",
    "Is SQL Server 2019 compatible with 6.15?": "does 6.15 support SQL Server",
    "Är Windows 11 22H2 kompatibelt med Flow 6.15?": "does 6.15 support Windows 11",
    "Does Android 14 work with 6.15?": "does 6.15 support Android 14",
    "is android 14 ok with server 6.15?": "does server 6.15 support Android 14",
    "Vi har iPhone 15 och server 6.15, funkar det?": "does server 6.15 support iPhone 15",
}
OF_SUPPORT = {
    "is 6.13 supported with our licence?": "check 6.13",
    "vi har licens för 6.14, stöds den?": "check 6.14",
    "what happens after 6.14 goes out of support?": "check 6.14",
    "vad händer innan 6.14 går ut?": "check 6.14",
    "which version has the longest support?": "versions",
    "vilken version har längst support kvar?": "versions",
    "prod 6.13.7": "check 6.13.7",
}
OTHERS = {
    "what versions of server are there in 6.15?": "list service packs of server 6.15",
    "vilka versioner finns det i 6.15?": "list service packs of 6.15",
    "which versions are there after 6.14?": "versions newer than 6.14",
    "how is the version number built up?": "what do the numbers mean",
    "hur är versionsnumret uppbyggt?": "what do the numbers mean",
    "hur hittar jag versionsnumret?": "where",
    "Rättas blockerare i 6.13?": "check 6.13 + which bugs are fixed in service packs",
    "Rättas mindre buggar i 6.15 eller måste vi vänta på 6.17?": (
        "check 6.15 + check 6.17 + which bugs are fixed in service packs"
    ),
    "are high bugs fixed in 6.14 or only in 6.15?": "check 6.14 + check 6.15 + which bugs are fixed in service packs",
    "do minor bugs get fixed in 6.14?": "check 6.14 + which bugs are fixed in service packs",
    "was the high bug fixed in 6.14?": "is a bug fixed in 6.14",
    "minimum iOS for 6.15": "compat ios with server 6.15",
    "1. server 6.14.3\n2. studio 6.14.2": "compat server 6.14.3 studio 6.14.2",
    "1) android 6.14\n2) server 6.15\n\nFunkar det?": "compat android 6.14 server 6.15",
    "how do I get notified of new releases?": "help",
    "hur får jag reda på nya versioner?": "help",
    "hur tar jag reda på vilka versioner som stöds?": "versions",
    "kan vi opgradere fra 6.13 til 6.15?": "upgrade 6.13 6.15",
}


@pytest.mark.parametrize(("text", "commands"), TWO_AT_ONCE.items())
def test_two_questions_in_one_sentence_are_both_answered(text: str, commands: list[str]) -> None:
    assert [as_command([each]) for each in understand(text, VOCABULARY)] == commands


@pytest.mark.parametrize("text", HANGING_TOGETHER)
def test_a_question_that_hangs_on_the_one_before_is_not_answered_without_it(text: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert caught.value.code == "component_missing"


@pytest.mark.parametrize(("text", "command"), OF_EACH.items())
def test_several_versions_of_what_is_several_components_are_each_of_each(text: str, command: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == command


@pytest.mark.parametrize(("text", "command"), NOT_KNOWN.items())
def test_what_is_not_known_is_no_question_of_support(text: str, command: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == command


@pytest.mark.parametrize(("text", "command"), (OF_SUPPORT | OTHERS).items())
def test_what_is_asked_is_told_from_what_its_words_resemble(text: str, command: str) -> None:
    assert " + ".join(as_command([each]) for each in understand(text, VOCABULARY)) == command


@pytest.mark.parametrize("text", ["How much does a licence cost?", "Vad kostar en licens?", "where do I buy licences?"])
def test_a_price_is_not_known_and_no_word_is_blamed(text: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert caught.value.code == "prices"


@pytest.mark.parametrize("text", ["what is included in support?", "Vad ingår i supporten?"])
def test_what_support_holds_is_answered_with_no_list_of_versions(text: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert caught.value.code == "held_by_support"


@pytest.mark.parametrize("text", ["check v6.14.3-hotfix", "är 6.14.3-hotfix stödd?"])
def test_a_hotfix_of_a_version_is_no_version_and_no_upgrade(text: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert (caught.value.code, caught.value.did_you_mean[0]) == ("version_not_in_the_scheme", "check 6.14.3")


@pytest.mark.parametrize("text", ["is 192.168.6.14 supported?", "är 172.16.6.15 ok?"])
def test_an_address_alone_is_answered_with_no_list_and_no_help(text: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert caught.value.code == "version_missing"


def test_what_a_thing_is_called_after_is_no_component_of_the_version() -> None:
    [check] = understand("android 6.14 on Android 13, is that supported?", VOCABULARY)
    assert isinstance(check, Check)
    assert (str(check.subject), check.beside) == ("android 6.14", "Android 13")


def test_two_environments_named_in_a_command_are_asked_back_as_in_a_sentence() -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand("prod 6.13.7 and test 6.15.2, upgrade test first?", VOCABULARY)
    assert caught.value.code == "two_environments"


def test_a_suggested_pair_holds_what_the_others_must_fit() -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand("our phones run 6.14, do they work with 6.15?", VOCABULARY)
    assert caught.value.did_you_mean[0] == "compat android 6.14 ios 6.14 server 6.15"

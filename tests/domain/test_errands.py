"""Filing, listing and status in both languages; and what only sounds like it."""

import pytest

from bot.domain.question import FileTicket, NotUnderstood, Status, Subject, Tickets
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.version import parse_version
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)
SAID = {
    "ticket": "ticket",
    "ärende": "ticket",
    "ticket 6.15.3": "ticket 6.15.3",
    "ticket Studio 6.15.3": "ticket studio 6.15.3",
    "ticket upgrade studio 6.15.3 6.15.13": "ticket upgrade studio 6.15.3 6.15.13",
    "skapa ärende": "ticket",
    "skapa ärende av det här": "ticket",
    "Skapa ett ärende för studio 6.15.3": "ticket studio 6.15.3",
    "<@U0FLOWVER1> file this": "ticket",
    "file this please": "ticket",
    "servern står stilla": "ticket",
    "can I talk to a human?": "ticket",
    "jag vill prata med en människa": "ticket",
    "could you file this?": "ticket",
    "file a ticket for 6.15.3": "ticket 6.15.3",
    "file a support request": "ticket",
    "report a problem": "ticket",
    "felanmäl det här": "ticket",
    "open a new ticket": "ticket",
    "tickets": "tickets",
    "ärenden": "tickets",
    "mina ärenden": "tickets",
    "my ticket is not in the list, please create a new one": "ticket",
    "mitt ärende syns inte, skapa ett nytt": "ticket",
    "har jag något ärende öppet?": "tickets",
    "have we a ticket about it?": "tickets",
    "show my tickets": "tickets",
    "status": "tickets",
    "status SUP-12": "status SUP-12",
    "STATUS sup-12": "status SUP-12",
    "what is the status of NPS_2-7?": "status NPS_2-7",
    "vad är status på NPS-7": "status NPS-7",
}
NOT_ERRANDS = {
    "the file 6.15 is missing": "check 6.15",
    "jag har ett ärende om 6.13, stöds den?": "check 6.13",
    "is 6.13 supported? I have a ticket": "check 6.13",
    "vårt ärende gäller 6.13, stöds den fortfarande?": "check 6.13",
    "is 6.13 still supported, we have a problem with it": "check 6.13",
    "vi har inga problem med 6.13, stöds den?": "check 6.13",
    "does 6.13 still get bug fixes?": "check 6.13",
    "does 6.13 crash a lot?": "does 6.13 support crash",
    "fungerar 6.13 fortfarande?": "check 6.13",
    "det är väl inte fel att köra 6.13?": "check 6.13",
    "it is not a problem to stay on 6.13, or is it?": "check 6.13",
    "vi kör 6.13, är det ett problem?": "check 6.13",
    "will support help with 6.13?": "check 6.13",
    "any news on 6.13?": "check 6.13",
    "vad händer med 6.13?": "check 6.13",
    "in my case it is 6.13": "check 6.13",
    "my report is from 6.13": "check 6.13",
    "NPS-12 says 6.13 is supported, is 6.13 supported?": "check 6.13",
    "we have a problem in 6.13, what should we upgrade to?": "upgrade 6.13",
    "my ticket says upgrade 6.13": "upgrade 6.13",
    "does android 6.14 work with server 6.15? I have a ticket about it": "compat android 6.14 server 6.15",
    "android 6.14 fungerar inte med server 6.15?": "compat android 6.14 server 6.15",
    "will we have problems with android 6.14 and server 6.15?": "compat android 6.14 server 6.15",
    "how do I find my version number?": "where",
    "kan du hjälpa mig?": "help",
}
# What a person says of a request that there is, in every combination.
THEIRS = ["my ticket", "our request", "my support case", "mitt ärende", "vårt ärende", "min felanmälan", "ärendet",
          "mina ärenden", "my tickets", "the ticket I filed"]  # fmt: skip
ASKED_ABOUT = ["how is {} going?", "what happened to {}?", "any news on {}?", "have you looked at {} yet?", "is {} solved?",
               "where is {}?", "show {}", "open {}", "I'm still waiting for an answer to {}", "{} about 6.14, any progress?",
               "hur går det med {}?", "vad händer med {}?", "har ni tittat på {}?", "är {} löst?", "var är {}?", "visa {}",
               "har någon svarat på {} om studio 6.15.3?", "jag undrar över {}", "{}", "status på {}"]  # fmt: skip
# What a person says who wants one filed, about a version or none.
TO_FILE = ["I want to report a bug {}", "how do I report a problem {}", "please create a ticket {}", "we have a problem {}",
           "there is an error {}", "could you open a case {}", "I need to contact support {}", "it crashes {}",
           "something is wrong {}", "can someone help me with a bug {}", "the flow won't open {}", "we reported nothing, file a ticket {}",
           "jag vill anmäla ett fel {}", "hur felanmäler jag ett fel {}", "vi har ett problem {}", "skapa ett ärende {}",
           "kan du lägga upp ett nytt ärende {}", "det kraschar {}", "jag kan inte logga in {}", "hittade en bugg {}",
           "det går inte att starta {}", "kan någon hjälpa mig, något strular {}", "hur når jag supporten {}"]  # fmt: skip
ABOUT = {"": "ticket", "in 6.14": "ticket 6.14", "i studio 6.15.3": "ticket studio 6.15.3"}
OF_ONE = ["{}", "{}?", "status of {}", "any news on {}?", "how is {} going?", "what about {}", "is {} fixed?", "show {}",
          "where is {}?", "did anybody look at {}", "has {} been forgotten?", "my ticket {}", "ticket {}", "check {}",
          "hur går det med {}?", "har ni tittat på {}?", "är {} löst?", "visa {}", "läget med {}?", "mitt ärende {}",
          "finns det någon uppdatering på {}", "{} is about 6.15.3, how is it going?", "is {} fixed in 6.15.13?"]  # fmt: skip
LIKE_KEYS = ["does flow read utf-8?", "kör ni på android-14?", "does it work on windows-11?", "iso-8601?"]


@pytest.mark.parametrize("text", SAID | NOT_ERRANDS)
def test_an_errand_is_understood_however_it_is_said(text: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == (SAID | NOT_ERRANDS)[text]


def heard(text: str) -> str:
    try:
        return as_command(understand(text, VOCABULARY))
    except NotUnderstood as refused:
        return refused.code


def test_whoever_speaks_of_a_request_that_there_is_gets_the_list_never_a_form() -> None:
    said = [each.format(noun) for each in ASKED_ABOUT for noun in THEIRS]
    assert {text: heard(text) for text in said if heard(text) != "tickets"} == {}


def test_whoever_tells_of_a_fault_or_asks_how_to_report_gets_the_form_with_the_version_that_was_named() -> None:
    said = {each.format(version).strip(): command for each in TO_FILE for version, command in ABOUT.items()}
    assert {text: heard(text) for text, command in said.items() if heard(text) != command} == {}


def test_whoever_names_a_request_gets_that_one() -> None:
    said = [each.format(key) for each in OF_ONE for key in ("NPS-12", "nps-12", "A_2-7")]
    assert {text: heard(text) for text in said if heard(text) not in ("status NPS-12", "status A_2-7")} == {}


def test_whoever_names_several_gets_the_list() -> None:
    assert heard("any news on NPS-12 and NPS-13?") == "tickets"


def test_what_only_looks_like_a_key_is_no_request() -> None:
    assert {text for text in LIKE_KEYS if heard(text).startswith(("status", "ticket"))} == set()


def test_the_link_to_a_request_is_as_good_as_its_key() -> None:
    assert heard("har ni tittat på <https://site.example/servicedesk/customer/portal/1/NPS-12>?") == "status NPS-12"
    assert heard("<https://site.example/browse/NPS-12|the printing one>") == "status NPS-12"
    assert heard("any news on https://site.example/servicedesk/customer/portal/1/NPS-12?from=mail") == "status NPS-12"


def test_a_fault_after_an_upgrade_is_in_what_it_ended_with() -> None:
    assert heard("after upgrading from 6.13 to 6.14 we get errors") == "ticket 6.14"
    assert heard("sedan uppgraderingen till studio 6.15.3 fungerar inget") == "ticket studio 6.15.3"


def test_a_number_beside_a_fault_is_told_from_a_version_that_is_none() -> None:
    assert heard("error 500 in studio 6.15.3") == "ticket studio 6.15.3"
    assert heard("we have a problem with 6.15.3.1.1") == "version_too_many_parts"


@pytest.mark.parametrize("command", sorted(set(SAID.values())))
def test_an_errand_written_back_is_the_same_errand(command: str) -> None:
    assert as_command(understand(command, VOCABULARY)) == command


def test_what_is_known_of_the_version_comes_along() -> None:
    studio = Subject(parse_version("6.15.3"), "studio")
    assert understand("ticket studio 6.15.3", VOCABULARY) == (FileTicket(studio),)
    asked_for = understand("ticket upgrade studio 6.15.3 6.15.13", VOCABULARY)
    assert asked_for == (FileTicket(studio, parse_version("6.15.13")),)
    assert understand("tickets", VOCABULARY) == (Tickets(),)
    assert understand("status a-1", VOCABULARY) == (Status("A-1"),)


def test_whether_a_text_tells_anything_that_belongs_into_the_request() -> None:
    telling = [
        "6.14 crashes when I save",
        "file a ticket: the printing stops at noon",
        "vi har ett problem med studio 6.15.3",
    ]
    bare = ["file this", "ticket studio 6.15.3", "I want to report something", "skapa ett ärende av det här"]
    assert [errand.tells for errand in map(_errand, telling)] == [True] * len(telling)
    assert [errand.tells for errand in map(_errand, bare)] == [False] * len(bare)


def _errand(text: str) -> FileTicket:
    [errand] = understand(text, VOCABULARY)
    assert isinstance(errand, FileTicket), text
    return errand


@pytest.mark.parametrize(
    ("text", "meant"),
    [("ticket 6", "ticket 6.15"), ("tickt", "ticket"), ("ticket foo", "ticket"), ("statsu", "tickets")],
)
def test_a_slip_is_told_with_what_was_meant(text: str, meant: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert meant in caught.value.did_you_mean

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
    "could you file this?": "ticket",
    "file a ticket for 6.15.3": "ticket 6.15.3",
    "file a support request": "ticket",
    "report a problem": "ticket",
    "felanmäl det här": "ticket",
    "open a new ticket": "ticket",
    "tickets": "tickets",
    "ärenden": "tickets",
    "mina ärenden": "tickets",
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
}


@pytest.mark.parametrize("text", SAID | NOT_ERRANDS)
def test_an_errand_is_understood_however_it_is_said(text: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == (SAID | NOT_ERRANDS)[text]


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


@pytest.mark.parametrize(
    ("text", "meant"),
    [("ticket 6", "ticket 6.15"), ("tickt", "ticket"), ("ticket foo", "ticket"), ("statsu", "tickets")],
)
def test_a_slip_is_told_with_what_was_meant(text: str, meant: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, VOCABULARY)
    assert meant in caught.value.did_you_mean

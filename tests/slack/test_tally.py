"""What is counted of an answer: its kind as --json names it, and its mark."""

import pytest

from bot.domain.question import Among, FileTicket, Question, StandingOut, Tickets, Versions
from bot.domain.reach import Reach
from bot.slack.tally import about
from bot.words.told import Told


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (Versions(), "versions"),
        (Among(Reach()), "versions"),
        (StandingOut("withdrawn"), "withdrawn"),
        (StandingOut("planned"), "planned"),
        (FileTicket(), "ticket"),
        (Tickets(), "tickets"),
    ],
)
def test_a_kind_is_named_as_in_json(question: Question, kind: str) -> None:
    assert about([question], [Told("info", "x")]) == (kind, "info")


def test_several_questions_and_none_have_names_of_their_own() -> None:
    told = [Told("yes", "x"), Told("no", "y")]
    assert about([Versions(), Tickets()], told) == ("several", "yes")
    assert about([], told[1:]) == ("not_understood", "no")

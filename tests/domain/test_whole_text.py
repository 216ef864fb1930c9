"""A text that the desk has no room for brings a file with all of it, and only then."""

from dataclasses import replace

import pytest

from bot.domain.tickets.request_text import LONGEST
from bot.domain.tickets.ticket import SlackFile, Ticket
from bot.domain.tickets.whole_text import NAME, is_whole_text, owner_of, with_whole_text, without_whole_text

TICKET = Ticket("4", "1", "Incident", "It stops", "It stops every night", files=(SlackFile("F1", "trace.log", 8),))


@pytest.mark.parametrize("sign", ["x", "ö", "🧾"])
def test_what_is_too_long_brings_the_file(sign: str) -> None:
    units = len(sign.encode("utf-16-le")) // 2
    long = replace(TICKET, carried=sign * (LONGEST // units))
    whole = with_whole_text(long, "T1", "fv1")
    assert [file.name for file in whole.files] == ["trace.log", NAME]
    assert owner_of(whole.files[1]) == ("T1", "fv1")
    assert whole.files[1].size >= len(long.carried.encode())
    assert [is_whole_text(file) for file in whole.files] == [False, True]


def test_what_has_room_brings_none_and_loses_that_of_an_earlier_text() -> None:
    assert with_whole_text(TICKET, "T1", "fv1") == TICKET
    long = with_whole_text(replace(TICKET, steps="x" * LONGEST), "T1", "fv1")
    assert with_whole_text(replace(long, steps="x"), "T1", "fv2").files == TICKET.files
    assert len(with_whole_text(long, "T1", "fv2").files) == 2
    assert without_whole_text(long.files) == TICKET.files

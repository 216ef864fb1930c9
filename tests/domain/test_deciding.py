"""Which decisions a trouble leaves to a person, and which request they name."""

import pytest

from bot.domain.deciding import key_in, ways_out


def test_what_was_never_sent_cannot_be_found_and_what_is_there_twice_is_not_sent_again() -> None:
    assert ways_out("cannot_be_written") == ("again",)
    assert ways_out("several") == ("it_is",)
    assert ways_out("cannot_look") == ("it_is", "again")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("NPS-12", "NPS-12"),
        (" nps-12 ", "NPS-12"),
        ("https://site.example/servicedesk/customer/portal/4/NPS-12?created=true", "NPS-12"),
        ("<https://site.example/browse/NPS-12|NPS-12>", "NPS-12"),
        ("https://my-site.example/portal/4/FLOW2-7", "FLOW2-7"),
        ("12", ""),
        ("NPS-0", ""),
        ("NPS-12345678901", ""),
        ("", ""),
    ],
)
def test_a_key_is_found_in_what_was_typed(typed: str, key: str) -> None:
    assert key_in(typed) == key

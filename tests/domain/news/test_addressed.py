"""What stands among the terms and is nothing that can be followed."""

import pytest

from bot.domain.news.addressed import addressed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("subscribe 6.15 server", []),
        ("<@U0FLOWVER1> subscribe releases", []),
        ("subscribe <tel:6153|6.15.3> <http://6.15|6.15> <#C0FLOWNEWS|flow-news>", []),
        ("subscribe <!channel>", [("unknown", "@channel")]),
        ("subscribe &lt;!here&gt; @here", [("unknown", "@here")]),
        ("subscribe <!subteam^S0ABCDEF|@drift>", [("unknown", "@drift")]),
        ("subscribe <@U0PRIYANAI> <@U0ERIKHOLM>", [("people", "")]),
        ("subscribe <@U0PRIYANAI|priya>", [("unknown", "@priya")]),
        ("subscribe <https://example.com/a|example.com/a>", [("unknown", "example.com/a")]),
        ("subscribe https://example.com www.example.com", [("unknown", "https://example.com"), ("unknown", "www.example.com")]),
        ("subscribe a@b.se", [("unknown", "a@b.se")]),
    ],
)  # fmt: skip
def test_people_broadcasts_and_addresses_are_found_and_what_is_read_is_not(
    typed: str, found: list[tuple[str, str]]
) -> None:
    assert [(each.code, each.text) for each in addressed(typed, {"U0FLOWVER1"})] == found

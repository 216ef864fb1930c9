"""What a person types, as Slack passes it on."""

from datetime import UTC, datetime

import pytest

from bot.playground.cast import nordsjo_cast
from bot.playground.text import Typed
from bot.playground.workspace import Workspace

SPACE = Workspace(nordsjo_cast(), lambda: datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        ("@anna.lindqvist.", "<@U0ANNALIND|anna.lindqvist>."),
        ("@Flowver: hej", "<@U0FLOWVER1|flowver>: hej"),
        ("<@U0ANNALIND>", "<@U0ANNALIND|anna.lindqvist>"),
        ("<@U0NOBODY>", "&lt;@U0NOBODY&gt;"),
        ("#flow-news", "<#C0FLOWNEWS|flow-news>"),
        ("#nowhere", "#nowhere"),
        ("@channel", "<!channel>"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("a@b.se", "a@b.se"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("https://x.se/?a=1&b=2", "<https://x.se/?a=1&amp;b=2>"),
        ('"6.1.7"', '"6.1.7"'),
    ],
)
def test_a_commands_text_is_escaped(typed: str, passed: str) -> None:
    assert Typed(SPACE, labels=True).slack_text(typed) == passed


def test_a_message_names_people_by_id_alone() -> None:
    assert Typed(SPACE, labels=False).slack_text("@flowver #flow-news") == "<@U0FLOWVER1> <#C0FLOWNEWS>"

"""Questions with more than one answer, or with one of the rules' rarer kinds, are messages that Slack takes."""

from pathlib import Path

import pytest

from bot.playground.cast import FLOW_SUPPORT, PRIYA
from tests.journeys.real_bot import living, town_of

SAID = {
    "Is 6.13 supported or should we upgrade?": ("ended", "a minor upgrade"),
    "upgrade server and studio 6.14.3 to 6.16": ("Server 6.14.3", "Studio 6.14.3"),
    "Which android works with server 6.15?": ("Goes with Server 6.15", "or newer"),
    "Which clients work with server 6.15?": ("What goes with Server 6.15", "Portal"),
    "where studio server": ("Studio", "Server"),
    "Anything newer than 6.14?": ("Yes, newer than Flow 6.14: 6.16 and 6.15", "table", "Share in channel"),
    "is 6.14 supported? does android 6.14 work with server 6.15?": ("Flow 6.14", "does not work"),
    "which version fixes FLOW-861?": ("FLOW-861 is fixed in Server 6.14.14", "summer time"),
    "latest windows client?": ("Newest Windows client", "1.35.7"),
    "does a service pack change the database?": ("never changes the internal database",),
    "Is 6.16 supported in 2040?": ("You asked for 2040-12-31", "will not be supported"),
    "6.16 " * 600: ("Only the first 2000 characters", "6.16"),
}


async def test_each_of_them_is_shown(tmp_path: Path) -> None:
    async with living(town_of(tmp_path, "http")) as town:
        for text, pieces in SAID.items():
            shown = await town.command(PRIYA, FLOW_SUPPORT, f"/flowver {text}")
            said = f"{shown.text} {shown.blocks}"
            assert [piece for piece in pieces if piece not in said] == [], text


@pytest.mark.parametrize("text", ["stuff " * 500, "hello " * 500])
async def test_a_long_text_whose_question_may_come_later_is_said_to_be_unread(tmp_path: Path, text: str) -> None:
    async with living(town_of(tmp_path, "http")) as town:
        shown = await town.command(PRIYA, FLOW_SUPPORT, f"/flowver {text} 6.13?")
        assert "too long" in shown.text

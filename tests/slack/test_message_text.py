"""Slack's message text as people read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.message_text import has_ids, mentioned, plain_message

NAMES = {"U1": "Anna", "U2": "Erik", "C9": "nyheter"}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("hej <@U1>!", "hej @Anna!"),
        ("<@U9|anna.l> och <@U9>", "@anna.l och @U9"),
        ("<#C1|flow-support>", "#flow-support"),
        ("<#C9>, <#C9|> <#C2>", "#nyheter, #nyheter #C2"),
        ("<!channel> <!subteam^S1|@team>", "@channel @team"),
        ("<!date^1392734382^{date}|18 Feb 2014>", "18 Feb 2014"),
        ("<https://x.example/a?b=1&amp;c=2>", "https://x.example/a?b=1&c=2"),
        ("<https://x.example|here>", "here (https://x.example)"),
        ("<mailto:a@x.example|a@x.example>", "a@x.example"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;", "&lt;"),
        ("*bold* _it_ :smile:", "*bold* _it_ :smile:"),
        ("<>", "<>"),
    ],
)
def test_a_message_reads_as_it_is_shown(text: str, read: str) -> None:
    assert plain_message(text, NAMES) == read


def test_who_is_named_is_found() -> None:
    assert mentioned("<@U1> and <@U2|erik>, <#C1> and <#C3|>, not <#C2|flow> or <!here>") == {"U1", "U2", "C1", "C3"}


def test_what_is_still_an_id_is_known_as_one() -> None:
    assert has_ids("ask @U0TOMBECKE")
    assert has_ids("see #C0FLOWNEWS.")
    assert not has_ids("ask @Tom Becker in #flow-news, mail a@U0.example, #CRASH @UPPDATERA")


@given(st.text(alphabet="<>@#!|&ltgm;pabc ", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    plain_message(text, NAMES)

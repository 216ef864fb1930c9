"""The description that the desk gets: everything as it was typed, nothing of it as markup, the marker whatever happens."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tickets.request_text import LONGEST, LONGEST_SUMMARY, Section, as_plain, request_summary, request_text

MARKER = "fv0123456789abcdef01234567"
NOTE = "cut here"
MARKUP = [
    "*bold*", "_it_", "-gone-", "+new+", "^up^", "~down~", "{color:red}x{color}", "{noformat}", "[link|https://x.example]",
    "!picture.png!", "||head||", "|cell|", "h1. Title", "bq. quote", "# one", "* one", "- one", "----", "??cite??", ":)",
    "(x)", "(/)", "{{mono}}", "\\\\", "@anna", "a_b_c", "https://x.example/", "~user", "[~accountid:1]", "{code}", "<b>x</b>",
    "\ttabbed",
]  # fmt: skip
HARMLESS = [
    "Studio stängs.",
    "6.15.3",
    "En rad\noch en till",
    "100 %",
    "e-post",
    "Varför, då?",
    "Klockan 10: allt stannar",
]
HARMLESS += ["😀 🇸🇪", "السيرفر لا يعمل"][1:]


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def outside_blocks(text: str) -> str:
    """What the desk would read as markup."""
    return re.sub(r"\{noformat\}.*?\{noformat\}", "", text, flags=re.S)


@pytest.mark.parametrize("text", MARKUP)
def test_what_could_be_markup_stands_in_a_block_of_its_own(text: str) -> None:
    told = request_text([Section("Description", f"before\n{text}\nafter")], MARKER, NOTE)
    assert outside_blocks(told).split() == ["h3.", "Description", "flowver-id:", MARKER]


@pytest.mark.parametrize("text", MARKUP)
def test_and_is_still_there_as_it_was_typed(text: str) -> None:
    told = request_text([Section("Description", f"x {text} y")], MARKER, NOTE)
    assert f"x {text} y" in told.replace("\u200b", "")


@pytest.mark.parametrize("text", HARMLESS)
def test_plain_words_are_left_in_peace(text: str) -> None:
    assert as_plain(text) == text


@pytest.mark.parametrize("text", ["{noformat}", "{NOFORMAT}", "{ noformat}", "{noformat:title=x}", "{{noformat}}"])
def test_a_block_cannot_be_ended_from_within(text: str) -> None:
    told = as_plain(f"a {text} *b* {text} c")
    assert re.findall(r"\{\s*noformat", told, re.I) == ["{noformat", "{noformat"]


def test_the_marker_stands_alone_in_the_last_line() -> None:
    told = request_text([Section("A", "text"), Section("B", "")], MARKER, NOTE)
    assert told.splitlines()[-1] == f"flowver-id: {MARKER}"
    assert "h3. B" not in told


def test_pictures_and_right_to_left_are_kept() -> None:
    said = "👩‍💻 השרת נפל 🇸🇪 \u202babc\u202c"
    assert said in request_text([Section("A", said)], MARKER, NOTE)


def test_what_jira_cannot_hold_is_replaced() -> None:
    told = request_text([Section("A", "a\x00b\x1bc\ud800d\r\ne")], MARKER, NOTE)
    assert "a\ufffdb\ufffdc\ufffdd\ne" in told
    told.encode("utf-8")


def test_the_longest_text_gives_way_and_says_so() -> None:
    told = request_text([Section("A", "kort text"), Section("B", "ord " * 20_000)], MARKER, NOTE)
    assert units(told) <= LONGEST
    assert "kort text" in told
    assert told.endswith(f"({NOTE})\n{{noformat}}\n\nflowver-id: {MARKER}")


def test_what_matters_most_is_cut_last() -> None:
    sections = [Section("Description", "d" * 20_000, 20_000), Section("Thread", "t" * 30_000)]
    told = request_text(sections, MARKER, NOTE)
    assert "d" * 20_000 in told
    assert units(told) <= LONGEST


@given(st.lists(st.text(max_size=40).map(lambda text: text * 900), max_size=8))
def test_any_texts_fit_and_keep_the_marker(texts: list[str]) -> None:
    told = request_text([Section(f"H{n}", text) for n, text in enumerate(texts)], MARKER, NOTE)
    assert units(told) <= LONGEST
    assert told.splitlines()[-1] == f"flowver-id: {MARKER}"
    told.encode("utf-8")


@given(st.text(max_size=60))
def test_nothing_that_is_typed_acts(text: str) -> None:
    told = outside_blocks(as_plain(text))
    assert not re.search(r"[*_+^~{}\[\]!|\\@#<>`&]|^\s*(?:h[1-6]|bq)\.|https?:", told, re.M | re.I)


@given(st.text(max_size=600))
def test_a_summary_is_one_line_that_fits(text: str) -> None:
    line = request_summary(text)
    assert units(line) <= LONGEST_SUMMARY
    assert "\n" not in line


def test_a_long_summary_is_cut_between_characters() -> None:
    assert request_summary("😀" * 200) == "😀" * 127 + "…"

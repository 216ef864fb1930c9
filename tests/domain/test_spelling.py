"""What a strange word may be a slip for: as the standard library finds it, only without comparing with every word."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.understanding.spelling import looks_like_a_component, near_commands, near_components
from bot.domain.understanding.words import COMMANDS
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)
LETTERS = st.sampled_from("aeioudrstnlåö '-ß")


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A known word in which a few letters are wrong, missing, doubled or in each other's place."""
    letters = list(draw(st.sampled_from([*COMMANDS, *VOCABULARY.spellings])))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(letters)))
        letters[place : place + draw(st.integers(0, 2))] = draw(st.lists(LETTERS, max_size=2))
    return "".join(letters)


words = (slips() | st.text(LETTERS, min_size=1, max_size=45)).filter(lambda word: 3 <= len(word) <= 40)


@given(words)
def test_no_command_that_is_near_is_missed_and_none_that_is_not_is_found(word: str) -> None:
    assert near_commands(word) == get_close_matches(word, COMMANDS, n=3, cutoff=0.75)


@given(words.filter(lambda word: word not in VOCABULARY.unclear))
def test_the_same_holds_for_the_names_of_components(word: str) -> None:
    near = get_close_matches(word, VOCABULARY.spellings, n=3, cutoff=0.75)
    assert near_components(word, VOCABULARY) == tuple(dict.fromkeys(VOCABULARY.names[name] for name in near))


@given(words.filter(lambda word: len(word) >= 5))
def test_in_running_text_it_must_be_nearer(word: str) -> None:
    assert looks_like_a_component(word, VOCABULARY) == bool(get_close_matches(word, VOCABULARY.spellings, cutoff=0.8))


@pytest.mark.parametrize(("slip", "meant"), [("chekc", "check"), ("upgarde", "upgrade"), ("versoins", "versions")])
def test_a_slip_of_the_keyboard_is_near_what_was_meant(slip: str, meant: str) -> None:
    assert near_commands(slip)[0] == meant


@pytest.mark.parametrize("word", ["", "a", "ab", "x" * 41])
def test_what_is_too_short_or_too_long_is_like_nothing(word: str) -> None:
    assert list(near_commands(word)) == []

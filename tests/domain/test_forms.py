"""Reading a form of words once and giving it other numbers is the same as reading every text by itself."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.question import Help, NotUnderstood, Question
from bot.domain.understand import MOST_READ, understand
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

SAID = """check is {} supported with android {} to from server studio and compat upgrade our ip address {} , -> är stöds
    what should we {} mot uppgradera newest latest pack in new how far behind bugs does {} support old ticket subscribe announce where and version kl {} flow studo 2024.4.3 6 rc1 {}.1.2 blorp berätta något om"""
NUMBERS = (
    "6.15",
    "6.14",
    "6.14.3",
    "6.14.3",
    "6.14.3.2",
    "10.0.0.1",
    "6.1.7.26406",
    "v6.13",
    "2024.4.3",
    "v2024.4.3",
    "0.0",
    "99.99",
)

texts = st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=8).map(" ".join)
numbers = st.lists(st.sampled_from(NUMBERS), min_size=8, max_size=8)


def read(text: str, vocabulary: Vocabulary) -> tuple[Question, ...] | tuple[str, tuple[str, ...]]:
    try:
        return understand(text, vocabulary)
    except NotUnderstood as problem:
        return problem.code, problem.did_you_mean


@given(texts, numbers, numbers)
@example("is our ip {} supported", ["6.14.3"] * 8, ["10.0.0.1"] * 8)
@example("check server {} ifs cloud {}", ["6.15", "25.1"] * 4, ["6.15", "6.14.3"] * 4)
@example("we run {} , what is the latest pack", ["6.15", "6.14.3"] * 4, ["6.14.3"] * 8)
@example("does {} support new studio {}", ["6.15", "6.14.3"] * 4, ["6.14.3"] * 8)
@example("upgrade {} pack", ["6.15"] * 8, ["6.14.3"] * 8)
@example("upgrade {} pack", ["99.99"] * 8, ["10.0.0.1"] * 8)
@example("studio {} and studio {}", ["6.15", "6.14.3"] * 4, ["6.15"] * 8)
def test_a_text_means_the_same_after_one_of_its_form(text: str, some: list[str], others: list[str]) -> None:
    vocabulary = Vocabulary.of(POLICY, LINES)
    read(text.format(*some), vocabulary)
    fresh = Vocabulary.of(POLICY, LINES)
    assert read(text.format(*others), vocabulary) == read(text.format(*others), fresh)


def test_where_one_question_ends_is_no_part_of_a_form() -> None:
    text = "Is 6.13 supported? Does android 6.14 work with server 6.15?"
    vocabulary = Vocabulary.of(POLICY, LINES)
    several = read(text, vocabulary)
    in_one = text.replace("?", "")
    assert read(in_one, vocabulary) == read(in_one, Vocabulary.of(POLICY, LINES)) != several


def test_a_form_is_kept_only_once() -> None:
    vocabulary = Vocabulary.of(POLICY, LINES)
    for number in range(50):
        understand(f"is studio 6.15.{number} supported?", vocabulary)
    assert len(vocabulary.forms) == 1


def test_a_call_for_help_is_kept_and_still_none_in_a_text_that_is_not_read_to_its_end() -> None:
    vocabulary = Vocabulary.of(POLICY, LINES)
    assert read("help", vocabulary) == (Help(),)
    assert len(vocabulary.forms) == 1
    assert read("help" + " " * MOST_READ + "me", vocabulary) == ("text_too_long", ("help",))


def test_a_number_of_four_parts_in_a_command_is_of_a_form_like_any_other() -> None:
    vocabulary = Vocabulary.of(POLICY, LINES)
    for number in range(50):
        understand(f"check studio 6.15.3.{number}", vocabulary)
    assert len(vocabulary.forms) == 1

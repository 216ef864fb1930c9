"""What holds for any text: an answer or a refusal, soon, and suggestions that are themselves understood."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.question import (
    Among,
    Check,
    Compat,
    Fits,
    Fixed,
    Help,
    Language,
    NotUnderstood,
    Question,
    StandingOut,
    Subject,
    Upgrade,
    Versions,
    Where,
)
from bot.domain.reach import Reach
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.understanding.words import ROLES
from bot.domain.version import Version
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES, ("FLOW-1",))
COMPONENTS = VOCABULARY.components


def is_like_a_day(version: Version) -> bool:
    """`1.2.2027`, `2027.2.1`: read as a day, not as a version."""
    *rest, year = sorted(version.numbers)
    return len(rest) == 2 and 1900 <= year <= 2099 and rest[1] <= 39


numbers = st.integers(min_value=0, max_value=9_999_999_999)
versions = (
    st.lists(numbers, min_size=2, max_size=4)
    .map(lambda parts: Version(tuple(parts)))
    .filter(lambda version: not is_like_a_day(version))
)
components = st.sampled_from(COMPONENTS)


@st.composite
def several_checks(draw: st.DrawFn) -> tuple[Question, ...]:
    """All with a component or all without: that is what a text can say."""
    named = draw(st.booleans())
    subject = st.builds(Subject, versions, components if named else st.none())
    subjects = draw(st.lists(subject, min_size=1, max_size=5, unique=True))
    return tuple(Check(subject, str(subject)) for subject in subjects)


@st.composite
def compats(draw: st.DrawFn) -> Compat:
    named = draw(st.lists(components, min_size=2, max_size=4, unique=True))
    return Compat(tuple(Subject(draw(versions), name) for name in named))


@st.composite
def fits(draw: st.DrawFn) -> Fits:
    *wanted, other = draw(st.lists(components, min_size=2, max_size=4, unique=True))
    return Fits(tuple(wanted), Subject(draw(versions), other))


@st.composite
def ranges(draw: st.DrawFn) -> Among:
    ends = sorted(draw(st.sets(versions, min_size=2, max_size=2)))
    low, high = draw(st.sampled_from([(ends[0], None), (None, ends[0]), (ends[0], ends[1])]))
    included = draw(st.booleans()), draw(st.booleans())
    reach = Reach(low, high, bool(low) and included[0], bool(high) and included[1])
    state = draw(st.sampled_from(["there", "supported", "ended"]))
    quantity = draw(st.sampled_from(["which", "any"] if state == "there" else ["which", "any", "all"]))
    return Among(reach, quantity, state, draw(st.none() | components))


others = st.one_of(
    compats(),
    fits(),
    ranges(),
    st.builds(Upgrade, st.none() | components, versions, st.none() | versions, on=st.none(), without=st.just(())),
    st.builds(Upgrade, st.none() | components, versions, versions, st.none(), st.sets(components).map(tuple)),
    st.builds(
        Fixed, st.from_regex(r"FLOW-[0-9]{1,5}", fullmatch=True), st.none() | st.builds(Subject, versions, components)
    ),
    st.builds(Where, st.none() | components),
    st.builds(Language, st.sampled_from([None, "sv", "en"])),
    st.just(Versions()),
    st.builds(Versions, st.none(), components, st.booleans()),
    st.builds(Versions, st.none(), st.none() | components, st.just(False), st.sampled_from(["next", "past"])),
    st.builds(StandingOut, st.sampled_from(["withdrawn", "planned"]), st.none() | components),
    st.just(Help()),
)
questions = several_checks() | others.map(lambda question: (question,))

oddities = [
    "6.1.7-26406", "1!6.1", "6.1.7rc1", "6", "v6", "1.2.3.4.5", "٦.١", "6.1\u200b7", "6,15", "6.13-6.15",
    "2024-04-03", "2024.4.3", "14:30", "ABC-123", "<@U1|x>", "<!channel>", "<http://x.se/6.13|6.13>", "&amp;",
    "&lt;", "<", ">", "|", "10.0.0.1", "$6.50", "99%", "10.000", "rc1", "sp7", ",", "/", "+", "->", "?",
    ":wave:", "@x", "#12", "sevrer", "stduio", "foo", "ticket", "(26406)", "build", "6.x", "6.15-klienten",
    "studio6.15", "android:6.14+server:6.15",
    "android6.14server6.15",
]  # fmt: skip
words = st.sampled_from([*ROLES, *VOCABULARY.names, *oddities]) | versions.map(str)
word_salad = st.lists(words, max_size=12).map(" ".join)
digit_soup = st.text(alphabet="0123456789.,-/:!v xрс٦spSP<>|&;", max_size=60)


@given(st.text() | word_salad | digit_soup)
def test_any_text_is_a_question_or_is_refused_with_suggestions_that_are_understood(text: str) -> None:
    try:
        assert understand(text, VOCABULARY)
    except NotUnderstood as refusal:
        understood = [understand(command, VOCABULARY) for command in refusal.did_you_mean]
        shown = [*refusal.params.values()]
    else:
        return
    assert all(understood)
    assert 1 <= len(understood) <= 3
    assert all(len(each) <= 80 and (each.isprintable() and "<" not in each) for each in shown)


@given(questions)
def test_a_question_written_as_a_command_is_the_same_question(asked: tuple[Question, ...]) -> None:
    assert understand(as_command(asked), VOCABULARY) == asked


@given(
    questions, st.sampled_from([" ", "  ", "\t", "\n", "\u00a0"]), st.sampled_from([str.upper, str.title, str.lower])
)
def test_spaces_and_capitals_do_not_matter(asked: tuple[Question, ...], space: str, capitals: object) -> None:
    text = space.join(["/flowver", *as_command(asked).split(), ""])
    assert callable(capitals)
    assert understand(capitals(text), VOCABULARY) == asked


@given(word_salad)
def test_a_mention_in_front_changes_nothing(text: str) -> None:
    assert _outcome(f"<@U0FLOWVER> {text}") == _outcome(text)


def _outcome(text: str) -> object:
    try:
        return understand(text, VOCABULARY)
    except NotUnderstood as refusal:
        return refusal.code, refusal.did_you_mean


HOSTILE = [
    " ", "|", "<", ">", "<a", "<a\t", "&lt;", "&", "6", "6.", "6.1 ", "6.1-", "6.1,", "6.1/", "a", "a ",
    "abcd efgh ", "-", "->", "sevrer 6.1 ", "is sevrer 6.1 ", "6.1rc1 ", "sp ", "6.1 sp ", "\n", "\u200b",
    "6\u200b", "é", "e\u0301", "v", "v6", "studio ", "studio 6.1 ", "flow ", "server manager ", ":a", "@",
    "1:", "a-1 ", "$1", "?", "/flowver ", "\x00", "٦", "android6.1",
    "android6.1 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_forty_thousand_characters_cost_no_more_than_a_moment(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    start = time.process_time()
    _outcome(text)
    assert time.process_time() - start < 1

"""Wishes against a list of every single piece of news that there is: adding and taking away are unions and differences."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.news.subscribing import (
    absorbed,
    add,
    covers,
    heard,
    subtract,
    wishes_from_json,
    wishes_to_json,
)
from bot.domain.news.subscription import KINDS, Choice, Wish

LINES = ("6.13", "6.14", "6.15")
COMPONENTS = ("server", "studio", "ios")
# A line and a component that nobody has named stand for all those yet to come.
EVERYTHING = frozenset(product(KINDS, (*LINES, "7.0"), (*COMPONENTS, "watch")))
Point = tuple[str, str, str]

choices_of_lines = st.builds(Choice, st.frozensets(st.sampled_from(LINES)), st.booleans())
choices_of_components = st.builds(Choice, st.frozensets(st.sampled_from(COMPONENTS)), st.booleans())
wishes = st.builds(Wish, st.frozensets(st.sampled_from(KINDS)), choices_of_lines, choices_of_components)
several = st.lists(wishes, max_size=5).map(tuple)


def points(held: tuple[Wish, ...]) -> frozenset[Point]:
    return frozenset(
        (kind, line, component)
        for kind, line, component in EVERYTHING
        if any(kind in w.kinds and line in w.lines and component in w.components for w in held)
    )


@given(choices_of_lines, choices_of_lines)
def test_choices_are_sets_of_names_known_and_unknown(one: Choice, other: Choice) -> None:
    names = (*LINES, "7.0")
    for made, wanted in (
        (one & other, lambda n: n in one and n in other),
        (one | other, lambda n: n in one or n in other),
        (one - other, lambda n: n in one and n not in other),
        (~one, lambda n: n not in one),
    ):
        assert [name in made for name in names] == [wanted(name) for name in names]


@given(several, wishes)
def test_adding_is_a_union_and_says_what_is_new(held: tuple[Wish, ...], wish: Wish) -> None:
    after, new = add(held, wish)
    assert points(after) == points(held) | points((wish,))
    assert points(new) == points((wish,)) - points(held)
    assert bool(new) == (points(after) != points(held))


@given(several, wishes)
def test_adding_again_changes_nothing(held: tuple[Wish, ...], wish: Wish) -> None:
    once, _ = add(held, wish)
    assert add(once, wish) == (once, ())


@given(several, wishes)
def test_taking_away_is_a_difference_and_says_whether_anything_went(held: tuple[Wish, ...], wish: Wish) -> None:
    after, went = subtract(held, wish)
    assert points(after) == points(held) - points((wish,))
    assert went == bool(points(held) & points((wish,)))
    assert subtract(after, wish)[1] is False


@given(several, wishes)
def test_covering_is_having_nothing_left_to_hear_of(held: tuple[Wish, ...], wish: Wish) -> None:
    assert covers(held, wish) == (points((wish,)) <= points(held))


@given(several)
def test_absorbing_keeps_the_news_and_never_needs_more_wishes(held: tuple[Wish, ...]) -> None:
    fewer = absorbed(held)
    assert points(fewer) == points(held)
    assert len(fewer) <= len(held)
    assert all(not covers(tuple(x for x in fewer if x is not w), w) for w in fewer)


@given(several)
def test_wishes_survive_being_written_down(held: tuple[Wish, ...]) -> None:
    assert wishes_from_json(wishes_to_json(held)) == held


def test_a_kind_of_a_later_version_is_left_out_when_read() -> None:
    [kept] = wishes_to_json([Wish()])
    assert wishes_from_json([kept | {"kinds": [*kept["kinds"], "gossip"]}]) == (Wish(),)


@given(several, st.sampled_from(sorted(EVERYTHING)))
def test_news_of_one_component_are_heard_where_they_are_wished_for(held: tuple[Wish, ...], point: Point) -> None:
    kind, line, component = point
    assert heard(held, kind, line, (component,)) == (point in points(held))


def test_a_component_that_is_not_known_silences_nobody() -> None:
    assert heard((Wish(components=Choice.of(["ios"])),), "releases", "6.15", ())


def test_many_exceptions_one_by_one_stay_one_wish() -> None:
    held: tuple[Wish, ...] = (Wish(),)
    for minor in range(30):
        held, went = subtract(held, Wish(lines=Choice.of([f"6.{minor}"])))
        assert went
    assert len(held) == 1
    assert "6.31" in held[0].lines
    assert "6.7" not in held[0].lines

"""Version numbers: what is read, what is refused, and how they are ordered."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from packaging.version import Version as Packaged

from bot.domain.version import NotAVersion, Version, parse_version

parts = st.integers(min_value=0, max_value=9_999_999_999)
versions = st.lists(parts, min_size=2, max_size=4).map(lambda numbers: Version(tuple(numbers)))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("6.1", "6.1"),
        ("6.1.7", "6.1.7"),
        ("6.1.7.26406", "6.1.7.26406"),
        ("0.0", "0.0"),
        ("v6.1", "6.1"),
        ("V6.1.7", "6.1.7"),
        ("06.01.007", "6.1.7"),
        (" 6.1\n", "6.1"),
        (" " * 500 + "6.1", "6.1"),
        ("6.1.x", "6.1"),
        ("6.1.X.x", "6.1"),
        ("6.1.7.x", "6.1.7"),
        ("6.1.*", "6.1"),
        ("6.1 SP7", "6.1.7"),
        ("6.1SP7", "6.1.7"),
        ("6.1 sp 7", "6.1.7"),
        ("6.1-SP7", "6.1.7"),
        ("6.1.sp7", "6.1.7"),
        ("6.1 Service Pack 7", "6.1.7"),
        ("v6.1  service\tpack 7.26406", "6.1.7.26406"),
        ("9999999999.9999999999", "9999999999.9999999999"),
    ],
)
def test_a_version_is_read_and_written_in_its_normal_form(text: str, normal: str) -> None:
    assert str(parse_version(text)) == normal


@pytest.mark.parametrize(
    ("text", "code", "suggestions"),
    [
        ("", "no_number", ()),
        ("studio", "no_number", ()),
        (".", "no_number", ()),
        ("6.1.7-26406", "not_in_the_scheme", ("6.1.7.26406",)),
        ("6.1.7+26406", "not_in_the_scheme", ("6.1.7.26406",)),
        ("6.1.7rc1", "not_in_the_scheme", ("6.1.7",)),
        ("6.1.7a", "not_in_the_scheme", ("6.1.7",)),
        ("6.1.7.dev3", "not_in_the_scheme", ("6.1.7",)),
        ("6.1.7.post1", "not_in_the_scheme", ("6.1.7",)),
        ("6.1.7 beta", "not_in_the_scheme", ("6.1.7",)),
        ("6.1.7 (26406)", "not_in_the_scheme", ("6.1.7.26406",)),
        ("6.1.7.26406.x", "not_in_the_scheme", ("6.1.7.26406",)),
        ("1!6.1", "not_in_the_scheme", ("6.1",)),
        ("6,1,7", "not_in_the_scheme", ("6.1.7",)),
        ("6_1_7", "not_in_the_scheme", ("6.1.7",)),
        ("6..1", "not_in_the_scheme", ("6.1",)),
        ("-6.1", "not_in_the_scheme", ("6.1",)),
        ("6. 1", "not_in_the_scheme", ("6.1",)),
        ("1.2.3.4.5", "too_many_parts", ("1.2.3.4",)),
        ("6." + "1" * 11, "number_too_long", ()),
        ("6.1." + "1" * 30, "number_too_long", ("6.1",)),
        ("6.1." + "1" * 5_000, "number_too_long", ("6.1",)),
        ("1" * 40_000, "number_too_long", ()),
        ("6.1" + " " * 200 + "x", "not_in_the_scheme", ("6.1",)),
        ("٦.١", "foreign_digits", ("6.1",)),
        ("６.１", "foreign_digits", ("6.1",)),
        ("6.1\u200b.7", "invisible_character", ("6.1.7",)),
        ("\u200b6.1", "invisible_character", ("6.1",)),
        ("\ufeff6.1", "invisible_character", ("6.1",)),
    ],
)
def test_what_is_no_version_says_why_and_what_it_may_stand_for(
    text: str, code: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(NotAVersion) as caught:
        parse_version(text)
    assert (caught.value.code, caught.value.suggestions) == (code, suggestions)


@pytest.mark.parametrize("text", ["6", "v6", "06", "6.x", "6.x.x", " 6 "])
def test_one_number_alone_is_no_version_but_its_major_is_known(text: str) -> None:
    with pytest.raises(NotAVersion) as caught:
        parse_version(text)
    assert (caught.value.code, caught.value.major) == ("one_number", 6)


def test_the_parts_of_a_version() -> None:
    version = Version((6, 1, 7, 26406))
    assert (version.line, version.service_pack) == (Version((6, 1)), Version((6, 1, 7)))
    assert version.line.is_line
    assert not version.is_line
    assert version.line.service_pack == version.line


def test_a_version_begins_what_it_is_the_beginning_of_part_by_part() -> None:
    assert Version((6, 1)).begins(Version((6, 1, 7)))
    assert Version((6, 1)).begins(Version((6, 1)))
    assert not Version((6, 1)).begins(Version((6, 10)))
    assert not Version((6, 1, 7)).begins(Version((6, 1)))


def test_what_is_given_less_exactly_comes_first() -> None:
    assert Version((6, 1)) < Version((6, 1, 0)) < Version((6, 1, 0, 0)) < Version((6, 2)) < Version((6, 10))


@given(versions)
def test_a_version_that_is_printed_and_read_again_is_the_same(version: Version) -> None:
    assert parse_version(str(version)) == version


@given(versions, versions)
def test_versions_are_ordered_as_the_python_packaging_rules_order_them(one: Version, other: Version) -> None:
    assume(Packaged(str(one)) != Packaged(str(other)))
    assert (one < other) == (Packaged(str(one)) < Packaged(str(other)))


@given(st.text() | st.text(alphabet="0123456789.vVxX*spSP -_!", max_size=30))
def test_any_text_is_a_version_or_refused_with_suggestions_that_are_versions(text: str) -> None:
    try:
        version = parse_version(text)
    except NotAVersion as error:
        for suggestion in error.suggestions:
            assert str(parse_version(suggestion)) == suggestion
    else:
        assert parse_version(str(version)) == version


@pytest.mark.parametrize("piece", ["1", "1.", "6.1 ", " ", "1!", "\u200b1", "٦", "a1", "1a", "-", "sp", "6.1 sp"])
def test_forty_thousand_characters_are_refused_in_a_moment(piece: str) -> None:
    start = time.process_time()
    with pytest.raises(NotAVersion):
        parse_version((piece * 40_000)[:40_000])
    assert time.process_time() - start < 1

"""Looking up in the catalogue; how fast that stays is here too."""

import time
from datetime import date
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalog import Catalog, Line, Listing, Release
from bot.domain.check import check
from bot.domain.days import Bounds, Fact
from bot.domain.question import Check, Subject
from bot.domain.releases import ReleaseEntry
from bot.domain.version import Version
from tests.domain.small_policy import POLICY
from tests.examples import examples

TODAY = date(2026, 11, 23)
parts = st.integers(0, 4)
numbers = st.builds(Version, st.lists(parts, min_size=2, max_size=4).map(tuple))


def release(version: Version, component: str | None = "server") -> Release:
    return Release(version, component, version.line, ReleaseEntry(version=version, component=component))


@examples(3)
@given(st.lists(numbers, max_size=12), numbers)
def test_the_look_up_finds_what_a_search_of_everything_finds(listed: list[Version], asked: Version) -> None:
    listing = Listing(map(release, listed))
    begins = sorted(each for each in listed if each.numbers[: len(asked.numbers)] == asked.numbers)
    assert [each.version for each in listing.beginning_with(asked)] == begins
    packs = [each for each in listed if each.numbers[:3] == asked.numbers[:3] and len(each.numbers) > 2]
    build = len(asked.numbers) == 4 and packs and all(len(each.numbers) == 3 for each in packs)
    assert bool(listing.matching(asked)) == bool(begins or build)


def test_a_span_reads_like_a_list() -> None:
    listing = Listing(release(Version((6, 15, pack))) for pack in range(5))
    span = listing.beginning_with(Version((6, 15)))
    assert (len(span), span[0], span[-1]) == (5, listing[0], listing[4])
    assert [each.version.numbers[2] for each in reversed(span)] == [4, 3, 2, 1, 0]
    assert [each.version.numbers[2] for each in listing.beginning_with(Version((6, 15, 3)))] == [3]
    with pytest.raises(IndexError):
        span[5]


def test_of_equal_numbers_the_policys_first_component_counts_as_the_newest(catalog_of: Any) -> None:
    catalog = catalog_of("- {component: studio, version: 6.15.3}\n- {component: server, version: 6.15.3}\n")
    assert catalog.flow.newest(TODAY).component == "server"


def test_the_neighbours_of_a_number(catalog_of: Any) -> None:
    catalog = catalog_of('- {line: "6.2"}\n- {line: "6.10"}\n')
    assert catalog.lines_around(Version((6, 9))) == (Version((6, 2)), Version((6, 10)))
    assert catalog.lines_around(Version((6, 1))) == (None, Version((6, 2)))
    assert catalog.lines_around(Version((6, 10, 4))) == (Version((6, 10)), None)
    assert catalog_of("").lines_around(Version((6, 1))) == (None, None)


def test_a_mapped_release_belongs_to_its_flow_line(catalog_of: Any) -> None:
    text = '- {component: windows, version: 1.30.8, flow_line: "6.15"}\n- {component: windows, version: 1.31.1}\n'
    catalog = catalog_of(text)
    assert [str(each.version) for each in catalog.mapped_to("windows", Version((6, 15)))] == ["1.30.8"]
    assert catalog.mapped_to("windows", Version((6, 14))) == ()
    assert not catalog.flow


def large(lines: int, packs: int, released: date) -> Catalog:
    """`packs` releases in each line, all of them released on one day; half of them Studio's."""
    entry = ReleaseEntry(version=Version((6, 0)), released=released)
    exact = Fact("line", "6.0", released)
    known = [Line(Version((6, minor)), None, Bounds(exact, exact)) for minor in range(lines)]
    by_component: dict[str | None, list[Release]] = {"server": [], "studio": []}
    for line in known:
        for pack in range(packs):
            component = ("server", "studio")[pack % 2]
            version = Version((*line.version.numbers, pack))
            by_component[component].append(Release(version, component, line.version, entry))
    return Catalog(
        policy=POLICY,
        changed=TODAY,
        sample=False,
        revision="large",
        lines={line.version: line for line in known},
        listings={name: Listing(each) for name, each in by_component.items()},
    )


def time_of(catalog: Catalog, subject: Subject, times: int = 20) -> float:
    question = Check(subject, "asked")
    start = time.process_time()
    for _ in range(times):
        check(catalog, question, TODAY)
    return time.process_time() - start


@pytest.mark.parametrize(("lines", "released"), [(2_000, date(2020, 1, 1)), (10, date(2026, 1, 1))])
def test_a_check_takes_as_long_in_twenty_thousand_releases_as_in_a_hundred(lines: int, released: date) -> None:
    """In very many lines that have all ended, and in few but very long ones that are supported."""
    small, big = large(10, 10, released), large(lines, 20_000 // lines, released)
    subjects = [
        Subject(Version((6, 3, 5)), "studio"), Subject(Version((6, 3, 5))), Subject(Version((6, 3))),
        Subject(Version((6, 3, 5, 99)), "studio"), Subject(Version((5, 9, 1))),
    ]  # fmt: skip
    for subject in subjects:
        time_of(small, subject, 1)
        time_of(big, subject, 1)
    # Pairs, so that a busy machine slows both; of several tries one quiet one is enough.
    ratios = []
    for _ in range(5):
        pairs = [sum(time_of(big, s) for s in subjects) / sum(time_of(small, s) for s in subjects) for _ in range(7)]
        ratios.append(median(pairs))
        if ratios[-1] <= 2:
            return
    pytest.fail(f"times longer in the large catalogue: {ratios}")

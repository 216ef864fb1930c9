"""releases.yml as it is shipped: every public fact, and not one more."""

from datetime import date

import pytest

from bot.adapters.catalog_files.lint import lint
from bot.adapters.catalog_files.load import SHIPPED, load_catalog
from bot.domain.catalog import Catalog
from bot.domain.version import parse_version


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(SHIPPED)


def numbers(catalog: Catalog, component: str | None) -> set[str]:
    return {str(each.version) for each in catalog.listings[component]}


def packs(line: str, *numbers: int) -> set[str]:
    return {f"{line}.{number}" for number in numbers}


def test_the_known_lines_are_there_and_the_unknown_ones_are_not(catalog: Catalog):
    assert [str(line) for line in catalog.lines] == [
        "6.1",
        "6.2",
        "6.3",
        "6.6",
        "6.10",
        "6.11",
        "6.12",
        "6.13",
        "6.14",
        "6.15",
    ]
    assert all(line.entry for line in catalog.lines.values())


def test_the_packs_of_older_lines_name_no_component(catalog: Catalog):
    assert numbers(catalog, None) == (
        {"6.10.35"} | packs("6.12", 19, 20) | packs("6.13", *range(7, 18)) | packs("6.14", *range(1, 15))
    )


def test_the_packs_of_6_15_are_listed_per_component_with_their_gaps(catalog: Catalog):
    assert numbers(catalog, "server") == packs("6.15", *range(1, 11), *range(12, 18))
    assert numbers(catalog, "studio") == packs("6.15", 1, 2, *range(4, 9), *range(10, 14)) | {"6.15.3.5"}
    assert numbers(catalog, "installer") == {"6.15.1", "6.15.2", "6.15.6.7"}


def test_the_windows_client_and_the_connector_have_their_own_numbers_and_no_line(catalog: Catalog):
    assert numbers(catalog, "windows") == {
        "1.29.4",
        "1.30.8",
        "1.31.1",
        "1.32.7",
        "1.33.2",
        "1.34.3",
        "1.34.4",
        "1.35.7",
    }
    assert numbers(catalog, "connector") == packs("2.1", *range(17, 30), 33)
    assert {each.line for each in catalog.other_series} == {None}


def test_only_three_days_are_known_exactly(catalog: Catalog):
    releases = [each for listing in catalog.listings.values() for each in listing]
    assert len(releases) == 81
    assert {each.name: each.entry.released for each in releases if each.entry.released} == {
        "studio 6.15.3.5": date(2024, 4, 3),
        "installer 6.15.6.7": date(2024, 11, 14),
        "windows 1.29.4": date(2025, 2, 11),
    }


def test_the_days_by_which_something_was_public(catalog: Catalog):
    assert {str(each.version): str(each.entry.released_by) for each in catalog.listing("windows")} == {
        "1.29.4": "2025-04-26", "1.30.8": "2025-06-26", "1.31.1": "2025-07-02", "1.32.7": "2025-09-17",
        "1.33.2": "2025-11-27", "1.34.3": "2025-12-10", "1.34.4": "2025-12-17", "1.35.7": "2026-02-19",
    }  # fmt: skip
    entries = {str(version): line.entry for version, line in catalog.lines.items()}
    assert {line: entry.released_by for line, entry in entries.items() if entry and entry.released_by} == {
        "6.15": date(2024, 4, 3)
    }


def test_line_6_15_bounds_every_earlier_line(catalog: Catalog):
    latest = catalog.lines[parse_version("6.1")].first_release.latest
    assert latest is not None
    assert latest.day == date(2024, 4, 3)


def test_it_says_when_it_was_changed_and_is_no_sample(catalog: Catalog):
    assert catalog.changed == date(2026, 11, 23)
    assert not catalog.sample


def test_lint_finds_nothing():
    assert lint(SHIPPED, date(2026, 11, 23)) == []

from datetime import date
from typing import Any

from bot.domain.version import Version, parse_version


def bounds(catalog: Any, line: str) -> tuple[str | None, str | None]:
    first = catalog.lines[parse_version(line)].first_release
    return tuple(fact.day.isoformat() if fact else None for fact in (first.earliest, first.latest))  # type: ignore[return-value]


def test_a_line_exists_by_its_entry_its_release_or_a_mapped_release(catalog_of: Any) -> None:
    catalog = catalog_of(
        '- {line: "6.1"}\n- {component: server, version: 6.2.3}\n'
        '- {component: windows, version: 1.29.4, flow_line: "6.3"}\n- {component: connector, version: 2.1.33}\n'
    )
    assert catalog.newest_lines == (Version((6, 3)), Version((6, 2)), Version((6, 1)))


def test_upper_bounds_reach_earlier_lines_and_lower_bounds_later_ones(catalog_of: Any) -> None:
    catalog = catalog_of(
        '- {line: "6.1"}\n- {line: "6.2", released_after: 2021-01-01}\n- {line: "6.9"}\n'
        '- {line: "6.10", released_by: 2023-01-01}\n- {line: "6.11"}\n'
    )
    assert bounds(catalog, "6.1") == (None, "2023-01-01")
    assert bounds(catalog, "6.9") == ("2021-01-01", "2023-01-01")
    assert bounds(catalog, "6.11") == ("2021-01-01", None)


def test_the_earliest_of_the_releases_in_a_line_bounds_it(catalog_of: Any) -> None:
    catalog = catalog_of(
        "- {component: server, version: 6.15.4, released: 2024-09-01}\n"
        "- {component: studio, version: 6.15.3, released_by: 2024-04-03}\n- {version: 6.15.9, released: 2024-12-01}\n"
        "- {component: server, version: 6.15.1, released_after: 2024-02-01}\n"
    )
    # A lower bound of some release says nothing of the first one.
    assert bounds(catalog, "6.15") == (None, "2024-04-03")


def test_a_withdrawn_release_was_out_all_the_same(catalog_of: Any) -> None:
    catalog = catalog_of("- {component: server, version: 6.15.4, withdrawn: true, released: 2024-09-01}\n")
    assert bounds(catalog, "6.15") == (None, "2024-09-01")


def test_a_component_of_another_series_bounds_nothing(catalog_of: Any) -> None:
    catalog = catalog_of(
        '- {line: "6.15", released_by: 2024-04-03}\n'
        '- {component: windows, version: 1.29.4, flow_line: "6.15", released: 2019-01-01}\n'
        '- {component: windows, version: 1.28.1, flow_line: "6.14", released: 2018-01-01}\n'
    )
    assert bounds(catalog, "6.15") == (None, "2024-04-03")
    assert bounds(catalog, "6.14") == (None, "2024-04-03")


def test_a_contradiction_is_kept_and_the_stated_day_stays(catalog_of: Any) -> None:
    catalog = catalog_of(
        '- {line: "6.15", released: 2025-01-01}\n- {component: studio, version: 6.15.3, released: 2024-04-03}\n'
        '- {line: "6.16", released: 2024-06-01}\n- {line: "6.17", released: 2026-01-01}\n'
    )
    line = catalog.lines[Version((6, 15))]
    assert (line.first_release.exact, [fact.what for fact in line.against]) == (
        date(2025, 1, 1),
        ["studio 6.15.3", "6.16"],
    )
    assert catalog.lines[Version((6, 16))].against
    assert catalog.lines[Version((6, 17))].against == ()


def test_an_agreeing_day_is_no_contradiction(catalog_of: Any) -> None:
    catalog = catalog_of(
        '- {line: "6.15", released: 2025-01-01}\n- {component: studio, version: 6.15.0, released: 2025-01-01}\n'
        '- {line: "6.16", released: 2025-01-01}\n'
    )
    assert not any(line.against for line in catalog.lines.values())

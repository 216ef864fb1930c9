"""Which versions are offered to somebody who types."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.catalog import Catalog
from bot.domain.version_choices import MOST_CHOICES, typed_version, version_choices

TODAY = date(2026, 11, 23)
RELEASES = """
- {component: server, version: 6.14.7, released: 2024-05-01}
- {component: server, version: 6.15.3, released: 2025-05-01}
- {component: studio, version: 6.15.3, released: 2025-05-01}
- {component: studio, version: 6.15.13, released: 2026-05-01, withdrawn: true}
- {component: server, version: 6.15.14, released: 2027-05-01}
- {component: windows, version: 1.29.4, flow_line: "6.15", released: 2025-05-11}
"""


@pytest.fixture
def catalog(catalog_of: Callable[..., Catalog]) -> Catalog:
    return catalog_of(RELEASES)


def offered(catalog: Catalog, typed: str, component: str = "") -> list[str]:
    return [str(each.version) for each in version_choices(catalog, typed, component, TODAY)]


@pytest.mark.parametrize(
    ("typed", "component", "versions"),
    [
        ("", "", ["6.15.13", "6.15.3", "6.14.7", "1.29.4"]),
        ("6.15", "", ["6.15.13", "6.15.3"]),
        ("6.15.", "", ["6.15.13", "6.15.3"]),
        ("v6.14", "", ["6.14.7"]),
        ("6.15 SP3", "", ["6.15.3"]),
        ("", "server", ["6.15.3", "6.14.7"]),
        ("studio 6.15", "", ["6.15.13", "6.15.3"]),
        ("studio 6.15", "server", ["6.15.13", "6.15.3"]),
        ("Studio", "", ["6.15.13", "6.15.3"]),
        ("6.15 studio", "", ["6.15.13", "6.15.3"]),
        ("Studio v6.15.3", "", ["6.15.3"]),
        ("studio 6.15 SP3", "server", ["6.15.3"]),
        ("6.15.3.", "", ["6.15.3"]),
        ("6,15,13", "", ["6.15.13"]),
        ("6,15,", "", ["6.15.13", "6.15.3"]),
        ("6.15 beta", "", []),
        ("1.", "windows", ["1.29.4"]),
        ("9.9", "", []),
        ("senaste", "server", ["6.15.3", "6.14.7"]),
        ("asdf", "", []),
        ("", "no such component", ["6.15.13", "6.15.3", "6.14.7", "1.29.4"]),
    ],
)
def test_what_fits_is_offered_newest_first(catalog: Catalog, typed: str, component: str, versions: list[str]) -> None:
    assert offered(catalog, typed, component) == versions


def test_a_number_says_who_lists_it_and_that_it_is_withdrawn(catalog: Catalog) -> None:
    newest, other = version_choices(catalog, "6.15", "", TODAY)
    assert newest.withdrawn
    assert set(other.components) == {"server", "studio"}
    assert not other.withdrawn


def test_never_more_than_slack_takes(catalog_of: Callable[..., Catalog]) -> None:
    many = catalog_of("".join(f"- {{component: server, version: 6.15.{n}}}\n" for n in range(300)))
    assert len(offered(many, "6.15")) == MOST_CHOICES


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 6.15.3.7 ", "6.15.3.7"),
        ("v06.15", "6.15"),
        ("6.1 sp7", "6.1.7"),
        ("6.15  beta", "6.15 beta"),
        ("studio 6.15.13", "6.15.13"),
        ("6.15.13 studio", "6.15.13"),
        ("6.15.13.", "6.15.13"),
        ("6,15,13", "6.15.13"),
        ("6.1.x", "6.1"),
        ("x" * 90, "x" * 75),
    ],
)
def test_what_is_typed_is_kept_in_normal_form(catalog: Catalog, typed: str, kept: str) -> None:
    assert typed_version(catalog, typed) == kept

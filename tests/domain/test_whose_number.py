"""Without a component in the question: whose releases count, where numbers differ per component."""

from typing import Any

import pytest

from tests.domain.asking import checked, codes, upgraded

CATALOG = """
- {line: "6.3", released: 2025-02-01}
- {line: "6.4", released: 2025-08-01}
- {component: server, version: 6.3.4}
- {component: server, version: 6.4.1.100}
- {component: studio, version: 6.3.5}
- {component: studio, version: 6.4.9}
- {component: android, version: 6.4.12}
"""


def test_what_one_component_lists_is_that_components(catalog_of: Any) -> None:
    found = checked(catalog_of(CATALOG), "6.3.4")
    assert found.latest
    assert found.upgrade_to
    assert (found.latest.name, found.is_latest, found.packs_behind) == ("server 6.3.4", True, 0)
    assert found.upgrade_to.name == "server 6.4.1.100"
    assert found.subject.component is None


def test_it_moves_to_a_release_of_its_own(catalog_of: Any) -> None:
    moved = upgraded(catalog_of(CATALOG), "6.3.4")
    assert (moved.component, str(moved.to)) == ("server", "6.4.1.100")
    also = {name: str(release.version) for name, release in moved.also_update.items() if release}
    assert also == {"studio": "6.4.9", "android": "6.4.12"}


@pytest.mark.parametrize("text", ["6.4", "6.3"])
def test_a_line_has_the_servers_newest_where_the_server_has_one(catalog_of: Any, text: str) -> None:
    found = checked(catalog_of(CATALOG), text)
    assert found.latest
    assert found.latest.component == "server"


def test_of_several_that_list_it_the_server_leads(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG + "- {component: studio, version: 6.3.4}\n")
    moved = upgraded(catalog, "6.3.4")
    assert (moved.component, str(moved.to)) == (None, "6.4.1.100")


def test_what_is_listed_without_a_component_may_be_anybodys(catalog_of: Any) -> None:
    found = checked(catalog_of(CATALOG + "- {version: 6.3.2}\n"), "6.3.2")
    assert found.latest
    assert found.latest.name == "studio 6.3.5"


def test_out_of_a_withdrawn_release_the_way_leads_back(catalog_of: Any) -> None:
    withdrawn = "- {component: server, version: 6.4.2, withdrawn: true, notes: Broken.}\n"
    moved = upgraded(catalog_of(CATALOG + withdrawn), "server 6.4.2")
    assert (str(moved.to), moved.step) == ("6.4.1.100", "downgrade")
    assert codes(moved)[0] == "withdrawn_notes"
    assert upgraded(catalog_of(CATALOG), "server 6.4.2").to is None

"""What the users of a component with numbers of its own call a line."""

from collections.abc import Callable

import pytest

from bot.domain.catalog import Catalog
from bot.domain.news.own_lines import own_lines_in, unheard_of
from bot.domain.news.subscription import Choice, Wish

CATALOG = """
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.15.17}
- {component: windows, version: 1.35.6, flow_line: "6.15"}
- {component: connector, version: 2.1.0}
"""


def test_own_lines_are_known_by_the_line_of_flow_that_they_belong_to(catalog_of: Callable[..., Catalog]) -> None:
    assert own_lines_in(catalog_of(CATALOG), "6.15") == (("windows", "1.35"),)


@pytest.mark.parametrize(
    ("lines", "components", "unheard"),
    [
        (["1.35"], ["windows"], ()),
        (["1.35"], [], ()),
        (["2.1"], ["connector"], ()),
        (["6.15"], ["windows"], ()),
        (["1.36"], ["windows"], ("1.36",)),
        (["1.35"], ["server"], ("1.35",)),
    ],
)
def test_a_line_is_unheard_of_where_none_of_the_components_has_it(
    catalog_of: Callable[..., Catalog], lines: list[str], components: list[str], unheard: tuple[str, ...]
) -> None:
    wish = Wish(lines=Choice.of(lines), components=Choice.of(components))
    assert unheard_of(catalog_of(CATALOG), wish) == unheard

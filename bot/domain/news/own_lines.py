"""Lines of components that have numbers of their own: what their users call 1.35 belongs to a line of Flow."""

from collections.abc import Iterator

from bot.domain.catalog import Catalog
from bot.domain.news.subscription import Wish

# (component, its own line): "windows", "1.35".
Own = tuple[str, str]


def own_lines_in(catalog: Catalog, line: str) -> tuple[Own, ...]:
    """Of every component, those whose releases belong to this line of Flow."""
    return tuple(sorted({own for own, flow_line in _mapped(catalog) if flow_line == line}))


def unheard_of(catalog: Catalog, wish: Wish) -> tuple[str, ...]:
    """The lines that a wish names and that the catalogue lists for none of its components; they may come."""
    own = {line for (component, line), _ in _mapped(catalog) if component in wish.components}
    known = {str(line) for line in catalog.lines} | own
    return () if wish.lines.but else tuple(sorted(wish.lines.names - known))


def _mapped(catalog: Catalog) -> Iterator[tuple[Own, str]]:
    for release in catalog.other_series:
        flow_line = str(release.line) if release.line else ""
        yield (release.component or "", str(release.version.line)), flow_line

"""Lines that somebody asks to follow although their support has ended: hardly anything can come."""

from collections.abc import Iterator
from datetime import date

from bot.domain.catalog import Catalog
from bot.domain.listed import look_up, support_of
from bot.domain.news.subscription import Wish
from bot.domain.question import Subject
from bot.domain.support import Support
from bot.domain.version import parse_version


def ended_lines(catalog: Catalog, wish: Wish, today: date) -> Iterator[tuple[str, Support]]:
    """Those that are named, and how their support ended. Flow's lines: what belongs to them shares their end."""
    for name in sorted(wish.lines.names) if not wish.lines.but else ():
        line = parse_version(name)
        support = support_of(look_up(catalog, Subject(line, None)), today) if line in catalog.lines else None
        if support and support.state == "ended":
            yield name, support

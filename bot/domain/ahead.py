"""What the first answers from a catalogue would wait for, worked out before anybody asks."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from bot.domain.catalog import Catalog
from bot.domain.check_reasons import lines_with_withdrawn
from bot.domain.compatibility import packs_of
from bot.domain.other_reading import the_other
from bot.domain.standing_out import those_found
from bot.domain.support import support_of_line
from bot.domain.upgrade_target import not_ended
from bot.domain.versions import versions

_AT_ONCE = 100


def work_out_ahead(catalog: Catalog, today: date) -> Iterator[None]:
    """A piece at each step, so that whoever walks through them can give way to others in between."""
    for reading in (None, the_other(catalog)):
        for start in range(0, len(catalog.newest_lines), _AT_ONCE):
            for line in islice(catalog.newest_lines, start, start + _AT_ONCE):
                support_of_line(catalog, catalog.lines[line], today, reading)
            yield
        for component in (None, *catalog.components):
            not_ended(catalog, component, today, reading)
            yield
    versions(catalog, today)
    yield
    lines_with_withdrawn(catalog)
    yield
    those_found(catalog, today)
    yield
    for component in catalog.components:
        packs_of(catalog, component)
        yield

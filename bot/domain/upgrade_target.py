"""Which release is worth moving to: the newest good one whose support has not certainly ended."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.policy import CountsFrom
from bot.domain.remembered import remembered
from bot.domain.support import support_of_release
from bot.domain.version import Version


def newest_worth_moving_to(catalog: Catalog, component: str | None, start: Version, today: date) -> Release | None:
    """The newest release later than `start` whose support has not certainly ended; None: there is none."""
    newest = next(iter(not_ended(catalog, component, today, None)), None)
    return newest if newest and newest.version > start and not start.begins(newest.version) else None


def best_target(
    catalog: Catalog, component: str | None, start: Version, today: date, reading: CountsFrom | None = None
) -> Version | None:
    """The newest good release that has not certainly ended, else the newest; None: `start` is ahead of all.

    Out of one that was withdrawn the way may lead back.
    """
    worth = next(iter(not_ended(catalog, component, today, reading)), None)
    if worth and (not _is_ahead(start, worth.version) or _was_withdrawn(catalog, component, start)):
        return worth.version
    newest = newest_listed(catalog, component, today)
    return newest.version if newest and not _is_ahead(start, newest.version) else None


def newest_listed(catalog: Catalog, component: str | None, today: date) -> Release | None:
    """The newest good release that is out."""
    return next(_newest_of_each_line(catalog, component, today), None)


def _was_withdrawn(catalog: Catalog, component: str | None, start: Version) -> bool:
    found = () if start.is_line else catalog.listing(component).matching(start)
    return bool(found) and all(release.withdrawn for release in found)


def _is_ahead(start: Version, newest: Version) -> bool:
    return start > newest and not newest.begins(start)


@remembered
def not_ended(catalog: Catalog, component: str | None, today: date, reading: CountsFrom | None) -> Sequence[Release]:
    """Newest first. Every check asks for it, and there may be thousands of lines."""
    newest = _newest_of_each_line(catalog, component, today)
    return tuple(r for r in newest if support_of_release(catalog, r, today, reading).state != "ended")


def _newest_of_each_line(catalog: Catalog, component: str | None, today: date) -> Iterator[Release]:
    """The newest good release of every line, newest line first; of another series, simply newest first."""
    listing = catalog.listing(component)
    if catalog.is_own_series(component):
        yield from (each for each in reversed(listing) if not each.withdrawn and each.is_out(today))
        return
    for line in catalog.newest_lines:
        if release := listing.newest(today, line):
            yield release

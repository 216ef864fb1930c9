"""What a release manager sees who asks for a version."""

from collections.abc import Sequence
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.news.announcement import AnnouncedKind, Announcement
from bot.domain.news.changes import Draft, by_kind, by_number, draft_anew, out_on
from bot.domain.news.covered import CALLED_OFF, OPEN, covers, same_number, tells_withdrawal
from bot.domain.version import Version


def to_open(
    catalog: Catalog, version: Version, known: Sequence[Announcement], today: date
) -> Announcement | Draft | None:
    """What somebody sees who asks to announce a version: what is not out yet, a draft, or what has gone out.

    `known`: the announcements of that number, newest first. None: nothing of that number is out.
    """
    asked = _asked_for(catalog, version, today)
    standing = [a for a in known if a.state not in CALLED_OFF]
    if asked is None:
        return next(iter(standing), None)
    kind, group = asked
    same = [a for a in standing if same_number(catalog, a, group[0], withdrawn=kind == "withdrawal")]
    if growing := next((a for a in same if a.state in OPEN), None):
        return growing
    left = [each for each in group if not any(covers(catalog, a, each) for a in same)]
    if same:
        # Its other components may be old, and known to everybody; what was called off may be announced anew.
        called_off = [a for a in known if a.state in CALLED_OFF and tells_withdrawal(a) == (kind == "withdrawal")]
        left = [each for each in left if any(covers(catalog, a, each) for a in called_off)]
    return draft_anew(catalog, kind, left, standing) if left else same[0]


def _asked_for(catalog: Catalog, version: Version, today: date) -> tuple[AnnouncedKind, Sequence[Release]] | None:
    releases = [each for each in out_on(catalog, today) if each.version == version]
    good = [each for each in releases if not each.withdrawn]
    if releases and not good:
        return "withdrawal", _flow_first(catalog, releases)
    older = {each.version for each in out_on(catalog, today) if each.version < version}
    return next(by_kind(catalog, _flow_first(catalog, good), older), None) if good else None


def _flow_first(catalog: Catalog, releases: Sequence[Release]) -> Sequence[Release]:
    """A number that two series share is Flow's first."""
    return min(by_number(catalog, releases), key=lambda group: catalog.is_own_series(group[0].component))

"""What an announcement is: releases or withdrawals, of one number, for the components that it covers."""

from collections.abc import Sequence

from bot.domain.catalog import Catalog, Release
from bot.domain.news.announcement import Announcement, AnnouncementState
from bot.domain.version import parse_version

# Not out yet: what is wrong about it can still be put right.
OPEN: frozenset[AnnouncementState] = frozenset({"draft", "proposed", "scheduled"})
# It tells nobody anything any more, so that the same may be announced anew.
CALLED_OFF: frozenset[AnnouncementState] = frozenset({"cancelled", "retracted"})


def releases_of(catalog: Catalog, version: str, components: Sequence[str]) -> list[Release]:
    """Of this number; without components, every one whose number is of Flow's own series."""
    number = parse_version(version)
    every = (each for listing in catalog.listings.values() for each in listing if each.version == number)
    if components:
        return [each for each in every if each.component in components]
    return [each for each in every if not catalog.is_own_series(each.component)]


def covers(catalog: Catalog, a: Announcement, release: Release) -> bool:
    """Whether whoever has read it knows of this release, or of its withdrawal."""
    if a.version != str(release.version):
        return False
    return release.component in a.components if a.components else not catalog.is_own_series(release.component)


def same_number(catalog: Catalog, a: Announcement, release: Release, *, withdrawn: bool) -> bool:
    """Whether the release, or its withdrawal, might have stood in it: one number, one series, one kind of news."""
    if a.version != str(release.version) or tells_withdrawal(a) != withdrawn:
        return False
    if catalog.is_own_series(release.component):
        return release.component in a.components
    return not any(each in catalog.components and catalog.is_own_series(each) for each in a.components)


def called_off_before(a: Announcement, known: Sequence[Announcement]) -> Announcement | None:
    """The last one of `known` that told the same and was called off."""
    same = [
        each
        for each in known
        if each.id != a.id
        and each.state in CALLED_OFF
        and tells_withdrawal(each) == tells_withdrawal(a)
        and (set(each.components) & set(a.components) or each.components == a.components)
    ]
    return max(same, key=lambda each: each.updated_at, default=None)


def tells_withdrawal(a: Announcement) -> bool:
    return a.kind == "withdrawal"


def contradicts(catalog: Catalog, a: Announcement) -> bool:
    """The catalogue says of something that it covers that it is withdrawn; or, of a withdrawal, that it is not."""
    covered = releases_of(catalog, a.version, a.components)
    if not a.components:
        # An entry without a component stands for them all, where there is one.
        covered = [each for each in covered if each.component is None] or covered
    return any(each.withdrawn != tells_withdrawal(a) for each in covered)

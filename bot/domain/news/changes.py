"""What is new in a catalogue: releases and withdrawals that have not been seen before, each version once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.news.announcement import AnnouncedKind
from bot.domain.version import Version

# (component, "" where the source does not say which; version) -> whether it was withdrawn.
Seen = Mapping[tuple[str, str], bool]


@dataclass(frozen=True, slots=True)
class Draft:
    """A version to announce. `subject`: "release 6.15.18", "withdrawal 6.15.12", "release windows 1.36.0".

    `components`: those that have this number now; empty where the source does not say. `line`: "6.15", or "".
    """

    subject: str
    kind: AnnouncedKind
    version: str
    line: str
    components: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """`drafts` are to be made; `joined`: further components of what has an announcement already, for its audit."""

    drafts: tuple[Draft, ...] = ()
    joined: tuple[Draft, ...] = ()
    now_seen: Seen | None = None


def listed(catalog: Catalog, today: date) -> dict[tuple[str, str], bool]:
    """Every release that is out on the vendor's day `today`: what is planned is seen when it comes out."""
    return {_key(release): release.withdrawn for release in _out(catalog, today)}


def changes(catalog: Catalog, seen: Seen, announced: Collection[str], today: date) -> Changes:
    """What came since `seen` was recorded. Nothing seen: the first load, which announces nothing.

    `announced`: subjects that have an announcement, cancelled ones left out. `now_seen`: to be recorded; what
    disappears from the catalogue stays seen, so that its return is no news.
    """
    now = listed(catalog, today)
    if not seen:
        return Changes(now_seen=now)
    fresh = [each for each in _out(catalog, today) if _key(each) not in seen and not each.withdrawn]
    gone = [each for each in _out(catalog, today) if each.withdrawn and seen.get(_key(each)) is False]
    old = {Version(tuple(map(int, version.split(".")))) for _, version in seen}
    drafts = [*_drafts(catalog, fresh, old), *(_withdrawal(catalog, each) for each in _by_number(catalog, gone))]
    return Changes(
        tuple(each for each in drafts if each.subject not in announced),
        tuple(each for each in drafts if each.subject in announced),
        {**seen, **now},
    )


def draft_of(catalog: Catalog, version: Version, today: date) -> Draft | None:
    """The draft for a listed version that somebody asks to announce; None: nothing good of that number is out."""
    releases = [each for each in _out(catalog, today) if each.version == version]
    good = [each for each in releases if not each.withdrawn]
    if releases and not good:
        return _withdrawal(catalog, releases)
    # A number that two series share is Flow's first.
    groups = sorted(_by_number(catalog, good), key=lambda group: catalog.is_own_series(group[0].component))
    older = {each.version for each in _out(catalog, today) if each.version < version}
    return next(_drafts(catalog, groups[0], older), None) if groups else None


def subject_of(catalog: Catalog, word: str, release: Release) -> str:
    own = release.component if catalog.is_own_series(release.component) else None
    return " ".join(part for part in (word, own, str(release.version)) if part)


def _key(release: Release) -> tuple[str, str]:
    return release.component or "", str(release.version)


def _out(catalog: Catalog, today: date) -> Iterator[Release]:
    return (each for listing in catalog.listings.values() for each in listing if each.is_out(today))


def _by_number(catalog: Catalog, releases: Iterable[Release]) -> list[Sequence[Release]]:
    """Components of Flow's series that share a number together; of another series, each component alone."""
    groups: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        groups[subject_of(catalog, "", release)].append(release)
    return sorted(groups.values(), key=lambda group: group[0].version)


def _drafts(catalog: Catalog, fresh: Sequence[Release], old: Collection[Version]) -> Iterator[Draft]:
    known = {version.line for version in old}
    for group in _by_number(catalog, fresh):
        version = group[0].version
        first = version.line not in known
        known.add(version.line)
        kind: AnnouncedKind = "release" if first or _opens_a_line(version) else "service-pack"
        yield _draft(subject_of(catalog, "release", group[0]), kind, group)


def _opens_a_line(version: Version) -> bool:
    return version.is_line or version.numbers[2] == 0


def _withdrawal(catalog: Catalog, group: Sequence[Release]) -> Draft:
    return _draft(subject_of(catalog, "withdrawal", group[0]), "withdrawal", group)


def _draft(subject: str, kind: AnnouncedKind, group: Sequence[Release]) -> Draft:
    # One entry without a component may stand for any of them.
    named = sorted({each.component for each in group if each.component})
    components = () if any(each.component is None for each in group) else tuple(named)
    line = str(group[0].line) if group[0].line else ""
    return Draft(subject, kind, str(group[0].version), line, components)

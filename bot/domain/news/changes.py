"""What is new in a catalogue: releases and withdrawals that have not been seen before, each once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.news.announcement import AnnouncedKind, Announcement
from bot.domain.news.covered import OPEN, covers, releases_of, same_number, tells_withdrawal
from bot.domain.version import Version

# (component, "" where the source does not say which; version) -> whether it was withdrawn.
Seen = Mapping[tuple[str, str], bool]


@dataclass(frozen=True, slots=True)
class Draft:
    """A version to announce. `subject`: "release 6.15.18", "withdrawal 6.15.12", "release windows 1.36.0"; of a number
    that has been announced for others, "release studio 6.15.18".

    `components`: those that have this number now; empty where the source does not say. `line`: "6.15", or "".
    """

    subject: str
    kind: AnnouncedKind
    version: str
    line: str
    components: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An announcement that does not say any more what the catalogue says.

    `grown`: further components are in `draft`. Else something that it covers has been withdrawn, or is good again
    although it tells the opposite; `draft`: what is left of it, None when nothing is.
    """

    held: Announcement
    draft: Draft | None
    grown: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """`drafts` are to be made; `changed`: announcements that are to be changed or held back; `reinstated`: withdrawals
    that have gone out, of what is good again."""

    drafts: tuple[Draft, ...] = ()
    changed: tuple[Change, ...] = ()
    reinstated: tuple[Announcement, ...] = ()
    now_seen: Seen | None = None


def listed(catalog: Catalog, today: date) -> dict[tuple[str, str], bool]:
    """Every release that is out on the vendor's day `today`: what is planned is seen when it comes out."""
    return {key_of(release): release.withdrawn for release in out_on(catalog, today)}


def changes(catalog: Catalog, seen: Seen, standing: Collection[Announcement], today: date) -> Changes:
    """What came since `seen` was recorded. Nothing seen: the first load, which announces nothing.

    `standing`: announcements that are not called off. Each component's release is announced once: with others of its
    number while that announcement is not out yet, else by itself. `now_seen`: to be recorded; what disappears from the
    catalogue stays seen, so that its return is no news.
    """
    now = listed(catalog, today)
    if not seen:
        return Changes(now_seen=now)
    out = list(out_on(catalog, today))
    fresh = [each for each in out if key_of(each) not in seen and not each.withdrawn]
    # Also what is withdrawn when it comes: somebody may have it from elsewhere.
    gone = [each for each in out if each.withdrawn and not _seen_gone(seen, each)]
    back = [each for each in out if not each.withdrawn and seen.get(key_of(each))]
    old = {Version(tuple(map(int, version.split(".")))) for _, version in seen}
    found = _Found(catalog, standing)
    for kind, group in by_kind(catalog, fresh, old):
        found.take(kind, group)
    for group in by_number(catalog, gone):
        found.take("withdrawal", group)
    for group in by_number(catalog, back):
        found.grow("release", group)
    changed = tuple(found.changed([*gone, *back]))
    return Changes(tuple(found.drafts), changed, tuple(found.reinstated(back)), {**seen, **now})


@dataclass(slots=True)
class _Found:
    catalog: Catalog
    standing: Collection[Announcement]
    drafts: list[Draft] = field(default_factory=list)
    added: dict[str, list[Release]] = field(default_factory=dict)

    def take(self, kind: AnnouncedKind, group: Sequence[Release]) -> None:
        """A draft for what no announcement covers, unless one of its number can still take it in."""
        left = self.grow(kind, group)
        if left:
            same = [a for a in self.standing if same_number(self.catalog, a, left[0], withdrawn=kind == "withdrawal")]
            self.drafts.append(draft_anew(self.catalog, same[0].kind if same else kind, left, self.standing))

    def grow(self, kind: AnnouncedKind, group: Sequence[Release]) -> list[Release]:
        """Let it into the announcement of its number that is not out yet; what finds none is returned."""
        withdrawn = kind == "withdrawal"
        same = [a for a in self.standing if same_number(self.catalog, a, group[0], withdrawn=withdrawn)]
        left = [each for each in group if not any(covers(self.catalog, a, each) for a in same)]
        growing = next((a for a in same if a.state in OPEN), None)
        if growing is None or not left:
            return left
        self.added[growing.id] = left
        return []

    def changed(self, turned: Sequence[Release]) -> Iterator[Change]:
        """`turned`: releases that have been withdrawn, or are good again."""
        for a in self.standing:
            untrue = any(covers(self.catalog, a, each) and each.withdrawn != tells_withdrawal(a) for each in turned)
            if (a.id in self.added and a.state in OPEN) or (untrue and a.state in {*OPEN, "sending"}):
                yield Change(a, self._what_is_left(a), grown=not untrue)

    def reinstated(self, back: Sequence[Release]) -> Iterator[Announcement]:
        """Only people can take back what everybody has read."""
        for a in self.standing:
            told = tells_withdrawal(a) and a.state in {"sent", "stopped"}
            if told and any(covers(self.catalog, a, each) for each in back):
                yield a

    def _what_is_left(self, a: Announcement) -> Draft | None:
        held = (*releases_of(self.catalog, a.version, a.components), *self.added.get(a.id, ()))
        true = [each for each in held if each.withdrawn == tells_withdrawal(a)]
        return _draft(a.subject, a.kind, true) if true else None


def subject_of(catalog: Catalog, word: str, release: Release) -> str:
    own = release.component if catalog.is_own_series(release.component) else None
    return " ".join(part for part in (word, own, str(release.version)) if part)


def key_of(release: Release) -> tuple[str, str]:
    return release.component or "", str(release.version)


def _seen_gone(seen: Seen, release: Release) -> bool:
    """An entry that did not say which component may have stood for it."""
    return bool(seen.get(key_of(release)) or (key_of(release) not in seen and seen.get(("", str(release.version)))))


def out_on(catalog: Catalog, today: date) -> Iterator[Release]:
    return (each for listing in catalog.listings.values() for each in listing if each.is_out(today))


def by_number(catalog: Catalog, releases: Iterable[Release]) -> list[Sequence[Release]]:
    """Components of Flow's series that share a number together; of another series, each component alone."""
    groups: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        groups[subject_of(catalog, "", release)].append(release)
    return sorted(groups.values(), key=lambda group: group[0].version)


def by_kind(
    catalog: Catalog, fresh: Sequence[Release], old: Collection[Version]
) -> Iterator[tuple[AnnouncedKind, Sequence[Release]]]:
    known = {version.line for version in old}
    for group in by_number(catalog, fresh):
        version = group[0].version
        first = version.line not in known
        known.add(version.line)
        yield "release" if first or _opens_a_line(version) else "service-pack", group


def _opens_a_line(version: Version) -> bool:
    return version.is_line or version.numbers[2] == 0


def draft_anew(
    catalog: Catalog, kind: AnnouncedKind, group: Sequence[Release], standing: Collection[Announcement]
) -> Draft:
    """Named by its number; where that has been announced for other components, by its own as well."""
    word = "withdrawal" if kind == "withdrawal" else "release"
    subject, taken = subject_of(catalog, word, group[0]), {a.subject for a in standing}
    if subject in taken:
        components = sorted({each.component or "any" for each in group})
        subject = " ".join((word, *components, str(group[0].version)))
    return _draft(subject, kind, group)


def _draft(subject: str, kind: AnnouncedKind, group: Sequence[Release]) -> Draft:
    # One entry without a component may stand for any of them.
    named = sorted({each.component for each in group if each.component})
    components = () if any(each.component is None for each in group) else tuple(named)
    line = str(group[0].line) if group[0].line else ""
    return Draft(subject, kind, str(group[0].version), line, components)

"""From the entries of the files to a Catalog: sorts, links and bounds; says where entries contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.catalog import Catalog, Line, Listing, Release
from bot.domain.days import Bounds, Fact
from bot.domain.policy import Policy
from bot.domain.releases import LineEntry, ReleaseEntry, ReleasesHead
from bot.domain.version import Version


def build_catalog(
    policy: Policy, head: ReleasesHead, entries: Iterable[ReleaseEntry | LineEntry], revision: str
) -> Catalog:
    """Every entry names a component of the policy, and none is there twice (whoever reads the files checks)."""
    own_series = {component.id for component in policy.components if component.series == "own"}
    by_component: dict[str | None, list[Release]] = defaultdict(list)
    known: dict[Version, LineEntry] = {}
    for entry in entries:
        if isinstance(entry, LineEntry):
            known[entry.line] = entry
        else:
            by_component[entry.component].append(_release(entry, own_series))
    flow = [release for name, each in by_component.items() if name not in own_series for release in each]
    lines = _lines(known, flow, {r.line for each in by_component.values() for r in each if r.line})
    catalog = Catalog(
        policy=policy,
        changed=head.changed,
        sample=head.sample,
        revision=revision,
        lines={line.version: line for line in lines},
        listings={name: Listing(each) for name, each in by_component.items()},
    )
    _make_ready(catalog)
    return catalog


def _make_ready(catalog: Catalog) -> None:
    """Builds what answers look things up in. Left to the first answer, it would stop a running bot for 0.3 s."""
    for component in (None, *catalog.components):
        catalog.listing(component)
    for name in ("other_series", "newest_lines"):
        getattr(catalog, name)


def _release(entry: ReleaseEntry, own_series: set[str]) -> Release:
    line = entry.flow_line if entry.component in own_series else entry.version.line
    return Release(entry.version, entry.component, line, entry)


def _lines(known: dict[Version, LineEntry], flow: Sequence[Release], mapped: set[Version]) -> list[Line]:
    """Lines oldest first; bounds go from a line to the later ones (earliest) and to the earlier ones (latest).

    A stated day is kept as it is; what speaks against it is a contradiction, kept for the catalogue's reader.
    """
    lines = {line: _Narrowing(known.get(line)) for line in sorted({*known, *mapped})}
    for release in flow:
        if release.line:
            lines[release.line].no_later_than(_release_fact(release))
    earliest: Fact | None = None
    for line in lines.values():
        line.no_earlier_than(earliest)
        earliest = line.bounds.earliest or earliest
    latest: Fact | None = None
    for line in reversed(lines.values()):
        line.no_later_than(latest)
        latest = line.bounds.latest or latest
    return [Line(version, line.entry, line.bounds, line.against) for version, line in lines.items()]


class _Narrowing:
    """A line's bounds while they are being worked out."""

    def __init__(self, entry: LineEntry | None) -> None:
        self.entry = entry
        self.bounds = _stated(entry)
        self.against: tuple[Fact, ...] = ()

    def no_later_than(self, fact: Fact | None) -> None:
        self._take(self.bounds.no_later_than(fact), fact)

    def no_earlier_than(self, fact: Fact | None) -> None:
        self._take(self.bounds.no_earlier_than(fact), fact)

    def _take(self, narrowed: Bounds, fact: Fact | None) -> None:
        if fact and narrowed.contradict:
            self.against += (fact,)
        if not (self.entry and self.entry.released):
            self.bounds = narrowed


def _stated(entry: LineEntry | None) -> Bounds:
    if entry is None:
        return Bounds()
    what = str(entry.line)
    if entry.released:
        exact = Fact("line", what, entry.released)
        return Bounds(exact, exact)
    return Bounds(
        Fact("line_after", what, entry.released_after) if entry.released_after else None,
        Fact("line_by", what, entry.released_by) if entry.released_by else None,
    )


def _release_fact(release: Release) -> Fact | None:
    if release.entry.released:
        return Fact("release", release.name, release.entry.released)
    return Fact("release_by", release.name, release.entry.released_by) if release.entry.released_by else None

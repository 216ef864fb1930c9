"""What only the vendor can fill in, and how much of it the catalogue has: for `flowver doctor`."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.catalog import Catalog
from bot.domain.policy import Links


@dataclass(frozen=True, slots=True)
class VendorFact:
    """`code` is a key of the words. `known` of `wanted` are there; `missing` names those that are not."""

    code: str
    known: int
    wanted: int
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return self.known == self.wanted


def vendor_facts(catalog: Catalog) -> tuple[VendorFact, ...]:
    """Every fact that an answer may stand or fall with, complete or not."""
    policy = catalog.policy
    return (
        _yes_or_no("support_start", policy.support.confirmed),
        _yes_or_no("categories", policy.fix_policy.confirmed),
        _line_dates(catalog),
        _release_dates(catalog),
        _client_table(catalog),
        _numbering(catalog),
        _links(policy.links),
        _yes_or_no("where", policy.where.confirmed),
    )


def _yes_or_no(code: str, known: bool) -> VendorFact:
    return VendorFact(code, int(known), 1)


def _of(code: str, everything: Iterator[tuple[str, bool]]) -> VendorFact:
    found = list(everything)
    missing = tuple(name for name, known in found if not known)
    return VendorFact(code, len(found) - len(missing), len(found), missing)


def _line_dates(catalog: Catalog) -> VendorFact:
    lines = (catalog.lines[number] for number in catalog.newest_lines)
    return _of("line_dates", ((str(line.version), line.first_release.exact is not None) for line in lines))


def _release_dates(catalog: Catalog) -> VendorFact:
    releases = [release for listing in catalog.listings.values() for release in listing]
    return _of("release_dates", ((release.name, release.entry.released is not None) for release in releases))


def _client_table(catalog: Catalog) -> VendorFact:
    """Releases with numbers of their own need a Flow line before they can be compared with a server."""
    return _of("client_table", ((release.name, release.line is not None) for release in catalog.other_series))


def _numbering(catalog: Catalog) -> VendorFact:
    return _of("numbering", ((each.id, each.series_confirmed) for each in catalog.policy.components))


def _links(links: Links) -> VendorFact:
    return _of("links", ((name, getattr(links, name) is not None) for name in Links.model_fields))

"""What the catalogue says of an announced version, frozen as JSON: an approved announcement never changes by itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.domain.catalog import Catalog, Release
from bot.domain.listed import look_up, support_of
from bot.domain.news.changes import Draft
from bot.domain.news.covered import releases_of
from bot.domain.other_reading import holds, the_other
from bot.domain.policy import Text
from bot.domain.question import Subject
from bot.domain.releases import Words
from bot.domain.support import Support
from bot.domain.upgrade import newest_that_fits
from bot.domain.version import Version, parse_version

Json = dict[str, Any]


def content_of(catalog: Catalog, draft: Draft, today: date) -> Json:
    """Keys, all of them there; texts are {"en", "sv"}, days ISO text, unknown is null:

    kind, version, line, components; released, released_by; notes; fixes: [{key, severity, component, text, requests}],
    gravest first; database_may_change; also_update: {component: newest version | null}; support: {state, until,
    until_at_least, until_at_latest, unconfirmed, override}; guide, notes_link, portal: addresses; instead: the release
    of each withdrawn component to move to, {component or "": version | null}; changed, sample: the catalogue's.
    """
    releases = _releases(catalog, draft)
    return {
        "kind": draft.kind,
        "version": draft.version,
        "line": draft.line,
        "components": list(draft.components),
        **_days(releases),
        "notes": _texts(_reasons(releases) or _notes(releases)),
        "fixes": _fixes(catalog, releases),
        "database_may_change": _database(catalog, draft, releases),
        "also_update": _also(catalog, draft, today),
        "support": _support(catalog, draft, today),
        **_links(catalog),
        "instead": _instead(catalog, draft, releases, today),
        "changed": catalog.changed.isoformat(),
        "sample": catalog.sample,
    }


def fixed_requests(content: Mapping[str, Any]) -> frozenset[str]:
    """The keys of the customers' requests that the fixes answer, as NPS-12."""
    return frozenset(
        str(key).upper() for fix in content.get("fixes", ()) for key in (fix["key"], *fix.get("requests", ()))
    )


def _releases(catalog: Catalog, draft: Draft) -> list[Release]:
    """Those that it tells of; of a release that has been withdrawn altogether, what it was."""
    every = releases_of(catalog, draft.version, draft.components)
    return [each for each in every if each.withdrawn == (draft.kind == "withdrawal")] or every


def _days(releases: Sequence[Release]) -> Json:
    """The last of the components' days; the exact one only where it is exact for all of them."""
    days = [each.entry.released for each in releases]
    bounds = [each.entry.released or each.entry.released_by for each in releases]
    exact = max(day for day in days if day) if days and all(days) else None
    by = max(day for day in bounds if day) if bounds and all(bounds) and exact is None else None
    return {"released": _iso(exact), "released_by": _iso(by)}


def _notes(releases: Iterable[Release]) -> list[Words]:
    return list(dict.fromkeys(each.entry.notes for each in releases if each.entry.notes))


def _reasons(releases: Iterable[Release]) -> list[Words]:
    """Why they were withdrawn, where the catalogue says so in so many words."""
    return list(dict.fromkeys(each.entry.reason for each in releases if each.withdrawn and each.entry.reason))


def _texts(several: Sequence[Words | Text]) -> Json:
    return {
        language: "\n".join(said for each in several if (said := each.in_language(language)))
        for language in ("en", "sv")
    }


def _fixes(catalog: Catalog, releases: Iterable[Release]) -> list[Json]:
    order = {category.id: place for place, category in enumerate(catalog.policy.fix_policy.categories)}
    fixes = {fix.key: (fix, each.component) for each in releases for fix in each.entry.fixes}
    ranked = sorted(fixes.values(), key=lambda each: order.get(each[0].severity, len(order)))
    return [
        {
            "key": fix.key,
            "severity": fix.severity,
            "component": fix.component or component,
            "text": _texts([fix.text]),
            "requests": list(fix.requests),
        }
        for fix, component in ranked
    ]


def _database(catalog: Catalog, draft: Draft, releases: Sequence[Release]) -> bool | None:
    """The maintenance process: a service pack never changes the internal database's structure."""
    if draft.kind == "withdrawal" or any(catalog.is_own_series(each.component) for each in releases):
        return None
    return draft.kind == "release"


def _also(catalog: Catalog, draft: Draft, today: date) -> dict[str, str | None]:
    """What must move with it, and the newest of each that fits, as the answer about an upgrade has it."""
    if draft.kind == "withdrawal" or not draft.line:
        return {}
    line = parse_version(draft.line)
    moving = set(draft.components) or set(catalog.components)
    named = [name for rule in catalog.policy.updates if rule.when in moving for name in rule.also]
    fitting = {name: newest_that_fits(catalog, name, line, today) for name in named if name not in draft.components}
    return {name: str(release.version) if release else None for name, release in fitting.items()}


def _newest(catalog: Catalog, component: str | None, line: Version, today: date) -> str | None:
    release = catalog.newest_in(component, line, today)
    return str(release.version) if release else None


def _support(catalog: Catalog, draft: Draft, today: date) -> Json:
    listed = look_up(catalog, Subject(parse_version(draft.version), draft.components[0] if draft.components else None))
    support, reading = support_of(listed, today), the_other(catalog)
    unsure = reading is not None and not holds(support, support_of(listed, today, reading))
    return {**support_json(support), "unconfirmed": unsure, "override": _texts([support.override or Words()])}


def support_json(support: Support) -> Json:
    return {
        "state": support.state,
        "until": _iso(support.until),
        "until_at_least": _iso(support.until_at_least),
        "until_at_latest": _iso(support.until_at_latest),
    }


def _links(catalog: Catalog) -> Json:
    links = catalog.policy.links
    addresses = {"guide": links.service_pack_guide, "notes_link": links.release_notes, "portal": links.portal}
    return {name: str(address) if address else None for name, address in addresses.items()}


def _instead(catalog: Catalog, draft: Draft, releases: Sequence[Release], today: date) -> dict[str, str | None] | None:
    """Each component has numbers of its own: what one of them can move to need not exist of another."""
    if draft.kind != "withdrawal" or not draft.line or not releases:
        return None
    line = parse_version(draft.line)
    return {name: _newest(catalog, name or None, line, today) for name in draft.components or ("",)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

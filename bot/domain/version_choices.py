"""Which versions to offer to somebody who types: listed ones that fit, newest first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.remembered import remembered
from bot.domain.tickets.completeness import words_of
from bot.domain.version import NotAVersion, Version, parse_version
from bot.domain.vocabulary import Vocabulary

MOST_CHOICES = 98
_NUMBER = re.compile(r"\bv?\d[\d.]*(?:\.[x*])?(?:\s*sp\s*\d[\d.]*)?", re.I)
_NEWEST = ("latest", "newest", "senaste", "nyaste")
_COMMA = re.compile(r"(?<=\d),(?=\d|$)")


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """`components`: those that list the number; None: the source does not say which."""

    version: Version
    components: tuple[str | None, ...]
    withdrawn: bool


def version_choices(catalog: Catalog, typed: str, component: str, today: date) -> list[VersionChoice]:
    """`typed`: `6.15`, `6.1 SP7`, `studio 6.15`, or nothing; `component`: the one chosen beside it, or nothing."""
    named, text = _component_in(catalog, typed)
    wanted = named or (component if component in catalog.components else None)
    start = _numbers(text)
    found = _beginning(catalog, wanted, start, today)
    if start and not found:
        # A full stop at the end may be only that.
        return _beginning(catalog, wanted, start.rstrip("."), today) if start.endswith(".") else []
    return found


def typed_version(catalog: Catalog, typed: str) -> str:
    """What was typed as it will be kept: in normal form where it is a version, else as it stands."""
    text = " ".join(_component_in(catalog, typed)[1].split())
    try:
        return str(parse_version(text.rstrip(".")))
    except NotAVersion:
        return text[:75]


def _beginning(catalog: Catalog, component: str | None, start: str | None, today: date) -> list[VersionChoice]:
    found: dict[Version, VersionChoice] = {}
    for release in _releases(catalog, component):
        if (start is not None and not str(release.version).startswith(start)) or not release.is_out(today):
            continue
        found[release.version] = _with(found.get(release.version), release)
        if len(found) >= MOST_CHOICES:
            break
    return list(found.values())


def _releases(catalog: Catalog, component: str | None) -> Iterator[Release]:
    if component is not None:
        yield from reversed(catalog.listing(component))
        return
    yield from reversed(catalog.flow)
    yield from reversed(catalog.other_series)


def _with(known: VersionChoice | None, release: Release) -> VersionChoice:
    """One that is good for any component is not shown as withdrawn."""
    if known is None:
        return VersionChoice(release.version, (release.component,), release.withdrawn)
    components = tuple(dict.fromkeys((*known.components, release.component)))
    return VersionChoice(release.version, components, known.withdrawn and release.withdrawn)


def _component_in(catalog: Catalog, typed: str) -> tuple[str | None, str]:
    """A component's name before or after the number, in either language, and what is left; commas as full stops."""
    text = _COMMA.sub(".", typed)
    number = _NUMBER.search(text)
    around = f"{text[: number.start()]} {text[number.end() :]}" if number else text
    words = words_of(around)
    named = _names(catalog).get(" ".join(words)) if words else None
    if named is None:
        return None, text
    return named, number[0] if number else ""


@remembered
def _names(catalog: Catalog) -> Mapping[str, str]:
    return Vocabulary.of(catalog.policy, ()).names


def _numbers(typed: str) -> str | None:
    """The beginning of a version as it is listed; None: everything fits."""
    text = typed.strip().lower().removeprefix("v").strip()
    if not text or text in _NEWEST:
        return None
    try:
        return str(parse_version(text)) if not text.replace(".", "").isdecimal() else text
    except NotAVersion:
        return text

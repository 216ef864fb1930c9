"""Which versions to offer to somebody who types: listed ones that fit, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.completeness import words_of
from bot.domain.version import NotAVersion, Version, parse_version
from bot.domain.vocabulary import Vocabulary

MOST_CHOICES = 98


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
    found: dict[Version, VersionChoice] = {}
    for release in _releases(catalog, wanted):
        if (start is not None and not str(release.version).startswith(start)) or not release.is_out(today):
            continue
        found[release.version] = _with(found.get(release.version), release)
        if len(found) >= MOST_CHOICES:
            break
    return list(found.values())


def typed_version(typed: str) -> str:
    """What was typed as it will be kept: in normal form where it is a version, else as it stands."""
    text = " ".join(typed.split())
    try:
        return str(parse_version(text))
    except NotAVersion:
        return text[:75]


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
    """A component's name in front of the number, in either language."""
    words = words_of(typed.split(".")[0])
    letters = " ".join(word for word in words if word.isalpha() and word not in ("v", "sp"))
    names = Vocabulary.of(catalog.policy, ()).names if letters else {}
    named = names.get(letters)
    return named, typed if named is None else typed[len(letters) :] if typed.casefold().startswith(letters) else typed


def _numbers(typed: str) -> str | None:
    """The beginning of a version as it is listed; None: everything fits."""
    text = typed.strip().lower().removeprefix("v").strip()
    if not text:
        return None
    try:
        return str(parse_version(text)) if not text.replace(".", "").isdecimal() else text
    except NotAVersion:
        return text

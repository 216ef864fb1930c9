"""In which releases something is fixed, and whether a version has it."""

from datetime import date
from typing import Literal, NamedTuple

from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import reasons_of_withdrawn
from bot.domain.listed import look_up
from bot.domain.question import Fixed, Subject
from bot.domain.reason import Reason, because


class FixedAnswer(NamedTuple):
    """`releases`: those that say that they fix it, oldest first; `since`: the one by which the version has it."""

    question: Fixed
    verdict: Literal["yes", "no", "unknown"]
    releases: tuple[Release, ...]
    since: Release | None
    reasons: tuple[Reason, ...]


def fixed(catalog: Catalog, question: Fixed, today: date) -> FixedAnswer:
    """Answer for the vendor's day `today`. What a newer line brings of an older one's fixes, nobody has listed."""
    releases = _that_fix(catalog, question.key, today)
    if not releases:
        why = because("no_such_fix", fix=question.key, changed=catalog.changed)
        return FixedAnswer(question, "unknown", (), None, (why,))
    subject = question.subject
    if subject is None:
        return FixedAnswer(question, "yes", releases, None, _texts(releases, question.key))
    mine = [each for each in releases if subject.component in (None, each.component) or each.component is None]
    since = next((each for each in mine if _has(subject, each)), None)
    later = bool(mine) and all(each.version > subject.version for each in mine)
    verdict: Literal["yes", "no", "unknown"] = "yes" if since else "no" if later else "unknown"
    why_not = (because("fix_of_another_line", what=str(subject)),) if verdict == "unknown" else ()
    gone = reasons_of_withdrawn(look_up(catalog, subject).found) if not subject.version.is_line else ()
    return FixedAnswer(question, verdict, releases, since, (*gone, *why_not, *_texts(releases, question.key)))


def _has(subject: Subject, release: Release) -> bool:
    """A line has what any of its releases has: its newest, at least."""
    if release.version.line != subject.version.line:
        return False
    return subject.version.is_line or release.version <= subject.version or subject.version.begins(release.version)


def fix_keys(catalog: Catalog) -> frozenset[str]:
    listed = (release.entry.fixes for listing in catalog.listings.values() for release in listing)
    return frozenset(fix.key for fixes in listed if fixes for fix in fixes)


def _that_fix(catalog: Catalog, key: str, today: date) -> tuple[Release, ...]:
    every = (release for listing in (catalog.flow, catalog.other_series) for release in listing)
    good = (each for each in every if each.entry.fixes and not each.withdrawn and each.is_out(today))
    return tuple(each for each in good if any(fix.key.upper() == key for fix in each.entry.fixes))


def _texts(releases: tuple[Release, ...], key: str) -> tuple[Reason, ...]:
    """What works now, as the vendor says it."""
    fixes = [fix for release in releases for fix in release.entry.fixes if fix.key.upper() == key]
    said = next((fix.text for fix in fixes if fix.text.en or fix.text.sv), None)
    return (because("fix_text", fix=key, text=said),) if said else ()

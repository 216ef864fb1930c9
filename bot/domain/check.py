"""Is this version supported? What the catalogue and the support rule let us say of one version."""

from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import reasons_for
from bot.domain.listed import Listed, look_up, support_of
from bot.domain.question import Check, Subject
from bot.domain.reason import Reason
from bot.domain.support import Support
from bot.domain.upgrade_target import newest_worth_moving_to
from bot.domain.version import Version


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The answer to a Check. `known`: the catalogue lists it; `listed_by`: the components that do (None: not stated).

    `latest`: the newest service pack of its line; `upgrade_to`: the newest release that is worth moving to.
    """

    asked: str
    subject: Subject
    line: Version | None
    known: bool
    listed_by: tuple[str | None, ...]
    released: date | None
    released_by: date | None
    support: Support
    withdrawn: bool
    latest: Release | None
    is_latest: bool | None
    packs_behind: int
    upgrade_to: Release | None
    reasons: tuple[Reason, ...]
    nearest: tuple[str, ...]
    ending_soon: bool


def check(catalog: Catalog, question: Check, today: date) -> CheckAnswer:
    """Answer for the vendor's day `today`."""
    subject = question.subject
    listed = look_up(catalog, subject)
    support = support_of(listed, today)
    released, latest = listed.released, _latest(listed, today)
    target = newest_worth_moving_to(catalog, subject.component, subject.version, today) if listed.line else None
    return CheckAnswer(
        asked=question.asked,
        subject=subject,
        line=listed.line_number,
        known=listed.known,
        listed_by=listed.components,
        released=released.exact,
        released_by=released.latest.day if released.latest else None,
        support=support,
        withdrawn=listed.withdrawn,
        latest=latest,
        is_latest=_is_latest(listed, latest),
        packs_behind=_packs_behind(subject.version, latest),
        upgrade_to=target,
        reasons=reasons_for(listed, support, today),
        nearest=() if listed.found or listed.line else _nearest(catalog, subject),
        ending_soon=_ending_soon(catalog, support),
    )


def _latest(listed: Listed, today: date) -> Release | None:
    """The newest in the line: of the component asked about, or of the only one that lists the number."""
    if listed.line is None:
        return None
    component = listed.subject.component
    if component is None and len(listed.components) == 1 and listed.catalog.is_own_series(listed.components[0]):
        component = listed.components[0]
    return listed.catalog.newest_in(component, listed.line.version, today)


def _is_latest(listed: Listed, latest: Release | None) -> bool | None:
    """None for a line, and for a number beyond the newest good one: not listed, withdrawn or still to come."""
    if latest is None or listed.is_line:
        return None
    if any(release is latest for release in listed.found):
        return True
    return False if listed.subject.version < latest.version else None


def _packs_behind(version: Version, latest: Release | None) -> int:
    if latest is None or version.is_line or latest.version.line != version.line:
        return 0
    return max(0, (*latest.version.numbers, 0)[2] - version.numbers[2])


def _nearest(catalog: Catalog, subject: Subject) -> tuple[str, ...]:
    """The lines around a number that the catalogue has not heard of, the one below first."""
    if catalog.is_own_series(subject.component):
        return ()
    return tuple(str(line) for line in catalog.lines_around(subject.version) if line)


def _ending_soon(catalog: Catalog, support: Support) -> bool:
    days = support.days_left
    return support.state == "supported" and days is not None and days <= catalog.policy.support.ending_soon_days

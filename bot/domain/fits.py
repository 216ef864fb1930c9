"""Which versions of a component go with this one? The rules of compatibility, asked from one side."""

from datetime import date
from typing import NamedTuple

from bot.domain.catalog import Catalog, Release
from bot.domain.check_reasons import assumed_numbering
from bot.domain.compatibility import level_of, turned_if, what_works
from bot.domain.question import Fits, Subject
from bot.domain.reason import Reason, because


class Fit(NamedTuple):
    """`works`: as `android >= 6.15`; None: not known, and `reasons` say why. `newest`: the newest release that goes."""

    component: str
    works: str | None
    newest: Release | None
    reasons: tuple[Reason, ...]


class FitsAnswer(NamedTuple):
    subject: Subject
    fits: tuple[Fit, ...]

    @property
    def known(self) -> bool:
        return all(fit.works for fit in self.fits)


def fits(catalog: Catalog, question: Fits, today: date) -> FitsAnswer:
    """Answer for the vendor's day `today`."""
    wanted = question.wanted
    return FitsAnswer(question.subject, tuple(_fit(catalog, name, question.subject, today) for name in wanted))


def _fit(catalog: Catalog, component: str, subject: Subject, today: date) -> Fit:
    for rule in catalog.policy.compatibility:
        relation = turned_if(rule, component, subject.component)
        if relation is None:
            continue
        level = level_of(catalog, subject, rule.compare_at)
        if level is None:
            return Fit(component, None, None, (because("no_level_line", what=str(subject)),))
        if level.line not in catalog.lines:
            return Fit(
                component, None, None, (because("unlisted_line", line=str(level.line), changed=catalog.changed),)
            )
        works, newest = what_works(catalog, component, relation, level, today)
        reason = because("rule", text=rule.reason) if works else because("nothing_that_fits", what=str(subject))
        return Fit(component, works, newest, (reason, *assumed_numbering(catalog, component, subject.component)))
    return Fit(component, None, None, (because("no_rule"),))

"""The versions of a text, each asked about by itself."""

from bot.domain.moment import Moment
from bot.domain.question import Check
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.subjects import Bound, shared
from bot.domain.understanding.survey import Survey
from bot.domain.version import Version

MOST_CHECKS = 5


def checks_of(
    seen: Survey, bound: list[Bound], spare: list[str], on: Moment | None, beside: str | None = None
) -> tuple[Check, ...]:
    found = shared(bound, spare, seen)
    if isinstance(found, Version):
        subjects = tuple(each.subject for each in bound)
        raise Refusal("component_missing", seen, subjects=subjects, params={"version": str(found)})
    subjects = tuple(dict.fromkeys(found))
    if left := [name for name in spare if name not in {each.component for each in subjects}]:
        raise Refusal("version_missing", seen, subjects=subjects, spare=tuple(left), params={"component": left[0]})
    if len(subjects) > MOST_CHECKS:
        raise Refusal("too_many_versions", seen, subjects=subjects, params={"most": str(MOST_CHECKS)})
    return tuple(Check(subject, str(subject), on, beside) for subject in subjects)

"""How support is said: in a headline, in a cell, in a rule."""

from bot.domain.check import AnotherDay
from bot.domain.policy import SupportRule
from bot.domain.support import Support
from bot.words.told import Mark
from bot.words.translation import Translation

_MARKS: dict[str, Mark] = {"supported": "yes", "ended": "no", "unknown": "unknown"}


def support_mark(support: Support, policy: SupportRule) -> Mark:
    """One mark for one state, wherever it is shown; `warning`: supported, but not for long."""
    days = support.days_left
    if support.state == "supported" and days is not None and days <= policy.ending_soon_days:
        return "warning"
    return _MARKS[support.state]


def supported_until(t: Translation, support: Support, name: str) -> str:
    """`Studio 6.15.3 is supported until 2027-04-03`, or what else is certain of it."""
    if support.planned and support.state == "unknown":
        known = "not_before" if support.not_before else "planned"
        return t(f"support.{known}", name=name, day=support.planned.isoformat())
    if support.state == "unknown" or support.last_day is None:
        return t("support.unknown", name=name)
    exactly = "" if support.until else "_bound"
    return t(f"support.{support.state}{exactly}", name=name, day=support.last_day.isoformat())


def supported_on(t: Translation, asked: AnotherDay, support: Support, name: str) -> str:
    """For another day than today: `Flow 6.13 was supported on 2025-01-01`; what has ended before today just has."""
    past, on = asked.has_passed, asked.day.isoformat()
    if past and support.planned:
        return t("day.was_not_out", name=name, on=on)
    if support.state == "unknown" and not support.planned:
        return t("day.was_unknown" if past else "day.will_be_unknown", name=name, on=on)
    if support.state == "unknown" or support.last_day is None or (asked.today.state == "ended" and not past):
        return supported_until(t, support, name)
    exactly = "" if support.until or (past and support.state == "supported") else "_bound"
    when = "was" if past else "will_be"
    return t(f"day.{when}_{support.state}{exactly}", name=name, on=on, day=support.last_day.isoformat())


def support_cell(t: Translation, support: Support) -> str:
    """The same for a row of a table, the name left out."""
    if support.planned and support.state == "unknown":
        return t("cell.not_before" if support.not_before else "cell.planned", day=support.planned.isoformat())
    if support.state == "unknown" or support.last_day is None:
        return t("cell.unknown")
    exactly = "" if support.until else "_bound"
    return t(f"cell.{support.state}{exactly}", day=support.last_day.isoformat())


def days_left(t: Translation, support: Support) -> str | None:
    if support.days_left is None:
        return None
    return t("support.last_day") if support.days_left == 0 else t.plural("support.days_left", support.days_left)


def rule(t: Translation, policy: SupportRule, support: Support) -> str:
    """`24 months from the line's release`."""
    if support.override is not None:
        return t("rule.override")
    return t(f"rule.{support.counts_from}", months=policy.months)

"""Which ends of support are to be told of today: each threshold of each line once ever."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.catalog import Catalog, Line
from bot.domain.other_reading import holds, the_other
from bot.domain.support import support_of_line
from bot.domain.upgrade_target import best_target

# So long after the last day it is still said that it has ended: a weekend and a holiday with nothing running.
LATE = 7


@dataclass(frozen=True, slots=True)
class Reminder:
    """`end`: the last supported day, or, not `exact`, the day by which support ends at the latest.

    `days`: the threshold, of which more than `left` may have passed. `to`: the version to move to, "" for none.
    `unconfirmed`: counted the other way, the day would be another.
    """

    line: str
    days: int
    end: date
    exact: bool
    left: int
    to: str = ""
    unconfirmed: bool = False

    def values(self) -> dict[str, Any]:
        """For a notice, as JSON has it; `reminder_of` reads it."""
        end = self.end.isoformat()
        told = {"line": self.line, "days": self.days, "end": end, "exact": self.exact, "left": self.left}
        return {**told, "to": self.to, "unconfirmed": self.unconfirmed}


@dataclass(frozen=True, slots=True)
class Due:
    """`tell`: to be told and recorded; `skip`: (line, threshold), only to be recorded, since a nearer one is told."""

    tell: tuple[Reminder, ...] = ()
    skip: tuple[tuple[str, int], ...] = ()


def reminder_of(values: Mapping[str, Any]) -> Reminder:
    return Reminder(
        line=str(values["line"]),
        days=int(values["days"]),
        end=date.fromisoformat(values["end"]),
        exact=bool(values["exact"]),
        left=int(values["left"]),
        to=str(values.get("to") or ""),
        unconfirmed=bool(values.get("unconfirmed")),
    )


def due_reminders(
    catalog: Catalog, today: date, recorded: Collection[tuple[str, int]], thresholds: Iterable[int] | None = None
) -> Due:
    """For the vendor's day `today`; `recorded`: (line, threshold) told or skipped before. Thresholds: the policy's.

    After a standstill only the nearest threshold that has passed is told. After the last day, only that it has ended,
    and that for `LATE` days.
    """
    wanted = sorted(set(catalog.policy.announcements.reminder_days if thresholds is None else thresholds))
    tell: list[Reminder] = []
    skip: list[tuple[str, int]] = []
    for line in (catalog.lines[number] for number in catalog.oldest_lines):
        for reminder, told in _of_line(catalog, line, today, recorded, wanted):
            if told:
                tell.append(reminder)
            else:
                skip.append((reminder.line, reminder.days))
    return Due(tuple(tell), tuple(skip))


def _of_line(
    catalog: Catalog, line: Line, today: date, recorded: Collection[tuple[str, int]], thresholds: list[int]
) -> Iterator[tuple[Reminder, bool]]:
    """Each threshold that has passed and is not recorded, and whether it is the one to tell."""
    support = support_of_line(catalog, line, today)
    end = support.until or support.until_at_latest
    if end is None:
        return
    left, name = (end - today).days, str(line.version)
    passed = [days for days in thresholds if left <= days]
    for days in passed:
        if (name, days) not in recorded:
            told = days == passed[0] and (left >= 0 or (days == 0 and left >= -LATE))
            exact = support.until is not None
            to, unsure = (_target(catalog, line, today), _unsure(catalog, line, today)) if told else ("", False)
            yield Reminder(name, days, end, exact, left, to, unsure), told


def _target(catalog: Catalog, line: Line, today: date) -> str:
    target = best_target(catalog, None, line.version, today)
    return str(target) if target and target.line > line.version else ""


def _unsure(catalog: Catalog, line: Line, today: date) -> bool:
    reading, support = the_other(catalog), support_of_line(catalog, line, today)
    return (
        reading is not None
        and not support.override
        and not holds(support, support_of_line(catalog, line, today, reading))
    )

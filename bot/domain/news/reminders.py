"""Which ends of support are to be told of today: each threshold of each line once ever."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.catalog import Catalog, Line
from bot.domain.other_reading import holds, the_other
from bot.domain.support import support_of_line
from bot.domain.upgrade_target import best_target

# So long after the last day of a line that nobody has heard of before it is still said that it has ended.
LATE = 7
# Recorded of every line with an end to come, in place of a threshold: that this end is known; told where it was moved.
KNOWN = -1


@dataclass(frozen=True, slots=True)
class Reminder:
    """`end`: the last supported day, or, not `exact`, the day by which support ends at the latest.

    `days`: the threshold, of which more than `left` may have passed. `to`: the version to move to, "" for none.
    `unconfirmed`: counted the other way, the day would be another. `before`: the end that was told earlier, if it was
    another.
    """

    line: str
    days: int
    end: date
    exact: bool
    left: int
    to: str = ""
    unconfirmed: bool = False
    before: date | None = None

    def values(self) -> dict[str, Any]:
        """For a notice, as JSON has it; `reminder_of` reads it."""
        end = self.end.isoformat()
        told = {"line": self.line, "days": self.days, "end": end, "exact": self.exact, "left": self.left}
        before = self.before.isoformat() if self.before else ""
        return {**told, "to": self.to, "unconfirmed": self.unconfirmed, "before": before}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A threshold of a line's end. `ends`: that end, ISO text, "" where it was not kept. `told` False: passed over."""

    line: str
    days: int
    ends: str
    told: bool

    @classmethod
    def of(cls, reminder: Reminder, *, told: bool) -> "Recorded":
        return cls(reminder.line, reminder.days, reminder.end.isoformat(), told)


@dataclass(frozen=True, slots=True)
class Due:
    """`tell`: to be told and recorded; `skip`: only to be recorded, since a nearer one is told."""

    tell: tuple[Reminder, ...] = ()
    skip: tuple[Recorded, ...] = ()


def reminder_of(values: Mapping[str, Any]) -> Reminder:
    return Reminder(
        line=str(values["line"]),
        days=int(values["days"]),
        end=date.fromisoformat(values["end"]),
        exact=bool(values["exact"]),
        left=int(values["left"]),
        to=str(values.get("to") or ""),
        unconfirmed=bool(values.get("unconfirmed")),
        before=date.fromisoformat(values["before"]) if values.get("before") else None,
    )


def due_reminders(
    catalog: Catalog, today: date, recorded: Collection[Recorded], thresholds: Iterable[int] | None = None
) -> Due:
    """For the vendor's day `today`; `recorded`: what was told or skipped before. Thresholds: the policy's.

    Each once for each end: one that is moved begins anew, and whoever was told of another end hears of it. After a
    standstill only the nearest threshold that has passed is told. After the last day, only that it has ended.
    """
    wanted = sorted(set(catalog.policy.announcements.reminder_days if thresholds is None else thresholds))
    tell: list[Reminder] = []
    skip: list[Recorded] = []
    for line in (catalog.lines[number] for number in catalog.oldest_lines):
        mine = [each for each in recorded if each.line == str(line.version)]
        for reminder, told in _of_line(catalog, line, today, mine, wanted):
            if told:
                tell.append(reminder)
            else:
                skip.append(Recorded.of(reminder, told=False))
    return Due(tuple(tell), tuple(skip))


def _of_line(
    catalog: Catalog, line: Line, today: date, recorded: Collection[Recorded], thresholds: list[int]
) -> Iterator[tuple[Reminder, bool]]:
    """Each threshold that has passed and is not recorded, and whether it is the one to tell."""
    support = support_of_line(catalog, line, today)
    end = support.until or support.until_at_latest
    if end is None:
        return
    left, name, ends = (end - today).days, str(line.version), end.isoformat()
    # Of what was recorded without its end it is taken to be this one.
    done = {each.days for each in recorded if each.ends in ("", ends)}
    before = _told_before(recorded, ends)
    passed = [days for days in thresholds if left <= days]
    nearest = passed[0] if passed else KNOWN if before else None
    in_time = left >= 0 or (nearest == 0 and (left >= -LATE or done or before))
    for days in (*passed, *([KNOWN] if left >= 0 else [])):
        if days not in done:
            told = days == nearest and bool(in_time)
            to, unsure = (_target(catalog, line, today), _unsure(catalog, line, today)) if told else ("", False)
            yield Reminder(name, days, end, support.until is not None, left, to, unsure, before), told


def _told_before(recorded: Collection[Recorded], ends: str) -> date | None:
    """The end that was told of last, where it was another and nobody has been told yet."""
    told = [each.ends for each in recorded if each.told and each.ends]
    return date.fromisoformat(max(told)) if told and ends not in told else None


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

"""Partial knowledge against brute force: every history of a small calendar that the catalogue's facts allow."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check import check
from bot.domain.question import Check, Subject
from bot.domain.support import support_of_line
from bot.domain.version import Version, parse_version
from tests.domain.histories import CALENDAR, MONTHS, TODAYS, Known, built, lines_known
from tests.examples import examples


def worlds(known: Sequence[Known]) -> Iterator[tuple[date, ...]]:
    """Every way in which the lines' first releases may have come, oldest line first."""

    def grow(days: tuple[date, ...]) -> Iterator[tuple[date, ...]]:
        if len(days) == len(known):
            yield days
            return
        for day in CALENDAR:
            if known[len(days)].allows(day) and (not days or day >= days[-1]):
                yield from grow((*days, day))

    return grow(())


def last_day(first: date) -> date:
    # No day of this calendar is near a month's end, so the same number exists in every month.
    return first.replace(month=first.month + MONTHS)


def open_ended(known: Sequence[Known], place: int) -> tuple[bool, bool]:
    """Whether the first release may lie before the calendar, and after it: nothing stops it on that side."""
    before = not any({"released", "released_after"} & each.says.keys() for each in known[: place + 1])
    dated = [
        {"released", "released_by"} & (each.says | fact).keys()
        for each in known[place:]
        for fact in ({}, *each.releases)
    ]
    return before, not any(dated)


def may_come_later(each: Known, today: date) -> bool:
    """Whether all that its own entries say leaves it open that nothing of the line is out yet."""
    said = [fact for fact in each.releases if isinstance(fact, dict)]
    # On every day here the catalogue has yet to be changed: what has no date was not said to be out then.
    if any(is_out(fact, today) and {"released", "released_by"} & fact.keys() for fact in said):
        return False
    own_word = bool({"released", "released_by"} & each.says.keys())
    return not is_out(each.says, today) or (bool(said) and not own_word)


def is_out(says: Mapping[str, object], today: date) -> bool:
    days = [says[name] for name in ("released", "released_by", "released_after") if name in says]
    return all(isinstance(day, date) and day <= today for day in days)


@examples(3)
@given(lines_known(), st.sampled_from(TODAYS))
def test_a_lines_state_is_what_every_possible_history_agrees_on(known: list[Known], today: date) -> None:
    histories = list(worlds(known))
    if not histories:
        return
    catalog = built(known)
    for place, each in enumerate(known):
        firsts = {history[place] for history in histories}
        before, after = open_ended(known, place)
        ended = not after and all(today > last_day(first) for first in firsts)
        # What is certain to come later is not supported yet.
        coming = not before and all(first > today for first in firsts)
        is_open = (after or any(first > today for first in firsts)) and may_come_later(each, today)
        supported = not (before or coming or is_open) and all(today <= last_day(first) for first in firsts)
        expected = "ended" if ended else "supported" if supported else "unknown"
        assert support_of_line(catalog, catalog.lines[parse_version(each.line)], today).state == expected


@examples(1.5)
@given(lines_known(), st.sampled_from(TODAYS), st.sampled_from(["line", "release"]), st.data())
def test_only_what_is_listed_or_a_line_is_ever_called_supported(
    known: list[Known], today: date, counts_from: str, data: st.DataObject
) -> None:
    catalog = built(known, counts_from)
    parts = data.draw(st.tuples(st.sampled_from([1, 6, 7]), st.sampled_from([0, 2, 9, 10, 29]), st.integers(0, 3)))
    asked = Version(parts[: data.draw(st.integers(2, 3))])
    component = data.draw(st.sampled_from([None, "server", "studio", "windows"]))
    found = check(catalog, Check(Subject(asked, component), "asked"), today)
    if found.support.state == "supported":
        assert found.known
        assert found.support.last_day
        assert found.support.last_day >= today
    if not found.known:
        assert found.support.until_at_least is None
        assert found.support.days_left is None
    if found.line not in catalog.lines and counts_from == "line":
        assert found.support.state != "supported"
    if found.support.state == "ended" and found.line not in catalog.lines:
        later = min(line for line in catalog.lines if line > asked)
        assert support_of_line(catalog, catalog.lines[later], today).state == "ended"


@given(lines_known())
def test_support_once_ended_stays_ended_and_bounds_hold_the_state(known: list[Known]) -> None:
    catalog = built(known)
    for line in catalog.lines.values():
        states = [support_of_line(catalog, line, today) for today in TODAYS]
        order = {"unknown": 0, "supported": 0, "ended": 1}
        assert [order[each.state] for each in states] == sorted(order[each.state] for each in states)
        for today, each in zip(TODAYS, states, strict=True):
            if each.state == "ended":
                assert (each.until or each.until_at_latest) < today  # type: ignore[operator]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_entries_does_not_matter(order: int) -> None:
    known = [
        Known("6.2", {"released": CALENDAR[0]}, []),
        Known("6.9", {}, [{"version": "6.9.1", "component": "server", "released": CALENDAR[3]}]),
        Known("6.10", {"released_by": CALENDAR[2]}, []),
    ]
    line = built(known[::order]).lines[Version((6, 9))].first_release
    assert line.earliest
    assert line.latest
    assert (line.earliest.day, line.latest.day) == (CALENDAR[0], CALENDAR[2])
    assert (line.earliest.what, line.latest.what) == ("6.2", "6.10")

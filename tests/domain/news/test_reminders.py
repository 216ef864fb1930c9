"""Each threshold of each line once ever, whatever the clock, the catalogue or a standstill does."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalog import Catalog
from bot.domain.news.reminders import KNOWN, LATE, Due, Recorded, Reminder, due_reminders, reminder_of
from tests.domain.histories import built, lines_known

END = date(2027, 4, 3)
ENTRIES = '- {line: "6.15", released: 2025-04-03}\n- {line: "6.16", released: 2026-10-01}\n- {component: server, version: 6.16.1}\n'
CatalogOf = Callable[..., Catalog]


def before(days: int) -> date:
    return END - timedelta(days=days)


@pytest.fixture
def catalog(catalog_of: CatalogOf) -> Catalog:
    return catalog_of(ENTRIES)


def of_line(due: Due, line: str = "6.15") -> tuple[list[int], set[int]]:
    told = [each.days for each in due.tell if each.line == line]
    return told, {each.days for each in due.skip if each.line == line and each.days != KNOWN}


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (181, []),
        (180, [180]),
        (91, [180]),
        (90, [90]),
        (30, [30]),
        (1, [30]),
        (0, [0]),
        (-1, [0]),
        (-LATE, [0]),
        (-LATE - 1, []),
    ],
)
def test_the_nearest_threshold_that_has_passed_is_told(catalog: Catalog, left: int, told: list[int]) -> None:
    due = due_reminders(catalog, before(left), ())
    assert of_line(due)[0] == told


def test_what_a_standstill_left_behind_is_recorded_and_not_told(catalog: Catalog) -> None:
    due = due_reminders(catalog, before(20), [Recorded("6.15", 180, "", told=True)])
    assert of_line(due) == ([30], {90})
    over = due_reminders(catalog, before(-40), ())
    assert of_line(over) == ([], {180, 90, 30, 0})


def test_it_says_the_day_what_to_move_to_and_survives_being_written_down(catalog: Catalog) -> None:
    [reminder] = due_reminders(catalog, before(90), ()).tell
    assert reminder == Reminder("6.15", 90, END, exact=True, left=90, to="6.16.1")
    assert reminder_of(reminder.values()) == reminder


def test_a_bound_counts_where_the_day_is_not_known_and_is_said_to_be_one(catalog_of: CatalogOf) -> None:
    bounded = catalog_of('- {line: "6.15", released_by: 2025-04-03}\n')
    [reminder] = due_reminders(bounded, before(90), ()).tell
    assert (reminder.end, reminder.exact) == (END, False)


def test_of_what_nothing_is_known_nothing_is_told(catalog_of: CatalogOf) -> None:
    assert due_reminders(catalog_of('- {line: "6.15"}\n'), END, ()) == Due()


def test_a_day_that_the_other_reading_would_change_is_marked(catalog_of: CatalogOf) -> None:
    unsure = catalog_of(ENTRIES + "- {component: server, version: 6.15.9, released: 2026-01-01}\n", confirmed=False)
    [reminder] = due_reminders(unsure, before(90), ()).tell
    assert reminder.unconfirmed


def kept(due: Due) -> set[Recorded]:
    """What is recorded of a look."""
    return {*due.skip, *(Recorded.of(each, told=True) for each in due.tell)}


def test_an_end_that_is_moved_is_told_to_whoever_was_told_of_another_and_begins_anew(catalog_of: CatalogOf) -> None:
    def ends(day: date) -> Catalog:
        return catalog_of(f'- {{line: "6.15", released: 2025-04-03, supported_until: {day}, reason: extended}}\n')

    first, second, today = before(0), before(-250), before(25)
    recorded = kept(due_reminders(ends(first), today, ()))
    moved = due_reminders(ends(second), today, recorded)
    [told] = moved.tell
    assert (told.days, told.end, told.before) == (KNOWN, second, first)
    assert reminder_of(told.values()) == told
    recorded |= kept(moved)
    assert due_reminders(ends(second), today, recorded) == Due()
    for left in (180, 90, 30, 0):
        due = due_reminders(ends(second), second - timedelta(days=left), recorded)
        assert [(each.days, each.before) for each in due.tell] == [(left, None)]
        recorded |= kept(due)
    # One that turns out to be over is told however long ago it was.
    [over] = due_reminders(ends(before(60)), today, kept(due_reminders(ends(first), today, ()))).tell
    assert (over.days, over.left, over.before) == (0, -35, first)


def test_an_end_that_was_known_while_it_was_to_come_is_told_however_late(catalog: Catalog) -> None:
    recorded = kept(due_reminders(catalog, before(300), ()))
    [late] = [each for each in due_reminders(catalog, before(-100), recorded).tell if each.line == "6.15"]
    assert (late.days, late.left) == (0, -100)


@given(
    lines_known(),
    st.lists(st.integers(0, 400), min_size=1, max_size=30),
    st.lists(st.sampled_from([200, 120, 60, 30, 7, 0]), max_size=4),
)
def test_once_ever_under_any_sequence_of_days(known: list, days: list[int], thresholds: list[int]) -> None:
    """Clocks that go back, days left out, days that come twice."""
    catalog, recorded, told = built(known), set[Recorded](), Counter[tuple[str, int]]()
    for offset in days:
        today = date(2024, 1, 1) + timedelta(days=offset)
        due = due_reminders(catalog, today, recorded, thresholds)
        assert len(kept(due)) == len(due.tell) + len(due.skip)
        for reminder in due.tell:
            told[reminder.line, reminder.days] += 1
            was_known = any(each.line == reminder.line for each in recorded)
            assert reminder.end >= today or (reminder.days == 0 and (was_known or (today - reminder.end).days <= LATE))
        recorded |= kept(due)
        assert due_reminders(catalog, today, recorded, thresholds) == Due()
    assert all(times == 1 for times in told.values())


@given(lines_known(), st.integers(1, 40))
def test_whoever_looks_often_enough_misses_none(known: list, every: int) -> None:
    """Looking at least once between two thresholds tells each of them, in order."""
    catalog, recorded, told = built(known), set[Recorded](), dict[str, list[int]]()
    for offset in range(-400, 400, min(every, LATE)):
        due = due_reminders(catalog, date(2024, 3, 1) + timedelta(days=offset), recorded, (60, 30, 0))
        for reminder in due.tell:
            told.setdefault(reminder.line, []).append(reminder.days)
        recorded |= kept(due)
    assert all(days == [60, 30, 0] for days in told.values())

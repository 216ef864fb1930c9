from datetime import date
from typing import Any

import pytest

from bot.domain.support import Support
from tests.domain.asking import checked, codes

LINE = '- {line: "6.15", released: 2025-04-03}\n'
PACKS = (
    LINE + "- {component: studio, version: 6.15.3.5, released: 2025-06-01}\n- {component: server, version: 6.15.3}\n"
)


def test_the_last_day_is_supported_and_the_next_is_not(catalog_of: Any) -> None:
    catalog = catalog_of(LINE)
    last, next_ = checked(catalog, "6.15", "2027-04-03"), checked(catalog, "6.15", "2027-04-04")
    assert (last.support.state, last.support.days_left, last.support.until) == ("supported", 0, date(2027, 4, 3))
    assert (next_.support.state, next_.support.days_left, next_.support.until) == ("ended", None, date(2027, 4, 3))


@pytest.mark.parametrize(
    ("released", "until"), [("2024-02-29", "2026-02-28"), ("2023-12-31", "2025-12-31"), ("2022-02-28", "2024-02-28")]
)
def test_the_end_is_the_same_day_of_the_month_or_its_last(catalog_of: Any, released: str, until: str) -> None:
    answer = checked(catalog_of(f'- {{line: "6.15", released: {released}}}'), "6.15")
    assert answer.support.until == date.fromisoformat(until)


@pytest.mark.parametrize(("days", "soon"), [("2027-01-03", True), ("2027-01-02", False), ("2027-04-04", False)])
def test_ending_soon_is_within_ninety_days(catalog_of: Any, days: str, soon: bool) -> None:
    assert checked(catalog_of(LINE), "6.15", days).ending_soon is soon


class TestWhatIsKnown:
    @pytest.mark.parametrize(
        ("asked", "known", "listed_by"),
        [
            ("studio 6.15.3", True, ("studio",)),
            ("studio 6.15.3.5", True, ("studio",)),
            ("studio 6.15.3.6", False, ()),
            ("server 6.15.3", True, ("server",)),
            ("server 6.15.3.999", True, ("server",)),
            ("6.15.3", True, ("server", "studio")),
            ("6.15.3.5", True, ("studio",)),
            # No studio has it, but it may be a build of the server's pack, which is listed without a revision.
            ("6.15.3.999", True, ("server",)),
            ("6.15.30", False, ()),
            ("6.15.4", False, ()),
            ("installer 6.15.3", False, ()),
            ("6.15", True, ("server", "studio")),
            ("server 6.15", True, ("server",)),
            ("installer 6.15", True, ()),
        ],
    )
    def test_a_listed_number_its_beginning_and_builds_of_a_listed_pack(
        self, catalog_of: Any, asked: str, known: bool, listed_by: tuple[str, ...]
    ) -> None:
        answer = checked(catalog_of(PACKS), asked)
        assert (answer.known, set(answer.listed_by)) == (known, set(listed_by))

    def test_a_pack_listed_bare_and_with_a_revision_has_no_other_revision(self, catalog_of: Any) -> None:
        catalog = catalog_of(PACKS + "- {component: studio, version: 6.15.3}\n")
        assert not checked(catalog, "studio 6.15.3.6").known

    def test_a_release_without_a_component_counts_for_each_of_flows_series(self, catalog_of: Any) -> None:
        catalog = catalog_of(LINE + "- {version: 6.15.7}\n")
        for asked in ("6.15.7", "studio 6.15.7", "android 6.15.7.1234"):
            answer = checked(catalog, asked)
            assert answer.known
            assert answer.listed_by == (None,)
            assert "component_not_stated" in codes(answer)
        assert not checked(catalog, "windows 6.15.7").known

    def test_without_a_component_it_says_which_ones_list_it(self, catalog_of: Any) -> None:
        reason = checked(catalog_of(PACKS), "6.15.3").reasons[-1]
        assert (reason.code, reason.values["components"]) == ("listed_by", ("server", "studio"))


class TestUnlisted:
    def test_in_a_supported_line_it_is_unknown(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS), "server 6.15.99")
        assert (answer.known, answer.support.state, answer.line in catalog_of(PACKS).lines) == (False, "unknown", True)
        assert (answer.support.until, answer.support.until_at_least, answer.support.days_left) == (None, None, None)
        assert answer.support.until_at_latest == date(2027, 4, 3)
        assert codes(answer)[0] == "unlisted"

    def test_in_an_ended_line_it_may_be_called_ended(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS), "server 6.15.99", "2027-04-04")
        assert (answer.known, answer.support.state) == (False, "ended")
        assert codes(answer)[0] == "unlisted_ended"

    def test_in_a_line_that_nobody_has_heard_of_it_is_unknown(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(LINE + '- {line: "6.17"}\n'), "6.16.2")
        assert (answer.known, answer.support.state, str(answer.line)) == (False, "unknown", "6.16")
        assert answer.nearest == ("6.15", "6.17")
        assert codes(answer) == ["unlisted_line"]

    def test_of_a_line_before_an_ended_one_it_may_be_called_ended_and_it_says_so(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(LINE), "6.2.1", "2028-01-01")
        assert (answer.known, answer.support.state, answer.support.until) == (False, "ended", None)
        assert answer.support.until_at_latest == checked(catalog_of(LINE), "6.15", "2028-01-01").support.until
        assert codes(answer) == ["unlisted_line", "older_than_an_ended_line"]

    def test_of_another_major_version_it_is_unknown_whatever_ended_later(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(LINE), "5.9", "2028-01-01")
        assert (answer.support.state, codes(answer)) == ("unknown", ["unlisted_line"])

    def test_before_a_line_that_is_still_supported_or_overridden_it_is_unknown(self, catalog_of: Any) -> None:
        overridden = catalog_of('- {line: "6.15", released: 2024-04-03, supported_until: 2024-06-30}')
        assert checked(overridden, "6.14", "2028-01-01").support.state == "unknown"
        assert checked(catalog_of(LINE), "6.14", "2026-11-23").support.state == "unknown"

    def test_until_the_vendor_confirms_the_rule_a_gap_says_what_the_other_reading_leaves_open(
        self, catalog_of: Any
    ) -> None:
        answer = checked(catalog_of(LINE, confirmed=False), "6.2.1", "2028-01-01")
        assert (answer.support.state, codes(answer)[0]) == ("ended", "unconfirmed_release_unknown")

    def test_counted_from_each_release_nothing_is_known_of_an_unlisted_one(self, catalog_of: Any) -> None:
        assert checked(catalog_of(PACKS, counts_from="release"), "6.15.99", "2030-01-01").support.state == "unknown"

    def test_an_overridden_line_makes_no_unlisted_number_supported(self, catalog_of: Any) -> None:
        catalog = catalog_of('- {line: "6.15", supported_until: 2027-06-30}')
        assert checked(catalog, "6.15.9", "2027-06-30").support.state == "unknown"
        assert checked(catalog, "6.15.9", "2027-07-01").support.state == "ended"


class TestPartialKnowledge:
    def test_a_release_bounds_its_line_and_the_earlier_ones(self, catalog_of: Any) -> None:
        text = '- {line: "6.14"}\n- {line: "6.16"}\n- {component: studio, version: 6.15.3.5, released: 2024-04-03}\n'
        catalog = catalog_of(text)
        for asked in ("6.15.3.5", "6.15", "6.14"):
            before, after = checked(catalog, asked, "2026-04-03"), checked(catalog, asked, "2026-04-04")
            assert (before.support.state, after.support.state) == ("unknown", "ended")
            assert (after.support.until, after.support.until_at_latest) == (None, date(2026, 4, 3))
            assert after.support.decided_by
            assert after.support.decided_by.what == "studio 6.15.3.5"
        assert checked(catalog, "6.16", "2026-04-04").support.until_at_latest is None

    def test_a_later_line_is_supported_at_least_as_long_as_an_earlier_one(self, catalog_of: Any) -> None:
        catalog = catalog_of(LINE + "- {component: server, version: 6.16.1}\n")
        answer = checked(catalog, "server 6.16.1", "2027-04-03")
        assert (answer.support.state, answer.support.until_at_least) == ("supported", date(2027, 4, 3))
        assert answer.support.until is None
        assert answer.support.days_left is None
        assert codes(answer)[0] == "line_since_line"
        assert checked(catalog, "server 6.16.1", "2027-04-04").support.state == "unknown"

    def test_the_lines_own_day_and_another_lines_are_told_apart(self, catalog_of: Any) -> None:
        catalog = catalog_of('- {line: "6.14"}\n- {line: "6.15", released_by: 2024-04-03}')
        assert codes(checked(catalog, "6.15")) == ["line_line_by"]
        assert codes(checked(catalog, "6.14")) == ["line_before_line_by"]

    def test_released_after_is_a_lower_bound(self, catalog_of: Any) -> None:
        catalog = catalog_of('- {line: "6.15", released_after: 2025-01-10, released_by: 2025-04-03}')
        answer = checked(catalog, "6.15", "2027-01-10")
        assert (answer.support.state, answer.support.until) == ("supported", None)
        assert (answer.support.until_at_least, answer.support.until_at_latest) == (date(2027, 1, 10), date(2027, 4, 3))
        assert (answer.released, answer.released_by) == (None, date(2025, 4, 3))
        assert checked(catalog, "6.15", "2027-01-11").support.state == "unknown"
        assert checked(catalog, "6.15", "2027-04-04").support.state == "ended"

    def test_windows_never_bounds_a_line(self, catalog_of: Any) -> None:
        text = '- {line: "6.15"}\n- {component: windows, version: 1.29.4, flow_line: "6.15", released: 2020-01-01}'
        catalog = catalog_of(text)
        assert checked(catalog, "6.15").support.state == "unknown"
        assert checked(catalog, "windows 1.29.4").support.state == "unknown"

    def test_nothing_known_is_unknown_and_says_what_is_missing(self, catalog_of: Any) -> None:
        answer = checked(catalog_of('- {line: "6.15"}'), "6.15")
        assert answer.support.state == "unknown"
        assert codes(answer) == ["no_date_line", "not_decided"]

    def test_a_stated_day_that_other_entries_contradict_never_vouches(self, catalog_of: Any) -> None:
        text = '- {line: "6.15", released: 2026-01-01}\n- {component: studio, version: 6.15.3, released: 2024-04-03}'
        answer = checked(catalog_of(text), "6.15.3")
        assert answer.support.state == "unknown"
        assert "contradiction" in codes(answer)
        ended = checked(catalog_of(text), "6.15", "2028-01-02")
        assert (ended.support.state, ended.support.until) == ("ended", None)
        assert ended.support.until_at_latest == date(2028, 1, 1)
        assert codes(ended)[0] == "contradiction"

    def test_a_stated_day_before_an_older_lines_ends_nothing(self, catalog_of: Any) -> None:
        catalog = catalog_of('- {line: "6.14", released: 2024-06-30}\n- {line: "6.15", released: 2023-06-30}')
        newer, older = checked(catalog, "6.15", "2026-11-29"), checked(catalog, "6.14", "2026-11-29")
        assert (newer.support.state, newer.support.until_at_latest) == ("unknown", None)
        assert (older.support.state, older.support.until_at_latest) == ("ended", date(2026, 6, 30))
        assert codes(newer)[0] == codes(older)[0] == "contradiction"

    def test_of_many_contradictions_the_widest_are_told(self, catalog_of: Any) -> None:
        packs = "".join(f"- {{component: server, version: 6.15.{n}, released: 2024-0{n}-01}}\n" for n in range(1, 6))
        answer = checked(catalog_of('- {line: "6.15", released: 2026-01-01}\n' + packs), "6.15")
        told = [reason.values["what"] for reason in answer.reasons if reason.code == "contradiction"]
        assert told == ["server 6.15.1", "server 6.15.5"]


class TestStillToCome:
    def test_a_planned_line_is_not_supported_yet(self, catalog_of: Any) -> None:
        catalog = catalog_of('- {line: "6.16", released: 2027-01-01}')
        answer = checked(catalog, "6.16", "2026-12-31")
        assert (answer.support.state, answer.support.planned) == ("unknown", date(2027, 1, 1))
        assert codes(answer)[0] == "not_released_yet"
        assert checked(catalog, "6.16", "2027-01-01").support.state == "supported"

    @pytest.mark.parametrize("fact", ["released: 2027-01-01", "released_after: 2027-01-01"])
    def test_a_planned_pack_of_a_supported_line_is_not_supported_yet(self, catalog_of: Any, fact: str) -> None:
        catalog = catalog_of(PACKS + f"- {{component: server, version: 6.15.18, {fact}}}")
        answer = checked(catalog, "server 6.15.18")
        assert (answer.known, answer.support.state, answer.support.planned) == (True, "unknown", date(2027, 1, 1))
        assert answer.is_latest is None
        assert str(checked(catalog, "server 6.15").latest.version) == "6.15.3"  # type: ignore[union-attr]

    def test_a_planned_release_of_another_series_is_not_the_newest(self, catalog_of: Any) -> None:
        text = (
            '- {component: windows, version: 1.30.1, flow_line: "6.15", released: 2026-01-01}\n'
            '- {component: windows, version: 1.31.1, flow_line: "6.15", released: 2027-01-01}\n'
        )
        answer = checked(catalog_of(LINE + text), "windows 1.30.1")
        assert answer.latest
        assert (str(answer.latest.version), answer.is_latest) == ("1.30.1", True)


class TestWithdrawn:
    TEXT = PACKS + "- {component: server, version: 6.15.12, withdrawn: true, notes: Sign-in fails}\n"

    def test_it_is_said_first(self, catalog_of: Any) -> None:
        for asked in ("server 6.15.12", "6.15.12", "server 6.15.12.77"):
            answer = checked(catalog_of(self.TEXT, confirmed=False), asked)
            assert answer.withdrawn
            assert codes(answer)[0] == "withdrawn_notes"

    def test_it_is_never_the_newest(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(self.TEXT), "server 6.15.12")
        assert (str(answer.latest.version), answer.is_latest) == ("6.15.3", None)  # type: ignore[union-attr]

    def test_a_line_is_not_withdrawn_with_a_pack(self, catalog_of: Any) -> None:
        assert not checked(catalog_of(self.TEXT), "server 6.15").withdrawn

    def test_a_pack_with_one_good_revision_left_is_not_withdrawn(self, catalog_of: Any) -> None:
        text = "- {component: studio, version: 6.15.4.1, withdrawn: true}\n- {component: studio, version: 6.15.4.2}\n"
        catalog = catalog_of(LINE + text)
        assert not checked(catalog, "studio 6.15.4").withdrawn
        assert checked(catalog, "studio 6.15.4.1").withdrawn
        assert codes(checked(catalog, "studio 6.15.4"))[0] == "withdrawn"

    def test_two_numbers_of_another_series_are_no_line(self, catalog_of: Any) -> None:
        text = '- {component: windows, version: 1.31.1, flow_line: "6.15", withdrawn: true, released: 2025-05-01}'
        answer = checked(catalog_of(LINE + text), "windows 1.31")
        assert answer.withdrawn
        assert answer.released == date(2025, 5, 1)


def last_days(support: Support) -> tuple[date, date]:
    """The earliest and the latest last day that the answer leaves room for."""
    day = support.last_day
    if day is None or support.state == "unknown":
        return date.min, date.max
    if support.until:
        return day, day
    return (date.min, day) if support.state == "ended" else (day, date.max)


class TestOtherReading:
    def test_a_line_reading_names_the_own_day(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS, confirmed=False), "studio 6.15.3", "2027-05-01")
        assert answer.support.state == "ended"
        assert answer.reasons[0].code == "unconfirmed_release_supported"
        assert answer.reasons[0].values["day"] == date(2027, 6, 1)

    def test_a_release_reading_names_the_lines_day(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS, confirmed=False, counts_from="release"), "studio 6.15.3", "2027-05-01")
        assert (answer.support.state, answer.support.until) == ("supported", date(2027, 6, 1))
        assert answer.reasons[0].code == "unconfirmed_line_ended"
        assert answer.reasons[0].values["day"] == date(2027, 4, 3)

    def test_an_unknown_other_reading_is_said_too(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS, confirmed=False), "server 6.15.3", "2027-05-01")
        assert answer.reasons[0].code == "unconfirmed_release_unknown"

    def test_a_bound_is_said_as_a_bound(self, catalog_of: Any) -> None:
        text = LINE + "- {component: server, version: 6.15.8, released_after: 2026-01-01}\n"
        answer = checked(catalog_of(text, confirmed=False), "server 6.15.8")
        assert answer.reasons[0].code == "unconfirmed_release_supported_bound"

    def test_the_same_state_on_another_day_is_another_answer(self, catalog_of: Any) -> None:
        assert codes(checked(catalog_of(PACKS, confirmed=False), "studio 6.15.3"))[0] == "unconfirmed_release_supported"

    def test_an_unlisted_number_that_only_the_line_ends(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS, confirmed=False), "server 6.15.99", "2027-05-01")
        assert (answer.support.state, codes(answer)[0]) == ("ended", "unconfirmed_release_unknown")

    def test_another_series_without_a_flow_line(self, catalog_of: Any) -> None:
        text = "- {component: windows, version: 1.29.4, released: 2025-02-11}"
        by_line = checked(catalog_of(text, confirmed=False), "windows 1.29.4")
        assert (by_line.support.state, codes(by_line)[0]) == ("unknown", "unconfirmed_release_supported")
        by_release = checked(catalog_of(text, confirmed=False, counts_from="release"), "windows 1.29.4")
        assert (by_release.support.state, codes(by_release)[0]) == ("supported", "unconfirmed_line_unknown")
        assert "no_flow_line" not in codes(by_release)

    def test_a_line_as_a_whole_names_its_newest(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(PACKS, confirmed=False), "studio 6.15", "2027-05-01")
        assert answer.reasons[0].code == "unconfirmed_release_newest"
        assert answer.reasons[0].values["what"] == "studio 6.15.3.5"

    def test_several_components_are_read_as_one_interval(self, catalog_of: Any) -> None:
        text = LINE + (
            "- {component: server, version: 6.15.3, released: 2025-06-01}\n"
            "- {component: studio, version: 6.15.3, released: 2025-08-01}\n"
        )
        answer = checked(catalog_of(text, counts_from="release", confirmed=False), "6.15.3", "2027-07-01")
        assert (answer.support.state, codes(answer)[0]) == ("unknown", "unconfirmed_line_ended")
        assert answer.support.until_at_least == date(2027, 6, 1)
        assert answer.support.until_at_latest == date(2027, 8, 1)
        assert "depends_on_release" in codes(answer)

    def test_a_bound_that_holds_by_both_readings_needs_no_reservation(self, catalog_of: Any) -> None:
        text = "- {component: studio, version: 6.15.3, released: 2024-04-03}"
        by_line = checked(catalog_of(text, confirmed=False), "studio 6.15.3")
        assert (by_line.support.state, by_line.support.until_at_latest) == ("ended", date(2026, 4, 3))
        assert codes(by_line)[0] == "line_release"
        by_release = checked(catalog_of(text, confirmed=False, counts_from="release"), "studio 6.15.3")
        assert by_release.support.until == date(2026, 4, 3)
        assert codes(by_release)[0] == "unconfirmed_line_ended_bound"

    def test_a_bound_of_support_that_the_other_reading_only_stretches_needs_none(self, catalog_of: Any) -> None:
        text = (
            '- {line: "6.15", released_after: 2025-04-03}\n'
            "- {component: studio, version: 6.15.3, released: 2025-06-01}\n"
        )
        catalog = catalog_of(text, confirmed=False)
        answer = checked(catalog, "studio 6.15.3", "2026-11-23")
        assert answer.support.state == "supported"
        assert not codes(answer)[0].startswith("unconfirmed_")
        assert codes(checked(catalog, "studio 6.15.3", "2027-05-01"))[0] == "unconfirmed_release_supported"

    @pytest.mark.parametrize("counts_from", ["line", "release"])
    @pytest.mark.parametrize("asked", ["studio 6.15.3", "6.15.3", "6.15", "server 6.15.99", "6.16", "windows 1.2"])
    @pytest.mark.parametrize("on", ["2025-04-01", "2026-11-23", "2027-05-01", "2027-06-02"])
    def test_it_is_said_exactly_when_what_is_said_is_not_certain_with_the_policy_swapped(
        self, catalog_of: Any, counts_from: str, asked: str, on: str
    ) -> None:
        other = {"line": "release", "release": "line"}[counts_from]
        here = checked(catalog_of(PACKS, confirmed=False, counts_from=counts_from), asked, on)
        there = checked(catalog_of(PACKS, confirmed=False, counts_from=other), asked, on)
        (first, last), (others_first, others_last) = last_days(here.support), last_days(there.support)
        holds = here.support.state == there.support.state and first <= others_first and others_last <= last
        assert codes(here)[0].startswith("unconfirmed_") == (not holds)
        assert not any(code.startswith("unconfirmed_") for code in codes(here)[1:])

    def test_once_confirmed_nothing_is_said(self, catalog_of: Any) -> None:
        assert not any(
            "unconfirmed" in code for code in codes(checked(catalog_of(PACKS), "studio 6.15.3", "2027-05-01"))
        )


class TestOverride:
    TEXT = (
        '- {line: "6.1", released: 2020-01-15, supported_until: 2022-06-30, reason: extended}\n'
        "- {component: server, version: 6.1.7, released: 2020-03-01}\n"
    )

    @pytest.mark.parametrize("counts_from", ["line", "release"])
    def test_it_beats_the_rule_in_both_readings_and_says_so(self, catalog_of: Any, counts_from: str) -> None:
        catalog = catalog_of(self.TEXT, confirmed=False, counts_from=counts_from)
        for asked in ("6.1", "server 6.1.7", "server 6.1.7.26406"):
            last, next_ = checked(catalog, asked, "2022-06-30"), checked(catalog, asked, "2022-07-01")
            assert (last.support.state, next_.support.state) == ("supported", "ended")
            assert last.support.until == date(2022, 6, 30)
            assert codes(last)[0] == "override"

    def test_it_holds_for_a_mapped_release_of_another_series(self, catalog_of: Any) -> None:
        text = self.TEXT + '- {component: windows, version: 1.2.3, flow_line: "6.1"}'
        assert checked(catalog_of(text), "windows 1.2.3", "2022-06-30").support.state == "supported"


class TestOwnSeries:
    TEXT = LINE + (
        '- {component: windows, version: 1.29.4, flow_line: "6.15", released: 2026-02-11}\n'
        '- {component: windows, version: 1.30.8, flow_line: "6.15"}\n- {component: connector, version: 2.1.33}\n'
    )

    def test_it_is_supported_as_its_flow_line(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(self.TEXT), "windows 1.29.4")
        assert (str(answer.line), answer.support.until) == ("6.15", date(2027, 4, 3))
        assert (str(answer.latest.version), answer.is_latest) == ("1.30.8", False)  # type: ignore[union-attr]

    def test_without_a_component_it_is_found_too(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(self.TEXT), "1.29.4")
        assert (answer.known, answer.listed_by, str(answer.line)) == (True, ("windows",), "6.15")

    def test_counted_from_the_release_it_has_its_own_day(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(self.TEXT, counts_from="release"), "windows 1.29.4")
        assert answer.support.until == date(2028, 2, 11)

    def test_not_mapped_it_is_unknown_and_says_why(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(self.TEXT), "connector 2.1.33")
        assert (answer.known, answer.line, answer.support.state) == (True, None, "unknown")
        assert codes(answer) == ["no_flow_line"]

    def test_mapped_to_several_lines_it_is_unknown_and_says_so(self, catalog_of: Any) -> None:
        catalog = catalog_of(self.TEXT + '- {component: windows, version: 1.30.9, flow_line: "6.16"}\n')
        answer = checked(catalog, "windows 1.30")
        assert (answer.known, answer.line, codes(answer)) == (True, None, ["several_lines"])

    def test_an_unlisted_one_belongs_to_no_line_and_has_no_neighbours_among_lines(self, catalog_of: Any) -> None:
        answer = checked(catalog_of(self.TEXT), "windows 1.99")
        assert (answer.known, answer.line, answer.nearest) == (False, None, ())
        assert codes(answer) == ["unlisted_own_series"]


class TestLatest:
    TEXT = LINE + "".join(f"- {{component: server, version: 6.15.{n}, released: 2025-05-0{n}}}\n" for n in (1, 2, 7))

    @pytest.mark.parametrize(
        ("asked", "is_latest", "behind"),
        [
            ("server 6.15.1", False, 6),
            ("server 6.15.7", True, 0),
            ("server 6.15.7.99", True, 0),
            ("server 6.15", None, 0),
            ("server 6.15.9", None, 0),
            ("server 6.15.3", False, 4),
        ],
    )
    def test_how_far_behind(self, catalog_of: Any, asked: str, is_latest: bool | None, behind: int) -> None:
        answer = checked(catalog_of(self.TEXT), asked)
        assert (str(answer.latest.version), answer.is_latest, answer.packs_behind) == ("6.15.7", is_latest, behind)  # type: ignore[union-attr]

    def test_what_is_worth_moving_to_is_newer_and_not_ended(self, catalog_of: Any) -> None:
        catalog = catalog_of(self.TEXT)
        assert str(checked(catalog, "server 6.15.1").upgrade_to.version) == "6.15.7"  # type: ignore[union-attr]
        assert checked(catalog, "server 6.15.7").upgrade_to is None
        assert checked(catalog, "server 6.15").upgrade_to is None
        assert checked(catalog, "server 6.15.1", "2027-04-04").upgrade_to is None

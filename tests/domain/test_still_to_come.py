"""A line or release that is not known to be out yet: never called supported, never recommended."""

from datetime import date
from typing import Any

import pytest

from bot.domain.versions import versions
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.asking import checked, codes, upgraded
from tests.sentences import TRANSLATIONS

AHEAD = """
- {line: "6.15", released: 2026-01-10}
- {component: server, version: 6.15.1, released: 2026-02-01}
- {line: "6.17"}
- {component: server, version: 6.18.0, released: 2027-06-01}
- {component: server, version: 6.19.0, released_by: 2027-06-01}
"""
DAY = "2026-11-25"


@pytest.mark.parametrize("asked", ["6.18", "6.18.0", "server 6.18"])
def test_a_line_whose_only_dated_release_lies_ahead_is_not_released_yet(catalog_of: Any, asked: str) -> None:
    answer = checked(catalog_of(AHEAD), asked, DAY)
    assert (answer.support.state, answer.support.planned) == ("unknown", date(2027, 6, 1))
    assert "not_released_yet" in codes(answer)


@pytest.mark.parametrize("asked", ["6.19", "6.19.0"])
def test_what_comes_by_a_day_that_lies_ahead_is_not_known_to_be_out(catalog_of: Any, asked: str) -> None:
    answer = checked(catalog_of(AHEAD), asked, DAY)
    assert (answer.support.state, answer.support.days_left) == ("unknown", None)
    assert "perhaps_not_out" in codes(answer)


def test_from_that_day_on_both_are_supported(catalog_of: Any) -> None:
    for asked in ("6.18", "6.18.0", "6.19", "6.19.0"):
        assert checked(catalog_of(AHEAD), asked, "2027-06-01").support.state == "supported"


def test_a_pack_to_come_of_a_line_that_is_out_is_not_known_to_be_out(catalog_of: Any) -> None:
    catalog = catalog_of(AHEAD + "- {component: server, version: 6.15.9, released_by: 2027-01-01}\n")
    assert checked(catalog, "6.15.9", DAY).support.state == "unknown"
    assert checked(catalog, "6.15", DAY).support.state == "supported"


def test_nobody_is_sent_to_what_is_not_known_to_be_out(catalog_of: Any) -> None:
    catalog = catalog_of(AHEAD)
    assert str(upgraded(catalog, "server 6.15.0", on=DAY).to) == "6.15.1"
    assert checked(catalog, "server 6.15.0", DAY).upgrade_to is catalog.listing("server")[0]


def test_an_upgrade_to_a_line_still_to_come_is_as_unknown_as_to_its_release(catalog_of: Any) -> None:
    catalog = catalog_of('- {line: "6.15", released: 2026-01-10}\n- {version: 6.17.0, released: 2027-01-01}\n')
    for to in ("6.17", "6.17.0"):
        assert upgraded(catalog, "6.15.7", to, on=DAY).support.state == "unknown"


def test_the_list_of_versions_counts_none_of_them_as_supported(catalog_of: Any) -> None:
    states = {
        str(each.line.version): each.support.state for each in versions(catalog_of(AHEAD), date(2026, 11, 25)).lines
    }
    assert (states["6.15"], states["6.18"], states["6.19"]) == ("supported", "unknown", "unknown")


def test_a_listed_line_without_any_date_counts_as_out(catalog_of: Any) -> None:
    assert checked(catalog_of(AHEAD), "6.17", DAY).support.state == "supported"


def test_a_lower_bound_is_no_plan(catalog_of: Any) -> None:
    text = '- {line: "6.15", released: 2025-10-15}\n- {line: "6.16", released_after: 2026-12-15}\n'
    found = checked(catalog_of(text), "6.16")
    assert (found.support.planned, found.support.not_before) == (date(2026, 12, 15), True)
    assert "not_released_before" in codes(found)
    planned = checked(catalog_of(text.replace("released_after", "released")), "6.16")
    assert (planned.support.not_before, "not_released_yet" in codes(planned)) == (False, True)
    told = tell(Speech(TRANSLATIONS["en"], catalog_of(text)), found)
    assert told.headline == "Flow 6.16 is not released yet (not before 2026-12-15)"


def test_what_has_no_date_is_not_known_to_have_been_out_before_the_catalogue_said_so(catalog_of: Any) -> None:
    text = (
        '- {line: "5.2", released: 2022-05-21}\n- {line: "6.12", released_by: 2023-07-16}\n'
        "- {component: studio, version: 6.12.0}\n"
    )
    assert checked(catalog_of(text), "6.12", "2022-07-19").support.state == "unknown"
    assert checked(catalog_of(text), "6.12", "2023-07-16").support.state == "supported"


def test_that_no_pack_of_a_line_is_listed_makes_its_end_no_more_certain(catalog_of: Any) -> None:
    text = '- {line: "6.11", released: 2020-01-01}\n- {line: "6.12", released: 2020-06-01}\n- {version: 6.12.3}\n'
    catalog = catalog_of(text, counts_from="release")
    assert [checked(catalog, line).support.state for line in ("6.11", "6.12")] == ["unknown", "unknown"]
    assert checked(catalog_of(text), "6.11").support.state == "ended"


def test_a_components_part_of_a_line_is_not_out_because_another_component_of_it_is(catalog_of: Any) -> None:
    catalog = catalog_of(AHEAD + "- {component: server, version: 6.16.0, released: 2027-02-01}\n"
                         "- {component: studio, version: 6.16.0, released: 2026-11-20}\n")  # fmt: skip
    ours, theirs = checked(catalog, "server 6.16", DAY), checked(catalog, "studio 6.16", DAY)
    assert (ours.support.state, ours.support.planned) == ("unknown", date(2027, 2, 1))
    assert (theirs.support.state, checked(catalog, "6.16", DAY).support.state) == ("supported", "supported")
    assert upgraded(catalog, "server 6.15.1", "6.16", on=DAY).support.state == "unknown"

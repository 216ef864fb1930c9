"""What the catalogue tells somebody who is about to file a request."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.catalog import Catalog
from bot.domain.fix_outlook import NOT_KNOWN, FixOutlook, fix_outlook
from bot.domain.tickets.form_values import UNKNOWN, FormValues
from bot.domain.tickets.hints import subject_of, ticket_hints
from bot.domain.version import parse_version

TODAY = date(2026, 11, 23)
RELEASES = """
- {line: "6.13", released: 2022-01-10}
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.13.2, released: 2022-03-01}
- {component: server, version: 6.15.3, released: 2025-05-01}
- component: server
  version: 6.15.10
  withdrawn: true
  fixes: [{key: FLOW-1, severity: high, component: server, text: {en: "Sessions no longer grow without end"}}]
- component: server
  version: 6.15.12
  released: 2026-01-01
  fixes:
    - {key: FLOW-1, severity: high, component: server, text: {en: "Sessions no longer grow without end", sv: "Sessioner växer inte utan slut"}}
    - {key: FLOW-2, severity: high, component: web, text: {en: "Attached pictures are no longer rotated"}}
- component: server
  version: 6.15.13
  released: 2026-05-01
  fixes: [{key: FLOW-1, severity: high, component: server, text: {en: "Sessions no longer grow without end"}}]
- component: server
  version: 6.15.14
  released: 2027-05-01
  fixes: [{key: FLOW-9, severity: high, component: server, text: {en: "Printing invoices works offline"}}]
- {component: windows, version: 1.29.4, flow_line: "6.15", released: 2025-05-11}
- component: windows
  version: 1.30.0
  flow_line: "6.15"
  released: 2025-08-11
  fixes: [{key: WIN-1, severity: high, text: {en: "Scanner input is read twice no more"}}]
"""


@pytest.fixture
def catalog(catalog_of: Callable[..., Catalog]) -> Catalog:
    return catalog_of(RELEASES)


def fixed(catalog: Catalog, **values: str) -> list[tuple[str, str]]:
    found = ticket_hints(catalog, FormValues(**values), TODAY).fixed
    return [(each.fix.key, str(each.release.version)) for each in found]


def test_nothing_is_told_before_a_version_is_known(catalog: Catalog) -> None:
    for version in ("", UNKNOWN, "the latest"):
        hints = ticket_hints(catalog, FormValues(summary="Sessions grow without end", version=version), TODAY)
        assert (hints.check, hints.newer, hints.fixed) == (None, None, ())


def test_a_number_that_is_no_version_is_said_to_be_none(catalog: Catalog) -> None:
    assert ticket_hints(catalog, FormValues(version="6.13.26.13.2"), TODAY).unread == "6.13.26.13.2"
    for version in ("", UNKNOWN, "the latest", "6.13.2"):
        assert ticket_hints(catalog, FormValues(version=version), TODAY).unread == ""


def test_a_version_out_of_support_comes_with_where_to_go(catalog: Catalog) -> None:
    hints = ticket_hints(catalog, FormValues(version="6.13.2", component="server"), TODAY)
    assert hints.check
    assert hints.check.support.state == "ended"
    assert hints.check.upgrade_to
    assert str(hints.check.upgrade_to.version) == "6.15.13"


def test_a_newer_service_pack_is_named_and_the_newest_has_none(catalog: Catalog) -> None:
    newer = ticket_hints(catalog, FormValues(version="6.15.3", component="server"), TODAY).newer
    assert newer
    assert str(newer.version) == "6.15.13"
    assert ticket_hints(catalog, FormValues(version="6.15.13", component="server"), TODAY).newer is None


@pytest.mark.parametrize(
    ("summary", "description"),
    [
        ("Sessions grow without end", ""),
        ("Memory", "all day long the sessions grow"),
        ("Sessioner växer på servern", ""),
    ],
)
def test_the_first_good_release_with_the_fix_is_named(catalog: Catalog, summary: str, description: str) -> None:
    found = fixed(catalog, version="6.15.3", component="server", summary=summary, description=description)
    assert found == [("FLOW-1", "6.15.12")]


def test_one_shared_word_is_no_likeness(catalog: Catalog) -> None:
    assert fixed(catalog, version="6.15.3", component="server", summary="Sessions are slow") == []


def test_who_has_the_fix_is_not_told_of_it(catalog: Catalog) -> None:
    assert fixed(catalog, version="6.15.13", component="server", summary="Sessions grow without end") == []


def test_a_fix_of_another_component_is_left_out(catalog: Catalog) -> None:
    assert fixed(catalog, version="6.15.3", component="web", summary="Sessions grow without end") == []
    assert fixed(catalog, version="6.15.3", component="web", summary="Attached pictures are rotated") == [
        ("FLOW-2", "6.15.12")
    ]
    assert fixed(catalog, version="6.15.3", summary="Attached pictures are rotated") == [("FLOW-2", "6.15.12")]


def test_a_release_that_is_not_out_fixes_nothing_yet(catalog: Catalog) -> None:
    assert fixed(catalog, version="6.15.3", component="server", summary="Printing invoices fails offline") == []


def test_numbers_of_another_series_are_compared_among_themselves(catalog: Catalog) -> None:
    assert fixed(catalog, version="1.29.4", component="windows", summary="Scanner input is read twice") == [
        ("WIN-1", "1.30.0")
    ]
    assert fixed(catalog, version="1.29.4", component="windows", summary="Sessions grow without end") == []


def test_who_asks_for_a_service_pack_is_not_told_that_there_is_one(catalog: Catalog) -> None:
    values = FormValues(summary="Sessions grow without end", version="6.15.3", component="server", pack=True)
    hints = ticket_hints(catalog, values, TODAY)
    assert (hints.newer, hints.fixed) == (None, ())
    assert hints.check


def outlook(catalog: Catalog, version: str, component: str = "") -> FixOutlook:
    return fix_outlook(catalog, subject_of(catalog, FormValues(version=version, component=component)), TODAY)


def test_a_fix_comes_in_the_line_of_a_version_that_is_supported(catalog: Catalog) -> None:
    line = parse_version("6.15")
    assert outlook(catalog, "6.15.3.5") == FixOutlook("packs", line)
    assert outlook(catalog, "6.15") == FixOutlook("packs", line)
    assert outlook(catalog, "1.29.4", "windows") == FixOutlook("packs", line)


def test_a_fix_is_not_promised_for_what_the_catalogue_does_not_know(catalog: Catalog) -> None:
    assert outlook(catalog, "1.99", "windows") == NOT_KNOWN
    assert outlook(catalog, UNKNOWN) == NOT_KNOWN
    assert outlook(catalog, "6.14.1") == FixOutlook("perhaps", parse_version("6.14"))


def test_where_support_has_ended_a_fix_means_moving(catalog: Catalog) -> None:
    found = outlook(catalog, "6.13.2", "server")
    assert (found.state, str(found.to.version if found.to else "")) == ("moving", "6.15.13")


@pytest.mark.parametrize(
    ("version", "day", "may_solve"),
    [
        ("6.13.2", TODAY, True),
        ("6.15.10", TODAY, True),
        ("6.15.3", TODAY, True),
        ("6.15.13", TODAY, False),
        ("6.15.13", date(2027, 3, 1), False),
        ("6.99.1", TODAY, False),
        ("none yet", TODAY, False),
    ],
)
def test_only_what_there_is_to_move_to_may_solve_it(catalog: Catalog, version: str, day: date, may_solve: bool) -> None:
    assert ticket_hints(catalog, FormValues(version=version), day).may_solve is may_solve

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.compatibility import holds
from bot.domain.version import Version
from tests.domain.asking import together

LINES = '- {line: "6.14", released: 2025-01-01}\n- {line: "6.15", released: 2025-04-03}\n- {line: "6.16"}\n'
WINDOWS = (
    '- {component: windows, version: 1.30.8, flow_line: "6.14"}\n'
    '- {component: windows, version: 1.32.7, flow_line: "6.15"}\n'
    '- {component: windows, version: 1.33.1, flow_line: "6.15", withdrawn: true}\n'
    '- {component: windows, version: 1.34.1, flow_line: "6.15", released: 2027-01-01}\n'
    "- {component: windows, version: 1.40.1}\n- {component: connector, version: 2.1.33}\n"
)


@pytest.mark.parametrize(
    ("subjects", "verdict"),
    [
        (("android 6.14", "server 6.15"), "not_compatible"),
        (("android 6.15", "server 6.15"), "compatible"),
        (("android 6.16", "server 6.15"), "compatible"),
        (("server 6.15", "ios 6.14"), "not_compatible"),
        (("studio 6.14", "server 6.15"), "not_compatible"),
        (("studio 6.16", "server 6.15"), "not_compatible"),
        (("studio 6.15.3.5", "server 6.15.17"), "compatible"),
        (("web 6.15", "server 6.15"), "compatible"),
        (("portal 6.14", "server 6.15"), "not_compatible"),
        # The line decides: a pack less than the server's is no older client.
        (("android 6.15.1", "server 6.15.17"), "compatible"),
        (("android 6.15.1", "server 6.15.99"), "compatible"),
        (("android 6.17", "server 6.15"), "unknown"),
        (("android 6.17", "server 6.17"), "unknown"),
        (("android 6.14", "server 6.99"), "not_compatible"),
        (("installer 6.15", "connector 2.1.33"), "unknown"),
        (("android 6.15", "ios 6.15"), "unknown"),
        (("studio 6.15", "android 6.15"), "unknown"),
        (("windows 1.32.7", "server 6.15"), "compatible"),
        (("windows 1.32.7.4", "server 6.15"), "compatible"),
        (("windows 1.32", "server 6.15"), "compatible"),
        (("windows 1.30.8", "server 6.15"), "not_compatible"),
        (("windows 1.40.1", "server 6.15"), "unknown"),
        (("windows 1.99", "server 6.15"), "unknown"),
        (("android 6.15", "server 6.15", "studio 6.15"), "compatible"),
        (("android 6.15", "ios 6.15", "server 6.15"), "compatible"),
        (("android 6.15", "server 6.15", "studio 6.14"), "not_compatible"),
        (("android 6.15", "server 6.15", "connector 2.1.33"), "unknown"),
        (("android 6.14", "server 6.15", "connector 2.1.33"), "not_compatible"),
    ],
)
def test_the_verdict(catalog_of: Any, subjects: tuple[str, ...], verdict: str) -> None:
    assert together(catalog_of(LINES + WINDOWS), *subjects).verdict == verdict


def test_a_pair_for_each_rule_that_joins_two(catalog_of: Any) -> None:
    answer = together(catalog_of(LINES), "server 6.15", "android 6.14", "studio 6.15", "ios 6.16")
    assert [(p.a.component, p.b.component, p.verdict, p.rule and p.rule.id) for p in answer.pairs] == [
        ("android", "server", "not_compatible", "mobile-not-older-than-server"),
        ("studio", "server", "compatible", "client-follows-server"),
        ("ios", "server", "compatible", "mobile-not-older-than-server"),
    ]


def test_nobody_is_left_out(catalog_of: Any) -> None:
    answer = together(catalog_of(LINES + WINDOWS), "server 6.15", "android 6.15", "connector 2.1.33", "installer 6.15")
    named = {each.component for pair in answer.pairs for each in (pair.a, pair.b)}
    assert named == {"server", "android", "connector", "installer"}
    assert [pair.rule and pair.rule.id for pair in answer.pairs].count(None) == 2
    assert answer.pairs[-1].reasons[0].code == "no_rule"


def test_the_nearest_change_on_each_side(catalog_of: Any) -> None:
    catalog = catalog_of(LINES + WINDOWS)
    assert together(catalog, "android 6.14", "server 6.15").pairs[0].nearest == ("android >= 6.15", "server <= 6.14")
    assert together(catalog, "studio 6.14.2", "server 6.15.1").pairs[0].nearest == ("studio == 6.15", "server == 6.14")
    # Neither the withdrawn one nor the one that is not out yet is offered.
    assert together(catalog, "windows 1.30.8", "server 6.15").pairs[0].nearest == (
        "windows == 1.32.7",
        "server == 6.14",
    )
    assert together(catalog, "windows 1.30.8", "server 6.16").pairs[0].nearest == ("server == 6.14",)
    assert together(catalog, "android 6.15", "server 6.15").pairs[0].nearest == ()


def test_unknown_says_what_is_not_known(catalog_of: Any) -> None:
    catalog = catalog_of(LINES + WINDOWS)
    assert [r.code for r in together(catalog, "android 6.18", "server 6.17").pairs[0].reasons] == [
        "unlisted_line", "unlisted_line", "rule",
    ]  # fmt: skip
    assert [r.code for r in together(catalog, "windows 1.40.1", "server 6.15").pairs[0].reasons] == ["no_level_line"]


def test_a_withdrawn_version_is_said_first(catalog_of: Any) -> None:
    catalog = catalog_of(LINES + "- {component: server, version: 6.15.12, withdrawn: true, notes: Bad}\n")
    pair = together(catalog, "android 6.15", "server 6.15.12").pairs[0]
    assert (pair.verdict, pair.reasons[0].code) == ("compatible", "withdrawn_notes")


def test_the_servers_support_comes_along(catalog_of: Any) -> None:
    pair = together(catalog_of(LINES), "android 6.14", "server 6.15").pairs[0]
    assert pair.support
    assert pair.support.state == "supported"


def test_a_rule_at_the_service_pack_needs_a_service_pack(catalog_of: Any) -> None:
    catalog = catalog_of(LINES + WINDOWS)
    rules = tuple(rule.model_copy(update={"compare_at": "service_pack"}) for rule in catalog.policy.compatibility)
    policy = catalog.policy.model_copy(update={"compatibility": rules})
    strict = type(catalog)(policy, catalog.changed, False, "test", catalog.lines, catalog.listings)
    assert together(strict, "studio 6.15.3.5", "server 6.15.3").verdict == "compatible"
    assert together(strict, "studio 6.15.3", "server 6.15.4").verdict == "not_compatible"
    vague = together(strict, "studio 6.15", "server 6.15.4")
    assert (vague.verdict, vague.pairs[0].reasons[0].code) == ("unknown", "no_level_service_pack")
    assert together(strict, "windows 1.32.7", "server 6.15.4").verdict == "unknown"


versions = st.builds(Version, st.lists(st.integers(0, 30), min_size=2, max_size=3).map(tuple))


@given(versions, versions)
def test_relations_compare_numbers_as_numbers(one: Version, other: Version) -> None:
    width = max(len(one.numbers), len(other.numbers))
    a, b = ((*each.numbers, 0, 0)[:width] for each in (one, other))
    told = {relation: holds(relation, one, other) for relation in (">=", "<=", "==", ">", "<")}
    assert told == {">=": a >= b, "<=": a <= b, "==": a == b, ">": a > b, "<": a < b}


numbers = st.builds("{}.{}".format, st.integers(5, 7), st.integers(13, 18))


@given(st.sampled_from(["android", "ios", "studio", "web", "portal", "windows"]), numbers, numbers)
def test_compatible_only_when_both_lines_are_known(catalog_of: Any, client: str, one: str, two: str) -> None:
    catalog = catalog_of(LINES + WINDOWS)
    if together(catalog, f"{client} {one}", f"server {two}").verdict == "compatible":
        assert {one, two} <= {"6.14", "6.15", "6.16"}


def test_what_nobody_has_listed_is_no_change_that_works(catalog_of: Any) -> None:
    catalog = catalog_of(LINES)
    assert together(catalog, "android 6.14", "server 9.9").pairs[0].nearest == ("server <= 6.14",)
    assert together(catalog, "android 1.35.7", "server 6.15").pairs[0].nearest == ("android >= 6.15",)
    assert together(catalog, "android 6.14", "server 6.15").pairs[0].nearest == ("android >= 6.15", "server <= 6.14")


def test_a_yes_says_that_a_clients_numbering_is_assumed(catalog_of: Any) -> None:
    [pair] = together(catalog_of(LINES), "android 6.15", "server 6.15").pairs
    assert (pair.verdict, pair.reasons[-1].code) == ("compatible", "numbering_assumed")
    assert pair.reasons[-1].values == {"components": ("android",)}
    [studio] = together(catalog_of(LINES), "studio 6.15", "server 6.15").pairs
    assert [reason.code for reason in studio.reasons] == ["rule"]


def test_a_number_that_nobody_has_listed_is_said_to_be_none(catalog_of: Any) -> None:
    catalog = catalog_of(LINES + "- {component: studio, version: 6.15.3.5}\n- {component: server, version: 6.15.1}\n")

    def unlisted(*subjects: str) -> list[object]:
        [pair] = together(catalog, *subjects).pairs
        return [reason.values["what"] for reason in pair.reasons if reason.code == "end_not_listed"]

    assert unlisted("studio 6.15.99", "server 6.15") == ["studio 6.15.99"]
    assert unlisted("studio 6.15.3", "server 6.15.99") == ["server 6.15.99"]
    assert unlisted("studio 6.15.3", "server 6.15.1") == unlisted("studio 6.15", "server 6.15") == []

"""What a change of the catalogue gives to announce, and what it must not."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.catalog import Catalog
from bot.domain.news.changes import Changes, changes, draft_of, listed
from bot.domain.version import parse_version

TODAY = date(2026, 11, 23)
BEFORE = """
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.15.16}
- {component: studio, version: 6.15.16}
- {component: windows, version: 1.35.6}
"""
CatalogOf = Callable[..., Catalog]


@pytest.fixture
def found(catalog_of: CatalogOf) -> Callable[..., Changes]:
    def compare(added: str, before: str = BEFORE, announced: tuple[str, ...] = ()) -> Changes:
        seen = listed(catalog_of(before), TODAY)
        return changes(catalog_of(before + added), seen, announced, TODAY)

    return compare


def test_the_first_load_announces_nothing_and_is_remembered(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(BEFORE)
    first = changes(catalog, {}, (), TODAY)
    assert (first.drafts, first.joined) == ((), ())
    assert first.now_seen == listed(catalog, TODAY)
    assert changes(catalog, first.now_seen or {}, (), TODAY).drafts == ()


def test_components_with_the_same_number_are_one_draft(found: Callable[..., Changes]) -> None:
    [draft] = found("- {component: studio, version: 6.15.17}\n- {component: server, version: 6.15.17}\n").drafts
    assert (draft.subject, draft.kind, draft.version, draft.line) == (
        "release 6.15.17",
        "service-pack",
        "6.15.17",
        "6.15",
    )
    assert draft.components == ("server", "studio")


def test_the_first_of_a_line_and_a_new_minor_are_releases(found: Callable[..., Changes]) -> None:
    added = "- {component: server, version: 6.16.1}\n- {component: server, version: 6.16.2}\n- {component: server, version: 6.17.0.5}\n"
    assert [(each.version, each.kind) for each in found(added).drafts] == [
        ("6.16.1", "release"),
        ("6.16.2", "service-pack"),
        ("6.17.0.5", "release"),
    ]


def test_a_further_component_of_what_is_announced_joins_it(found: Callable[..., Changes]) -> None:
    result = found("- {component: web, version: 6.15.16}\n", announced=("release 6.15.16",))
    assert result.drafts == ()
    assert [(each.subject, each.components) for each in result.joined] == [("release 6.15.16", ("web",))]


def test_a_planned_release_is_news_when_it_comes_out(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(BEFORE + "- {component: server, version: 6.15.17, released: 2026-11-25}\n")
    early = changes(catalog, listed(catalog_of(BEFORE), TODAY), (), TODAY)
    assert early.drafts == ()
    on_the_day = changes(catalog, early.now_seen or {}, (), date(2026, 11, 25))
    assert [each.version for each in on_the_day.drafts] == ["6.15.17"]


def test_a_withdrawal_is_told_once_and_only_of_what_was_seen_good(catalog_of: CatalogOf) -> None:
    gone = BEFORE.replace("version: 6.15.16}", "version: 6.15.16, withdrawn: true}")
    seen = listed(catalog_of(BEFORE), TODAY)
    first = changes(catalog_of(gone), seen, (), TODAY)
    assert [(each.subject, each.kind, each.components) for each in first.drafts] == [
        ("withdrawal 6.15.16", "withdrawal", ("server", "studio"))
    ]
    assert changes(catalog_of(gone), first.now_seen or {}, (), TODAY).drafts == ()


def test_what_is_withdrawn_when_it_is_first_listed_is_no_news(found: Callable[..., Changes]) -> None:
    assert found("- {component: server, version: 6.15.17, withdrawn: true}\n").drafts == ()


def test_what_disappears_and_returns_is_no_news(catalog_of: CatalogOf) -> None:
    less = "\n".join(line for line in BEFORE.splitlines() if "studio" not in line)
    gone = changes(catalog_of(less), listed(catalog_of(BEFORE), TODAY), (), TODAY)
    assert changes(catalog_of(BEFORE), gone.now_seen or {}, (), TODAY).drafts == ()


def test_another_series_has_subjects_of_its_own(found: Callable[..., Changes]) -> None:
    added = '- {component: windows, version: 1.36.0, flow_line: "6.15"}\n- {component: connector, version: 1.36.0}\n'
    assert {(each.subject, each.line, each.kind) for each in found(added).drafts} == {
        ("release windows 1.36.0", "6.15", "release"),
        ("release connector 1.36.0", "", "release"),
    }


def test_without_a_component_nobody_is_left_out(found: Callable[..., Changes]) -> None:
    [draft] = found("- {version: 6.15.17}\n- {component: server, version: 6.15.17}\n").drafts
    assert draft.components == ()


def test_a_listed_version_can_be_asked_for_and_others_cannot(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(BEFORE + "- {component: server, version: 6.15.15, withdrawn: true}\n")
    asked = {
        version: draft_of(catalog, parse_version(version), TODAY)
        for version in ("6.15.16", "6.15.15", "1.35.6", "6.15.99")
    }
    assert {version: draft and (draft.subject, draft.kind) for version, draft in asked.items()} == {
        "6.15.16": ("release 6.15.16", "service-pack"),
        "6.15.15": ("withdrawal 6.15.15", "withdrawal"),
        "1.35.6": ("release windows 1.35.6", "release"),
        "6.15.99": None,
    }

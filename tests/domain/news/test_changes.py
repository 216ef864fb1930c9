"""What a change of the catalogue gives to announce, and what it must not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.news.announcement import Announcement
from bot.domain.news.changes import Changes, Draft, changes, listed
from bot.domain.news.to_open import to_open
from bot.domain.version import parse_version
from tests.domain.news.made import announcement

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
    def compare(added: str, *standing: Announcement, before: str = BEFORE) -> Changes:
        seen = listed(catalog_of(before), TODAY)
        return changes(catalog_of(before + added), seen, standing, TODAY)

    return compare


def test_the_first_load_announces_nothing_and_is_remembered(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(BEFORE)
    first = changes(catalog, {}, (), TODAY)
    assert (first.drafts, first.changed) == ((), ())
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


STUDIO_TOO = "- {component: studio, version: 6.15.18}\n"
SERVER = BEFORE + "- {component: server, version: 6.15.18}\n"


def told(**more: Any) -> Announcement:
    return announcement(state="sent", **more)


def test_a_further_component_of_what_is_out_is_a_draft_of_its_own(found: Callable[..., Changes]) -> None:
    result = found(STUDIO_TOO, told(kind="release"), before=SERVER)
    assert [(each.subject, each.kind, each.components) for each in result.drafts] == [
        ("release studio 6.15.18", "release", ("studio",))
    ]
    assert result.changed == ()


@pytest.mark.parametrize("state", ["draft", "proposed", "scheduled"])
def test_a_further_component_of_what_is_not_out_yet_joins_it(found: Callable[..., Changes], state: str) -> None:
    result = found(STUDIO_TOO, announcement(state=state), before=SERVER)
    [change] = result.changed
    assert change.draft
    assert (change.draft.subject, change.draft.components, change.grown) == (
        "release 6.15.18", ("server", "studio"), True,
    )  # fmt: skip
    assert result.drafts == ()


def test_what_is_announced_for_no_component_in_particular_covers_them_all(found: Callable[..., Changes]) -> None:
    result = found(STUDIO_TOO, told(components=()), before=BEFORE + "- {version: 6.15.18}\n")
    assert (result.drafts, result.changed) == ((), ())


def test_a_further_component_that_is_withdrawn_is_a_withdrawal_of_its_own(catalog_of: CatalogOf) -> None:
    listed_both = SERVER + STUDIO_TOO
    server_gone = listed_both.replace("server, version: 6.15.18", "server, withdrawn: true, version: 6.15.18")
    both_gone = server_gone.replace("studio, version: 6.15.18", "studio, withdrawn: true, version: 6.15.18")
    out = (
        told(components=("server", "studio")),
        told(id="A2", subject="withdrawal 6.15.18", kind="withdrawal"),
    )
    result = changes(catalog_of(both_gone), listed(catalog_of(server_gone), TODAY), out, TODAY)
    assert [(each.subject, each.components) for each in result.drafts] == [("withdrawal studio 6.15.18", ("studio",))]


@pytest.mark.parametrize(("state", "held_back"), [("scheduled", True), ("sending", True), ("sent", False)])
def test_what_is_withdrawn_before_it_is_out_is_held_back(catalog_of: CatalogOf, state: str, *, held_back: bool) -> None:
    gone = SERVER.replace("version: 6.15.18}", "version: 6.15.18, withdrawn: true}")
    result = changes(catalog_of(gone), listed(catalog_of(SERVER), TODAY), [announcement(state=state)], TODAY)
    assert [(each.draft, each.grown) for each in result.changed] == [(None, False)] * held_back
    assert [each.subject for each in result.drafts] == ["withdrawal 6.15.18"]


def test_what_is_left_of_a_draft_is_announced_without_what_was_withdrawn(catalog_of: CatalogOf) -> None:
    both = SERVER + STUDIO_TOO
    gone = both.replace("studio, version: 6.15.18", "studio, withdrawn: true, version: 6.15.18")
    draft = announcement(components=("server", "studio"))
    [change] = changes(catalog_of(gone), listed(catalog_of(both), TODAY), [draft], TODAY).changed
    assert change.draft
    assert (change.draft.components, change.grown) == (("server",), False)
    [back] = changes(catalog_of(both), listed(catalog_of(gone), TODAY), [announcement()], TODAY).changed
    assert back.draft
    assert (back.draft.components, back.grown) == (("server", "studio"), True)


def test_a_planned_release_is_news_when_it_comes_out(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(BEFORE + "- {component: server, version: 6.15.17, released: 2026-11-25}\n")
    early = changes(catalog, listed(catalog_of(BEFORE), TODAY), (), TODAY)
    assert early.drafts == ()
    on_the_day = changes(catalog, early.now_seen or {}, (), date(2026, 11, 25))
    assert [each.version for each in on_the_day.drafts] == ["6.15.17"]


def test_a_withdrawal_is_told_once(catalog_of: CatalogOf) -> None:
    gone = BEFORE.replace("version: 6.15.16}", "version: 6.15.16, withdrawn: true}")
    seen = listed(catalog_of(BEFORE), TODAY)
    first = changes(catalog_of(gone), seen, (), TODAY)
    assert [(each.subject, each.kind, each.components) for each in first.drafts] == [
        ("withdrawal 6.15.16", "withdrawal", ("server", "studio"))
    ]
    assert changes(catalog_of(gone), first.now_seen or {}, (), TODAY).drafts == ()


def test_what_is_withdrawn_when_it_is_first_listed_is_a_withdrawal(found: Callable[..., Changes]) -> None:
    [draft] = found("- {component: server, version: 6.15.17, withdrawn: true}\n").drafts
    assert (draft.subject, draft.kind) == ("withdrawal 6.15.17", "withdrawal")


def test_whose_withdrawal_it_was_is_no_news_when_it_is_filled_in(catalog_of: CatalogOf) -> None:
    nameless = BEFORE + "- {version: 6.15.12, withdrawn: true}\n"
    named = nameless.replace("{version: 6.15.12", "{component: server, version: 6.15.12")
    assert changes(catalog_of(named), listed(catalog_of(nameless), TODAY), (), TODAY).drafts == ()


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


def opened(catalog: Catalog, version: str, *known: Announcement) -> Announcement | Draft | None:
    return to_open(catalog, parse_version(version), known, TODAY)


def test_a_listed_version_can_be_asked_for_and_others_cannot(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(BEFORE + "- {component: server, version: 6.15.15, withdrawn: true}\n")
    asked = {version: opened(catalog, version) for version in ("6.15.16", "6.15.15", "1.35.6", "6.15.99")}
    assert {version: draft and (draft.subject, draft.kind) for version, draft in asked.items()} == {
        "6.15.16": ("release 6.15.16", "service-pack"),
        "6.15.15": ("withdrawal 6.15.15", "withdrawal"),
        "1.35.6": ("release windows 1.35.6", "release"),
        "6.15.99": None,
    }


def test_what_is_not_out_yet_is_opened_before_what_is(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(SERVER + STUDIO_TOO)
    sent, draft = told(), announcement(id="A2", subject="release studio 6.15.18", components=("studio",))
    assert opened(catalog, "6.15.18", sent, draft) is draft
    assert opened(catalog, "6.15.18", sent) is sent


def test_what_was_called_off_can_be_announced_anew_beside_what_is_out(catalog_of: CatalogOf) -> None:
    catalog = catalog_of(SERVER + STUDIO_TOO)
    retracted = announcement(id="A2", components=("studio",), state="retracted")
    anew = opened(catalog, "6.15.18", told(), retracted)
    assert isinstance(anew, Draft)
    assert (anew.subject, anew.components) == ("release studio 6.15.18", ("studio",))
    all_of_it = opened(catalog, "6.15.18", retracted)
    assert isinstance(all_of_it, Draft)
    assert (all_of_it.subject, all_of_it.components) == ("release 6.15.18", ("server", "studio"))

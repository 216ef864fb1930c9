"""What is frozen of a release: everything that the announcement says, and what is not known as null."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.news.changes import Draft
from bot.domain.news.content import content_of, fixed_requests
from bot.domain.news.to_open import to_open
from bot.domain.version import parse_version

TODAY = date(2026, 11, 23)
ENTRIES = """
- {line: "6.15", released: 2025-04-03}
- {line: "6.16", released: 2026-10-01}
- {component: server, version: 6.15.17, released: 2026-11-20, notes: {en: Faster, sv: Snabbare}, fixes: [
    {key: FLOW-2, severity: high, text: {en: B, sv: Bé}, requests: [NPS-12]},
    {key: FLOW-1, severity: blocker, component: web, text: A}]}
- {component: studio, version: 6.15.17, released_by: 2026-11-21, fixes: [{key: FLOW-2, severity: high, text: B}]}
- {component: server, version: 6.16.0, released: 2026-10-01}
- {component: ios, version: 6.16.2}
- {component: server, version: 6.15.16, withdrawn: true, notes: Bad}
- {component: windows, version: 1.36.0}
"""


@pytest.fixture
def content(catalog_of: Callable[..., Catalog]) -> Callable[..., dict[str, Any]]:
    def of(version: str, **support: object) -> dict[str, Any]:
        catalog = catalog_of(ENTRIES, **support)
        draft = to_open(catalog, parse_version(version), (), TODAY)
        assert isinstance(draft, Draft)
        found = content_of(catalog, draft, TODAY)
        assert json.loads(json.dumps(found)) == found
        return found

    return of


def test_a_service_pack_leaves_the_database_and_takes_every_client_along(content: Callable[..., Any]) -> None:
    found = content("6.15.17")
    assert (found["kind"], found["database_may_change"]) == ("service-pack", False)
    assert set(found["also_update"]) == {"web", "portal", "android", "ios", "windows"}
    # A phone may run ahead of the server; the web client may not, and the line lists none.
    assert (found["also_update"]["ios"], found["also_update"]["web"]) == ("6.16.2", None)
    assert found["support"]["until"] == "2027-04-03"


def test_days_are_exact_only_when_every_component_is(content: Callable[..., Any]) -> None:
    assert (content("6.15.17")["released"], content("6.15.17")["released_by"]) == (None, "2026-11-21")
    assert content("6.16.0")["database_may_change"] is True
    assert content("6.16.0")["released"] == "2026-10-01"
    assert (content("1.36.0")["released"], content("1.36.0")["released_by"]) == (None, None)


def test_fixes_come_once_and_gravest_first(content: Callable[..., Any]) -> None:
    fixes = content("6.15.17")["fixes"]
    assert [(fix["key"], fix["severity"]) for fix in fixes] == [("FLOW-1", "blocker"), ("FLOW-2", "high")]
    assert fixes[0]["component"] == "web"
    assert fixes[0]["text"] == {"en": "A", "sv": "A"}


def test_the_requests_that_are_answered_are_known_by_key(content: Callable[..., Any]) -> None:
    found = content("6.15.17")
    found["fixes"][0]["requests"] = ["nps-12", "NPS-13"]
    assert fixed_requests(found) >= {"NPS-12", "NPS-13", "FLOW-1"}


def test_a_withdrawal_says_what_to_use_instead(content: Callable[..., Any]) -> None:
    found = content("6.15.16")
    assert (found["kind"], found["instead"], found["notes"]["sv"]) == ("withdrawal", {"server": "6.15.17"}, "Bad")
    assert found["also_update"] == {}


def test_each_withdrawn_component_is_told_of_a_release_of_its_own(catalog_of: Callable[..., Catalog]) -> None:
    gone = ", ".join(
        f"{{component: {name}, version: 6.15.18, withdrawn: true}}" for name in ("server", "studio", "web")
    )
    older = "{component: server, version: 6.15.17}, {component: studio, version: 6.15.13}"
    catalog = catalog_of(f'[{{line: "6.15", released: 2025-04-03}}, {older}, {gone}]')
    draft = to_open(catalog, parse_version("6.15.18"), (), TODAY)
    assert isinstance(draft, Draft)
    assert content_of(catalog, draft, TODAY)["instead"] == {"server": "6.15.17", "studio": "6.15.13", "web": None}


def test_another_series_says_nothing_of_the_database(content: Callable[..., Any]) -> None:
    assert content("1.36.0")["database_may_change"] is None
    assert content("1.36.0")["support"]["state"] == "unknown"


def test_a_day_that_the_other_reading_would_change_is_marked(content: Callable[..., Any]) -> None:
    assert content("6.15.17", confirmed=False)["support"]["unconfirmed"] is True
    assert content("6.15.17")["support"]["unconfirmed"] is False

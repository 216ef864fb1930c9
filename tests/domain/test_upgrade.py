from datetime import date
from typing import Any

import pytest

from tests.domain.asking import checked, codes, upgraded

SERVER = "".join(f"- {{component: server, version: {v}}}\n" for v in ("6.14.3", "6.14.14", "6.15.10", "6.15.17"))
LINES = '- {line: "6.14", released: 2025-01-01}\n- {line: "6.15", released: 2025-06-01}\n'
CLIENTS = (
    "- {component: studio, version: 6.15.13}\n- {component: studio, version: 6.14.13}\n"
    "- {component: android, version: 6.16.2}\n- {component: ios, version: 6.14.9}\n"
    '- {component: windows, version: 1.30.8, flow_line: "6.14"}\n'
    '- {component: windows, version: 1.32.7, flow_line: "6.15"}\n'
)
TEXT = LINES + SERVER + CLIENTS


@pytest.mark.parametrize(
    ("start", "to", "target", "step", "database"),
    [
        ("server 6.14.3", None, "6.15.17", "minor", True),
        ("server 6.15.10", None, "6.15.17", "service_pack", False),
        ("server 6.15", None, "6.15.17", "service_pack", False),
        ("server 5.9.1", None, "6.15.17", "major", True),
        ("server 6.15.17", None, "6.15.17", "none", False),
        ("server 6.15.17.44", None, "6.15.17", "none", False),
        ("server 6.14.3", "6.14.14", "6.14.14", "service_pack", False),
        ("server 6.14.3", "6.15", "6.15.17", "minor", True),
        ("server 6.15.17", "6.14.14", "6.14.14", "downgrade", True),
        ("server 6.15.17", "6.15.10", "6.15.10", "downgrade", False),
        ("server 6.15.10", "6.15.10", "6.15.10", "none", False),
        ("server 6.14.3", "7.0.1", "7.0.1", "major", True),
        ("android 6.14.3", "6.15.3", "6.15.3", "minor", None),
        ("android 6.15.3", "6.15.4", "6.15.4", "service_pack", False),
        ("studio 6.14.3", "6.15.3", "6.15.3", "minor", True),
        ("windows 1.30.8", None, "1.32.7", "unknown", None),
        ("windows 1.32.7", "1.30.8", "1.30.8", "downgrade", True),
        ("windows 1.32.7", None, "1.32.7", "none", False),
    ],
)
def test_the_step_and_whether_the_database_may_change(
    catalog_of: Any, start: str, to: str | None, target: str, step: str, database: bool | None
) -> None:
    answer = upgraded(catalog_of(TEXT), start, to)
    assert (str(answer.to), answer.step, answer.database_may_change) == (target, step, database)
    assert answer.reasons


def test_a_pack_given_without_its_revision_is_there_already(catalog_of: Any) -> None:
    catalog = catalog_of(LINES + "- {component: studio, version: 6.15.3.5}\n")
    assert upgraded(catalog, "studio 6.15.3").step == "none"
    assert upgraded(catalog, "studio 6.15").step == "service_pack"


class TestTarget:
    def test_the_newest_in_a_line_that_is_not_certainly_ended(self, catalog_of: Any) -> None:
        text = TEXT + '- {line: "6.16", released: 2025-07-01, supported_until: 2026-01-01}\n'
        catalog = catalog_of(text + "- {component: server, version: 6.16.1}\n")
        for start in ("server 6.14.3", "server 6.15", "server 6.15.10"):
            assert str(upgraded(catalog, start).to) == "6.15.17"
        there = upgraded(catalog, "server 6.15.17")
        assert (str(there.to), there.step, there.support.state) == ("6.15.17", "none", "supported")

    def test_never_back_to_an_older_line(self, catalog_of: Any) -> None:
        text = TEXT + '- {line: "6.16", released: 2025-07-01, supported_until: 2026-01-01}\n'
        answer = upgraded(catalog_of(text + "- {component: server, version: 6.16.1}\n"), "server 6.16.1")
        assert (str(answer.to), answer.step, answer.support.state) == ("6.16.1", "none", "ended")

    def test_else_the_newest_with_a_warning(self, catalog_of: Any) -> None:
        answer = upgraded(catalog_of(TEXT), "server 6.14.3", on="2028-01-01")
        assert (str(answer.to), answer.support.state) == ("6.15.17", "ended")
        assert codes(answer)[:2] == ["target_ended", "nothing_newer"]

    def test_neither_withdrawn_nor_still_to_come(self, catalog_of: Any) -> None:
        text = TEXT + (
            "- {component: server, version: 6.15.18, withdrawn: true}\n"
            "- {component: server, version: 6.15.19, released: 2027-01-01}\n"
        )
        assert str(upgraded(catalog_of(text), "server 6.14.3").to) == "6.15.17"
        assert str(upgraded(catalog_of(text), "server 6.14.3", on="2027-01-01").to) == "6.15.19"
        assert str(upgraded(catalog_of(text), "server 6.14.3", "6.15").to) == "6.15.17"

    def test_ahead_of_everything_listed_there_is_nothing_to_move_to(self, catalog_of: Any) -> None:
        answer = upgraded(catalog_of(TEXT), "server 6.99.1")
        assert (answer.to, answer.step, answer.support.state) == (None, "unknown", "unknown")
        assert (answer.database_may_change, answer.also_update, codes(answer)) == (None, {}, ["newest_to_move_to"])
        assert answer.reasons[0].values["version"] == "6.15.17"

    def test_a_component_that_lists_nothing_has_no_target(self, catalog_of: Any) -> None:
        answer = upgraded(catalog_of(TEXT), "installer 6.14.3")
        assert (answer.to, codes(answer)) == (None, ["nothing_to_move_to"])

    def test_a_withdrawn_target_that_was_asked_for_is_said_first(self, catalog_of: Any) -> None:
        catalog = catalog_of(TEXT + "- {component: server, version: 6.15.18, withdrawn: true, notes: Bad}\n")
        answer = upgraded(catalog, "server 6.14.3", "6.15.18")
        assert (answer.withdrawn, codes(answer)[0]) == (True, "withdrawn_notes")

    def test_an_unlisted_target_is_never_supported(self, catalog_of: Any) -> None:
        answer = upgraded(catalog_of(TEXT), "server 6.14.3", "6.15.99")
        assert (answer.known, answer.support.state, codes(answer)[0]) == (False, "unknown", "target_unlisted")

    @pytest.mark.parametrize("counts_from", ["line", "release"])
    @pytest.mark.parametrize("to", ["6.15.17", "6.15", "6.15.99", "6.20.1", "6.14"])
    def test_the_targets_support_is_what_a_check_says_of_it(self, catalog_of: Any, counts_from: str, to: str) -> None:
        catalog = catalog_of(TEXT, counts_from=counts_from)
        for on in ("2026-11-23", "2027-06-01", "2027-06-02"):
            answer = upgraded(catalog, "server 6.13.1", to, on)
            assert answer.to
            assert answer.support == checked(catalog, f"server {answer.to}", on).support


class TestOtherReading:
    def test_the_targets_support_would_be_another(self, catalog_of: Any) -> None:
        catalog = catalog_of(TEXT, confirmed=False)
        answer = upgraded(catalog, "server 6.14.3", "6.15.17")
        assert (answer.support.state, codes(answer)[0]) == ("supported", "unconfirmed_release_supported_bound")
        ended = upgraded(catalog, "server 6.14.3", "6.15.17", "2027-06-02")
        assert (ended.support.state, codes(ended)[0]) == ("ended", "unconfirmed_release_unknown")

    def test_the_target_would_be_another(self, catalog_of: Any) -> None:
        text = LINES + (
            "- {component: server, version: 6.14.20, released: 2026-11-01}\n"
            "- {component: server, version: 6.15.17, released: 2025-06-01}\n"
        )
        there = upgraded(catalog_of(text, confirmed=False), "server 6.14.3", on="2027-07-01")
        assert str(there.to) == "6.15.17"
        assert (there.reasons[0].code, there.reasons[0].values["version"]) == ("unconfirmed_release_target", "6.14.20")

    def test_once_confirmed_nothing_is_said(self, catalog_of: Any) -> None:
        assert codes(upgraded(catalog_of(TEXT), "server 6.14.3")) == ["step_minor", "rule"]


class TestWhatElseMoves:
    def also(self, catalog: Any, start: str, to: str | None = None) -> dict[str, str | None]:
        answer = upgraded(catalog, start, to)
        return {name: str(release.version) if release else None for name, release in answer.also_update.items()}

    def test_with_the_server_every_client_and_studio(self, catalog_of: Any) -> None:
        assert self.also(catalog_of(TEXT), "server 6.14.3") == {
            "studio": "6.15.13", "web": None, "portal": None, "android": "6.16.2", "ios": None, "windows": "1.32.7",
        }  # fmt: skip

    def test_for_a_service_pack_too(self, catalog_of: Any) -> None:
        assert self.also(catalog_of(TEXT), "server 6.15.10")["studio"] == "6.15.13"

    def test_what_has_numbers_of_its_own_takes_along_what_belongs_to_its_new_line(self, catalog_of: Any) -> None:
        also = self.also(catalog_of(TEXT), "windows 1.30.8", "1.32.7")
        assert (also["server"], also["studio"]) == ("6.15.17", "6.15.13")
        later = catalog_of(TEXT + '- {component: windows, version: 1.33.1, flow_line: "6.15"}\n')
        assert self.also(later, "windows 1.32.7", "1.33.1") == {}

    def test_what_is_held_to_the_line_stays_in_the_targets(self, catalog_of: Any) -> None:
        also = self.also(catalog_of(TEXT), "server 6.14.3", "6.14.14")
        assert (also["studio"], also["windows"], also["android"], also["ios"]) == (
            "6.14.13", "1.30.8", "6.16.2", "6.14.9",
        )  # fmt: skip

    def test_studio_in_a_new_line_takes_the_server_of_that_line_along(self, catalog_of: Any) -> None:
        also = self.also(catalog_of(TEXT), "studio 6.13.1", "6.14.13")
        assert (also["server"], also["windows"], "studio" in also) == ("6.14.14", "1.30.8", False)

    def test_studio_within_its_line_moves_nothing_else(self, catalog_of: Any) -> None:
        assert self.also(catalog_of(TEXT), "studio 6.15.1") == {}

    def test_a_newer_mobile_client_moves_nothing_else(self, catalog_of: Any) -> None:
        assert self.also(catalog_of(TEXT), "android 6.14.1") == {}

    def test_without_a_component_it_is_the_server_that_the_others_follow(self, catalog_of: Any) -> None:
        also = self.also(catalog_of(LINES + SERVER), "6.14.3")
        assert list(also) == ["studio", "web", "portal", "android", "ios", "windows"]

    @pytest.mark.parametrize(("start", "to"), [("server 6.15.17", "6.14.14"), ("server 6.15.17", None)])
    def test_nothing_moves_when_nothing_is_upgraded(self, catalog_of: Any, start: str, to: str | None) -> None:
        assert self.also(catalog_of(TEXT), start, to) == {}


def test_an_exact_end_is_said_as_one(catalog_of: Any) -> None:
    ended = upgraded(catalog_of(TEXT), "server 6.13.1", "6.14.14", "2027-01-02").reasons[0]
    assert (ended.code, ended.values["day"]) == ("target_ended", date(2027, 1, 1))
    bound = catalog_of('- {line: "6.14", released_by: 2025-01-01}\n- {component: server, version: 6.14.14}')
    assert codes(upgraded(bound, "server 6.13.1", "6.14.14", "2027-01-02"))[0] == "target_ended_bound"


def test_that_the_version_in_use_was_withdrawn_is_said_first(catalog_of: Any) -> None:
    text = TEXT + "- {component: server, version: 6.15.12, withdrawn: true}\n"
    leaving = upgraded(catalog_of(text), "server 6.15.12")
    assert (codes(leaving)[0], leaving.withdrawn) == ("withdrawn", False)
    staying = upgraded(catalog_of(text), "server 6.15.12", "6.15.12")
    assert codes(staying).count("withdrawn") == 1


def test_a_patch_of_another_series_stays_in_its_line_too(catalog_of: Any) -> None:
    text = "- {component: windows, version: 1.29.4}\n- {component: windows, version: 1.29.6}\n"
    text += "- {component: windows, version: 1.35.7}\n"
    assert str(upgraded(catalog_of(text), "windows 1.29.4", "1.29").to) == "1.29.6"


class TestToAnotherLine:
    CATALOG = (
        '- {line: "6.13", released: 2020-01-01}\n- {line: "6.14", released: 2025-01-01}\n'
        '- {line: "6.15", released: 2025-04-03}\n- {component: server, version: 6.14.1}\n'
        "- {component: server, version: 6.15.1}\n"
    )

    def test_that_support_has_ended_is_why(self, catalog_of: Any) -> None:
        reasons = upgraded(catalog_of(self.CATALOG), "6.13.1", "6.14").reasons
        assert [each.code for each in reasons if each.code.startswith("start")] == ["start_ended"]
        assert "start_ended" not in codes(upgraded(catalog_of(self.CATALOG), "6.14.1", "6.15"))

    def test_whether_a_line_may_be_passed_over_is_not_known(self, catalog_of: Any) -> None:
        catalog = catalog_of(self.CATALOG)
        assert "jump_not_known" in codes(upgraded(catalog, "6.13.1"))
        assert "jump_not_known" not in codes(upgraded(catalog, "6.14.1"))
        assert "jump_not_known" not in codes(upgraded(catalog, "6.15.1", "6.13"))

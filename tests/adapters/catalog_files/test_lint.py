"""What lint calls odd in a catalogue that can be used."""

from datetime import date
from pathlib import Path

import pytest

from bot.adapters.catalog_files.lint import lint

TODAY = date(2026, 11, 23)


@pytest.fixture
def warnings(tmp_path: Path):
    def of(*entries: str) -> list[str]:
        text = "changed: 2026-11-23\nreleases:\n" + "".join(f"  - {entry}\n" for entry in entries)
        (tmp_path / "releases.yml").write_text(text, "utf-8")
        return [str(problem).removeprefix("releases.yml:") for problem in lint(tmp_path, TODAY)]

    return of


def test_a_sound_catalogue_has_no_warnings(folder: Path):
    assert lint(folder, TODAY) == []


def test_problems_are_given_instead_of_warnings(folder: Path):
    (folder / "releases.yml").write_text("changed: soon\n", "utf-8")
    assert [(each.key, each.warning) for each in lint(folder, TODAY)] == [("changed", False)]


def test_an_entry_without_a_source(warnings):
    assert warnings("{version: 6.15.3}") == ["3:5: releases[0]: warning: has no source; say where it is known from"]


def test_a_release_that_is_still_to_come(warnings):
    assert warnings('{line: "6.17", released: 2026-11-24, source: told}') == [
        "3:5: releases[0]: warning: is released on 2026-11-24, which is still to come"
    ]


def test_without_a_day_nothing_is_still_to_come(folder: Path):
    text = 'changed: 2026-11-23\nreleases:\n  - {line: "6.17", released: 2999-01-01, source: told}\n'
    (folder / "releases.yml").write_text(text, "utf-8")
    assert lint(folder) == []


def test_a_catalogue_changed_on_a_day_to_come(tmp_path: Path):
    (tmp_path / "releases.yml").write_text("changed: 2036-01-01\nreleases: []\n", "utf-8")
    assert [str(each) for each in lint(tmp_path, TODAY)] == [
        "releases.yml: changed: warning: 2036-01-01 is still to come"
    ]


def test_an_end_of_support_for_which_no_reason_is_given(warnings):
    assert warnings('{line: "6.13", released: 2020-01-01, supported_until: 2022-06-30, source: told}') == [
        "3:5: releases[0]: warning: supported_until beats the rule, and no reason says why"
    ]


def test_lines_that_contradict_each_other(warnings):
    said = warnings(
        '{line: "6.14", released: 2024-05-01, source: told}', '{line: "6.15", released: 2024-04-03, source: told}'
    )
    assert (
        "3:5: releases[0]: warning: what is known of line 6.14 contradicts line 6.15 (first released 2024-04-03)"
        in said
    )


def test_a_release_before_its_lines_first(warnings):
    said = warnings(
        '{line: "6.14", released: 2024-05-01, source: told}',
        "{component: server, version: 6.14.1, released: 2024-04-03, source: told}",
    )
    assert said == [
        "3:5: releases[0]: warning: what is known of line 6.14 contradicts server 6.14.1 (released 2024-04-03)"
    ]


def test_dated_releases_in_a_line_without_a_date(warnings):
    assert warnings(
        '{line: "6.14", source: told}', "{component: server, version: 6.14.1, released: 2024-04-03, source: told}"
    ) == ["3:5: releases[0]: warning: line 6.14 has dated releases, but no entry says when its first release was"]


def test_a_flow_line_that_nothing_else_names(warnings):
    assert warnings('{component: windows, version: 1.29.4, flow_line: "6.51", source: told}') == [
        "3:5: releases[0]: warning: the flow_line 6.51 has no other entry; is it the right number?"
    ]

"""Every kind of problem in the files, at its exact place."""

import os
import time
from pathlib import Path

import pytest

from bot.adapters.catalog_files import load
from bot.adapters.catalog_files.load import SHIPPED, load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.domain.version import Version


def test_a_good_folder_gives_a_catalogue_with_the_shipped_policy(folder: Path):
    catalog = load_catalog(folder)
    assert catalog.policy.product.vendor == "Novacura"
    assert [str(each.version) for each in catalog.listing("server")] == ["6.15.1"]
    assert list(catalog.lines) == [Version((6, 15))]


def test_the_folders_own_policy_is_used(folder: Path):
    text = (SHIPPED / "policy.yml").read_text("utf-8").replace("months: 24", "months: 36")
    (folder / "policy.yml").write_text(text, "utf-8")
    assert load_catalog(folder).policy.support.months == 36


def test_the_revision_follows_the_content_of_both_files(folder: Path):
    first = load_catalog(folder).revision
    assert load_catalog(folder).revision == first
    (folder / "policy.yml").write_text((SHIPPED / "policy.yml").read_text("utf-8") + "# more\n", "utf-8")
    second = load_catalog(folder).revision
    (folder / "releases.yml").write_text((folder / "releases.yml").read_text("utf-8") + "# more\n", "utf-8")
    assert len({first, second, load_catalog(folder).revision}) == 3


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            "{component: studio, version: 6.15.3, released: 2026-02-30}",
            "3:52: releases[0].released: 2026-02-30 is no day of the calendar",
        ),
        (
            "{component: studio, version: 6.15.3, released: 3/4/2024}",
            "3:52: releases[0].released: '3/4/2024' is not a date; write it as 2026-04-03",
        ),
        (
            "{component: studoi, version: 6.15.3}",
            "3:17: releases[0].component: 'studoi' is not a component of the policy; did you mean studio?",
        ),
        ("{component: qqq, version: 6.15.3}", "3:17: releases[0].component: 'qqq' is not a component of the policy"),
        (
            "{version: 6.15.3, relesed: 2024-01-01}",
            "3:23: releases[0].relesed: 'relesed' is not a key here; did you mean released?",
        ),
        ("{version: 6}", "3:15: releases[0].version: '6' is not a version of 2 to 4 numbers, such as 6.15.3"),
        (
            "{version: [6, 1]}",
            "3:15: releases[0].version: \"['6', '1']\" is not a version of 2 to 4 numbers, such as 6.15.3",
        ),
        ("{line: 6.15.3}", "3:12: releases[0].line: 6.15.3 is not a release line; write 6.15"),
        ("{line: 6.15, version: 6.15.3}", "3:5: releases[0]: has both line and version; make it two entries"),
        ("{source: told}", "3:5: releases[0]: has neither line nor version"),
        ("told", "3:5: releases[0]: must be a mapping, such as {component: server, version: 6.15.3}"),
        ("[6.15.3]", "3:5: releases[0]: must be a mapping, such as {component: server, version: 6.15.3}"),
        ("", "3:4: releases[0]: must be a mapping, such as {component: server, version: 6.15.3}"),
        (
            "{version: 6.15.3, withdrawn: maybe}",
            "3:34: releases[0].withdrawn: 'maybe' stands where true or false is wanted",
        ),
        (
            "{version: 6.15.3, source: }",
            "3:31: releases[0].source: is empty; write a value, or leave the key out if it may be missing",
        ),
        ("{version: 6.15.3, source: [told]}", "3:31: releases[0].source: a list stands where a text is wanted"),
        (
            "{version: 6.15.3, notes: [told]}",
            "3:30: releases[0].notes: a list stands where a mapping of keys to values is wanted",
        ),
        ("{version: 6.15.3, fixes: told}", "3:30: releases[0].fixes: 'told' stands where a list is wanted"),
        ("{version: 6.15.3, fixes: [{key: F-1}]}", "3:31: releases[0].fixes[0].severity: is missing"),
        (
            "{version: 6.15.3, fixes: [{key: F-1, severity: hihg}]}",
            "3:52: releases[0].fixes[0].severity: 'hihg' is not one of the categories blocker, high, major, minor",
        ),
        (
            "{version: 6.15.3, fixes: [{key: F-1, severity: high, component: servr}]}",
            "3:69: releases[0].fixes[0].component: 'servr' is not a component of the policy; did you mean server?",
        ),
        (
            "{version: 6.15.3, fixes: [{key: F-1, severity: high, text: {no: x}}]}",
            "3:65: releases[0].fixes[0].text.no: 'no' is not a key here",
        ),
        (
            "{component: server, version: 6.15.3, flow_line: 6.15}",
            "3:53: releases[0].flow_line: server has Flow's own numbers, which give its line; leave flow_line out",
        ),
        (
            "{version: 6.15.3, flow_line: 6.15}",
            "3:34: releases[0].flow_line: needs a component whose numbers are a series of their own",
        ),
        (
            "{version: 6.15.3, released: 2024-05-01, released_by: 2024-04-01}",
            "3:5: releases[0]: released 2024-05-01 is after released_by 2024-04-01",
        ),
        (
            '{line: "6.1", released: 2024-01-31, supported_until: 2022-01-01}',
            "3:5: releases[0]: supported_until 2022-01-01 is before its release, 2024-01-31",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_at_its_place(complaints, entry: str, problem: str):
    assert complaints(entry) == [f"releases.yml:{problem}"]


@pytest.mark.parametrize(
    ("entry", "misspelt"),
    [
        (
            "{component: server, versoin: 6.12.9}",
            "3:25: releases[0].versoin: 'versoin' is not a key here; did you mean version?",
        ),
        ('{lien: "6.13"}', "3:6: releases[0].lien: 'lien' is not a key here; did you mean line?"),
    ],
)
def test_a_misspelt_key_is_named_where_it_leaves_an_entry_of_no_kind(complaints, entry: str, misspelt: str):
    assert complaints(entry) == [
        "releases.yml:3:5: releases[0]: has neither line nor version",
        f"releases.yml:{misspelt}",
    ]


def test_a_release_listed_twice_names_the_first_ones_line(complaints):
    assert complaints(
        "{component: server, version: 6.15.3}", "{version: 6.15.3}", "{component: server, version: v6.15.03}"
    ) == ["releases.yml:5:34: releases[2].version: server 6.15.3 is there twice; it is also in line 3"]


def test_a_line_listed_twice_names_the_first_ones_line(complaints):
    assert complaints("{line: 6.10}", "{line: 6.1}", '{line: "6.10"}') == [
        "releases.yml:5:12: releases[2].line: line 6.10 is there twice; it is also in line 3"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("releases: []\n", "1:1: changed: is missing"),
        ("changed: soon\n", "1:10: changed: 'soon' is not a date; write it as 2026-04-03"),
        ("changed: 2026-11-23\nsampel: yes\n", "2:1: sampel: 'sampel' is not a key here; did you mean sample?"),
        ("changed: 2026-11-23\nreleases: many\n", "2:11: releases: must be a list of entries"),
        ("- {version: 6.15.3}\n", "1:1: holds no keys; it must begin with changed:"),
        ("# nothing yet\n", "1:1: is empty"),
    ],
)
def test_what_is_wrong_with_the_head_is_said_at_its_place(complaints, text: str, problem: str):
    assert complaints(releases=text) == [f"releases.yml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("months: 24", "months: 0", "support.months: '0' is out of range; it must be more than 0"),
        ("months: 24", "months: two", "support.months: 'two' stands where a whole number is wanted"),
        (
            "months: 24",
            "months: " + "9" * 5000,
            "support.months: '9999999999999999999999999999999999999...' is too large a number",
        ),
        ("counts_from: line", "counts_from: lines", "support.counts_from: 'lines' is not one of 'line' or 'release'"),
        (
            "Europe/Stockholm",
            "Europe/Stokholm",
            "time_zone: 'Europe/Stokholm' is not a time zone (write for example Europe/Stockholm)",
        ),
        ("sv: Blockerare", "sv: ''", "fix_policy.categories[0].name.sv: is empty; write a text"),
        ("id: novacura-flow-classic", "id: Flow", "product.id: 'Flow' does not have the form ^[a-z0-9-]+$"),
        (
            "account:\n",
            "account: the desk\n",
            "links.account: 'the desk' stands where a web address (https://...) is wanted",
        ),
        (
            "subject: [android, ios]",
            "subject: []",
            "compatibility[0].subject: is an empty list; at least one is needed",
        ),
        (
            "subject: [android, ios]",
            "subject: [andriod, ios]",
            "compatibility[0].subject[0]: 'andriod' is not among the components; did you mean android?",
        ),
        (
            "- when: server",
            "- when: servre",
            "updates[0].when: 'servre' is not among the components; did you mean server?",
        ),
        ("[servern,", "[Studio,", "components[1].id: 'studio' is there twice; it is also in line"),
        (
            "id: client-follows-server",
            "id: mobile-not-older-than-server",
            "compatibility[1].id: 'mobile-not-older-than-server' is there twice",
        ),
    ],
)
def test_what_is_wrong_with_the_policy_is_said_at_its_place(complaints, old: str, new: str, problem: str):
    (said,) = complaints("{version: 6.15.3}", policy={old: new})
    place, _, rest = said.partition(": ")
    assert place.startswith("policy.yml:")
    assert rest.startswith(problem)


def test_an_unknown_component_in_a_rule_is_placed_exactly(complaints):
    (said,) = complaints("{version: 6.15.3}", policy={"subject: [android, ios]": "subject: [android, iso]"})
    lines = (SHIPPED / "policy.yml").read_text("utf-8").splitlines()
    line = 1 + next(index for index, text in enumerate(lines) if "subject: [android, ios]" in text)
    assert said.startswith(f"policy.yml:{line}:24: ")


def test_all_problems_of_both_files_are_reported_at_once_in_the_files_order(complaints):
    said = complaints(
        "{component: windos, version: 1.2}",
        "{line: x}",
        policy={"months: 24": "months: 0", "- when: server": "- when: x"},
    )
    assert [each.split(": ")[1] for each in said] == [
        "support.months",
        "updates[0].when",
        "releases[0].component",
        "releases[1].line",
    ]


def test_entries_before_an_error_of_the_syntax_are_checked_too(complaints):
    first, second = complaints(releases="changed: 2026-11-23\nreleases:\n  - {line: x}\n  - {line: [\n")
    assert first.startswith("releases.yml:3:12: releases[0].line: 'x' is not a version")
    assert "is not readable as YAML" in second


def test_an_alias_gives_one_problem_and_no_echo(complaints):
    (said,) = complaints("{version: *other}")
    assert said.startswith("releases.yml:3:15: releases[0].version: *other refers to another place")


def test_a_policy_that_cannot_be_parsed_does_not_make_every_component_unknown(complaints, tmp_path: Path):
    (tmp_path / "policy.yml").write_text("components: [", "utf-8")
    (said,) = complaints("{component: server, version: 6.15.3}")
    assert said.startswith("policy.yml:")


def test_a_policy_without_components_has_that_one_problem_and_not_one_per_release(complaints, tmp_path: Path):
    shipped = (SHIPPED / "policy.yml").read_text("utf-8")
    head, rest = shipped.split("\ncomponents:\n")
    (tmp_path / "policy.yml").write_text(head + "\n" + rest[rest.index("\ncompatibility:") :], "utf-8")
    (said,) = complaints("{component: server, version: 6.15.3}", "{component: studio, version: 6.15.3}")
    assert said.endswith("components: is missing")


def test_a_missing_folder_and_a_missing_file_are_problems(tmp_path: Path):
    with pytest.raises(CatalogProblems, match=r"^releases\.yml: the file .* is not there$"):
        load_catalog(tmp_path)
    with pytest.raises(CatalogProblems, match=r"^releases\.yml: the folder .* is not there$"):
        load_catalog(tmp_path / "nowhere")


def test_a_folder_in_the_files_place_is_a_problem(tmp_path: Path):
    (tmp_path / "releases.yml").mkdir()
    with pytest.raises(CatalogProblems, match=r"^releases\.yml: cannot be read: Is a directory"):
        load_catalog(tmp_path)


def test_a_pipe_in_the_files_place_is_a_problem_and_nobody_waits_for_it(tmp_path: Path):
    os.mkfifo(tmp_path / "releases.yml")
    with pytest.raises(CatalogProblems, match=r"^releases\.yml: cannot be read: it is not a file"):
        load_catalog(tmp_path)


def test_a_dangling_link_to_a_policy_is_a_problem_and_not_the_shipped_policy(folder: Path):
    (folder / "policy.yml").symlink_to(folder / "gone.yml")
    with pytest.raises(CatalogProblems, match=r"^policy\.yml: the file .* is not there$"):
        load_catalog(folder)


def test_a_file_that_is_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(load, "LARGEST", 10)
    with pytest.raises(CatalogProblems) as caught:
        load_catalog(folder)
    assert [each.text for each in caught.value.problems] == ["is larger than 0 MB"] * 2


def test_a_folder_that_cannot_be_entered_is_a_problem(folder: Path):
    for strange in (folder / "releases.yml", folder / ("x" * 5000)):
        with pytest.raises(CatalogProblems, match=r"^releases\.yml: cannot be read: "):
            load_catalog(strange)


def test_two_thousand_releases_load_in_a_moment_of_processor_time(complaints):
    entries = [
        f"{{component: {component}, version: 6.{n // 100}.{n % 100}.{n}, released: 2024-04-03, source: told ({n})}}"
        for component in ("server", "studio", "web", "portal")
        for n in range(500)
    ]
    began = time.process_time()
    assert complaints(*entries) == []
    assert time.process_time() - began < 5

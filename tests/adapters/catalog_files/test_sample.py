"""The demo's catalogue, on whatever day the demo starts."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.catalog_files.lint import lint
from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.sample import sample_releases, write_sample
from bot.domain.catalog import Catalog
from bot.domain.days import add_months
from bot.domain.version import Version, parse_version

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "made" / "here"
    write_sample(folder, TODAY)
    return folder


@pytest.fixture(scope="module")
def sample(written: Path) -> Catalog:
    return load_catalog(written)


def days_left(catalog: Catalog, line: str, today: date = TODAY) -> int:
    first = catalog.lines[parse_version(line)].first_release.exact
    assert first is not None
    return (add_months(first, catalog.policy.support.months) - today).days


def test_it_is_marked_as_a_sample_and_leaves_no_doubt_of_the_rule(sample: Catalog):
    assert sample.sample
    assert sample.policy.support.confirmed
    assert sample.changed == TODAY


def test_lint_finds_nothing(written: Path):
    assert lint(written, TODAY) == []


def test_some_lines_are_supported_one_ends_soon_and_some_have_ended(sample: Catalog):
    assert {str(line) for line in sample.lines} == {"6.1", "6.10", "6.11", "6.12", "6.13", "6.14", "6.15", "6.16"}
    assert all(days_left(sample, line) < 0 for line in ("6.1", "6.10", "6.11", "6.12", "6.13"))
    assert 30 <= days_left(sample, "6.14") <= 90
    assert all(days_left(sample, line) > 90 for line in ("6.15", "6.16"))


@pytest.mark.parametrize(
    ("component", "version"),
    [
        ("server", "6.1.7.26406"),
        ("server", "6.14.3"),
        ("server", "6.12.19"),
        ("android", "6.14"),
        ("studio", "6.15.3.5"),
    ],
)
def test_what_the_demo_suggests_is_listed(sample: Catalog, component: str, version: str):
    assert sample.listing(component).beginning_with(parse_version(version))


def test_one_release_is_withdrawn_and_says_why_in_both_languages(sample: Catalog):
    (withdrawn,) = [each for each in sample.flow if each.withdrawn]
    assert withdrawn.name == "server 6.15.12"
    assert withdrawn.entry.notes is not None
    assert withdrawn.entry.notes.en
    assert withdrawn.entry.notes.sv


def test_fixes_have_texts_in_both_languages_and_belong_where_the_policy_puts_them(sample: Catalog):
    fixed_in = {category.id: category.fixed_in for category in sample.policy.fix_policy.categories}
    fixes = [(each.version, fix) for each in sample.flow for fix in each.entry.fixes]
    assert len(fixes) >= 10
    assert all(fix.key and fix.text.en and fix.text.sv for _, fix in fixes)
    assert all((fixed_in[fix.severity] == "minor") == (version.numbers[2] == 0) for version, fix in fixes)


def test_the_windows_clients_releases_belong_to_lines_and_the_connectors_to_none(sample: Catalog):
    assert all(each.line in sample.lines for each in sample.listing("windows"))
    assert {each.line for each in sample.listing("connector")} == {None}
    assert [str(each.version) for each in sample.mapped_to("windows", Version((6, 16)))] == ["1.35.7"]


@settings(max_examples=20, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_no_release_is_still_to_come_on_any_day(today: date):
    days = [part.split(",")[0].rstrip("}") for part in sample_releases(today).split("released: ")[1:]]
    assert len(days) > 500
    assert max(days) < today.isoformat()


def test_writing_it_again_moves_the_dates_and_leaves_nothing_else_behind(tmp_path: Path):
    write_sample(tmp_path, TODAY)
    write_sample(tmp_path, date(2027, 11, 23))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["policy.yml", "releases.yml"]
    assert 30 <= days_left(load_catalog(tmp_path), "6.14", date(2027, 11, 23)) <= 90

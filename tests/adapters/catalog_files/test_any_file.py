"""Whatever the files hold, loading gives a catalogue or its problems; and what was written is what is read."""

import tempfile
from datetime import date
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.catalog_files.load import SHIPPED, load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.domain.catalog import Catalog

POLICY = (SHIPPED / "policy.yml").read_text("utf-8")
RELEASES = (SHIPPED / "releases.yml").read_text("utf-8")
SOME = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(SOME, max_examples=40)

words = st.sampled_from(
    [
        "releases",
        "changed",
        "line",
        "version",
        "component",
        "released",
        "6.15",
        "6.15.3",
        "2026-02-30",
        "server",
        "~",
        ":",
        "-",
        ",",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "'",
        '"',
        "%",
        "@",
        "#",
        "\n",
        "",
        "\t",
        "\\",
        "---",
        "...",
        "<<",
        "?",
        "é",
        "\u2028",
        "\ufeff",
        "null",
        "true",
    ]
)
scribbles = st.lists(words, max_size=30).map(" ".join)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    [
        "component",
        "version",
        "released",
        "released_by",
        "line",
        "flow_line",
        "withdrawn",
        "notes",
        "fixes",
        "source",
        "reason",
    ]
)


def outcome(releases: bytes, policy: bytes | None = None) -> Catalog | CatalogProblems:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "releases.yml").write_bytes(releases)
        if policy is not None:
            (Path(name) / "policy.yml").write_bytes(policy)
        try:
            return load_catalog(Path(name))
        except CatalogProblems as error:
            problems = error
    assert problems.problems
    assert str(problems).count("\n") == len(problems.problems) - 1
    return problems


@SOME
@given(st.binary(max_size=200), st.binary(max_size=100))
def test_any_bytes(releases: bytes, policy: bytes):
    outcome(releases, policy)


@SOME
@given(st.text(max_size=200) | scribbles)
def test_any_text(text: str):
    outcome(text.encode("utf-8", "surrogatepass"))


@SOME
@given(scribbles)
def test_any_text_after_a_good_head(text: str):
    outcome(f"changed: 2026-11-23\nreleases:\n  - {text}".encode())


@SOME
@given(st.lists(st.dictionaries(keys, values, max_size=5) | values, max_size=4))
def test_any_values_as_entries(entries: list[object]):
    outcome(yaml.dump({"changed": "2026-11-23", "releases": entries}, allow_unicode=True).encode("utf-8", "replace"))


@FEW
@given(st.integers(0, len(POLICY)), st.integers(0, 30), scribbles)
def test_a_policy_with_a_piece_cut_out_or_written_over(start: int, length: int, piece: str):
    outcome(RELEASES.encode(), (POLICY[:start] + piece + POLICY[start + length :]).encode())


@FEW
@given(st.integers(0, len(RELEASES)), st.integers(0, 30), scribbles)
def test_releases_with_a_piece_cut_out_or_written_over(start: int, length: int, piece: str):
    outcome((RELEASES[:start] + piece + RELEASES[start + length :]).encode())


numbers = st.lists(st.integers(0, 9_999_999_999), min_size=2, max_size=4).map(lambda n: ".".join(map(str, n)))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
plain = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
entries = st.fixed_dictionaries(
    {"version": numbers},
    optional={
        "component": st.sampled_from(["server", "studio", "windows"]),
        "released": days,
        "source": plain,
        "withdrawn": st.booleans(),
        "notes": st.fixed_dictionaries({"en": plain, "sv": plain}),
        "fixes": st.lists(
            st.fixed_dictionaries({"key": plain, "severity": st.sampled_from(["blocker", "minor"])}), max_size=2
        ),
    },
)


def written(entry: dict[str, object]) -> tuple[object, ...]:
    notes, fixes = entry.get("notes"), entry.get("fixes", [])
    return (
        entry["version"], entry.get("component"), entry.get("released"), entry.get("source", ""),
        entry.get("withdrawn", False),
        (notes["en"], notes["sv"]) if notes else None, [(fix["key"], fix["severity"]) for fix in fixes],
    )  # fmt: skip


def read(catalog: Catalog) -> list[tuple[object, ...]]:
    releases = [release.entry for listing in catalog.listings.values() for release in listing]
    return [
        (str(each.version), each.component, each.released, each.source, each.withdrawn,
         (each.notes.en, each.notes.sv) if each.notes else None, [(fix.key, fix.severity) for fix in each.fixes])
        for each in releases
    ]  # fmt: skip


@SOME
@given(st.lists(entries, max_size=8, unique_by=lambda each: (each["version"], each.get("component"))))
def test_what_was_written_is_what_is_read(given_entries: list[dict[str, object]]):
    text = yaml.dump({"changed": date(2026, 11, 23), "releases": given_entries}, allow_unicode=True, width=30)
    found = outcome(text.encode())
    assert isinstance(found, Catalog), str(found)
    assert sorted(read(found), key=repr) == sorted(map(written, given_entries), key=repr)

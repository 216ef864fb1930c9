"""The contract of `--json`: every key with its type, and the exit code that goes with it."""

import re
from typing import Any

import pytest

TEXT = """
- {line: "6.14", released: 2024-09-01}
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.14.3, released: 2024-10-01}
- {component: server, version: 6.15.12, withdrawn: true}
- {component: server, version: 6.15.17}
- {component: studio, version: 6.15.3.5, released: 2025-06-01}
- {component: studio, version: 6.15.13}
- {component: windows, version: 1.32.7, flow_line: "6.15"}
"""
ON = ("--on", "2026-11-23", "--json")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SUPPORT = {
    "state": ("supported", "ended", "unknown"),
    "until": "day?",
    "until_at_least": "day?",
    "until_at_latest": "day?",
    "counted_from": "text?",
    "rule": "text",
    "days_left": "number?",
}
CHECK = {
    "kind": ("check",),
    "asked": "text",
    "component": "text?",
    "version": "text",
    "line": "text?",
    "known": "yes/no",
    "listed_by": "texts",
    "released": "day?",
    "released_by": "day?",
    "support": SUPPORT,
    "withdrawn": "yes/no",
    "latest_service_pack": "text?",
    "is_latest": "yes/no?",
    "upgrade_to": "text?",
    "nearest": "texts",
    "reasons": "texts",
    "catalog_changed": "day?",
}
SUBJECT = {"component": "text?", "version": "text"}
PAIR = {
    "a": SUBJECT,
    "b": SUBJECT,
    "verdict": ("compatible", "not_compatible", "unknown"),
    "rule": "text?",
    "reasons": "texts",
    "nearest": "texts",
}
COMPAT = {"kind": ("compat",), "verdict": PAIR["verdict"], "pairs": [PAIR], "catalog_changed": "day?"}
UPGRADE = {
    "kind": ("upgrade",),
    "component": "text?",
    "from": "text",
    "to": "text?",
    "step": ("none", "service_pack", "minor", "major", "downgrade", "unknown"),
    "database_may_change": "yes/no?",
    "also_update": "texts",
    "also_update_to": dict,
    "support": SUPPORT,
    "known": "yes/no",
    "withdrawn": "yes/no",
    "guide": "text?",
    "reasons": "texts",
    "catalog_changed": "day?",
}
LINE = {"line": "text", "released": "day?", "released_by": "day?", "support": SUPPORT, "latest": dict}
VERSIONS = {"kind": ("versions",), "lines": [LINE], "reasons": "texts", "catalog_changed": "day?"}
RANGE = {
    "kind": ("versions",),
    "component": "text?",
    "range": {"from": "text?", "from_included": "yes/no", "to": "text?", "to_included": "yes/no"},
    "asked": {"of": ("which", "any", "all"), "state": ("there", "supported", "ended")},
    "verdict": ("yes", "no", "unknown"),
    "lines": [LINE],
    "releases": list,
    "reasons": "texts",
    "catalog_changed": "day?",
}
WHERE = {"kind": ("where",), "component": "text?", "steps": "texts", "link": "text?", "confirmed": "yes/no"}
ERROR = {"kind": ("error",), "problem": "text", "did_you_mean": "texts"}


def assert_shape(value: Any, shape: Any) -> None:
    if shape in (dict, list):
        assert isinstance(value, shape)
    elif isinstance(shape, dict):
        assert list(value) == list(shape)
        for key, inner in shape.items():
            assert_shape(value[key], inner)
    elif isinstance(shape, list):
        assert value
        for each in value:
            assert_shape(each, shape[0])
    elif isinstance(shape, tuple):
        assert value in shape
    elif not (shape.endswith("?") and value is None):
        assert_plain(value, shape.removesuffix("?"))


def assert_plain(value: Any, shape: str) -> None:
    match shape:
        case "text":
            assert isinstance(value, str)
            assert value
        case "texts":
            assert all(isinstance(each, str) and each for each in value)
        case "day":
            assert DAY.fullmatch(value)
        case "yes/no":
            assert isinstance(value, bool)
        case "number":
            assert type(value) is int


@pytest.mark.parametrize(
    ("arguments", "code", "shape"),
    [
        (("check", "studio", "6.15.3"), 0, CHECK),
        (("check", "6.15"), 0, CHECK),
        (("check", "server", "6.15.12"), 1, CHECK),
        (("check", "server", "6.14.3"), 1, CHECK),
        (("check", "server", "6.15.99"), 3, CHECK),
        (("check", "6.20.1"), 3, CHECK),
        (("check", "windows", "9.9"), 3, CHECK),
        (("compat", "android=6.14", "server=6.15"), 1, COMPAT),
        (("compat", "android=6.15", "server=6.15", "studio=6.15"), 0, COMPAT),
        (("compat", "installer=6.15", "connector=2.1.33"), 3, COMPAT),
        (("upgrade", "server", "6.14.3"), 0, UPGRADE),
        (("upgrade", "server", "6.15.17"), 0, UPGRADE),
        (("upgrade", "server", "6.15.17", "6.14.3"), 1, UPGRADE),
        (("upgrade", "server", "6.14.3", "6.15.12"), 1, UPGRADE),
        (("upgrade", "server", "6.13.1", "6.14.3"), 1, UPGRADE),
        (("upgrade", "server", "6.14.3", "6.15.99"), 3, UPGRADE),
        (("upgrade", "server", "6.99.1"), 3, UPGRADE),
        (("versions",), 0, VERSIONS),
        (("where",), 0, WHERE),
        (("where", "studio"), 0, WHERE),
        (("check", "6.15rc1"), 2, ERROR),
        (("check",), 2, ERROR),
        (("compat", "android=6.14"), 2, ERROR),
        (("ask", "is 6.15 supported?"), 0, CHECK),
        (("ask", "anything newer than 6.14?"), 0, RANGE),
        (("ask", "är allt äldre än 6.15 utfasat?"), 0, RANGE),
        (("ask", "are versions before 6.15 supported?"), 1, RANGE),
        (("ask", "newer than 6.14", "--component", "studio"), 0, RANGE),
        (("ask", "funkar android 6.14 med server 6.15?"), 1, COMPAT),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_keys_types_and_exit_code(
    flowver: Any, folder_of: Any, arguments: tuple[str, ...], code: int, shape: Any, language: str
) -> None:
    said = flowver(*arguments, *ON, "--language", language, "--catalog", folder_of(TEXT))
    assert said.code == code
    assert said.out.count("\n") == 1
    assert_shape(said.json, shape)
    assert said.err.count("\n") == (code == 2)


def test_a_check_says_what_the_contract_shows(flowver: Any) -> None:
    """On the shipped facts, as in the design's example."""
    said = flowver("check", "studio", "6.15.3", *ON)
    found = said.json
    assert said.code == 1
    wanted = {
        "kind": "check", "asked": "studio 6.15.3", "component": "studio", "version": "6.15.3", "line": "6.15",
        "known": True, "released": "2024-04-03", "released_by": "2024-04-03", "latest_service_pack": "6.15.13",
        "is_latest": False, "upgrade_to": None, "catalog_changed": "2026-11-23", "withdrawn": False,
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    support = found["support"]
    assert (support["state"], support["until"], support["until_at_latest"]) == ("ended", None, "2026-04-03")
    assert (support["counted_from"], support["days_left"]) == ("6.15", None)
    assert support["rule"] == "24 months from the line's release"


def test_an_exact_end_has_no_bounds_beside_it(flowver: Any, folder_of: Any) -> None:
    support = flowver("check", "6.15", *ON, "--catalog", folder_of(TEXT)).json["support"]
    assert (support["until"], support["until_at_least"], support["until_at_latest"]) == ("2027-04-03", None, None)
    assert support["days_left"] == 131


def test_compat_says_what_the_contract_shows(flowver: Any, folder_of: Any) -> None:
    found = flowver("compat", "android=6.14", "server=6.15", *ON, "--catalog", folder_of(TEXT)).json
    [pair] = found["pairs"]
    assert found["verdict"] == pair["verdict"] == "not_compatible"
    assert pair["a"] == {"component": "android", "version": "6.14"}
    assert pair["b"] == {"component": "server", "version": "6.15"}
    assert pair["rule"] == "mobile-not-older-than-server"
    assert pair["nearest"] == ["android >= 6.15", "server <= 6.14"]


def test_upgrade_says_what_the_contract_shows(flowver: Any, folder_of: Any) -> None:
    found = flowver("upgrade", "server", "6.14.3", *ON, "--catalog", folder_of(TEXT)).json
    assert (found["from"], found["to"], found["step"], found["database_may_change"]) == (
        "6.14.3",
        "6.15.17",
        "minor",
        True,
    )
    assert found["also_update"] == ["studio", "web", "portal", "android", "ios", "windows"]
    assert found["also_update_to"] == {
        "studio": "6.15.13", "web": None, "portal": None, "android": None, "ios": None, "windows": "1.32.7",
    }  # fmt: skip
    assert found["guide"] is None


def test_a_service_pack_comes_with_the_guide(flowver: Any, folder_of: Any) -> None:
    found = flowver("upgrade", "studio", "6.15.3", *ON, "--catalog", folder_of(TEXT)).json
    assert (found["step"], found["database_may_change"]) == ("service_pack", False)
    assert found["guide"] == "https://help.novacuraflow.com/installation-and-upgrade/apply-service-pack"


def test_versions_newest_first(flowver: Any, folder_of: Any) -> None:
    lines = flowver("versions", *ON, "--catalog", folder_of(TEXT)).json["lines"]
    assert [each["line"] for each in lines] == ["6.15", "6.14"]
    assert lines[0]["latest"] == {"server": "6.15.17", "studio": "6.15.13", "windows": "1.32.7"}
    assert lines[0]["support"]["until"] == "2027-04-03"


def test_an_override_stands_in_the_table(flowver: Any, folder_of: Any) -> None:
    folder = folder_of('- {line: "6.1", released: 2020-01-15, supported_until: 2022-06-30, reason: extended}')
    [line] = flowver("versions", *ON, "--catalog", folder).json["lines"]
    assert line["supported_until"] == line["support"]["until"] == "2022-06-30"
    found = flowver("check", "6.1", *ON, "--catalog", folder).json
    assert found["support"]["rule"] == "set in the catalogue"
    assert "beats the rule" in found["reasons"][0]
    assert "extended" in found["reasons"][0]


def test_several_answers_to_one_question(flowver: Any, folder_of: Any) -> None:
    said = flowver("check", "6.15", "6.14", "6.99", *ON, "--catalog", folder_of(TEXT))
    assert list(said.json) == ["kind", "answers"]
    assert said.json["kind"] == "answers"
    for each in said.json["answers"]:
        assert_shape(each, CHECK)
    assert [each["version"] for each in said.json["answers"]] == ["6.15", "6.14", "6.99"]
    # Of several answers a no wins.
    assert said.code == 1


def test_several_answers_without_a_no_are_unknown_if_one_is(flowver: Any, folder_of: Any) -> None:
    assert flowver("check", "6.15", "6.99", *ON, "--catalog", folder_of(TEXT)).code == 3


def test_a_wrong_setting_is_an_error_object_too(flowver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWVER_LANGUAGE", "de")
    monkeypatch.setenv("FLOWVER_CATALOG", "/nowhere/at/all")
    said = flowver("check", "6.15", "--json")
    assert said.code == 2
    assert_shape(said.json, ERROR)
    assert said.err.splitlines() == [line for line in said.err.splitlines() if line.startswith("FLOWVER_")]
    assert len(said.err.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments", [("check", "6.15", "--bogus"), ("chek", "6.15"), ("check", "6.15", "--on"), ("--nothing",)]
)
def test_a_wrong_call_is_an_error_object_too(flowver: Any, arguments: tuple[str, ...]) -> None:
    said = flowver(*arguments, "--json")
    assert said.code == 2
    assert_shape(said.json, ERROR)
    assert said.err.count("\n") == 1


def test_a_sample_says_that_it_is_one_in_every_answer(flowver: Any, folder_of: Any) -> None:
    folder = folder_of(TEXT)
    releases = folder / "releases.yml"
    releases.write_text(releases.read_text("utf-8").replace("releases:", "sample: true\nreleases:", 1), "utf-8")
    for arguments in (
        ("check", "6.15"),
        ("compat", "android=6.14", "server=6.15"),
        ("upgrade", "6.14.3"),
        ("versions",),
    ):
        said = flowver(*arguments, *ON, "--catalog", folder)
        assert said.json["sample"] is True
        assert "Sample data" in flowver(*arguments, "--catalog", folder).out

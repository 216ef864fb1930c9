"""The command line where a part of the question, or a setting, is not read: none of it goes by in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

import bot.data

TEXT = '- {line: "6.13", released: 2024-05-09}\n- {line: "6.15", released: 2025-10-11}\n- {version: 6.15.3}\n'
ON = ("--on", "2026-11-25")
LONG = "6.15.3 " * 300 + "6.13"


def test_a_text_that_is_read_only_in_part_is_never_a_yes(flowver: Any, folder_of: Any) -> None:
    said = flowver("ask", LONG, *ON, "--catalog", folder_of(TEXT))
    assert said.code == 3
    assert "Only the first 2000 characters were read" in said.out
    as_json = flowver("ask", LONG, *ON, "--json", "--catalog", folder_of(TEXT))
    assert (as_json.code, json.loads(as_json.out)["unread_after"]) == (3, 2000)


def test_a_no_in_what_was_read_stays_a_no(flowver: Any, folder_of: Any) -> None:
    assert flowver("ask", "6.13 " + LONG, *ON, "--catalog", folder_of(TEXT)).code == 1


def test_a_short_text_is_read_as_a_whole(flowver: Any, folder_of: Any) -> None:
    said = flowver("ask", "6.15.3", *ON, "--json", "--catalog", folder_of(TEXT))
    assert (said.code, "unread_after" in json.loads(said.out)) == (0, False)


@pytest.mark.parametrize("pair", [("=6.14", "server=6.15"), ("server=6.15", "=6.14")])
def test_a_pair_without_its_component_takes_no_other_apart(flowver: Any, pair: tuple[str, str]) -> None:
    said = flowver("compat", *pair, "--json")
    problem = json.loads(said.out)
    assert (said.code, "6.14" in problem["problem"]) == (2, True)
    assert set(problem["did_you_mean"][0].split()) == {"compat", "android", "6.14", "server", "6.15"}


def test_the_same_pair_twice_is_one(flowver: Any) -> None:
    said = flowver("compat", "server=6.15", "server=6.15")
    assert said.code == 2
    assert "only server 6.15 was named" in said.err


def test_supported_or_must_we_upgrade_ends_as_the_check_does(flowver: Any, folder_of: Any) -> None:
    said = flowver("ask", "is 6.13 supported or must we upgrade?", *ON, "--json", "--catalog", folder_of(TEXT))
    kinds = [each["kind"] for each in json.loads(said.out)["answers"]]
    assert (said.code, kinds) == (1, ["check", "upgrade"])


def test_what_goes_with_a_version_is_answered_in_words_and_in_json(flowver: Any, folder_of: Any) -> None:
    folder = folder_of(TEXT + "- {component: android, version: 6.15.9}\n")
    said = flowver("ask", "which android works with server 6.15?", *ON, "--catalog", folder)
    assert (said.code, said.out.splitlines()[0]) == (0, "ℹ️ Goes with Server 6.15: Android client 6.15 or newer")
    found = json.loads(flowver("ask", "which android works with server 6.15?", "--json", "--catalog", folder).out)
    assert (found["kind"], found["with"]) == ("fits", {"component": "server", "version": "6.15"})
    assert [(each["works"], each["newest"]) for each in found["fits"]] == [("android >= 6.15", "6.15.9")]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({}, 0),
        ({"FLOWVER_PORT": "abc", "DATABASE_URL": "mysql://x"}, 1),
        ({"FLOWVER_LANGUAGE": "de"}, 1),
        ({"FLOWVER_CATALGO": "x"}, 1),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, 1),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}, 0),
        ({"SLACK_CLIENT_ID": "1.2"}, 1),
        ({"FLOWVER_SECRET_KEY": "x"}, 1),
    ],
)
def test_the_doctor_s_exit_code_follows_what_is_broken(
    flowver: Any, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], code: int
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert flowver("doctor").code == code


def test_settings_that_nothing_comes_of_are_said_to_be_so(flowver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("FLOWVER_SECRET_KEY", "x")
    said = flowver("doctor").out
    assert "SLACK_CLIENT_ID is not used yet" in said
    assert "FLOWVER_SECRET_KEY is not used yet" in said
    assert "SLACK_CLIENT_SECRET" not in said


@pytest.mark.parametrize(
    ("named", "approval", "code"),
    [
        ("", "two_people", 0),
        ("U0A1B2C3D", "two_people", 1),
        ("U0A1B2C3D", "one_person", 0),
        ("U0A1B2C3D,U0A1B2C3E", "two_people", 0),
    ],
)
def test_managers_of_whom_none_can_send_anything_are_a_fault(
    named: str, approval: str, code: int, flowver: Any, folder_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(folder_of(TEXT))
    policy = (Path(bot.data.__file__).parent / "policy.yml").read_text("utf-8")
    (folder / "policy.yml").write_text(policy.replace("  approval: two_people", f"  approval: {approval}"), "utf-8")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "s")
    monkeypatch.setenv("FLOWVER_RELEASE_MANAGERS", named)
    assert flowver("doctor", "--catalog", str(folder)).code == code

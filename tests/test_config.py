from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import (
    SHIPPED_CATALOG,
    Settings,
    SettingsProblems,
    load_answer_settings,
    load_desk_settings,
    load_settings,
    usable_answer_settings,
)
from bot.settings_left import has_mistakes, left_over

GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def setting(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def problems() -> list[str]:
    with pytest.raises(SettingsProblems) as caught:
        load_settings()
    return caught.value.problems


def test_answers_need_no_settings_at_all() -> None:
    settings = load_answer_settings()
    assert (settings.flowver_catalog, settings.flowver_language) == (SHIPPED_CATALOG, None)


def test_the_defaults_are_the_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **GOOD)
    settings = load_settings()
    assert (settings.flowver_host, settings.flowver_port) == ("127.0.0.1", 3000)
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.database_url.startswith("sqlite:///")
    assert settings.slack_app_token is None


def test_every_problem_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(
        monkeypatch, SLACK_BOT_TOKEN="xoxp-1", SLACK_APP_TOKEN="xoxb-2", FLOWVER_PORT="http", FLOWVER_LANGUAGE="de",
        FLOWVER_CATALOG="/nowhere", FLOWVER_LOG_LEVEL="LOUD", SLACK_API_URL="slack.com", DATABASE_URL="mysql://x",
    )  # fmt: skip
    found = problems()
    named = {problem.split()[0] for problem in found}
    assert named == {
        "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "FLOWVER_PORT", "FLOWVER_LANGUAGE", "FLOWVER_CATALOG",
        "FLOWVER_LOG_LEVEL", "SLACK_API_URL", "DATABASE_URL",
    }  # fmt: skip
    assert all("\n" not in problem for problem in found)


def test_wrong_numbers_and_choices_are_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **GOOD, FLOWVER_PORT="70000", FLOWVER_SEARCH_LAG="soon", FLOWVER_LANGUAGE="de")
    assert sorted(problems()) == [
        "FLOWVER_LANGUAGE is de; it must be sv or en",
        "FLOWVER_PORT is 70000; it must be at most 65535",
        "FLOWVER_SEARCH_LAG is no whole number: soon",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("FLOWVER_CATALGO", ["FLOWVER_CATALGO is no setting; did you mean FLOWVER_CATALOG?"]),
        ("SLACK_BOT_TOKN", ["SLACK_BOT_TOKN is no setting; did you mean SLACK_BOT_TOKEN?"]),
        ("SLACK_WEBHOOK", []),
        ("JIRA_HOME", []),
    ],
)
def test_a_misspelt_setting_does_not_go_by_in_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str, said: list[str]
) -> None:
    (tmp_path / ".env").write_text(f"{given}=x\n")
    assert left_over() == said
    (tmp_path / ".env").unlink()
    setting(monkeypatch, **{given: "x"})
    assert left_over() == said
    assert has_mistakes() is bool(said)


def test_a_wrong_setting_leaves_the_others_usable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    setting(monkeypatch, FLOWVER_LANGUAGE="de", FLOWVER_CATALOG=str(tmp_path))
    usable = usable_answer_settings()
    assert (usable.flowver_language, usable.flowver_catalog) == (None, tmp_path)


def test_what_is_missing_is_named() -> None:
    assert problems() == [
        "SLACK_BOT_TOKEN is missing",
        "SLACK_SIGNING_SECRET is missing (or set SLACK_APP_TOKEN for Socket Mode)",
    ]


def test_without_socket_mode_the_signing_secret_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, SLACK_BOT_TOKEN="xoxb-1")
    assert problems() == ["SLACK_SIGNING_SECRET is missing (or set SLACK_APP_TOKEN for Socket Mode)"]
    setting(monkeypatch, SLACK_APP_TOKEN="xapp-1")
    assert load_settings().slack_app_token == SecretStr("xapp-1")


def test_an_empty_value_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **GOOD, SLACK_APP_TOKEN="", FLOWVER_CATALOG="", FLOWVER_LANGUAGE="")
    settings = load_settings()
    assert (settings.slack_app_token, settings.flowver_catalog) == (None, SHIPPED_CATALOG)


def test_no_secret_in_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, SLACK_BOT_TOKEN="xoxb-hidden", SLACK_SIGNING_SECRET="hidden-too")
    assert "hidden" not in repr(load_settings())
    setting(monkeypatch, SLACK_BOT_TOKEN="hidden", SLACK_APP_TOKEN="hidden")
    assert "hidden" not in " ".join(problems())


def test_a_file_beside_the_working_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("FLOWVER_LANGUAGE=sv\nSOMETHING_ELSE=1\n")
    assert load_answer_settings().flowver_language == "sv"
    setting(monkeypatch, FLOWVER_LANGUAGE="en")
    assert load_answer_settings().flowver_language == "en"


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("FLOWVER_LANGUAGE=sv # på svenska".encode("latin-1"))
    for load in (load_answer_settings, load_settings):
        with pytest.raises(SettingsProblems) as caught:
            load()
        assert caught.value.problems == [".env is not UTF-8 text; save it as UTF-8"]


DESK = {
    "JIRA_URL": "https://example.atlassian.net/",
    "JIRA_EMAIL": "bot@example.com",
    "JIRA_API_TOKEN": "hidden",
    "JSM_SERVICE_DESK": "Novacura kundtjänst",
    "JSM_REQUEST_TYPE": "11001, Ask a question,,",
}


def test_without_a_service_desk_nothing_of_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **GOOD)
    assert not load_settings().has_desk
    assert not load_desk_settings().has_desk
    assert load_settings().flowver_search_lag == 600


def test_a_whole_service_desk_is_read_with_or_without_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **DESK, FLOWVER_SEARCH_LAG="0")
    settings = load_desk_settings()
    assert settings.has_desk
    assert (settings.jira_url, settings.flowver_search_lag) == ("https://example.atlassian.net", 0)
    assert settings.request_types == ("11001", "Ask a question")
    assert "hidden" not in repr(settings)


@pytest.mark.parametrize("left_out", DESK)
def test_a_part_of_a_service_desk_is_a_problem_beside_the_others(
    monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    setting(monkeypatch, **{name: text for name, text in DESK.items() if name != left_out})
    names = [problem.split()[0] for problem in problems()]
    assert names == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", left_out]


def test_every_missing_part_of_the_service_desk_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    setting(monkeypatch, **GOOD, JSM_REQUEST_TYPE=" , ")
    assert [problem.split()[0] for problem in problems()] == list(DESK)


@pytest.mark.parametrize(
    "address", ["http://example.atlassian.net", "https://bot:secret@example.com", "https://example.com/?x=1", "jira"]
)
def test_the_credentials_only_go_to_a_plain_and_safe_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    setting(monkeypatch, **(GOOD | DESK | {"JIRA_URL": address}))
    (problem,) = problems()
    assert problem.startswith("JIRA_URL ")
    assert "secret" not in problem


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("http://127.0.0.1:8910/jira", "http://127.0.0.1:8910/jira"),
        ("https://api.atlassian.com/ex/jira/1-2/", "https://api.atlassian.com/ex/jira/1-2"),
    ],
)
def test_the_playground_and_the_gateway_are_addresses(monkeypatch: pytest.MonkeyPatch, address: str, read: str) -> None:
    setting(monkeypatch, **(GOOD | DESK | {"JIRA_URL": address}))
    assert load_settings().jira_url == read


@pytest.mark.parametrize("lag", ["-1", "soon", "1.5"])
def test_a_search_lag_is_whole_seconds(monkeypatch: pytest.MonkeyPatch, lag: str) -> None:
    setting(monkeypatch, **GOOD, FLOWVER_SEARCH_LAG=lag)
    (problem,) = problems()
    assert problem.startswith("FLOWVER_SEARCH_LAG ")


def test_release_managers_are_ids_and_what_is_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("FLOWVER_RELEASE_MANAGERS", " U0123ABC, S0456DEF ")
    assert load_settings().release_managers == ("U0123ABC", "S0456DEF")
    monkeypatch.setenv("FLOWVER_RELEASE_MANAGERS", "U0123ABC,@anna")
    with pytest.raises(SettingsProblems) as refused:
        load_settings()
    [problem] = refused.value.problems
    assert problem.startswith("FLOWVER_RELEASE_MANAGERS")
    assert "@anna" in problem
    assert "U0123ABC" not in problem


def test_a_token_of_which_only_the_example_s_beginning_is_there_is_not_filled_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setting(monkeypatch, SLACK_BOT_TOKEN="xoxb-", SLACK_APP_TOKEN="xapp-")
    with pytest.raises(SettingsProblems) as refused:
        load_settings()
    named = [each for each in refused.value.problems if "not filled in" in each]
    assert [each.split()[0].rstrip(":") for each in named] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]

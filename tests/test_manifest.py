"""The manifest: as Slack's schema wants it, and with exactly the scopes and events that the code needs."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import SettingsProblems
from bot.manifest import EVENTS, OPTIONAL_SCOPES, SCOPES, manifest, manifest_text
from bot.slack.commands import COMMAND
from bot.slack.routes import register
from bot.slack.tickets.routes import DeskListeners

ROOT = Path(__file__).resolve().parent.parent

# Slack's methods (as slack_sdk calls them) and the scope of each; None: none.
METHOD_SCOPES = {
    "auth_test": None,
    "apps_connections_open": None,
    "views_publish": None,
    "chat_postMessage": "chat:write",
    "files_info": "files:read",
    "users_info": "users:read",
    "views_open": None,
    "views_update": None,
    "views_push": None,
    "chat_getPermalink": None,
    "conversations_open": "im:write",
    "conversations_replies": "channels:history",
    "conversations_history": "groups:history",
    "conversations_info": "channels:read",
    "chat_update": "chat:write",
    "usergroups_users_list": "usergroups:read",
}
# Modules that need more than the methods that they call show.
MODULE_SCOPES = {"slack_files": "files:read", "slack_requester": "users:read.email"}
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "app_home_opened": None,
    "member_joined_channel": "channels:read",
    **{f"channel_{what}": "channels:read" for what in ("archive", "deleted", "left", "unarchive")},
    **{f"group_{what}": "groups:read" for what in ("archive", "deleted", "left", "unarchive")},
}


def text(most: int, least: int = 1) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and least <= len(value) <= most


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value) and len(set(value)) == len(value)


def address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("https://")


def colour(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("#([0-9a-f]{3}){1,2}", value) is not None


def command(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("/[a-z0-9_-]{1,31}", value) is not None


def shortcut(value: Any) -> bool:
    return value in ("global", "message")


# The part of Slack's manifest schema that we use; a name with ! must be there, and what is not named may not.
SCHEMA: dict[str, Any] = {
    "display_information!": {
        "name!": text(35),
        "description": text(140),
        "long_description": text(4000, 175),
        "background_color": colour,
    },
    "features": {
        "app_home": {
            "home_tab_enabled": flag,
            "messages_tab_enabled": flag,
            "messages_tab_read_only_enabled": flag,
        },
        "bot_user": {"display_name!": text(80), "always_online": flag},
        "shortcuts": [
            {"name!": text(24), "type!": shortcut, "callback_id!": text(255), "description!": text(150)},
        ],
        "slash_commands": [
            {
                "command!": command,
                "description!": text(2000),
                "usage_hint": text(1000),
                "should_escape": flag,
                "url": address,
            }
        ],
    },
    "oauth_config": {"scopes": {"bot": words, "bot_optional": words}},
    "settings": {
        "event_subscriptions": {"request_url": address, "bot_events": words},
        "interactivity": {"is_enabled!": flag, "request_url": address},
        "org_deploy_enabled": flag,
        "socket_mode_enabled": flag,
        "token_rotation_enabled": flag,
    },
}


def misfits(value: Any, schema: Any, path: str = "") -> Iterator[str]:
    """Where the value is not as the schema says."""
    if isinstance(schema, list):
        if not isinstance(value, list) or not 1 <= len(value) <= 50:
            yield path
        for index, each in enumerate(value):
            yield from misfits(each, schema[0], f"{path}/{index}")
    elif isinstance(schema, dict):
        names = {name.rstrip("!"): inner for name, inner in schema.items()}
        yield from (f"{path}/{name} is not known" for name in value.keys() - names.keys())
        yield from (f"{path}/{n[:-1]} is missing" for n in schema if n.endswith("!") and n[:-1] not in value)
        for name in value.keys() & names.keys():
            yield from misfits(value[name], names[name], f"{path}/{name}")
    elif not schema(value):
        yield path


@pytest.mark.parametrize("request_url", [None, "https://flowver.example/slack/events"])
def test_slack_would_take_it(request_url: str | None) -> None:
    assert list(misfits(manifest(request_url), SCHEMA)) == []


def test_the_checker_finds_what_is_wrong() -> None:
    wrong = manifest(None)
    wrong["display_information"]["long_description"] = "too short"
    wrong["settings"]["rich_previews"] = {}
    del wrong["features"]["bot_user"]["display_name"]
    assert sorted(misfits(wrong, SCHEMA)) == [
        "/display_information/long_description",
        "/features/bot_user/display_name is missing",
        "/settings/rich_previews is not known",
    ]


def test_the_file_is_what_the_command_prints() -> None:
    assert (ROOT / "manifest.yml").read_text("utf-8") == manifest_text(None)


def test_for_socket_mode_no_address_is_given_and_for_http_everywhere() -> None:
    assert "url" not in manifest_text(None)
    made = yaml.safe_load(manifest_text("https://flowver.example"))
    url = "https://flowver.example/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["features"]["slash_commands"][0]["url"] == url
    assert manifest_text("https://flowver.example/slack/events/") == manifest_text("https://flowver.example")


@pytest.mark.parametrize("address", [
    "http://flowver.example", "flowver.example", "https://", "https:///", "", "https://[flowver.example",
    "https://flowver.example?a=b", "https://flowver.example/a b", "https://me:secret@flowver.example",
])  # fmt: skip
def test_an_address_that_slack_would_not_take_is_refused(address: str) -> None:
    with pytest.raises(SettingsProblems, match="https://"):
        manifest_text(address)


def test_the_scopes_are_those_that_the_running_code_needs_and_no_more() -> None:
    files = reached("bot.serve") | reached("bot.bootstrap.desk")
    called = {method for path in files for method in calls(path)}
    assert called == set(METHOD_SCOPES)
    beside = {MODULE_SCOPES[path.stem] for path in files if path.stem in MODULE_SCOPES}
    needed = {*(METHOD_SCOPES[method] for method in called), *EVENT_SCOPES.values(), *beside, "commands"} - {None}
    assert set(SCOPES) | set(OPTIONAL_SCOPES) == needed
    assert not set(SCOPES) & set(OPTIONAL_SCOPES)


def reached(module: str) -> set[Path]:
    """The files of a module and of everything of ours that it imports: what nobody imports does not run."""
    found, ahead = set[Path](), [module]
    while ahead:
        path = ROOT / f"{ahead.pop().replace('.', '/')}.py"
        if path.exists() and path not in found:
            found.add(path)
            ahead += imported(path)
    return found


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def calls(path: Path) -> Iterator[str]:
    """The Web API methods that a file calls on something named client."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            # A library calls Slack's `chat.postMessage` chat_postMessage; another client's close is none of them.
            if name in ("client", "_client") and "_" in node.func.attr:
                yield node.func.attr


class Recorder:
    """Stands for the app, and notes what is listened to."""

    def __init__(self) -> None:
        self.heard: dict[str, list[Any]] = {"command": [], "event": [], "action": [], "shortcut": []}

    def __getattr__(self, kind: str) -> Callable[[Any], Any]:
        def listen(what: Any) -> Any:
            self.heard.get(kind, []).append(what)
            return lambda listener: listener

        return listen


class Anybody:
    """Has every listener; `desk` None: no desk is set."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk

    def __getattr__(self, name: str) -> "Anybody":
        return self

    def __call__(self, listener: Any) -> Any:
        return listener

    def pressed(self) -> dict[str, Any]:
        return {}


def heard(desk: Any) -> dict[str, list[Any]]:
    recorder = Recorder()
    register(recorder, Anybody(desk))  # type: ignore[arg-type]
    return recorder.heard


def test_events_and_commands_are_those_that_somebody_listens_to() -> None:
    listened = heard(None)
    events = {"message.im" if name == "message" else name for name in listened["event"]}
    assert set(EVENTS) == set(EVENT_SCOPES) == events
    commands = manifest(None)["features"]["slash_commands"]
    assert [each["command"] for each in commands] == [COMMAND]


@pytest.mark.parametrize("desk", [None, DeskListeners(*[Anybody(None)] * 5)])  # type: ignore[arg-type]
def test_somebody_listens_to_every_shortcut_with_a_desk_and_without(desk: DeskListeners | None) -> None:
    listened = heard(desk)["shortcut"]
    for declared in manifest(None)["features"]["shortcuts"]:
        assert [each for each in listened if re.fullmatch(each, declared["callback_id"])]


def test_the_hint_names_nothing_that_does_not_work() -> None:
    hint = manifest(None)["features"]["slash_commands"][0]["usage_hint"]
    assert not re.search("announce", hint)

"""The Slack app manifest, from one source for both transports: only what works, and only the scopes that it needs."""

from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.config import SettingsProblems
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT, MESSAGE_SHORTCUT

DESCRIPTION = (
    "Versions of Novacura Flow: supported, compatible, worth upgrading? And support requests that are complete."
)
LONG_DESCRIPTION = (
    "flowver answers questions about versions of Novacura Flow where they are asked: whether a version is still "
    "supported and until when, whether a client and a server work together, and what to upgrade to. Every answer "
    "says why: the rule, the date it counts from, and when the catalogue was last changed. What is not known is "
    "said to be not known. When a question needs the vendor, flowver files one complete request in Jira Service "
    "Management, exactly once, and tells what becomes of it. Channels and people subscribe to news of releases, and "
    "release managers announce them. Ask with /flowver, mention flowver in a channel, or send "
    "it a message, in English or Swedish."
)
SCOPES = (
    "app_mentions:read",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "groups:read",
    "im:history",
    "im:write",
    "usergroups:read",
    "users:read",
    "users:read.email",
)
# Without them a thread's messages do not go along with a request, and a lost answer in a channel is left to a person.
OPTIONAL_SCOPES = ("channels:history", "groups:history")
# Listed without a desk too: the manifest is pasted before there are settings, and whoever uses them then is told so.
SHORTCUTS = (
    {
        "name": "File a support request",
        "type": "global",
        "callback_id": GLOBAL_SHORTCUT,
        "description": "One complete request to the vendor's service desk",
    },
    {
        "name": "File as support request",
        "type": "message",
        "callback_id": MESSAGE_SHORTCUT,
        "description": "This message, its thread and its files go along",
    },
)
# Those of channels pause a subscription that can no longer be reached, and resume it.
EVENTS = (
    "app_home_opened",
    "app_mention",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "channel_unarchive",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_unarchive",
    "member_joined_channel",
    "message.im",
)

Json = dict[str, Any]


def manifest(request_url: str | None) -> Json:
    """As Slack takes it. `request_url` None: Socket Mode, where Slack needs no address of ours."""
    address = {"request_url": request_url} if request_url else {}
    command: Json = {
        "command": "/flowver",
        "description": "Versions of Novacura Flow: supported, compatible, worth upgrading?",
        "usage_hint": "VERSION | compat | upgrade | versions | ticket | subscribe | help",
        "should_escape": True,
    }
    return {
        "display_information": {
            "name": "flowver",
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": "#17433a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "flowver", "always_online": True},
            "shortcuts": list(SHORTCUTS),
            "slash_commands": [command | ({"url": request_url} if request_url else {})],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES), "bot_optional": list(OPTIONAL_SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": request_url is None,
            "token_rotation_enabled": False,
        },
    }


def manifest_text(http: str | None) -> str:
    """As YAML. `http` is the bot's public address; SettingsProblems when Slack would not take it."""
    made = manifest(None if http is None else _events_url(http))
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=100)


def _events_url(http: str) -> str:
    try:
        parts = urlsplit(http.strip())
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "https" or not parts.hostname:
        raise SettingsProblems([f"--http {http[:80]}: Slack needs an address that begins with https://"])
    if "@" in parts.netloc or parts.query or parts.fragment or any(letter.isspace() for letter in parts.geturl()):
        raise SettingsProblems([f"--http {http[:80]}: Slack needs a plain address, as https://your.host"])
    address = parts.geturl().rstrip("/")
    return address if address.endswith("/slack/events") else f"{address}/slack/events"

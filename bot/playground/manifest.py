"""An app's profile from its manifest, as Slack reads it when the app is installed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.playground.model import AppProfile, Shortcut, SlashCommand


def installed(manifest: Mapping[str, Any], ids: AppProfile) -> AppProfile:
    """Return the profile that the manifest declares; the ids and the bot's user are those of `ids`."""
    features = manifest.get("features", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {})
    events = manifest.get("settings", {}).get("event_subscriptions", {})
    return replace(
        ids,
        name=features.get("bot_user", {}).get("display_name", ids.name),
        commands=tuple(_command(declared) for declared in features.get("slash_commands", [])),
        shortcuts=tuple(_shortcut(declared) for declared in features.get("shortcuts", [])),
        # Whoever installs may refuse the optional ones; here they are granted.
        scopes=frozenset(scopes.get("bot", [])) | frozenset(scopes.get("bot_optional", [])),
        events=frozenset(events.get("bot_events", [])),
    )


def _command(declared: Mapping[str, Any]) -> SlashCommand:
    return SlashCommand(
        declared["command"],
        declared.get("description", ""),
        declared.get("usage_hint", ""),
        declared.get("should_escape", False),
    )


def _shortcut(declared: Mapping[str, Any]) -> Shortcut:
    return Shortcut(declared["name"], declared["type"], declared["callback_id"], declared.get("description", ""))

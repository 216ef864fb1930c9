"""The bodies Slack sends: commands, button presses and events, field by field."""

import copy

from bot.playground.interactions import VERIFICATION_TOKEN, interaction
from bot.playground.message_json import api_message
from bot.playground.model import Conversation, Json, Message, View
from bot.playground.workspace import Workspace


def channel_name(conversation: Conversation) -> str:
    """Return the name that Slack gives an app: fixed words where the real one is private."""
    names = {"im": "directmessage", "private_channel": "privategroup"}
    return names.get(conversation.kind, conversation.name)


class Payloads:
    """Builds what is sent to the bot from the workspace's state."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def command(self, person: str, conversation: Conversation, command: str, text: str) -> Json:
        """Return a slash command without its response_url and trigger_id."""
        space = self._workspace
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": space.id,
            "team_domain": space.domain,
            "channel_id": conversation.id,
            "channel_name": channel_name(conversation),
            "user_id": person,
            "user_name": space.people[person].name,
            "command": command,
            "text": text,
            "api_app_id": space.app.id,
            # A form knows no booleans: Slack sends the word.
            "is_enterprise_install": "false",
        }

    def _press(self, person: str, action: Json, trigger_id: str) -> Json:
        pressed = interaction(self._workspace, "block_actions", person)
        return pressed | {"trigger_id": trigger_id, "actions": [action]}

    def message_action(self, person: str, message: Message, action: Json, trigger_id: str, response_url: str) -> Json:
        """Return a press in a message; an ephemeral message is only named, never included, as in Slack."""
        space = self._workspace
        conversation = space.conversations[message.conversation]
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": conversation.id,
            "is_ephemeral": message.ephemeral,
        }
        # Answers from a thread's button belong in the thread.
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = self._press(person, action, trigger_id) | {
            "container": container,
            "channel": {"id": conversation.id, "name": channel_name(conversation)},
            "response_url": response_url,
            # Only what was chosen just now: earlier choices live in the browser and are not sent to us.
            "state": {"values": _state(action)},
        }
        if not message.ephemeral:
            payload["message"] = api_message(message, space.id, space.app, metadata=True)
        return payload

    def view_action(self, person: str, view: View, action: Json, trigger_id: str) -> Json:
        """Return a press in App Home or a modal; views carry no response_url."""
        return self._press(person, action, trigger_id) | {
            "container": {"type": "view", "view_id": view.id},
            "view": self.view(view, entered=True),
        }

    def view(self, view: View, *, entered: bool = False) -> Json:
        """Return a view with what Slack adds to it; what was entered goes with interactions only."""
        space = self._workspace
        added: Json = {
            "id": view.id,
            "team_id": space.id,
            "app_id": space.app.id,
            "bot_id": space.app.bot_id,
            "app_installed_team_id": space.id,
            "hash": view.hash,
            "root_view_id": view.root_id,
            "previous_view_id": view.previous_id,
            "state": {"values": copy.deepcopy(view.state) if entered else {}},
        }
        defaults: Json = {"private_metadata": "", "callback_id": "", "external_id": ""}
        defaults |= {"title": None, "submit": None, "close": None}
        defaults |= {"clear_on_close": False, "notify_on_close": False}
        # The app's own values win over defaults, and Slack's over both.
        return defaults | view.content | added

    def event(self, event: Json) -> Json:
        """Return an event in its envelope, with an event_id of its own."""
        space = self._workspace
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": space.id,
            "context_team_id": space.id,
            "context_enterprise_id": None,
            "api_app_id": space.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": space.ids.new("Ev"),
            "event_time": int(float(event["event_ts"])),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": space.id,
                    "user_id": space.bot,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": self._is_shared(event.get("channel")),
        }

    def _is_shared(self, conversation: object) -> bool:
        found = self._workspace.conversations.get(str(conversation))
        return found is not None and found.is_ext_shared


def _state(action: Json) -> Json:
    chosen = {name: value for name, value in action.items() if name.startswith("selected_")}
    if not chosen:
        return {}
    return {action["block_id"]: {action["action_id"]: {"type": action["type"], **chosen}}}

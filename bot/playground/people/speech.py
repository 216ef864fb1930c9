"""What happens when a person writes a message: it is posted, and the app hears of it where it should."""

from bot.playground.events import Events
from bot.playground.file_json import shared_file
from bot.playground.model import Conversation, Json, Message, StoredFile
from bot.playground.text import Typed
from bot.playground.uploads import share
from bot.playground.workspace import Workspace


class Speech:
    """Posts people's messages and sends app_mention and message events."""

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace = workspace
        self._events = events
        self._typed = Typed(workspace, labels=False)

    async def say(
        self,
        person: str,
        conversation: Conversation,
        typed: str,
        thread_ts: str | None = None,
        files: tuple[StoredFile, ...] = (),
    ) -> Message:
        """Post what was typed; returns when the bot acknowledged it (if it concerns the bot) or its time is up."""
        space = self._workspace
        text = self._typed.slack_text(typed)
        message = Message(space.ids.ts(), conversation.id, person, text, thread_ts=thread_ts, files=files)
        share(message)
        space.post(message)
        # Who writes has seen what stands above.
        space.read(person, conversation.id)
        if conversation.is_im:
            await self._events.deliver("message.im", self._event("message", message) | {"channel_type": "im"})
            return message
        if space.bot in conversation.members:
            kind = "channel" if conversation.kind == "public_channel" else "group"
            event = self._event("message", message) | {"channel_type": kind}
            await self._events.deliver(f"message.{kind}s", event)
        if f"<@{space.bot}>" in text:
            await self._mention(conversation, message)
        return message

    async def _mention(self, conversation: Conversation, message: Message) -> None:
        space = self._workspace
        if space.bot in conversation.members:
            await self._events.deliver("app_mention", self._event("app_mention", message))
            return
        name = space.app.name
        # Slack asks the same, and sends the app nothing.
        notice = f"{name} is not in this channel and did not see this. Invite it: /invite @{name}"
        space.notice(message.user, conversation.id, notice, message.thread_ts)

    def _event(self, kind: str, message: Message) -> Json:
        event: Json = {
            "type": kind,
            "user": message.user,
            "ts": message.ts,
            "client_msg_id": self._workspace.ids.new("msg"),
            "text": message.text,
            "team": self._workspace.team_of(message.user),
            "channel": message.conversation,
            "event_ts": message.ts,
            "blocks": _rich_text(message),
        }
        event |= {"thread_ts": message.thread_ts} if message.thread_ts else {}
        event |= self._foreign(message)
        # Only message events have subtypes; a mention with files carries the files alone.
        subtype = {"subtype": "file_share"} if kind == "message" else {}
        files = [shared_file(file) for file in message.files]
        return event | ({"files": files, "upload": False} | subtype if files else {})

    def _foreign(self, message: Message) -> Json:
        team = self._workspace.team_of(message.user)
        return {} if team == self._workspace.id else {"user_team": team, "source_team": team}


def _rich_text(message: Message) -> list[Json]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": message.text}]}
    return [{"type": "rich_text", "block_id": f"r{message.ts}", "elements": [section]}]

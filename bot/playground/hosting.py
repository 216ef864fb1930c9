"""Where the playground is found and what it lends to others: addresses, triggers and the bot's own messages."""

from bot.playground.events import Events
from bot.playground.message_json import api_message
from bot.playground.model import Message, StoredFile
from bot.playground.posts import Posts
from bot.playground.socket import SocketMode
from bot.playground.triggers import Triggers
from bot.playground.uploads import Uploads
from bot.playground.workspace import Workspace


class Hosting:
    """The Web API's host; `address` (host:port) is known once the server listens.

    `told`: the app hears of its own direct messages. Not so in workspaces that only measure.
    """

    def __init__(
        self,
        workspace: Workspace,
        events: Events,
        socket: SocketMode,
        triggers: Triggers,
        uploads: Uploads,
        posts: Posts,
        *,
        told: bool = True,
    ) -> None:
        self.address = "127.0.0.1:0"
        self.triggers = triggers
        self._workspace = workspace
        self._events = events
        self._socket = socket
        self._uploads = uploads
        self._posts = posts
        self._told = told

    @property
    def url(self) -> str:
        return f"http://{self.address}/"

    def response_url(self, token: str) -> str:
        return f"{self.url}response/{token}"

    def socket_url(self) -> str | None:
        """Return a WebSocket address for one connection; None when the app has all it may have."""
        ticket = self._socket.ticket()
        return ticket and f"ws://{self.address}/socket/{ticket}"

    def spend_trigger(self, trigger_id: str) -> str:
        return self.triggers.spend(trigger_id)

    def file(self, identity: str) -> StoredFile | None:
        """Return a file if the bot may know of it."""
        found = self._uploads.find(identity)
        return found if found is not None and self._uploads.readable_by_bot(found) else None

    def bot_message(self, message: Message) -> None:
        """Note that the app posted, and tell it of its own message in a direct message, as Slack does."""
        space = self._workspace
        self._posts.take(space.now(), space.id, message)
        if not self._told or not space.conversations[message.conversation].is_im:
            return
        event = api_message(message, space.id, space.app)
        event |= {"channel": message.conversation, "channel_type": "im", "event_ts": message.ts}
        self._events.deliver_later("message.im", event)

"""The line to the bot: which transport is used now, and whether somebody answers."""

from typing import Literal

from bot.playground.broadcast import Broadcast
from bot.playground.delivery import Answer, HttpTransport, Kind, Retry
from bot.playground.model import Json
from bot.playground.socket import SocketMode

TransportName = Literal["http", "socket"]


class Line:
    """Socket Mode when the app is connected (or when told so), else the request URL."""

    def __init__(
        self, http: HttpTransport, socket: SocketMode, broadcast: Broadcast, transport: TransportName | None
    ) -> None:
        self._http = http
        self._socket = socket
        self._broadcast = broadcast
        self._fixed = transport
        self.status: Literal["up", "down"] = "down"

    @property
    def transport(self) -> TransportName:
        return self._fixed or ("socket" if self._socket.connected else "http")

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """Send over the transport of the moment; Slack's failure words come back in the answer."""
        using = self._socket if self.transport == "socket" else self._http
        answer = await using.send(kind, payload, retry)
        # Late and wrong answers come from somebody: only a refused connection means that nobody is there.
        self._note(up=answer.failure != "dispatch_failed")
        return answer

    async def look(self) -> None:
        """Find out whether the bot can be reached, and tell the browsers when that changed."""
        using = self._socket if self.transport == "socket" else self._http
        self._note(up=await using.reachable())

    def _note(self, *, up: bool) -> None:
        status: Literal["up", "down"] = "up" if up else "down"
        if status != self.status:
            self.status = status
            self._broadcast.send({"type": "bot", "status": status})

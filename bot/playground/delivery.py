"""Carrying a command, an interaction or an event to the bot over signed HTTP, and its answer back."""

import json
from asyncio import open_connection, timeout
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import urlencode, urlsplit

import aiohttp

from bot.playground.model import Json
from bot.playground.signing import signed_headers

Kind = Literal["slash_commands", "interactive", "events_api"]
FORM = "application/x-www-form-urlencoded"
USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"


@dataclass(frozen=True)
class Retry:
    """How often an event was sent before, and why it is sent again."""

    number: int
    reason: str


@dataclass(frozen=True)
class Answer:
    """What came back within the time; `failure` is Slack's word for what went wrong instead, or None."""

    failure: str | None = None
    status: int = 200
    text: str = ""
    is_json: bool = False
    no_retry: bool = False

    def body(self) -> Json | None:
        """Return the answer as a message or a response action; None when it is empty. ValueError if broken."""
        if not self.text.strip():
            return None
        if not self.is_json:
            return {"text": self.text}
        found = json.loads(self.text)
        if not isinstance(found, dict):
            raise ValueError("an answer is a JSON object")
        return found or None


class Transport(Protocol):
    """A way to the bot."""

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer: ...

    async def reachable(self) -> bool: ...


class HttpTransport:
    """The bot's request URL, one for commands, interactions and events; it is None until somebody sets it."""

    def __init__(
        self,
        bot_url: Callable[[], str | None],
        signing_secret: str,
        request_timeout: float,
        clock: Callable[[], float],
    ) -> None:
        self._bot_url = bot_url
        self._secret = signing_secret
        self._timeout = request_timeout
        # The bot compares with its machine's clock, so a workspace that plays another day still signs with today.
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """Send and wait; failures (too late, refused, not 200) come back as answers with `failure` set."""
        body, content_type = encoded(kind, payload)
        if (bot_url := self._bot_url()) is None:
            return Answer("dispatch_failed")
        # Accept and User-Agent as Slack sends them: what sits before a bot may look at them.
        headers = {"Content-Type": content_type, "User-Agent": USER_AGENT, "Accept": "*/*"}
        headers |= signed_headers(self._secret, int(self._clock()), body) | _retry_headers(retry)
        try:
            return await self._post(bot_url, body, headers)
        except TimeoutError:
            return Answer("operation_timeout")
        except aiohttp.ClientError:
            return Answer("dispatch_failed")

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        # Made at the first request: a session needs a running loop, and the constructor has none.
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(self._timeout))
        async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as response:
            text = await response.text(errors="replace")
            return Answer(
                # Slack takes nothing but 200 from a command or an action; events are judged more mildly in events.py.
                None if response.status == 200 else "dispatch_unknown_error",
                response.status,
                text,
                response.content_type == "application/json",
                response.headers.get("X-Slack-No-Retry") == "1",
            )

    async def reachable(self) -> bool:
        """Say whether something listens at the bot's address."""
        if (bot_url := self._bot_url()) is None:
            return False
        address = urlsplit(bot_url)
        try:
            async with timeout(0.5):
                _, writer = await open_connection(address.hostname, address.port or 80)
        except (OSError, TimeoutError):
            return False
        writer.close()
        return True

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    """Return body and content type as Slack sends this kind."""
    if kind == "slash_commands":
        return urlencode(payload).encode(), FORM
    if kind == "interactive":
        # Interactions come as a form with one JSON field; only events are JSON bodies.
        return urlencode({"payload": json.dumps(payload, ensure_ascii=False)}).encode(), FORM
    return json.dumps(payload, ensure_ascii=False).encode(), "application/json"


def _retry_headers(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}

"""The Web API's client and its connections: nothing is repeated, and nothing is written twice for one call."""

import json
import logging
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import ClientResponse, ClientSession, ClientTimeout, TCPConnector
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import SlackCalls

SECONDS = 10
MOST_CONNECTIONS = 100
# A part of a body that is JSON already, and goes into it as it is.
Written = orjson.Fragment


def slack_session() -> ClientSession:
    """Shared by all calls: the client's own timeout counts only where it makes the session itself."""
    return ClientSession(
        connector=TCPConnector(limit=MOST_CONNECTIONS),
        timeout=ClientTimeout(total=SECONDS),
        json_serialize=as_json,
        response_class=_Answer,
    )


def slack_client(token: str, address: str, session: ClientSession, calls: SlackCalls) -> AsyncWebClient:
    """Without the library's repeats: what may have been posted is never posted again blindly."""
    return AsyncWebClient(
        token=token, base_url=address, session=session, retry_handlers=[calls], logger=_silent_logger()
    )


def as_json(body: Any) -> str:
    """What a person wrote may hold half a character, which orjson does not take."""
    try:
        return orjson.dumps(body).decode()
    except TypeError:
        return json.dumps(body, default=_read)


def _read(part: Any) -> Any:
    if isinstance(part, Written):
        return json.loads(orjson.dumps(part))
    raise TypeError(f"{type(part).__name__} cannot be written as JSON")


def _from_json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        return json.loads(text)


class _Answer(ClientResponse):
    """Slack sends a form back whole, and reading it took longer than writing it."""

    async def json(
        self,
        *,
        encoding: str | None = None,
        loads: Callable[[str], Any] = _from_json,
        content_type: str | None = "application/json",
    ) -> Any:
        return await super().json(encoding=encoding, loads=loads, content_type=content_type)


def _silent_logger() -> logging.Logger:
    """With no level of its own, the library spells out each request and answer for a line that nobody sees."""
    logger = logging.getLogger("slack_sdk.web")
    logger.setLevel(logging.WARNING)
    return logger

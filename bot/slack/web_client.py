"""The Web API's client and its connections: nothing is repeated, and nothing is written twice for one call."""

import json
import logging
from typing import Any

import orjson
from aiohttp import ClientSession, ClientTimeout, TCPConnector
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import SlackCalls

SECONDS = 10
MOST_CONNECTIONS = 100


def slack_session() -> ClientSession:
    """Shared by all calls: the client's own timeout counts only where it makes the session itself."""
    return ClientSession(
        connector=TCPConnector(limit=MOST_CONNECTIONS),
        timeout=ClientTimeout(total=SECONDS),
        json_serialize=as_json,
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
        return json.dumps(body)


def _silent_logger() -> logging.Logger:
    """With no level of its own, the library spells out each request and answer for a line that nobody sees."""
    logger = logging.getLogger("slack_sdk.web")
    logger.setLevel(logging.WARNING)
    return logger

"""chat.postMessage for replies: sent once; only where Slack says that it took nothing (429) sent again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

LONGEST_WAIT = 30.0


class Poster:
    """Posts replies. Raises SlackApiError."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep

    async def post(self, client: AsyncWebClient, **message: Any) -> None:
        try:
            await client.chat_postMessage(**message, unfurl_links=False)
        except SlackApiError as error:
            wait = _retry_after(error)
            if wait is None:
                raise
            await self._sleep(wait)
            await client.chat_postMessage(**message, unfurl_links=False)


def _retry_after(error: SlackApiError) -> float | None:
    """Seconds to wait after a 429; None for every other error and for a wait that no reader would sit through."""
    response = error.response
    if getattr(response, "status_code", None) != 429:
        return None
    said = str(response.headers.get("Retry-After", "1"))
    seconds = float(said) if said.isdigit() else 1.0
    return seconds if seconds <= LONGEST_WAIT else None

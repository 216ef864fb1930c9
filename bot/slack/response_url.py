"""Answering an interaction at its response_url: five times in thirty minutes, never repeated by itself."""

from typing import Any

from aiohttp import ClientSession, ClientTimeout


class ResponseUrlRefused(Exception):
    """Slack did not take the message; `status` is the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"response_url answered {status}")
        self.status = status


class Responder:
    """Posts to response_urls over one shared session. Raises ResponseUrlRefused, or aiohttp's ClientError."""

    def __init__(self, session: ClientSession, seconds: float = 10) -> None:
        self._session = session
        self._timeout = ClientTimeout(total=seconds)

    async def post(self, url: str, body: dict[str, Any]) -> None:
        async with self._session.post(url, json=body, timeout=self._timeout) as answer:
            if answer.status != 200:
                raise ResponseUrlRefused(answer.status)

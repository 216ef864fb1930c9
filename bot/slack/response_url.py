"""Answering an interaction at its response_url: five times in thirty minutes, never repeated by itself."""

import json
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot.slack.calls import SlackCalls


class ResponseUrlRefused(Exception):
    """Slack did not take the message; `status` is the HTTP status, `word` Slack's own, empty where it gave none."""

    def __init__(self, status: int, word: str = "") -> None:
        super().__init__(f"response_url answered {status}{f': {word}' if word else ''}")
        self.status = status
        self.word = word


class Responder:
    """Posts to response_urls over one shared session. Raises ResponseUrlRefused, or aiohttp's ClientError."""

    def __init__(self, session: ClientSession, calls: SlackCalls, seconds: float = 10) -> None:
        self._session = session
        self._calls = calls
        self._timeout = ClientTimeout(total=seconds)

    async def post(self, url: str, body: dict[str, Any]) -> None:
        try:
            async with self._session.post(url, json=body, timeout=self._timeout) as answer:
                status, word = answer.status, await _word(answer)
        except (ClientError, TimeoutError):
            self._calls.count("response_url", "failed")
            raise
        if status == 200 and not word:
            self._calls.count("response_url", "ok")
            return
        self._calls.count("response_url", "limited" if status == 429 else "refused")
        raise ResponseUrlRefused(status, word)


async def _word(answer: ClientResponse) -> str:
    """Slack's word for why it took nothing; some refusals come with status 200. Empty for an ordinary `ok`."""
    try:
        said = json.loads(await answer.text())
    except ValueError:
        return ""
    if not isinstance(said, dict) or said.get("ok", True):
        return ""
    word = said.get("error")
    return word[:80] if isinstance(word, str) and word.isascii() and word else "not_ok"

"""The response_urls handed out: five uses within half an hour, in the name of whoever acted."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=30)
USES = 5


class ResponseUrlError(Exception):
    """A response_url that is no longer good; the text is Slack's error."""


@dataclass
class ResponseUrl:
    """Where answers go: the person and conversation it was made for, and the message it was made from."""

    person: str
    conversation: str
    until: datetime
    original: str | None = None
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    """Every response_url given so far, by its token."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._given: dict[str, ResponseUrl] = {}

    def give(self, person: str, conversation: str, original: str | None = None, thread_ts: str | None = None) -> str:
        """Return a token for a new response_url; `original` is the ts of the message that was acted on."""
        token = secrets.token_urlsafe(18)
        until = self._now() + LIFETIME
        self._given[token] = ResponseUrl(person, conversation, until, original, thread_ts)
        return token

    def original(self, token: str, ts: str) -> None:
        """Note which message a command was answered with: later uses may replace it."""
        self._given[token].original = ts

    def use(self, token: str) -> ResponseUrl:
        """Count a use; ResponseUrlError when unknown or older than half an hour, or used up."""
        found = self._given.get(token)
        # Unknown and old look alike from outside; only a used one is told apart.
        if found is None or self._now() > found.until:
            raise ResponseUrlError("expired_url")
        if found.uses >= USES:
            raise ResponseUrlError("used_url")
        found.uses += 1
        return found

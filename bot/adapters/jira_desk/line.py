"""Calls to Jira through the `jira` package's session: one attempt, bounded in time and size; their sense is not known.

The package's own `request` sends POSTs again, sleeps, and puts bodies into its errors, so this goes beneath it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

from jira import JIRA
from requests import RequestException, Response, Session
from urllib3.exceptions import HTTPError

from bot.adapters.jira_desk.outcomes import Answer, Call, content, no_answer
from bot.adapters.jira_desk.sending import Cut, CuttableAdapter, Sending
from bot.adapters.jira_desk.threads import DeskThreads, OutOfTime
from bot.usecases.desk_ports import DeskNotDone

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LONGEST_ANSWER = 32 * 1024 * 1024
_PIECE = 64 * 1024
# Accepted where it is not needed, and without it the calls that Atlassian calls experimental are not processed.
_HEADERS = {"X-ExperimentalApi": "opt-in", "X-Atlassian-Token": "no-check", "Accept": "application/json"}
GATEWAY = "api.atlassian.com"


@dataclass(frozen=True, slots=True)
class Account:
    """Where Jira is and as whom we speak. `url`: the site, or https://api.atlassian.com/ex/jira/{cloudId}."""

    url: str
    email: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to connect, between two pieces of an answer, for a whole call, for a whole upload.

    `read_upload`: between two pieces of an upload's answer, which comes only when the desk has looked at the file.
    """

    connect: float = 5.0
    read: float = 12.0
    call: float = 14.0
    upload: float = 120.0
    read_upload: float = 30.0


class TooLong(Exception):
    """The answer does not end."""


class Line:
    """`get` and `post` give the answer's JSON, or raise the DeskError that is certain."""

    def __init__(self, account: Account, now: Callable[[], datetime], patience: Patience) -> None:
        self._now, self._patience, self._threads = now, patience, DeskThreads()
        self._client = _client(account, patience, self._threads.threads)
        # People's browsers cannot use the gateway that tokens with scopes must use.
        self.site = "" if urlsplit(account.url).hostname == GATEWAY else account.url.rstrip("/")

    async def get(self, name: str, path: str, params: Mapping[str, str | int] | None = None) -> Any:
        """`name` stands for the call in errors; `path` begins with /rest."""
        send = partial(self._send, "GET", path, self._patience.read, params=params, headers=_HEADERS)
        return await self._answer(Call(name, writes=False), self._patience.call, send)

    async def post(self, name: str, path: str, body: Mapping[str, Any], writes: bool = True) -> Any:
        """`writes` False: a question that is asked by POST, which may be asked again."""
        text = json.dumps(body, allow_nan=False).encode()
        headers = {**_HEADERS, "Content-Type": "application/json"}
        send = partial(self._send, "POST", path, self._patience.read, data=text, headers=headers)
        return await self._answer(Call(name, writes), self._patience.call, send)

    async def post_stream(self, name: str, path: str, content_type: str, body: Iterable[bytes]) -> Any:
        """`body` has a length and is read, once, in a thread."""
        headers = {**_HEADERS, "Content-Type": content_type}
        send = partial(self._send, "POST", path, self._patience.read_upload, data=body, headers=headers)
        return await self._answer(Call(name, writes=True), self._patience.upload, send)

    async def in_thread(self, work: Callable[[], object]) -> None:
        """Something short that would stop the loop, as writing to disk."""
        try:
            await self._threads.run(Sending(), self._patience.call, work)
        except OutOfTime:
            raise DeskNotDone("every connection to the desk is taken") from None

    def close(self) -> None:
        """Calls under way break; none begins any more."""
        self._threads.close()
        self._client.close()  # type: ignore[no-untyped-call]

    async def _answer(self, call: Call, seconds: float, send: Callable[[], Answer]) -> Any:
        sending = Sending()
        try:
            answer = await self._threads.run(sending, seconds, send)
        except OutOfTime:
            raise no_answer(call, sending.sent, "timeout") from None
        except (RequestException, HTTPError, OSError, Cut, TooLong) as broken:
            # Their texts hold addresses with e-mail addresses in them; only the kind is told.
            raise no_answer(call, sending.sent, type(broken).__name__) from None
        return content(call, answer)

    def _send(self, method: str, path: str, read: float, **request: Any) -> Answer:
        patience = (self._patience.connect, read)
        url = self._client.server_url + path
        session: Session = self._client._session
        with Session.request(
            session, method, url, timeout=patience, stream=True, allow_redirects=False, **request
        ) as response:
            return Answer(response.status_code, response.headers, _body(response), self._now())


def _client(account: Account, patience: Patience, connections: int) -> JIRA:
    client = JIRA(
        server=account.url.rstrip("/"),
        basic_auth=(account.email, account.token),
        get_server_info=False,
        max_retries=0,
        timeout=(patience.connect, patience.read),
        # Its log holds bodies and headers.
        logging=False,
    )
    session = client._session
    for scheme in ("https://", "http://"):
        session.mount(scheme, CuttableAdapter(connections))
    # Each call stands for itself: a cookie would outlive a token that was revoked.
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    # A proxy of the environment knows no way to this machine.
    session.trust_env = urlsplit(account.url).hostname not in LOOPBACK
    return client


def _body(response: Response) -> bytes:
    read = bytearray()
    for piece in response.iter_content(_PIECE):
        read += piece
        if len(read) > LONGEST_ANSWER:
            raise TooLong
    return bytes(read)

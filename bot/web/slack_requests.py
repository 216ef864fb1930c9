"""Slack's HTTP requests: read within bounds, believed only when signed and fresh, handed to Bolt, answered."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.web.shapes import misfit

log = structlog.get_logger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

LARGEST = 1024 * 1024

_READ_HEADERS = (b"content-", b"x-slack-")
_CERTIFICATE_CHECKED = BoltResponse(status=200, body="")


class Refused(Exception):
    """A request that is not answered; `status` is the HTTP status, the text says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class SlackRequests:
    """The ASGI endpoint for everything that Slack sends."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._signature = SignatureVerifier(signing_secret)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await self._request(scope, receive)
            response = _CERTIFICATE_CHECKED if _is_ssl_check(request) else await self._app.async_dispatch(request)
        except Refused as refusal:
            log.warning("slack_request_refused", status=refusal.status, why=str(refusal))
            response = BoltResponse(status=refusal.status, body=str(refusal))
        body = response.body.encode()
        headers = [_encoded(name, value) for name, values in response.headers.items() for value in values]
        headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _request(self, scope: Scope, receive: Receive) -> AsyncBoltRequest:
        if scope["method"] != "POST":
            raise Refused(405, "only POST")
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in scope["headers"]
            if name.startswith(_READ_HEADERS)
        }
        text = _decoded(await _body(headers, receive))
        self._verify(headers, text)
        try:
            request = AsyncBoltRequest(body=_readable(text), query=None, headers=headers)
        # Nesting a thousand deep ends in a RecursionError.
        except (ValueError, AttributeError, TypeError, KeyError, RecursionError) as error:
            raise Refused(400, "the body cannot be read") from error
        if not isinstance(request.body, dict):
            raise Refused(400, "the body is not an object")
        if field := misfit(request.body):
            raise Refused(400, f"{field} does not have the shape that Slack gives it")
        return request

    def _verify(self, headers: dict[str, str], body: str) -> None:
        timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 20):
            raise Refused(401, "no time in the request")
        if not signature.isascii() or not self._signature.is_valid(body, timestamp, signature):
            raise Refused(401, "the signature does not fit, or the request is older than five minutes")


def _is_ssl_check(request: AsyncBoltRequest) -> bool:
    """Slack tries the command's address now and then, to see whether its certificate is good."""
    return bool(request.body.get("ssl_check") == "1" and "command" not in request.body)


def _decoded(body: bytes) -> str:
    """Before the signature is looked at: the library decodes the body for that, and fails on what is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "the body is not UTF-8") from error


def _readable(text: str) -> str:
    """Bolt takes every form with the word payload in it for a button's, so in a command that word is disguised."""
    if "payload" in text and text[:1] not in "{[" and not (text.startswith("payload=") or "&payload=" in text):
        return text.replace("payload", "%70ayload")
    return text


async def _body(headers: dict[str, str], receive: Receive) -> bytes:
    declared = headers.get("content-length", "0")
    if not (declared.isascii() and declared.isdigit()) or int(declared[:12]) > LARGEST:
        raise Refused(413, "the body is too large")
    received = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refused(400, "the connection was closed")
        received += message.get("body", b"")
        if len(received) > LARGEST:
            raise Refused(413, "the body is too large")
        if not message.get("more_body"):
            return bytes(received)


@lru_cache(maxsize=64)
def _encoded(name: str, value: str) -> tuple[bytes, bytes]:
    return name.encode("latin-1"), value.encode("latin-1")

"""Slack's HTTP requests: read within bounds, believed only when signed and fresh, handed to Bolt, answered."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from email.message import Message
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

from prometheus_client import CollectorRegistry, Counter
from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.json_response import CONTENT_TYPE, JsonResponse
from bot.logs import get_log
from bot.web.command_form import fields_of
from bot.web.command_request import command_request
from bot.web.shapes import misfit, misfit_in_form

log = get_log(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Door = Callable[[bytes], Awaitable[None]]
Headers = Mapping[bytes, bytes]

LARGEST = 1024 * 1024
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

_READ_HEADERS = (b"content-", b"x-slack-")
_JSON_TYPE = (b"content-type", CONTENT_TYPE.encode())
_CERTIFICATE_CHECKED = BoltResponse(status=200, body="")


class Refused(Exception):
    """A request that is not answered; `status` is the HTTP status, the text says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class SlackRequests:
    """The ASGI endpoint for everything that Slack sends; what it refuses is counted in `registry`.

    `door` is waited for with each body before it is looked at any closer.
    """

    def __init__(
        self, app: AsyncApp, signing_secret: str, registry: CollectorRegistry, door: Door | None = None
    ) -> None:
        self._app = app
        self._door = door
        said = "Requests to /slack/events that were not believed or not readable, by HTTP status."
        self._refused = Counter("flowver_slack_requests_refused", said, ("status",), registry=registry)
        self._signature = SignatureVerifier(signing_secret)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await self._request(scope, receive)
            response = _CERTIFICATE_CHECKED if _is_ssl_check(request) else await self._app.async_dispatch(request)
        except Refused as refusal:
            self._refused.labels(refusal.status).inc()
            log.warning("slack_request_refused", status=refusal.status, why=str(refusal))
            response = BoltResponse(status=refusal.status, body=str(refusal))
        await _send(response, send)

    async def _request(self, scope: Scope, receive: Receive) -> AsyncBoltRequest:
        if scope["method"] != "POST":
            raise Refused(405, "only POST")
        headers = dict(scope["headers"])
        if headers.get(b"content-encoding", b"identity").lower() != b"identity":
            raise Refused(415, "compressed")
        body = await _body(headers, receive)
        if self._door:
            await self._door(body)
        text = _decoded(body)
        self._verify(headers, text)
        kind = _kind(headers.get(b"content-type", b""), text)
        try:
            return _bolts(text, kind, headers)
        # Nesting a thousand deep ends in a RecursionError.
        except (ValueError, AttributeError, TypeError, KeyError, RecursionError) as error:
            raise Refused(400, "the body cannot be read") from error

    def _verify(self, headers: Headers, body: str) -> None:
        timestamp, signature = headers.get(b"x-slack-request-timestamp", b""), headers.get(b"x-slack-signature", b"")
        if not timestamp.isdigit() or len(timestamp) >= 20:
            raise Refused(401, "no time in the request")
        if not signature.isascii() or not self._signature.is_valid(body, timestamp.decode(), signature.decode()):
            raise Refused(401, "the signature does not fit, or the request is older than five minutes")


async def _send(response: BoltResponse, send: Send) -> None:
    if isinstance(response, JsonResponse):
        body, headers = response.content, [_JSON_TYPE]
    else:
        body = response.body.encode()
        headers = [_encoded(name, value) for name, values in response.headers.items() for value in values]
    headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _is_ssl_check(request: AsyncBoltRequest) -> bool:
    """Slack tries the command's address now and then, to see whether its certificate is good."""
    return bool(request.body.get("ssl_check") == "1" and "command" not in request.body)


def _decoded(body: bytes) -> str:
    """Before the signature is looked at: the library decodes the body for that, and fails on what is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "the body is not UTF-8") from error


@lru_cache(maxsize=64)
def _named(content_type: bytes) -> tuple[str, str]:
    """What the body is, and in which charset; empty where none is named."""
    message = Message()
    message["content-type"] = content_type.decode("latin-1")
    return message.get_content_type() if content_type else "", (message.get_content_charset() or "").lower()


def _kind(content_type: bytes, text: str) -> str:
    """FORM or JSON. Bolt looks at the body and not at what it is said to be, and would act on either as the other."""
    kind, charset = _named(content_type)
    if charset not in ("", "utf-8", "utf8"):
        raise Refused(415, "not UTF-8")
    if kind not in (FORM, JSON) or (kind == FORM and text.startswith("{")):
        raise Refused(415, f"not {FORM} or {JSON}, or not what it says that it is")
    return kind


def _bolts(text: str, kind: str, headers: Headers) -> AsyncBoltRequest:
    """A form without a payload is a command: Bolt would read it slower, and take the word in it for a button's."""
    if kind == FORM and not text.startswith("payload=") and "&payload=" not in text:
        fields = fields_of(text)
        request, field = command_request(fields), misfit_in_form(fields)
    else:
        request = _read_by_bolt(text, kind, headers)
        field = misfit(request.body)
    if field:
        raise Refused(400, f"{field} does not have the shape that Slack gives it")
    return request


def _read_by_bolt(text: str, kind: str, headers: Headers) -> AsyncBoltRequest:
    if kind == FORM:
        # Bolt would put question marks where the bytes are no UTF-8.
        unquote_to_bytes(text).decode()
    request = AsyncBoltRequest(body=text, query=None, headers=_readable(headers))
    if not isinstance(request.body, dict):
        raise Refused(400, "the body is not an object")
    return request


def _readable(headers: Headers) -> dict[str, str | Sequence[str]]:
    """Those that Slack gives a meaning."""
    return {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in headers.items()
        if name.startswith(_READ_HEADERS)
    }


async def _body(headers: Headers, receive: Receive) -> bytes:
    declared = headers.get(b"content-length", b"0")
    if not declared.isdigit() or int(declared[:12]) > LARGEST:
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

"""The Web API's front door: reads bodies, checks tokens, scopes and rates, keeps a record of every call."""

import copy
import json
from collections import deque
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.playground.model import Json
from bot.playground.rate_limit import Limiter
from bot.playground.web_api.call import ApiError, Call, Host
from bot.playground.web_api.methods import METHODS, Method
from bot.playground.workspace import Workspace

KEPT_CALLS = 5_000


@dataclass(frozen=True)
class CallRecord:
    """One call as it came in, without its token, and what it was answered with."""

    at: datetime
    method: str
    request: Json
    response: Json
    status: int = 200


@dataclass(frozen=True)
class Tokens:
    """The two tokens this workspace knows."""

    bot: str
    app: str


class WebApi:
    """Answers /api/{method} as Slack does."""

    def __init__(self, workspace: Workspace, host: Host, tokens: Tokens, limiter: Limiter) -> None:
        self._workspace = workspace
        self._host = host
        self._tokens = tokens
        self._limiter = limiter
        self.calls: deque[CallRecord] = deque(maxlen=KEPT_CALLS)

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        try:
            arguments = await read_arguments(request)
        except ApiError as error:
            return self._answer(method, {}, {"ok": False, "error": error.error})
        token = _token(request, arguments)
        # Kept as it came: what a method does with its arguments later must not change the record.
        asked = copy.deepcopy({name: value for name, value in arguments.items() if name != "token"})
        # Counted before the arguments are judged: an app that sends only broken messages is limited too.
        if wait := self._wait(method, token, arguments):
            limited = {"ok": False, "error": "ratelimited"}
            return self._answer(method, asked, limited, 429, {"Retry-After": str(wait)})
        return self._answer(method, asked, self._run(method, token, arguments))

    def _run(self, method: str, token: str, arguments: Json) -> Json:
        try:
            found = METHODS.get(method)
            if found is None:
                raise ApiError("unknown_method", req_method=method)
            self._check_token(found, method, token)
            self._check_scope(found)
            return {"ok": True} | found.run(Call(self._workspace, self._host, arguments))
        except ApiError as error:
            return {"ok": False, "error": error.error} | error.more

    def _check_token(self, method: Method, name: str, token: str) -> None:
        # The one method that Slack answers without a token.
        if name == "api.test":
            return
        if not token:
            raise ApiError("not_authed")
        if token not in (self._tokens.bot, self._tokens.app):
            raise ApiError("invalid_auth")
        if (token == self._tokens.app) != method.app_token:
            raise ApiError("not_allowed_token_type")

    def _check_scope(self, method: Method) -> None:
        granted = self._workspace.app.scopes
        if method.scopes and not granted.intersection(method.scopes):
            raise ApiError("missing_scope", needed=",".join(method.scopes), provided=",".join(sorted(granted)))

    def _wait(self, method: str, token: str, arguments: Json) -> int:
        if method != "chat.postMessage" or token != self._tokens.bot:
            return 0
        named = self._workspace.named(str(arguments.get("channel", "")))
        return self._limiter.retry_after(named.id if named else "unknown")

    def _answer(
        self, method: str, asked: Json, reply: Json, status: int = 200, headers: dict[str, str] | None = None
    ) -> web.Response:
        # Refused calls are kept as well: they are what a test or a curious person looks for.
        self.calls.append(CallRecord(self._workspace.now(), method, asked, reply, status))
        self._workspace.broadcast.touch()
        scopes = {"X-OAuth-Scopes": ",".join(sorted(self._workspace.app.scopes))}
        return web.json_response(reply, status=status, headers=scopes | (headers or {}))


async def read_arguments(request: web.Request) -> Json:
    """Return the arguments of query and body (JSON or form); ApiError when the body is neither."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            raise ApiError("invalid_json") from None
        if not isinstance(body, dict):
            raise ApiError("json_not_object")
        return arguments | body
    # A form's structures come as JSON text; the methods read them by themselves.
    return arguments | dict(await request.post())


def _token(request: web.Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return str(arguments.get("token", ""))

"""The Web API's front door: reads bodies, checks tokens, scopes and rates, keeps a record of every call."""

import asyncio
import copy
from collections import deque
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.playground.desk.faults import Fault
from bot.playground.model import Json
from bot.playground.rate_limit import POST, Limiter
from bot.playground.slack_faults import SlackFaults
from bot.playground.web_api.answer_json import as_json
from bot.playground.web_api.arguments import read_arguments, token_of
from bot.playground.web_api.call import ApiError, Call, Host, HttpAnswer
from bot.playground.web_api.methods import METHODS, Method
from bot.playground.workspace import Workspace

KEPT_CALLS = 5_000
PAGE = "<!doctype html><html><head><title>Slack</title></head><body><h1>Slack</h1></body></html>"


@dataclass(frozen=True)
class CallRecord:
    """One call as it came in, without its token, and what it was answered with.

    `fault`: the trouble that it met. Where that kept the answer back, `response` is what had been done and `status` 0.
    """

    at: datetime
    method: str
    request: Json
    response: Json
    status: int = 200
    fault: str | None = None


@dataclass(frozen=True)
class Tokens:
    """The two tokens of the first workspace."""

    bot: str
    app: str


@dataclass(frozen=True)
class Seat:
    """A workspace as one bot token opens it."""

    workspace: Workspace
    host: Host
    limiter: Limiter


class WebApi:
    """Answers /api/{method} as Slack does; each bot token opens its own workspace.

    `kept`: how many calls are remembered. None of them costs a copy of each body when it is 0.
    """

    def __init__(self, seat: Seat, tokens: Tokens, faults: SlackFaults, kept: int = KEPT_CALLS) -> None:
        self._first = seat
        self._app_token = tokens.app
        self._seats = {tokens.bot: seat}
        self._revoked: set[str] = set()
        self._faults = faults
        self.calls: deque[CallRecord] = deque(maxlen=kept)

    def open(self, token: str, seat: Seat) -> None:
        """Let another bot token in, to a workspace of its own."""
        self._seats[token] = seat

    def revoke(self, token: str) -> None:
        """Let a bot token open nothing any more."""
        self._revoked.add(token)

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        try:
            arguments = await read_arguments(request)
        except ApiError as error:
            return self._told(method, {}, HttpAnswer(200, {"ok": False, "error": error.error}))
        token = token_of(request, arguments)
        # Kept as it came: what a method does with its arguments later must not change the record.
        asked = self._copied(arguments)
        draw = self._faults.draw(method, str(arguments.get("channel", "")))
        if draw.delay:
            await asyncio.sleep(draw.delay)
        if draw.fault is None:
            return self._told(method, asked, self._work(method, token, arguments))
        done = self._work(method, token, arguments) if draw.fault.after_work else None
        # Whoever waits for the fault to strike looks now: a call that hangs is on record only when it ends.
        self._first.workspace.broadcast.touch()
        return await self._spoilt(request, method, asked, done, draw.fault)

    async def _spoilt(
        self, request: web.Request, method: str, asked: Json, done: HttpAnswer | None, fault: Fault
    ) -> web.Response:
        answer, trouble = await self._faults.answer(fault), fault.trouble.value
        if answer is not None:
            return self._told(method, asked, answer, trouble)
        self._note(CallRecord(self._first.workspace.now(), method, asked, done.body if done else {}, 0, trouble))
        # Without an answer the connection ends here: to the caller it broke.
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    def _work(self, method: str, token: str, arguments: Json) -> HttpAnswer:
        # Counted before the arguments are judged: an app that sends only broken messages is limited too.
        if wait := self._wait(method, token, arguments):
            return HttpAnswer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(wait)})
        return HttpAnswer(200, self._run(method, token, arguments))

    def _run(self, method: str, token: str, arguments: Json) -> Json:
        try:
            found = METHODS.get(method)
            if found is None:
                raise ApiError("unknown_method", req_method=method)
            self._check_token(found, method, token)
            seat = self._seats.get(token, self._first)
            _check_scope(found, seat.workspace)
            return {"ok": True} | found.run(Call(seat.workspace, seat.host, arguments))
        except ApiError as error:
            return {"ok": False, "error": error.error} | error.more

    def _check_token(self, method: Method, name: str, token: str) -> None:
        # The one method that Slack answers without a token.
        if name == "api.test":
            return
        if not token:
            raise ApiError("not_authed")
        if token != self._app_token and token not in self._seats:
            raise ApiError("invalid_auth")
        if token in self._revoked:
            raise ApiError("account_inactive")
        if (token == self._app_token) != method.app_token:
            raise ApiError("not_allowed_token_type")

    def _wait(self, method: str, token: str, arguments: Json) -> int:
        seat = self._seats.get(token)
        if seat is None:
            return 0
        if method != POST:
            return seat.limiter.method_retry_after(method)
        asked = str(arguments.get("channel", ""))
        # Each person's direct message is a channel of its own; what there is not shares one.
        named = asked if asked in seat.workspace.people else getattr(seat.workspace.named(asked), "id", "unknown")
        return seat.limiter.retry_after(named)

    def _told(self, method: str, asked: Json, answer: HttpAnswer, fault: str | None = None) -> web.Response:
        # Refused calls are kept as well: they are what a test or a curious person looks for.
        at = self._first.workspace.now()
        self._note(CallRecord(at, method, asked, answer.body if self._keeps else {}, answer.status, fault))
        if answer.html:
            return web.Response(text=PAGE, status=answer.status, content_type="text/html", headers=answer.headers)
        scopes = {"X-OAuth-Scopes": ",".join(sorted(self._first.workspace.app.scopes))}
        return web.json_response(answer.body, status=answer.status, headers=scopes | answer.headers, dumps=as_json)

    def _note(self, record: CallRecord) -> None:
        self.calls.append(record)
        self._first.workspace.broadcast.touch()

    def _copied(self, arguments: Json) -> Json:
        named = {name: value for name, value in arguments.items() if name != "token"}
        return copy.deepcopy(named) if self._keeps else {}

    @property
    def _keeps(self) -> bool:
        return self.calls.maxlen != 0


def _check_scope(method: Method, workspace: Workspace) -> None:
    granted = workspace.app.scopes
    if method.scopes and not granted.intersection(method.scopes):
        raise ApiError("missing_scope", needed=",".join(method.scopes), provided=",".join(sorted(granted)))

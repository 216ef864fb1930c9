"""The door that every REST call goes through: faults, who is calling, what the body says, errors, the record."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.playground.desk.accounts import Account
from bot.playground.desk.call import Call, Route
from bot.playground.desk.calls import DeskCall
from bot.playground.desk.desk import Desk
from bot.playground.desk.errors import DeskError
from bot.playground.desk.failing import Failing
from bot.playground.desk.faults import Fault
from bot.playground.desk.uploads import read_uploads

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ANONYMOUS = Account("", "Anonymous", "")


class Gate:
    """Turns rows of the route table into handlers; `prefix` is where the site is mounted ("/jira")."""

    def __init__(self, desk: Desk, prefix: str) -> None:
        self._desk = desk
        self._prefix = prefix
        self._failing = Failing(desk)

    def guard(self, route: Route) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            draw = self._desk.draw(route.operation)
            if draw.delay:
                await asyncio.sleep(draw.delay)
            answer = await self._answer_if_there(route, request, draw.fault)
            self._note(route, request, answer, draw.fault)
            if answer is not None:
                return answer
            # Without an answer the connection ends here: to the caller it broke.
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)

        return handle

    async def _answer_if_there(
        self, route: Route, request: web.Request, fault: Fault | None
    ) -> web.StreamResponse | None:
        try:
            return await self._answer(route, request, fault)
        except ConnectionResetError:
            # The caller did not wait for a slow site.
            return None

    async def _answer(self, route: Route, request: web.Request, fault: Fault | None) -> web.StreamResponse | None:
        if fault is None:
            return await self._work(route, request)
        # The caller hears nothing of the result, good or bad: that is what makes it uncertain.
        if fault.after_work:
            await self._work(route, request)
        return await self._failing.answer(fault)

    async def _work(self, route: Route, request: web.Request) -> web.StreamResponse:
        try:
            return route.run(await self._call(route, request))
        except DeskError as error:
            service_desk = "/rest/servicedeskapi/" in request.path
            body = error.service_desk_body() if service_desk else error.platform_body()
            return web.json_response(body, status=error.status)

    async def _call(self, route: Route, request: web.Request) -> Call:
        account = self._account(route, request)
        call = Call(self._desk, request, account, f"{request.url.origin()}{self._prefix}")
        if request.content_type == "multipart/form-data":
            _check_xsrf(request)
            call.uploads = await read_uploads(request, self._desk.settings)
        elif request.can_read_body:
            call.json = await _read_json(request)
        return call

    def _account(self, route: Route, request: web.Request) -> Account:
        header = request.headers.get("Authorization", "")
        # Wrong credentials are refused even where none are needed.
        if route.anonymous and not header:
            return ANONYMOUS
        return self._desk.accounts.of_credentials(header)

    def _note(self, route: Route, request: web.Request, answer: web.StreamResponse | None, fault: Fault | None) -> None:
        path = request.path.removeprefix(self._prefix)
        status = None if answer is None else answer.status
        struck = None if fault is None else fault.trouble.value
        self._desk.noted(DeskCall(self._desk.now(), request.method, path, status, route.operation, struck))


def _check_xsrf(request: web.Request) -> None:
    if request.headers.get("X-Atlassian-Token") != "no-check":
        raise DeskError(403, "XSRF check failed", "sd.rest.xsrf")


async def _read_json(request: web.Request) -> Any:
    if request.content_type != "application/json":
        raise DeskError(415, "Only application/json is taken.", "sd.rest.media.type")
    try:
        found = json.loads(await request.text())
        # Half a surrogate pair is valid JSON but no text: it could never be shown or sent on.
        json.dumps(found, ensure_ascii=False).encode()
    except ValueError:
        raise DeskError(400, "The request body is not valid JSON.", "sd.rest.body") from None
    return found

"""The page's own API under /play: what a browser asks for and what a person does in it."""

import asyncio
import json

from aiohttp import web

from bot.playground.line import Line
from bot.playground.model import Json
from bot.playground.people.acts import Acts
from bot.playground.people.clicks import Press
from bot.playground.play.requests import body_of, refusals_told, text_of, texts_of
from bot.playground.play.state import PlayState
from bot.playground.web_api.front import WebApi

PING_SECONDS = 15.0
SHOWN_CALLS = 50


class Play:
    """Handlers of /play; what a person cannot do is answered with {"error": sentence} and a 4xx."""

    def __init__(self, acts: Acts, state: PlayState, line: Line, web_api: WebApi) -> None:
        self._acts = acts
        self._state = state
        self._line = line
        self._web_api = web_api
        self._broadcast = acts.workspace.broadcast

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/play/state", refusals_told(self._get_state)),
            web.get("/play/messages", refusals_told(self._get_messages)),
            web.get("/play/events", refusals_told(self._get_events)),
            web.get("/play/calls", refusals_told(self._get_calls)),
            web.post("/play/say", refusals_told(self._post_say)),
            web.post("/play/click", refusals_told(self._post_click)),
            web.post("/play/home", refusals_told(self._post_home)),
        ]

    async def _get_state(self, request: web.Request) -> web.Response:
        languages = request.headers.get("Accept-Language", "")
        me = self._acts.person(request.query.get("as") or self._acts.first_person(languages))
        # Asked here so that a page that was just loaded does not show a status from long ago.
        await self._line.look()
        return web.json_response(self._state.state(me))

    async def _get_messages(self, request: web.Request) -> web.Response:
        me = request.query.get("as", "")
        conversation = self._acts.place(me, request.query.get("conversation", ""))
        thread_ts = request.query.get("thread_ts")
        return web.json_response({"messages": self._state.messages(me, conversation.id, thread_ts)})

    async def _get_calls(self, request: web.Request) -> web.Response:
        self._acts.person(request.query.get("as", ""))
        calls = [
            {
                "at": record.at.isoformat(),
                "method": record.method,
                "request": record.request,
                "response": record.response,
            }
            for record in list(self._web_api.calls)[-SHOWN_CALLS:]
        ]
        return web.json_response({"calls": calls})

    async def _post_say(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        text, thread_ts = text_of(body, "text"), text_of(body, "thread_ts") or None
        files = texts_of(body, "files")
        await self._acts.say(text_of(body, "as"), text_of(body, "conversation"), text, thread_ts, files)
        return web.json_response({"ok": True})

    async def _post_click(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        press = Press(text_of(body, "block_id"), text_of(body, "action_id"), body.get("value"), body.get("selected"))
        conversation = None if "view_id" in body else text_of(body, "conversation")
        where = text_of(body, "view_id") or text_of(body, "message_ts")
        await self._acts.click(text_of(body, "as"), where, press, conversation)
        return web.json_response({"ok": True})

    async def _post_home(self, request: web.Request) -> web.Response:
        person = self._acts.person(text_of(await body_of(request), "as"))
        view = self._acts.homes.published(person)
        self._acts.homes.open_later(person)
        return web.json_response({"view": view})

    async def _get_events(self, request: web.Request) -> web.StreamResponse:
        me = self._acts.person(request.query.get("as", ""))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        with self._broadcast.subscribe(me) as queue:
            await response.prepare(request)
            await self._stream(response, queue)
        return response

    async def _stream(self, response: web.StreamResponse, queue: asyncio.Queue[Json | None]) -> None:
        # Browsers report a stream as open only once something came.
        await _write(response, {"type": "ping"})
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), PING_SECONDS)
            except TimeoutError:
                await self._line.look()
                event = {"type": "ping"}
            if event is None:
                return
            try:
                await _write(response, event)
            except ConnectionResetError:
                return


async def _write(response: web.StreamResponse, event: Json) -> None:
    await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())

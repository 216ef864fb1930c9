"""The page's API for modals, shortcuts, type-ahead and files."""

from aiohttp import BodyPartReader, web

from bot.playground.file_json import page_file
from bot.playground.hosting import Hosting
from bot.playground.people.clicks import Press
from bot.playground.people.refusals import RefusedError
from bot.playground.people.shortcuts import Shortcuts
from bot.playground.people.view_acts import ViewActs
from bot.playground.play.requests import body_of, refusals_told, text_of, values_of
from bot.playground.uploads import LARGEST_FILE, Uploads

CHUNK = 256 * 1024


class PlayViews:
    """Handlers below /play; every one of them names who acts."""

    def __init__(self, views: ViewActs, shortcuts: Shortcuts, uploads: Uploads, hosting: Hosting) -> None:
        self._views = views
        self._acts = views.acts
        self._shortcuts = shortcuts
        self._uploads = uploads
        self._hosting = hosting

    def routes(self) -> list[web.RouteDef]:
        handlers = {
            "shortcut": self._shortcut,
            "message_shortcut": self._message_shortcut,
            "view/submit": self._submit,
            "view/close": self._close,
            "view/act": self._act,
            "options": self._options,
            "upload": self._upload,
        }
        posts = [web.post(f"/play/{path}", refusals_told(handler)) for path, handler in handlers.items()]
        download = web.get("/files-pri/{file}/download/{name}", self._uploads.download)
        private = web.get("/files-pri/{file}/{name}", self._uploads.download)
        return [*posts, web.get("/play/file/{file}", self._uploads.show), download, private]

    async def _shortcut(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        await self._shortcuts.anywhere(self._acts.person(text_of(body, "as")), text_of(body, "callback_id"))
        return web.json_response({"ok": True})

    async def _message_shortcut(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        person = text_of(body, "as")
        message = self._acts.message(person, text_of(body, "conversation"), text_of(body, "message_ts"))
        await self._shortcuts.on_message(person, message, text_of(body, "callback_id"))
        return web.json_response({"ok": True})

    async def _submit(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        view = self._views.modal(text_of(body, "as"), text_of(body, "view_id"), values_of(body))
        return web.json_response((await self._views.submit(view)).json())

    async def _close(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        view = self._views.modal(text_of(body, "as"), text_of(body, "view_id"), values_of(body))
        await self._views.submissions.close(view, everything=bool(body.get("everything")))
        return web.json_response({"view": self._views.modals.shown(view.user)})

    async def _act(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        view = self._views.modal(text_of(body, "as"), text_of(body, "view_id"), values_of(body))
        press = Press(text_of(body, "block_id"), text_of(body, "action_id"), body.get("value"), body.get("selected"))
        return web.json_response((await self._views.use(view, press)).json())

    async def _options(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        person, block_id, action_id = (text_of(body, name) for name in ("as", "block_id", "action_id"))
        typed = text_of(body, "text")
        if "message_ts" in body:
            message = self._acts.message(person, text_of(body, "conversation"), text_of(body, "message_ts"))
            return web.json_response(await self._views.ahead.in_message(person, message, block_id, action_id, typed))
        view = self._acts.view(person, text_of(body, "view_id"))
        # App Home asks as well, but what stands in it is sent with its presses only.
        if view.id in self._acts.workspace.modals:
            self._views.forms.enter_all(view, values_of(body))
        return web.json_response(await self._views.ahead.in_view(view, block_id, action_id, typed))

    async def _upload(self, request: web.Request) -> web.Response:
        """Take one file: multipart with the field `as` before the field `file`."""
        # A form can be sent here by any page; the browser says truthfully which one it was.
        if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
            raise RefusedError("Only the playground's own page uploads here.", 403)
        if not request.content_type.startswith("multipart/"):
            raise RefusedError("Send a multipart form.", 415)
        person = ""
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "as":
                person = self._acts.person(await part.text())
            elif isinstance(part, BodyPartReader) and part.name == "file" and person:
                return await self._taken(person, part)
        raise RefusedError("Send `as` and then `file`.")

    async def _taken(self, person: str, part: BodyPartReader) -> web.Response:
        # Read in pieces and counted: aiohttp's own limit is for whole bodies and does not see parts.
        content = bytearray()
        while chunk := await part.read_chunk(CHUNK):
            content += chunk
            if len(content) > LARGEST_FILE:
                raise RefusedError(f"{part.filename} is larger than {LARGEST_FILE // 1024 // 1024} MB.", 413)
        mimetype = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
        file = self._uploads.add(person, part.filename or "file", bytes(content), mimetype, self._hosting.url)
        return web.json_response({"file": page_file(file)})

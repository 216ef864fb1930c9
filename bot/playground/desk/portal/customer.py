"""The portal's addresses: pages to read, files to fetch, forms to send."""

from aiohttp import web

from bot.playground.desk.api.attachments import file_response
from bot.playground.desk.desk import Desk
from bot.playground.desk.errors import DeskError
from bot.playground.desk.model import DeskRequest
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import element
from bot.playground.desk.portal.list_page import PATH, list_page, lost_page
from bot.playground.desk.portal.looking import form_of, frame_of
from bot.playground.desk.portal.request_page import PICTURES, request_page

REQUEST = "/servicedesk/customer/portal/{desk}/{key}"


class Portal:
    """Handlers of the customer portal."""

    def __init__(self, desk: Desk, prefix: str) -> None:
        self._desk = desk
        self._prefix = prefix

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._front),
            web.get(PATH, self._list),
            web.get("/servicedesk/customer/portal/{desk}", self._home),
            web.get("/servicedesk/customer/portal/{desk}/article/{page}", self._article),
            web.get(REQUEST, self._request),
            web.get(f"{REQUEST}/attachment/{{id}}", self._file),
            web.post(f"{REQUEST}/comment", self._comment),
            web.post(f"{REQUEST}/agent", self._agent),
            web.get("/browse/{key}", self._browse),
        ]

    async def _front(self, request: web.Request) -> web.Response:
        """The door from the workspace, which knows people by name: to the requests of whoever comes."""
        named = next((each for each in self._desk.accounts if each.name == request.query.get("name")), None)
        raise web.HTTPFound(frame_of(self._desk, self._prefix, request.query, named).href(PATH))

    async def _list(self, request: web.Request) -> web.Response:
        return list_page(frame_of(self._desk, self._prefix, request.query))

    async def _home(self, _: web.Request) -> web.Response:
        raise web.HTTPFound(f"{self._prefix}{PATH}")

    async def _request(self, request: web.Request) -> web.Response:
        found = self._found(request.match_info["key"])
        # Who comes without saying who they are, by a link from Slack, is taken for the reporter.
        frame = frame_of(self._desk, self._prefix, request.query, found.reporter if found else None)
        # Somebody else's and nobody's look alike, as on a real portal.
        if found is None or not found.seen_by(frame.actor):
            return lost_page(frame, request.path.removeprefix(self._prefix))
        return request_page(frame, found)

    async def _file(self, request: web.Request) -> web.Response:
        found = self._found(request.match_info["key"])
        for file in found.attachments if found else ():
            if file.id == request.match_info["id"] and file.public:
                return file_response(file, inline="inline" in request.query and file.mime in PICTURES)
        raise web.HTTPNotFound(text="There is no such file.")

    async def _comment(self, request: web.Request) -> web.Response:
        form, found = await form_of(request), self._known(request)
        frame = frame_of(self._desk, self._prefix, form, found.reporter)
        if body := form.get("body", "").strip():
            self._desk.follow_up.comment(found, frame.actor, body, public=True)
        raise _back(frame, found)

    async def _agent(self, request: web.Request) -> web.Response:
        form, found = await form_of(request), self._known(request)
        frame = frame_of(self._desk, self._prefix, form, found.reporter)
        if form.get("do") == "status":
            self._set_status(found, form.get("status", ""))
        elif body := form.get("body", "").strip():
            self._desk.follow_up.comment(found, self._desk.agent, body, public=form.get("do") == "public")
        raise _back(frame, found, "#agent")

    def _set_status(self, found: DeskRequest, status: str) -> None:
        try:
            self._desk.follow_up.transition(found, status)
        except DeskError as error:
            raise web.HTTPBadRequest(text=error.message) from error

    async def _browse(self, request: web.Request) -> web.Response:
        found = self._known(request)
        raise web.HTTPFound(f"{self._prefix}/servicedesk/customer/portal/{found.desk.id}/{found.key}#agent")

    async def _article(self, request: web.Request) -> web.Response:
        frame = frame_of(self._desk, self._prefix, request.query)
        for article in self._desk.articles:
            if article.page_id == request.match_info["page"]:
                kicker = element("p", frame.words("article"), class_="soft")
                text = element("p", article.text, class_="written")
                path = request.path.removeprefix(self._prefix)
                return frame.page(article.title, path, kicker, element("h1", article.title), text)
        raise web.HTTPNotFound(text="There is no such article.")

    def _found(self, key: str) -> DeskRequest | None:
        return next((held for held in self._desk.requests if held.key == key), None)

    def _known(self, request: web.Request) -> DeskRequest:
        found = self._found(request.match_info["key"])
        if found is None:
            raise web.HTTPNotFound(text="There is no such request.")
        return found


def _back(frame: Frame, request: DeskRequest, place: str = "") -> web.HTTPSeeOther:
    return web.HTTPSeeOther(frame.href(frame.request_path(request)) + place)

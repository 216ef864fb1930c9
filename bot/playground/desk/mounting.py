"""Putting the site into a web application, below a prefix of its own."""

from pathlib import Path

from aiohttp import web

from bot.playground.desk.api.table import ROUTES
from bot.playground.desk.call import Call, Route
from bot.playground.desk.desk import Desk
from bot.playground.desk.errors import DeskError
from bot.playground.desk.gate import Gate
from bot.playground.desk.portal.customer import Portal
from bot.playground.desk.portal.switchboard import Switchboard

PREFIX = "/jira"
PAGE = Path(__file__).parent / "page"


def add_desk(app: web.Application, desk: Desk, prefix: str = PREFIX) -> None:
    """Mount the desk's REST API and pages; JIRA_URL is the application's address with the prefix."""
    site, gate = web.Application(), Gate(desk, prefix)
    site.add_routes([web.route(route.method, route.path, gate.guard(route)) for route in ROUTES])
    # Last: a wrong path is answered as Jira does, and is on record for a test to see.
    site.add_routes([web.route("*", "/rest/{rest:.*}", gate.guard(Route("*", "", "unknown", _unknown)))])
    site.add_routes([*Portal(desk, prefix).routes(), *Switchboard(desk, prefix).routes()])
    site.add_routes([web.get(r"/page/{name:[a-z]+\.css}", _sheet)])
    # Or stopping would wait for calls that hang until the server loses patience.
    site.on_shutdown.append(lambda _: desk.let_go())
    app.router.add_get(prefix, _to_the_portal)
    app.add_subapp(prefix, site)


async def _to_the_portal(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound(f"{request.path}/")


def _unknown(call: Call) -> web.StreamResponse:
    raise DeskError(404, f"null for uri: {call.request.path}", "sd.rest.not.found")


async def _sheet(request: web.Request) -> web.StreamResponse:
    path = PAGE / request.match_info["name"]
    if not path.is_file():
        raise web.HTTPNotFound(text="There is no such file.")
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

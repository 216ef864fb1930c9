"""The platform's part: the site, who I am, people, projects' versions and components."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from aiohttp import web

from bot.playground.desk.call import DEFAULT_PAGE, Call
from bot.playground.desk.errors import DeskError, not_found
from bot.playground.desk.issues import account_json, component_json, platform_field_json, version_json
from bot.playground.desk.model import Choice, ServiceDesk, Version
from bot.playground.desk.times import platform_time
from bot.playground.model import Json

Item = TypeVar("Item")


def server_info(call: Call) -> web.Response:
    return web.json_response(
        {
            "baseUrl": call.base,
            "version": "1001.0.0-SNAPSHOT",
            "versionNumbers": [1001, 0, 0],
            "deploymentType": "Cloud",
            "buildNumber": 100_283,
            "serverTime": platform_time(call.desk.now()),
            "serverTitle": "Novacura kundtjänst",
        }
    )


def myself(call: Call) -> web.Response:
    return web.json_response(account_json(call.account, call.base, call.part("api")))


def attachment_meta(call: Call) -> web.Response:
    """GET /attachment/meta: whether files may be attached, and how large each may be, in bytes."""
    settings = call.desk.settings
    return web.json_response({"enabled": settings.attachments_enabled, "uploadLimit": settings.attachment_limit})


def user_search(call: Call) -> web.Response:
    """GET /user/search: by the beginning of a name, or of an e-mail address."""
    if not call.account.is_agent:
        raise DeskError(403, "You do not have permission to browse users.")
    query = call.asked("query")
    if not query:
        raise DeskError(400, "The query parameter was not provided.")
    found = call.desk.accounts.search(query)
    start = call.number("startAt", 0)
    shown = found[start : start + call.number("maxResults", DEFAULT_PAGE)]
    return web.json_response([account_json(account, call.base, call.part("api")) for account in shown])


def fields(call: Call) -> web.Response:
    """GET /field: every field of the site, a custom one once however many request types ask it."""
    types = [type_ for home in call.desk.desks.values() for type_ in home.types.values()]
    found = {field.id: field for type_ in types for field in type_.fields.values()}
    return web.json_response([platform_field_json(field) for field in found.values()])


def versions(call: Call) -> web.Response:
    project = _project(call)
    return web.json_response([_version(call, project, found) for found in project.versions])


def version_page(call: Call) -> web.Response:
    """GET /project/{key}/version: narrowed by query and status, a page at a time."""
    project, wanted = _project(call), call.asked("query").casefold()
    states = set(filter(None, call.asked("status").split(",")))
    found = [
        version
        for version in project.versions
        if wanted in version.name.casefold() and (not states or _state(version) in states)
    ]
    return _page(call, found, lambda version: _version(call, project, version))


def _state(version: Version) -> str:
    return "archived" if version.archived else "released" if version.released else "unreleased"


def components(call: Call) -> web.Response:
    project = _project(call)
    return web.json_response([_component(call, project, found) for found in project.components])


def component_page(call: Call) -> web.Response:
    project, wanted = _project(call), call.asked("query").casefold()
    found = [component for component in project.components if wanted in component.label.casefold()]
    return _page(call, found, lambda component: _component(call, project, component))


def _version(call: Call, project: ServiceDesk, version: Version) -> Json:
    return version_json(version, project.project_id, call.base, call.part("api"))


def _component(call: Call, project: ServiceDesk, component: Choice) -> Json:
    return component_json(component, project.key, call.base, call.part("api"))


def _project(call: Call) -> ServiceDesk:
    found = call.desk.catalog.project(call.part("project"))
    # No permission and no project look the same from outside.
    if found is None or not call.account.is_agent:
        raise not_found(f"The project {call.part('project')!r}")
    return found


def _page(call: Call, items: Sequence[Item], shown: Callable[[Item], Json]) -> web.Response:
    start, most = call.number("startAt", 0), call.number("maxResults", DEFAULT_PAGE)
    found = items[start : start + most]
    last = start + len(found) >= len(items)
    page = {"startAt": start, "maxResults": most, "total": len(items), "isLast": last}
    return web.json_response(page | {"values": [shown(item) for item in found]})

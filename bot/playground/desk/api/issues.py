"""/issue: reading, transitions, and entity properties."""

from aiohttp import web

from bot.playground.desk.agent import WORKFLOW
from bot.playground.desk.call import Call
from bot.playground.desk.errors import DeskError, not_found
from bot.playground.desk.issues import issue_json, status_json
from bot.playground.desk.jql.index import Indexed
from bot.playground.desk.model import DeskRequest

LARGEST_PROPERTY = 32_768


def read(call: Call) -> web.Response:
    entry = Indexed(_issue(call), call.desk.now())
    wanted = [name for name in call.asked("fields").split(",") if name] or None
    return web.json_response(issue_json(entry, call.base, call.part("api"), wanted))


def transitions(call: Call) -> web.Response:
    _issue(call)
    found = [
        {"id": str(number), "name": status.name, "to": status_json(status)}
        for number, status in enumerate(WORKFLOW, start=1)
    ]
    return web.json_response({"transitions": found})


def transition(call: Call) -> web.Response:
    request, asked = _issue(call), call.body.get("transition")
    wanted = str(asked.get("id", "")) if isinstance(asked, dict) else ""
    names = {str(number): status.name for number, status in enumerate(WORKFLOW, start=1)}
    if wanted not in names:
        raise DeskError(400, f"Transition id {wanted!r} is not valid for this issue.")
    call.desk.follow_up.transition(request, names[wanted])
    return web.Response(status=204)


def put_property(call: Call) -> web.Response:
    """PUT /issue/{key}/properties/{name}: an upsert, 201 when it is new."""
    request, name = _issue(call), call.part("name")
    if len(name) > 255 or call.json is None or (call.request.content_length or 0) > LARGEST_PROPERTY:
        raise DeskError(400, "The property's key or value is not valid.")
    # Putting twice is harmless, which makes properties good marks after the fact.
    new = name not in request.properties
    request.properties[name] = call.json
    return web.Response(status=201 if new else 200)


def read_property(call: Call) -> web.Response:
    request, name = _issue(call), call.part("name")
    if name not in request.properties:
        raise not_found(f"The property {name!r}")
    return web.json_response({"key": name, "value": request.properties[name]})


def _issue(call: Call) -> DeskRequest:
    # Portal customers have no right to browse the project, not even to their own issues.
    if not call.account.is_agent:
        raise not_found("Issue")
    return call.desk.request_for(call.part("key"), call.account)

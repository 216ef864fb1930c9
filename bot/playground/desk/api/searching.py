"""/search/jql: the search that is behind; and /search, which is no more."""

import base64
import binascii
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.playground.desk.call import DEFAULT_PAGE, Call
from bot.playground.desk.errors import DeskError
from bot.playground.desk.issues import issue_json
from bot.playground.desk.jql.fields import World
from bot.playground.desk.jql.index import Indexed, indexed
from bot.playground.desk.jql.parser import parse
from bot.playground.model import Json

MOST_RESULTS, MOST_RECONCILED = 5_000, 50
REMOVED = "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. CHANGE-2046"


def removed(_: Call) -> web.Response:
    raise DeskError(410, REMOVED)


def by_query(call: Call) -> web.Response:
    """GET /search/jql: the parameters in the address, fields repeated or with commas."""
    query = call.request.query
    asked: Json = dict(query)
    asked["fields"] = [name for given in query.getall("fields", []) for name in given.split(",") if name]
    asked["reconcileIssues"] = [name for given in query.getall("reconcileIssues", []) for name in given.split(",")]
    asked["maxResults"] = call.number("maxResults", DEFAULT_PAGE)
    return _search(call, asked)


def by_body(call: Call) -> web.Response:
    """POST /search/jql: the same as a body."""
    return _search(call, call.body)


def _search(call: Call, asked: Json) -> web.Response:
    fields = _list(asked, "fields")
    found = parse(str(asked.get("jql") or ""), _world(call)).run(_entries(call, asked))
    start = _place(asked.get("nextPageToken"))
    most = _most(asked.get("maxResults", DEFAULT_PAGE))
    page = found[start : start + most]
    last = start + len(page) >= len(found)
    answer: Json = {"isLast": last, "issues": [_shown(call, entry, fields) for entry in page]}
    return web.json_response(answer if last else answer | {"nextPageToken": _token(start + most)})


def _world(call: Call) -> World:
    desk = call.desk
    people = frozenset(account.id for account in desk.accounts)
    keys = frozenset(name for request in desk.requests for name in (request.key, request.id))
    return World(desk.catalog, people, keys, call.account.id, desk.now())


def _list(asked: Json, name: str) -> list[str]:
    found = asked.get(name) or []
    if not isinstance(found, list):
        raise DeskError(400, f"{name} must be a list.")
    return [str(item) for item in found]


def _entries(call: Call, asked: Json) -> list[Indexed]:
    reconciled = set(_list(asked, "reconcileIssues"))
    if len(reconciled) > MOST_RECONCILED:
        raise DeskError(400, f"At most {MOST_RECONCILED} issues can be reconciled.")
    now = call.desk.now()
    horizon = now - timedelta(seconds=call.desk.settings.search_lag)
    # Who is no agent has no right to browse the project, and finds nothing.
    visible = call.desk.requests if call.account.is_agent else []
    return indexed(visible, now, horizon, reconciled)


def _shown(call: Call, entry: Indexed, fields: list[str]) -> Json:
    # Without fields the new search gives the id and not even the key.
    if not fields:
        return {"id": entry.request.id}
    return issue_json(entry, call.base, call.part("api"), fields)


def _most(asked: Any) -> int:
    if not isinstance(asked, int) or not 0 < asked <= MOST_RESULTS:
        raise DeskError(400, f"maxResults must be between 1 and {MOST_RESULTS}.")
    return asked


def _token(start: int) -> str:
    return base64.urlsafe_b64encode(f"next:{start}".encode()).decode()


def _place(token: Any) -> int:
    if not token:
        return 0
    try:
        word, _, start = base64.urlsafe_b64decode(str(token).encode()).decode().partition(":")
        if word == "next":
            return int(start)
    except (binascii.Error, ValueError):
        pass
    raise DeskError(400, "The provided next page token is invalid or expired.")

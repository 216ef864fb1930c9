"""One call of the REST API with everything that its handler may look at, and the table row that leads to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

from bot.playground.desk.accounts import Account
from bot.playground.desk.desk import Desk
from bot.playground.desk.errors import DeskError, not_found
from bot.playground.desk.files import Upload
from bot.playground.desk.model import DeskRequest, ServiceDesk
from bot.playground.model import Json

Item = TypeVar("Item")
DEFAULT_PAGE = 50


@dataclass
class Call:
    """A call by `account`; `base` is the site's address without a slash at the end, `json` whatever the body said."""

    desk: Desk
    request: web.Request
    account: Account
    base: str
    json: Any = None
    uploads: list[Upload] = field(default_factory=list)

    @property
    def body(self) -> Json:
        """The body, which must be an object; DeskError 400."""
        if not isinstance(self.json, dict):
            raise DeskError(400, "The request body must be a JSON object.", "sd.rest.body")
        return self.json

    def part(self, name: str) -> str:
        """Return a part of the path."""
        return self.request.match_info[name]

    def asked(self, name: str, default: str = "") -> str:
        """Return a query parameter."""
        return self.request.query.get(name, default)

    def flag(self, name: str, default: bool) -> bool:
        return self.asked(name, str(default)).lower() == "true"

    def number(self, name: str, default: int) -> int:
        value = self.asked(name)
        if not value:
            return default
        # int() would take signs and Arabic-Indic digits; the site does not.
        if not value.isascii() or not value.isdigit():
            raise DeskError(400, f"{name} must be a whole number.", "sd.rest.parameter")
        return int(value)

    def service_desk(self) -> ServiceDesk:
        """Return the desk that the path names by id or project; DeskError 404."""
        found = self.desk.catalog.desk(self.part("desk"))
        # A closed desk does not exist for those it does not admit.
        if found is None or not found.admits(self.account):
            raise not_found("The service desk")
        return found

    def customer_request(self) -> DeskRequest:
        """Return the request that the path names, if the caller may see it; DeskError 404."""
        return self.desk.request_for(self.part("key"), self.account)

    def page(self, items: Sequence[Item], shown: Callable[[Item], Json]) -> web.Response:
        """Answer with one page of a list, as start and limit ask."""
        start = self.number("start", 0)
        limit = min(self.number("limit", DEFAULT_PAGE) or DEFAULT_PAGE, self.desk.settings.page_limit)
        # A limit that is too high is lowered without a word, so callers must follow the pages.
        found = items[start : start + limit]
        last = start + len(found) >= len(items)
        return web.json_response(
            {
                "_expands": [],
                "size": len(found),
                "start": start,
                "limit": limit,
                "isLastPage": last,
                "_links": self._links(start, limit, last=last),
                "values": [shown(item) for item in found],
            }
        )

    def _links(self, start: int, limit: int, *, last: bool) -> Json:
        address = f"{self.request.url.origin()}{self.request.path}"
        links: Json = {"self": f"{address}?start={start}&limit={limit}", "base": f"{self.base}/rest", "context": ""}
        if not last:
            links["next"] = f"{address}?start={start + limit}&limit={limit}"
        if start:
            links["prev"] = f"{address}?start={max(0, start - limit)}&limit={limit}"
        return links


@dataclass(frozen=True)
class Route:
    """A path of the API: `operation` is the name that faults and the record of calls know it by."""

    method: str
    path: str
    operation: str
    run: Callable[[Call], web.StreamResponse]
    anonymous: bool = False

"""Whose account an e-mail address is: certain, or nobody's; a request must not show up at somebody else's portal."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from bot.adapters.jira_desk.desk_look import DESKS
from bot.adapters.jira_desk.line import Line
from bot.adapters.jira_desk.outcomes import Call, unreadable
from bot.adapters.jira_desk.paging import values_of
from bot.usecases.desk_ports import DeskNotAllowed

_USERS = "/rest/api/3/user/search"
_MOST = 50


async def account_of(line: Line, desk_id: str, email: str) -> str | None:
    """The account id of the one active person whose visible address it is. DeskNotAllowed: no search is allowed."""
    refused: DeskNotAllowed | None = None
    for search in (_of_site, _of_desk):
        try:
            if found := _whose(await search(line, desk_id, email), email):
                return found
        except DeskNotAllowed as error:
            if refused is not None:
                raise
            refused = error
    return None


async def _of_site(line: Line, _: str, email: str) -> Iterable[Any]:
    said = await line.get("users", _USERS, {"query": email, "maxResults": _MOST})
    if not isinstance(said, list):
        raise unreadable(Call("users", writes=False), "users")
    return said


async def _of_desk(line: Line, desk_id: str, email: str) -> Iterable[Any]:
    """Customers without an account of the site are found here only."""
    path = f"{DESKS}/{quote(desk_id, safe='')}/customer"
    return values_of("customers", await line.get("customers", path, {"query": email, "limit": _MOST}))


def _whose(people: Iterable[Any], email: str) -> str | None:
    """Jira matches beginnings, and hides addresses: only a whole address that it shows is a proof."""
    matching = [
        person
        for person in people
        if isinstance(person, Mapping)
        and str(person.get("emailAddress") or "").casefold() == email.strip().casefold()
        and person.get("active") is not False
        and person.get("accountType") != "app"
        and person.get("accountId")
    ]
    # A colleague may be both: the account of the site is the one that they use.
    matching.sort(key=lambda person: person.get("accountType") not in ("atlassian", None))
    return str(matching[0]["accountId"]) if matching else None

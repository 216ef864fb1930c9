"""Whose account an e-mail address is: certain, or nobody's; a request must not show up at somebody else's portal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from bot.adapters.jira_desk.desk_look import DESKS
from bot.adapters.jira_desk.line import Line
from bot.adapters.jira_desk.outcomes import Call, unreadable
from bot.adapters.jira_desk.paging import values_of
from bot.usecases.desk_ports import DeskHidesPeople, DeskNotAllowed, DeskNotLetIn

_USERS = "/rest/api/3/user/search"
_MOST = 50


async def account_of(line: Line, desk_id: str, email: str) -> str | None:
    """The account id of the one active person whose visible address it is.

    DeskNotLetIn; DeskNotAllowed: no search is allowed. DeskHidesPeople: somebody was found who hides it. That
    the search found them is no proof: it looks at names too, and anybody may take another's address for a name.
    """
    refused: list[DeskNotAllowed] = []
    seen: list[Mapping[str, Any]] = []
    for search in (_of_site, _of_desk):
        try:
            people = _people(await search(line, desk_id, email))
        except DeskNotLetIn:
            raise
        except DeskNotAllowed as error:
            refused.append(error)
            continue
        if found := _whose(people, email):
            return found
        seen += people
    if len(refused) > 1:
        raise refused[0]
    if any(map(_hides, seen)):
        raise DeskHidesPeople("customers: an account was found without its address")
    return None


async def hidden_among(line: Line, desk_id: str, email: str) -> tuple[int, int]:
    """How many people hide their address, and among how many: a sample, the desk's first customers and who has `email`.

    DeskNotAllowed: no search is allowed.
    """
    found: list[Mapping[str, Any]] = []
    refused: list[DeskNotAllowed] = []
    for search, query in ((_of_site, email), (_of_desk, "")):
        try:
            found += _people(await search(line, desk_id, query))
        except DeskNotAllowed as error:
            refused.append(error)
    if len(refused) > 1:
        raise refused[0]
    return sum(map(_hides, found)), len(found)


async def _of_site(line: Line, _: str, email: str) -> Iterable[Any]:
    said = await line.get("users", _USERS, {"query": email, "maxResults": _MOST})
    if not isinstance(said, list):
        raise unreadable(Call("users", writes=False), "users")
    return said


async def _of_desk(line: Line, desk_id: str, email: str) -> Iterable[Any]:
    """Customers without an account of the site are found here only."""
    path = f"{DESKS}/{quote(desk_id, safe='')}/customer"
    query = {"query": email} if email else {}
    return values_of("customers", await line.get("customers", path, {**query, "limit": _MOST}))


def _people(found: Iterable[Any]) -> list[Mapping[str, Any]]:
    """Those that requests can be made for."""
    return [
        person
        for person in found
        if isinstance(person, Mapping)
        and person.get("active") is not False
        and person.get("accountType") != "app"
        and person.get("accountId")
    ]


def _hides(person: Mapping[str, Any]) -> bool:
    return not person.get("emailAddress")


def _whose(people: Sequence[Mapping[str, Any]], email: str) -> str | None:
    """Jira matches beginnings, and hides addresses: only a whole address that it shows is a proof."""
    whole = email.strip().casefold()
    matching = [person for person in people if str(person.get("emailAddress") or "").casefold() == whole]
    # A colleague may be both: the account of the site is the one that they use.
    matching.sort(key=lambda person: person.get("accountType") not in ("atlassian", None))
    return str(matching[0]["accountId"]) if matching else None

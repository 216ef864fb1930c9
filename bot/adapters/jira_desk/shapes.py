"""The service desk's JSON: our order in its form, its requests and articles in ours. Pure."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.adapters.jira_desk.outcomes import Call, unreadable
from bot.domain.tickets.ticket import Filed
from bot.usecases.desk_ports import Article, Order

REQUESTS = "/rest/servicedeskapi/request"

_TAGS = {"en": "en-US", "sv": "sv-SE"}


def request_path(key: str) -> str:
    return f"{REQUESTS}/{quote(key, safe='')}"


def in_language(language: str) -> dict[str, str | int] | None:
    """What asks for the names that people gave things, such as a status, in another language than our account's."""
    tag = _TAGS.get(language)
    return {"requestLanguage": tag} if tag else None


def order_body(order: Order) -> dict[str, Any]:
    """Ids as strings: numbers are taken for something else."""
    body: dict[str, Any] = {
        "serviceDeskId": str(order.desk_id),
        "requestTypeId": str(order.request_type),
        "requestFieldValues": dict(order.values),
    }
    return body | ({"raiseOnBehalfOf": order.on_behalf_of} if order.on_behalf_of else {})


def read_filed(call: Call, said: Any) -> Filed:
    """A request as create and status give it; without a key it cannot be read."""
    if not isinstance(said, Mapping) or not isinstance(said.get("issueKey"), str) or not said["issueKey"]:
        raise unreadable(call, "a key")
    status, links = _mapping(said.get("currentStatus")), _mapping(said.get("_links"))
    return Filed(
        key=said["issueKey"],
        issue_id=str(said.get("issueId") or ""),
        portal_url=str(links.get("web") or ""),
        status=str(status.get("status") or ""),
        status_category=str(status.get("statusCategory") or ""),
    )


def description_in(said: Any) -> Any:
    """The description that a request's page shows, as text or as a document; None where it shows none."""
    values = _mapping(said).get("requestFieldValues")
    shown = [_mapping(value) for value in values] if isinstance(values, list) else []
    return next((value.get("value") for value in shown if value.get("fieldId") == "description"), None)


def read_article(said: Mapping[str, Any]) -> Article:
    """Its address is the one that the portal shows it under; parts that are missing are empty."""
    return Article(str(said.get("title") or ""), str(_mapping(said.get("content")).get("iframeSrc") or ""))


def _mapping(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, Mapping) else {}

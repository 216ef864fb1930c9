"""The requests of one person, and who to be."""

from aiohttp import web

from bot.playground.desk.model import DeskRequest
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import Markup, element, hidden, link, select
from bot.playground.desk.portal.moments import moment
from bot.playground.desk.portal.pieces import lozenge

PATH = "/servicedesk/customer/portals"


def list_page(frame: Frame) -> web.Response:
    words = frame.words
    mine = [
        request for request in reversed(frame.desk.requests) if frame.actor in (request.reporter, *request.participants)
    ]
    listed = _table(frame, mine) if mine else element("p", words("no-requests"), class_="empty-list")
    return frame.page(words("your-requests"), PATH, element("h1", words("your-requests")), _who(frame), listed)


def lost_page(frame: Frame, path: str) -> web.Response:
    """Return the page for a request that this person may not see; it does not say whether there is one."""
    words = frame.words
    back = element("p", link(words("back"), frame.href(PATH)))
    return frame.page(words("requests"), path, element("h1", words("not-yours")), _who(frame), back, status=404)


def _who(frame: Frame) -> Markup:
    words = frame.words
    # The bot among them: what it files for people without an account is in its own list.
    people = {found.id: found.name for found in frame.desk.accounts if not found.is_agent or found is frame.desk.bot}
    return element(
        "form",
        hidden(lang=words.language),
        element("label", element("span", words("act-as")), select("as", people, frame.actor.id)),
        element("button", words("go")),
        method="get",
        action=f"{frame.prefix}{PATH}",
        class_="who-form",
    )


def _table(frame: Frame, requests: list[DeskRequest]) -> Markup:
    heads = ("key", "summary", "status", "updated")
    return element(
        "table",
        element("thead", element("tr", *(element("th", frame.words(head), scope="col") for head in heads))),
        element("tbody", *(_row(frame, request) for request in requests)),
        class_="requests",
    )


def _row(frame: Frame, request: DeskRequest) -> Markup:
    address = frame.href(frame.request_path(request))
    return element(
        "tr",
        element("td", link(request.key, address), class_="key"),
        element("td", link(request.summary, address), element("span", request.type.name, class_="soft")),
        element("td", lozenge(frame.words, request.status)),
        element("td", moment(request.updated)),
    )

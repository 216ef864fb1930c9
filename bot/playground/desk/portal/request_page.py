"""One request as its customer sees it, with the agent's strip below."""

from aiohttp import web

from bot.playground.desk.model import Attachment, DeskRequest
from bot.playground.desk.portal.agent_strip import agent_strip
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import Markup, element, join, link
from bot.playground.desk.portal.moments import moment, size
from bot.playground.desk.portal.pieces import comment_item, history, lozenge, section
from bot.playground.desk.portal.shown import shown
from bot.playground.desk.portal.wiki import drawn

# No SVG: it may hold scripts.
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
SHOWN_APART = ("summary", "description", "attachment")


def request_page(frame: Frame, request: DeskRequest) -> web.Response:
    """Return the page; `frame.actor` must be one who may see the request."""
    path = frame.request_path(request)
    return frame.page(
        f"{request.key} {request.summary}",
        path,
        element("p", link(frame.words("back"), frame.href("/servicedesk/customer/portals")), class_="trail"),
        element(
            "div",
            element("article", _head(frame, request), _description(frame, request), _activity(frame, request)),
            element("aside", _facts(frame, request), _files(frame, request), history(frame, request)),
            class_="columns",
        ),
        agent_strip(frame, request),
    )


def _head(frame: Frame, request: DeskRequest) -> Markup:
    return element(
        "header",
        element(
            "p",
            element("span", request.key, class_="key"),
            lozenge(frame.words, request.status),
            element("span", request.type.name, class_="soft"),
            class_="line",
        ),
        element("h1", request.summary),
        class_="head",
    )


def _description(frame: Frame, request: DeskRequest) -> Markup:
    words, text = frame.words, request.description
    return section(words("description"), drawn(text) if text else element("p", words("no-description"), class_="soft"))


def _facts(frame: Frame, request: DeskRequest) -> Markup:
    words = frame.words
    facts: list[tuple[str, Markup | str]] = [(words("reporter"), request.reporter.name)]
    # Who really called is said when it was not the reporter, as nobody should wonder.
    if request.creator is not request.reporter:
        facts.append((words("by-account"), request.creator.name))
    if request.participants:
        facts.append((words("participants"), ", ".join(person.name for person in request.participants)))
    facts += [(words("created"), moment(request.created)), (words("updated"), moment(request.updated))]
    for name, asked in request.type.fields.items():
        if name in request.values and name not in SHOWN_APART:
            facts.append((asked.name, shown(asked, request.values[name], request.desk, frame.desk.accounts)))
    rows = [join(element("dt", name), element("dd", value)) for name, value in facts]
    return section(words("details"), element("dl", *rows))


def _files(frame: Frame, request: DeskRequest) -> Markup:
    files = [found for found in request.attachments if found.public]
    if not files:
        return section(frame.words("attachments"), element("p", frame.words("no-attachments"), class_="soft"))
    rows = [_file(frame, request, found) for found in files]
    return section(f"{frame.words('attachments')} ({len(files)})", element("ul", *rows, class_="files"))


def _file(frame: Frame, request: DeskRequest, file: Attachment) -> Markup:
    address = f"{frame.prefix}{frame.request_path(request)}/attachment/{file.id}"
    picture = element("img", src=f"{address}?inline=1", alt="", loading="lazy") if file.mime in PICTURES else None
    named = link(file.name, address, download=file.name)
    return element("li", picture, element("span", named, element("span", size(file.size), class_="soft")))


def _activity(frame: Frame, request: DeskRequest) -> Markup:
    words = frame.words
    said = [comment_item(frame, found) for found in request.comments if found.public]
    listed = element("ol", *said, class_="comments") if said else element("p", words("no-comments"), class_="soft")
    reply = frame.form(
        f"{frame.request_path(request)}/comment",
        element("textarea", name="body", rows=3, required=True, aria_label=words("reply"), placeholder=words("reply")),
        element("button", words("send"), class_="primary"),
        class_="reply",
    )
    return section(words("activity"), listed, reply)

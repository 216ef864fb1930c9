"""The strip below a request that real portals do not have: be the agent for a moment."""

from bot.playground.desk.agent import WORKFLOW
from bot.playground.desk.model import DeskRequest
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import Markup, element, labelled, select
from bot.playground.desk.portal.pieces import comment_item


def agent_strip(frame: Frame, request: DeskRequest) -> Markup:
    words, path = frame.words, f"{frame.request_path(request)}/agent"
    # Internal notes are shown here and nowhere above: the page above is the customer's.
    notes = [comment_item(frame, found) for found in request.comments if not found.public]
    return element(
        "section",
        element("h2", words("agent-strip")),
        element("p", words("agent-note", frame.desk.agent.name), class_="soft"),
        element("div", _status(frame, request, path), _talk(frame, path), class_="strip"),
        element("ol", *notes, class_="comments") if notes else None,
        class_="agent",
        id="agent",
    )


def _status(frame: Frame, request: DeskRequest, path: str) -> Markup:
    words = frame.words
    statuses = {status.name: words(status.name) for status in WORKFLOW}
    choice = labelled(words("status"), select("status", statuses, request.status.name))
    return frame.form(path, choice, element("button", words("set-status"), name="do", value="status"))


def _talk(frame: Frame, path: str) -> Markup:
    words = frame.words
    text = element("textarea", name="body", rows=2, required=True)
    publicly = element("button", words("publicly"), name="do", value="public")
    internally = element("button", words("internally"), name="do", value="internal")
    return frame.form(path, labelled(words("comment"), text), publicly, internally)

"""Small parts that several pages share."""

from datetime import datetime

from bot.playground.desk.model import Comment, DeskRequest, Status
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import Markup, element
from bot.playground.desk.portal.moments import moment
from bot.playground.desk.portal.words import Words


def section(title: str, *content: Markup | None) -> Markup:
    return element("section", element("h2", title), *content)


def lozenge(words: Words, status: Status) -> Markup:
    """Return a status as a coloured word; the word alone says it all."""
    return element("span", words(status.name), class_=f"lozenge {status.category.lower()}")


def history(frame: Frame, request: DeskRequest) -> Markup:
    """Return what happened, the newest first; what only agents may know is left out."""
    rows = [
        element("li", element("span", text), moment(at))
        for at, text in sorted(_events(frame.words, request), key=lambda event: event[0], reverse=True)
    ]
    return section(frame.words("history"), element("ol", *rows, class_="history"))


def _events(words: Words, request: DeskRequest) -> list[tuple[datetime, str]]:
    filed, *changes = request.statuses
    events = [(filed.at, words("filed"))]
    events += [(change.at, words("became", words(change.status.name))) for change in changes]
    events += [(file.created, words("attached", file.name)) for file in request.attachments if file.public]
    # An attachment's own comment would say the same twice.
    said = [found for found in request.comments if found.public and not found.attachments]
    return events + [(found.created, words("commented", found.author.name)) for found in said]


def comment_item(frame: Frame, comment: Comment) -> Markup:
    note = None if comment.public else element("span", frame.words("internal"), class_="note")
    return element(
        "li",
        element("p", element("strong", comment.author.name), moment(comment.created), note, class_="line"),
        element("p", _spoken(comment), class_="written"),
        class_=None if comment.public else "internal",
    )


def _spoken(comment: Comment) -> str:
    """Return the text with the marks of its attachments as their names: Jira draws them, this page lists them."""
    text = comment.body
    for file in comment.attachments:
        text = text.replace(f"!{file.name}|thumbnail!", f"📎 {file.name}").replace(f"[^{file.name}]", f"📎 {file.name}")
    return text

"""The switchboard's record: the latest calls, the newest first."""

from itertools import islice

from bot.playground.desk.calls import DeskCall
from bot.playground.desk.portal.frame import ZONE, Frame
from bot.playground.desk.portal.html import Markup, element
from bot.playground.desk.portal.pieces import section
from bot.playground.desk.portal.switch_words import TROUBLES

SHOWN = 25


def calls(frame: Frame, say: dict[str, str]) -> Markup:
    if not frame.desk.calls:
        return section(say["calls"], element("p", say["no-calls"], class_="soft"))
    heads = element("tr", *(element("th", say[name], scope="col") for name in ("time", "call", "answer")))
    rows = [_call(frame, say, call) for call in islice(reversed(frame.desk.calls), SHOWN)]
    return section(
        say["calls"], element("table", element("thead", heads), element("tbody", *rows), class_="requests calls")
    )


def _call(frame: Frame, say: dict[str, str], call: DeskCall) -> Markup:
    answer = say["no-answer"] if call.status is None else str(call.status)
    trouble = f" · {frame.words.of(TROUBLES[call.fault])}" if call.fault else ""
    good = call.status is not None and call.status < 400
    return element(
        "tr",
        element("td", f"{call.at.astimezone(ZONE):%H:%M:%S}"),
        element("td", element("code", f"{call.method} {call.path}")),
        element("td", f"{answer}{trouble}", class_=None if good else "bad"),
    )

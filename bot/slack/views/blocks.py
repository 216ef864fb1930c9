"""Block Kit's building blocks, within Slack's limits. What a message says does not belong here."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import orjson

Block = dict[str, Any]

SECTION_TEXT, FIELD_TEXT, BUTTON_TEXT, BUTTON_VALUE, CONTEXT_TEXT, BLOCK_ID = 3000, 2000, 75, 2000, 3000, 255
# Slack refuses a message that says more than about 12,000 characters in all; small print and buttons come on top.
MOST_CHARACTERS = 8_000
MOST_FIELDS, MOST_ELEMENTS, MOST_ROWS, MOST_BLOCKS = 10, 25, 100, 50


def escaped(text: str) -> str:
    """Text as mrkdwn that pings nobody and links nowhere."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def mrkdwn(text: str, most: int) -> Block:
    return {"type": "mrkdwn", "text": text if len(text) <= most else cut(text, most)}


def plain(text: str, most: int = CONTEXT_TEXT) -> Block:
    """Text in which nothing acts."""
    return {"type": "plain_text", "text": cut(text, most) or "-", "emoji": False}


def section(text: str) -> Block:
    return {"type": "section", "text": mrkdwn(text, SECTION_TEXT)}


def fields(pairs: Iterable[tuple[str, str]]) -> Block:
    """Label above value, two columns; text is escaped."""
    return {"type": "section", "fields": [_field(*pair) for pair in pairs][:MOST_FIELDS]}


# The same lines, days and newest versions are told again and again.
@lru_cache(maxsize=4_000)
def _field(label: str, value: str) -> Block:
    return mrkdwn(escaped(f"*{label}*\n{value}"), FIELD_TEXT)


def commands(rows: Iterable[tuple[str, str]]) -> Block:
    """What can be written, to be copied as it stands, and what it is for; text is escaped."""
    return section("\n".join(f"`{escaped(command)}`  {escaped(what)}" for command, what in rows))


def context(lines: Sequence[str]) -> Block:
    return {"type": "context", "elements": [mrkdwn(" ".join(lines), CONTEXT_TEXT)]}


def header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": cut(text, 150), "emoji": True}}


def divider() -> Block:
    return {"type": "divider"}


def button(text: str, action_id: str, value: str) -> Block:
    return {
        "type": "button",
        "action_id": action_id,
        "text": {
            "type": "plain_text",
            "text": text if len(text) <= BUTTON_TEXT else cut(text, BUTTON_TEXT),
            "emoji": True,
        },
        "value": cut(value, BUTTON_VALUE),
    }


def actions(buttons: Sequence[Block]) -> Block:
    return {"type": "actions", "elements": list(buttons[:MOST_ELEMENTS])}


def with_lasting_ids(blocks: Iterable[Block]) -> list[Block]:
    """A view's blocks, those with buttons named after the first: a press finds its button after a redrawing too.

    Slack gives a block without an id another one each time that the view is updated.
    """
    named, taken = list[Block](), set[str]()
    for block in blocks:
        first: Block = block.get("accessory") or next(iter(block.get("elements") or ()), {})
        name = f"{first.get('action_id')} {first.get('value')}"[:BLOCK_ID]
        named.append(block if "action_id" not in first or name in taken else {"block_id": name, **block})
        taken.add(name)
    return named


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
    """Plain text cells; Slack takes 100 rows, the headings among them."""
    shown = [headings, *rows[: MOST_ROWS - 1]]
    return {"type": "table", "rows": [[{"type": "raw_text", "text": cell or "-"} for cell in row] for row in shown]}


def within_one_message(blocks: Sequence[Block], most: int) -> list[Block]:
    """The blocks that one message holds, at most `most`; an ellipsis stands for those that it does not."""
    # JSON is never shorter than the text in it, and is quickly made; hardly any message needs its texts counted.
    if len(blocks) <= most and len(orjson.dumps(blocks)) <= MOST_CHARACTERS:
        return list(blocks)
    room, kept = MOST_CHARACTERS, list[Block]()
    for block in blocks:
        room -= _said(block)
        if room < 0 or len(kept) == most - 1 < len(blocks) - 1:
            return [*kept, section("…")]
        kept.append(block)
    return kept


def _said(part: Any) -> int:
    """How many characters a block shows."""
    if isinstance(part, list):
        return sum(map(_said, part))
    if isinstance(part, dict):
        text = part.get("text")
        return len(text) if isinstance(text, str) else sum(map(_said, part.values()))
    return 0

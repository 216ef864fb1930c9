"""What a message says (text, blocks, attachments), taken from a request body and held to Slack's limits."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from bot.playground.model import Json
from bot.playground.rules.limits import LimitError, check_blocks

LONGEST_TEXT = 40_000
LONGEST_UPDATE = 4_000
LONGEST_MARKDOWN = 12_000
MOST_ATTACHMENTS = 100


class Content(NamedTuple):
    """A message's visible part."""

    text: str
    blocks: list[Json] | None
    attachments: list[Json] | None


def content(body: Json, *, update: bool = False) -> Content:
    """Return the visible part; LimitError when Slack would refuse it. An update's text may be 4,000 long."""
    blocks = _structure(body.get("blocks"), "invalid_blocks_format")
    attachments = _structure(body.get("attachments"), "invalid_attachments")
    text = body.get("text") or ""
    if not isinstance(text, str):
        raise LimitError("invalid_arguments", ["[ERROR] must be a string [json-pointer:/text]"])
    if markdown := body.get("markdown_text"):
        text, blocks = "", _markdown(markdown, text, blocks)
    # Blank text shows nothing, so it counts as none.
    if not (text.strip() or blocks or attachments):
        raise LimitError("no_text")
    if update and len(text) > LONGEST_UPDATE:
        raise LimitError("msg_too_long")
    if attachments and len(attachments) > MOST_ATTACHMENTS:
        raise LimitError("too_many_attachments")
    # Longer text is cut in silence, one of the few limits that Slack does not refuse.
    return Content(text[:LONGEST_TEXT], check_blocks(blocks) if blocks else None, attachments)


def _markdown(markdown: str, text: str, blocks: list[Json] | None) -> list[Json]:
    if text or blocks:
        raise LimitError("markdown_text_conflict")
    if len(markdown) > LONGEST_MARKDOWN:
        raise LimitError("msg_too_long")
    return [{"type": "markdown", "text": markdown}]


def _structure(value: Any, error: str) -> list[Json] | None:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise LimitError(error) from None
    if value is not None and not isinstance(value, list):
        raise LimitError(error)
    return value or None


def with_ids(blocks: list[Json] | None, new: Callable[[str], str]) -> list[Json] | None:
    """Return the blocks with the block_ids and action_ids that Slack fills in where an app gives none."""
    if blocks is None:
        return None
    # A press names its block and element, so every one of them needs an id.
    return [_with_action_ids(block | {"block_id": block.get("block_id") or new("b")}, new) for block in blocks]


def _with_action_ids(block: Json, new: Callable[[str], str]) -> Json:
    filled = dict(block)
    for name in ("accessory", "element"):
        if isinstance(filled.get(name), dict):
            filled[name] = _element(filled[name], new)
    if isinstance(filled.get("elements"), list) and block["type"] in ("actions", "context_actions"):
        filled["elements"] = [_element(element, new) for element in filled["elements"]]
    for name in ("child_blocks", "blocks"):
        if isinstance(filled.get(name), list):
            filled[name] = with_ids(filled[name], new)
    return filled


def _element(element: Json, new: Callable[[str], str]) -> Json:
    if element.get("type") in ("image", "mrkdwn", "plain_text"):
        return element
    return element | {"action_id": element.get("action_id") or new("a")}

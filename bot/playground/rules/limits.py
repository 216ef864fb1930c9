"""Block Kit's limits as Slack enforces them, for whole messages and views; each block's own are in block_rules."""

import json
from collections.abc import Iterator
from typing import Any

import orjson

from bot.playground.model import Json
from bot.playground.rules.blocks import HOME, MODAL, blocks
from bot.playground.rules.language import Problems, Rule, problem
from bot.playground.rules.views import check_whole

MOST_TEXT = 12_000
LARGEST_VIEW = 250_000


class LimitError(Exception):
    """A body that Slack would refuse: its error word and its messages, each with a JSON pointer."""

    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        super().__init__(error, *(messages or []))
        self.error = error
        self.messages = messages or []


def check_blocks(found: object) -> list[Json]:
    """Return a message's blocks; LimitError (invalid_blocks, msg_blocks_too_long) when Slack would refuse them."""
    checked: list[Json] = _checked(found, blocks("message", least=1), "/blocks", "invalid_blocks")
    # Slack's clients lay out one table per message; the safe reading is to refuse a second.
    if sum(block["type"] in ("table", "data_table") for block in checked) > 1:
        raise LimitError("invalid_blocks", ["[ERROR] only one table allowed [json-pointer:/blocks]"])
    # All texts of a message count together, a limit that no single block's rule can see.
    if sum(map(len, texts(checked))) > MOST_TEXT:
        raise LimitError("msg_blocks_too_long")
    return checked


def check_view(view: Json) -> None:
    """Check a home or modal view; LimitError (invalid_arguments, view_too_large) when Slack would refuse it."""
    if _bytes(view) > LARGEST_VIEW:
        raise LimitError("view_too_large")
    if view.get("type") == "home":
        _checked(view, HOME, "/view", "invalid_arguments")
        return
    _checked(view, MODAL, "/view", "invalid_arguments")
    problems: Problems = []
    # Only the view as a whole shows these: each block alone is fine.
    check_whole(view, problems)
    if problems:
        raise LimitError("invalid_arguments", problems)


def _bytes(view: Json) -> int:
    try:
        return len(orjson.dumps(view))
    except TypeError:
        return len(json.dumps(view))


def texts(found: Any) -> Iterator[str]:
    """Yield every text of a body, however deep."""
    if isinstance(found, dict):
        for name, held in found.items():
            if name == "text" and isinstance(held, str):
                yield held
            else:
                yield from texts(held)
    elif isinstance(found, list):
        for held in found:
            yield from texts(held)


def _checked(found: Any, rule: Rule, pointer: str, error: str) -> Any:
    problems: Problems = []
    rule(found, pointer, problems)
    listed = found["blocks"] if isinstance(found, dict) and "blocks" in found else found
    if isinstance(listed, list):
        _unique_ids(listed, pointer if listed is found else f"{pointer}/blocks", problems)
    if problems:
        raise LimitError(error, problems)
    return found


def _unique_ids(listed: list[Any], pointer: str, problems: Problems) -> None:
    seen: set[str] = set()
    for index, block in enumerate(listed):
        if not isinstance(block, dict):
            continue
        _unseen(block.get("block_id"), seen, "block_id", f"{pointer}/{index}/block_id", problems)
        _unique_actions(block, f"{pointer}/{index}", problems)


def _unique_actions(block: Json, pointer: str, problems: Problems) -> None:
    elements = block.get("elements")
    seen: set[str] = set()
    for index, element in enumerate(elements if isinstance(elements, list) else []):
        identity = element.get("action_id") if isinstance(element, dict) else None
        _unseen(identity, seen, "action_id", f"{pointer}/elements/{index}/action_id", problems)


def _unseen(identity: object, seen: set[str], name: str, pointer: str, problems: Problems) -> None:
    if not isinstance(identity, str):
        return
    if identity in seen:
        problem(problems, f"{name} already exists: {identity}", pointer)
    seen.add(identity)

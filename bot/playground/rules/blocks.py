"""What Slack demands of each block, and which blocks each surface takes."""

from typing import Any, Literal

from bot.playground.rules.elements import (
    ACCESSORIES,
    ACTIONS,
    CONTEXT,
    CONTEXT_ACTIONS,
    IDENTIFIER,
    IMAGE,
    INPUTS,
    any_text,
    element,
    plain_text,
)
from bot.playground.rules.language import (
    Problems,
    Rule,
    Shape,
    anything,
    flag,
    items,
    one_of,
    problem,
    text,
    typed,
    url,
)
from bot.playground.rules.tables import DATA_TABLE, TABLE

Surface = Literal["message", "home", "modal"]


def _block(required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Shape:
    return Shape({"type": anything} | required, {"block_id": IDENTIFIER} | (optional or {}))


_SECTION = _block(
    {},
    {
        "text": any_text(3000),
        "fields": items(any_text(2000), 10),
        "accessory": element(ACCESSORIES),
        "expand": flag,
    },
)
_IMAGE = _block({"alt_text": text(2000, 0)}, {"image_url": url(), "slack_file": anything, "title": plain_text(2000)})
_CARD = _block(
    {},
    {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "title": any_text(150),
        "subtitle": any_text(150),
        "body": any_text(200),
        "actions": items(element({"button", "workflow_button"}), 25),
    },
)
_CONTAINED = ("section", "divider", "image", "actions", "context", "markdown", "rich_text", "table", "header")


def _section(value: Any, pointer: str, problems: Problems) -> None:
    _SECTION(value, pointer, problems)
    if not value.get("text") and not value.get("fields"):
        problem(problems, "must provide text or fields", pointer)


def _picture(value: Any, pointer: str, problems: Problems) -> None:
    _IMAGE(value, pointer, problems)
    if ("image_url" in value) == ("slack_file" in value):
        problem(problems, "must provide either image_url or slack_file", pointer)


def _card(value: Any, pointer: str, problems: Problems) -> None:
    _CARD(value, pointer, problems)
    if not {"hero_image", "title", "body", "actions"} & set(value):
        problem(problems, "must provide hero_image, title, body or actions", pointer)


BLOCKS: dict[str, Rule] = {
    "section": _section,
    "divider": _block({}),
    "image": _picture,
    "header": _block({"text": plain_text(150)}),
    "actions": _block({"elements": items(element(ACTIONS), 25)}),
    "context": _block({"elements": items(element(CONTEXT), 10)}),
    "context_actions": _block({"elements": items(element(CONTEXT_ACTIONS), 5)}),
    "input": _block(
        {"label": plain_text(2000), "element": element(INPUTS)},
        {"hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
    ),
    "markdown": _block({"text": text(12_000)}),
    "rich_text": _block({"elements": items(anything, 1000, 0)}),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": anything,
    "card": _card,
    "carousel": _block({"elements": items(typed(lambda: BLOCKS, {"card"}), 10)}),
    "container": _block(
        {"child_blocks": items(typed(lambda: BLOCKS, _CONTAINED), 10)},
        {
            "title": plain_text(150),
            "rich_text_title": anything,
            "subtitle": any_text(150),
            "icon": IMAGE,
            "width": anything,
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
    ),
    "alert": _block({"text": any_text(3000)}, {"level": one_of("default", "info", "warning", "error", "success")}),
    "video": _block(
        {"alt_text": text(2000), "video_url": url(), "thumbnail_url": url(), "title": plain_text(199)},
        {"title_url": url(), "description": plain_text(200), "provider_icon_url": url()}
        | {"provider_name": text(50), "author_name": text(49)},
    ),
    # Blocks for features that this product has none of: known, so not refused, and not judged.
    "call": anything,
    "task_card": anything,
    "plan": anything,
    "auth_provider": anything,
}

_EVERYWHERE = {"section", "divider", "image", "header", "actions", "context", "input", "rich_text", "video"}
SURFACES: dict[Surface, set[str]] = {
    "message": set(BLOCKS) - {"alert"},
    "home": _EVERYWHERE,
    "modal": _EVERYWHERE | {"alert"},
}
MOST_BLOCKS: dict[Surface, int] = {"message": 50, "home": 100, "modal": 100}


def blocks(surface: Surface, least: int = 0) -> Rule:
    """The list of blocks of a surface."""
    return items(typed(lambda: BLOCKS, SURFACES[surface]), MOST_BLOCKS[surface], least)


MODAL = Shape(
    {"type": anything, "title": plain_text(24), "blocks": blocks("modal")},
    {
        "submit": plain_text(24),
        "close": plain_text(24),
        "private_metadata": text(3000, 0),
        "callback_id": text(255, 0),
        "external_id": text(255, 0),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
HOME = Shape(
    {"type": anything, "blocks": blocks("home")},
    {"private_metadata": text(3000, 0), "callback_id": text(255, 0), "external_id": text(255, 0)},
)

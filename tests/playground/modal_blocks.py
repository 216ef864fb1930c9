"""Modals and their fields, as short as tests want to write them."""

from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from bot.playground.model import Shortcut
from bot.playground.server import Playground
from tests.playground.bolt_bot import bolt_app

OPEN, ON_MESSAGE = "open_form", "from_message"


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(value: str, text: str | None = None) -> dict[str, Any]:
    return {"text": plain(text or value), "value": value}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = {"type": "modal", "title": plain("Request"), "submit": plain("Send"), "callback_id": "request"}
    return made | {"blocks": list(blocks)} | more


def field(block_id: str, kind: str = "plain_text_input", *, block: Any = None, **element: Any) -> dict[str, Any]:
    """An input block whose only element has the action_id `in_<block_id>`."""
    inside = {"type": kind, "action_id": f"in_{block_id}"} | element
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": inside} | (block or {})


def with_shortcuts(playground: Playground) -> None:
    declared = (Shortcut("File a request", "global", OPEN), Shortcut("File this", "message", ON_MESSAGE))
    playground.workspace.app = replace(playground.workspace.app, shortcuts=declared)


def opening(playground: Playground, view: dict[str, Any]) -> AsyncApp:
    """A bot whose global shortcut opens this view."""
    with_shortcuts(playground)
    app = bolt_app(playground)

    @app.shortcut(OPEN)
    async def opened(ack: Any, client: Any, body: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    return app

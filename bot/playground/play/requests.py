"""Reading what a browser sends to /play, and telling it what cannot be done."""

import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.playground.model import Json
from bot.playground.people.actions import NoSuchElementError
from bot.playground.people.refusals import RefusedError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def body_of(request: web.Request) -> Json:
    """Return the JSON object that was sent; RefusedError."""
    # JSON only: another site's page in the same browser cannot send it here without being asked first.
    if request.content_type != "application/json":
        raise RefusedError("Send JSON.", 415)
    try:
        body = json.loads(await request.text())
    except ValueError:
        raise RefusedError("This is not JSON.") from None
    if not isinstance(body, dict):
        raise RefusedError("Send a JSON object.")
    return body


def text_of(body: Json, name: str) -> str:
    """Return a text field, empty when it is not there; RefusedError when it is not text."""
    value = body.get(name, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RefusedError(f"{name} must be text.")
    return value


def values_of(body: Json) -> Json:
    """Return what was entered, block_id -> action_id -> value; RefusedError when it is anything else."""
    values = body.get("values") or {}
    if not isinstance(values, dict) or not all(isinstance(fields, dict) for fields in values.values()):
        raise RefusedError("values must be block_id -> action_id -> value.")
    return values


def texts_of(body: Json, name: str) -> list[str]:
    """Return a list of texts, empty when it is not there; RefusedError."""
    values = body.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RefusedError(f"{name} must be a list of texts.")
    return values


def refusals_told(handler: Handler) -> Handler:
    """Answer what a person cannot do with {"error": sentence} and a 4xx."""

    async def told(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except RefusedError as refused:
            return web.json_response({"error": str(refused)}, status=refused.status)
        except NoSuchElementError as missing:
            return web.json_response({"error": str(missing)}, status=404)

    return told

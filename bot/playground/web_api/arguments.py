"""What a call brings: its arguments, in whichever of Slack's ways they came, and its token."""

import json

from aiohttp import web

from bot.playground.model import Json
from bot.playground.web_api.call import ApiError


async def read_arguments(request: web.Request) -> Json:
    """Return the arguments of query and body (JSON or form); ApiError when the body is neither."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            raise ApiError("invalid_json") from None
        if not isinstance(body, dict):
            raise ApiError("json_not_object")
        return arguments | body
    # A form's structures come as JSON text; the methods read them by themselves.
    return arguments | dict(await request.post())


def token_of(request: web.Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return str(arguments.get("token", ""))

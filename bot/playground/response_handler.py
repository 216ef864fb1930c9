"""What the bot posts to /response/{token}: checked, shown, and answered as Slack answers."""

import json

from aiohttp import web

from bot.playground.answers import Answers
from bot.playground.model import Json
from bot.playground.response_urls import ResponseUrlError, ResponseUrls
from bot.playground.rules.limits import LimitError


class ResponseHandler:
    """Serves every response_url."""

    def __init__(self, response_urls: ResponseUrls, answers: Answers) -> None:
        self._response_urls = response_urls
        self._answers = answers

    async def handle(self, request: web.Request) -> web.Response:
        try:
            body = json.loads(await request.text())
        except ValueError:
            return _refused("invalid_payload", 400)
        if not isinstance(body, dict):
            return _refused("invalid_payload", 400)
        try:
            place = self._response_urls.use(request.match_info["token"])
            if place.conversation not in self._answers.workspace.conversations:
                return _refused("channel_not_found", 404)
            self._answers.to_response_url(place, body)
        except ResponseUrlError as error:
            return _refused(str(error), 404)
        except LimitError as refused:
            self._answers.rejected("response_url", refused, body)
            return _refused(refused.error, 400, refused.messages)
        return web.json_response({"ok": True})


def _refused(error: str, status: int, messages: list[str] | None = None) -> web.Response:
    body: Json = {"ok": False, "error": error}
    if messages:
        body["response_metadata"] = {"messages": messages}
    return web.json_response(body, status=status)

"""The slash command: words in, the answer in the same HTTP response."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.answers import Answers
from bot.slack.asking import Asking
from bot.slack.errands import AllErrands
from bot.slack.languages import Languages
from bot.slack.places import is_direct
from bot.slack.tally import Tally

COMMAND: Final = "/flowver"


class Commands(AsyncMiddleware):
    """Listener of /flowver.

    Bolt takes it as middleware, the last before the listeners: for these it makes every argument that one might ask
    for, twice, which takes as long as an answer.
    """

    def __init__(self, answers: Answers, languages: Languages, tally: Tally, errands: AllErrands | None = None) -> None:
        self._tally = tally
        self._answers = answers
        self._languages = languages
        self._errands = errands
        self._asking = Asking(answers, languages, errands)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - the library gives it by name
        next: Callable[[], Awaitable[Any]],  # noqa: A002 - so does it this
    ) -> BoltResponse | None:
        if req.body.get("command") == COMMAND and req.context.client:
            return await self.flowver(req.body, req.context.client)
        await next()
        return None

    async def flowver(self, command: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        workspace, user = command.get("team_id") or "", command.get("user_id") or ""
        text = command.get("text") or ""
        language = self._languages.held(workspace, user) or await self._asking.language(workspace, user, text, client)
        reply = self._answers.reply(text, language)
        self._tally.answered("command", reply.about)
        if reply.errand and self._errands and self._errands.takes(reply.errand):
            return await self._errands.command(reply.errand, command, client, language)
        if reply.chosen and reply.chosen.choice:
            await self._languages.choose(workspace, user, reply.chosen.choice)
            reply = self._answers.reply(text, reply.chosen.choice)
        return reply.response_among_two if is_direct(command.get("channel_id")) else reply.response

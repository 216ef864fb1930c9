"""The slash command: words in, the answer in the same HTTP response."""

from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.answers import Answers
from bot.slack.errands import Errands
from bot.slack.languages import Languages


class Commands:
    """Listener of /flowver."""

    def __init__(self, answers: Answers, languages: Languages, errands: Errands | None = None) -> None:
        self._answers = answers
        self._languages = languages
        self._errands = errands

    async def flowver(self, command: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        workspace, user = command.get("team_id") or "", command.get("user_id") or ""
        language = self._languages.held(workspace, user) or await self._languages.of(workspace, user, client)
        reply = self._answers.reply(command.get("text") or "", language)
        if reply.errand and self._errands:
            return await self._errands.command(reply.errand, command, client, language)
        if reply.chosen and reply.chosen.choice:
            await self._languages.choose(workspace, user, reply.chosen.choice)
            reply = self._answers.reply(command.get("text") or "", reply.chosen.choice)
        return reply.response

"""Shortcuts and buttons of requests where no desk is in the settings: they say so, since silence would look broken."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.question import FileTicket
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.refusals import LATE, slacks_word
from bot.slack.views.answer import answer_blocks, answer_text
from bot.slack.views.tickets.outcomes import not_here_view
from bot.words.tickets.asks import tell_errand

Json = Mapping[str, Any]


class NoDesk:
    """Listeners of what an older manifest or an older message still offers."""

    def __init__(self, answers: Answers, languages: Languages, poster: Poster) -> None:
        self._answers = answers
        self._languages = languages
        self._poster = poster

    async def asked(self, body: Json, client: AsyncWebClient) -> None:
        """A small view; a direct message where the trigger came too late for one."""
        user, team = body["user"], body.get("team") or {}
        workspace, person = str(team.get("id") or user.get("team_id") or ""), str(user["id"])
        speech = self._answers.speech(await self._languages.of(workspace, person, client))
        told = tell_errand(speech, FileTicket())
        try:
            await client.views_open(trigger_id=str(body.get("trigger_id") or ""), view=not_here_view(speech, told))
        except SlackApiError as error:
            if slacks_word(error) not in LATE:
                raise
            blocks = answer_blocks(speech.t, [told], "", shareable=False)
            await self._poster.post(client, channel=person, text=answer_text([told]), blocks=blocks)

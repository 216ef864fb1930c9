"""In which language somebody who asks is answered."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.answers import Answers
from bot.slack.errands import AllErrands
from bot.slack.languages import PATIENCE, Languages


@dataclass(frozen=True, slots=True)
class Asking:
    """Theirs; somebody new is looked up first, unless what they ask for has a trigger that would go on ageing."""

    answers: Answers
    languages: Languages
    errands: AllErrands | None

    async def language(self, workspace: str, user: str, text: str, client: AsyncWebClient) -> str:
        if held := self.languages.held(workspace, user):
            return held
        patience = 0.0 if self._opens_form(text) else PATIENCE
        return await self.languages.of(workspace, user, client, patience)

    def _opens_form(self, text: str) -> bool:
        errand = self.answers.reply(text, self.languages.default).errand
        return self.errands is not None and self.errands.opens_form(errand)

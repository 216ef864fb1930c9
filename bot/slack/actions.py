"""Buttons under answers: ask the next question, show the answer in the channel."""

from typing import Any

from aiohttp import ClientConnectorError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.answers import Answers
from bot.slack.asking import Asking
from bot.slack.errands import AllErrands
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.replies import Reply
from bot.slack.response_url import Responder, ResponseUrlRefused
from bot.slack.tally import Tally
from bot.slack.views.answer import shared_blocks, with_notice

MOST_SHARED = 10_000

Body = dict[str, Any]


class Actions:
    """Listeners of buttons."""

    def __init__(
        self,
        answers: Answers,
        languages: Languages,
        responder: Responder,
        poster: Poster,
        tally: Tally,
        errands: AllErrands | None = None,
    ) -> None:
        self._errands = errands
        self._tally = tally
        self._answers = answers
        self._languages = languages
        self._responder = responder
        self._poster = poster
        self._asking = Asking(answers, languages, errands)
        self._shared: dict[str, None] = {}

    async def ask(self, body: Body, client: AsyncWebClient) -> None:
        """Answer the button's question: beneath, to the person alone; from App Home in a direct message."""
        workspace, user, question = _who(body)
        language = await self._asking.language(workspace, user, question, client)
        reply = self._answers.reply(question, language)
        self._tally.answered("button", reply.about)
        if reply.errand and self._errands and self._errands.takes(reply.errand):
            await self._errands.button(reply.errand, body, client, language)
            return
        if reply.chosen and reply.chosen.choice:
            await self._languages.choose(workspace, user, reply.chosen.choice)
            reply = self._answers.reply(question, reply.chosen.choice)
        if url := body.get("response_url"):
            await self._responder.post(url, _beneath(body, reply))
        else:
            await self._poster.post(client, channel=user, text=reply.text, blocks=reply.public_blocks)

    async def share(self, body: Body, client: AsyncWebClient) -> None:
        """Show the answer in the channel, once however often the button is pressed."""
        workspace, user, question = _who(body)
        if not body.get("response_url") or (message := _message_key(body)) in self._shared:
            return
        self._shared[message] = None
        language = await self._languages.of(workspace, user, client)
        reply, t = self._answers.reply(question, language), self._answers.speech(language).t
        public = {"text": reply.text, "blocks": shared_blocks(t, reply.public_blocks, user, question)}
        try:
            await self._responder.post(
                body["response_url"], {"response_type": "in_channel", "replace_original": False, **public}
            )
        except (ResponseUrlRefused, ClientConnectorError):
            # Certainly not shown. After a timeout it may have been, and then it must not be shown again.
            self._shared.pop(message, None)
            raise
        self._forget_the_oldest()
        done = {"text": reply.text, "blocks": with_notice(reply.public_blocks, t("share.done"))}
        await self._responder.post(body["response_url"], {"replace_original": True, **done})

    def _forget_the_oldest(self) -> None:
        while len(self._shared) > MOST_SHARED:
            self._shared.pop(next(iter(self._shared)))


def _who(body: Body) -> tuple[str, str, str]:
    """Workspace, person and the button's value."""
    team = (body.get("team") or {}).get("id") or (body.get("user") or {}).get("team_id") or ""
    return team, body["user"]["id"], body["actions"][0].get("value") or ""


def _message_key(body: Body) -> str:
    container = body.get("container") or {}
    if not container.get("message_ts"):
        return str(body["response_url"])
    return f"{container.get('channel_id')}:{container['message_ts']}"


def _beneath(body: Body, reply: Reply) -> dict[str, Any]:
    thread = (body.get("container") or {}).get("thread_ts")
    place = {"thread_ts": thread} if thread else {}
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": reply.text,
        "blocks": reply.blocks,
        **place,
    }

"""Events: mentions, direct messages, App Home. Slack may deliver one several times; each is answered once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.answers import Answers
from bot.slack.errands import AllErrands
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.tally import Tally, Way
from bot.usecases.once import Once

Body = dict[str, Any]

# What a person writes: an ordinary message, one with a file, a reply that is shown in the conversation too, a /me.
WRITTEN = (None, "file_share", "thread_broadcast", "me_message")


class Events:
    """Listeners of events."""

    def __init__(
        self,
        answers: Answers,
        languages: Languages,
        poster: Poster,
        once: Once,
        now: Callable[[], datetime],
        tally: Tally,
        errands: AllErrands | None = None,
    ) -> None:
        self._errands = errands
        self._tally = tally
        self._answers = answers
        self._languages = languages
        self._poster = poster
        self._once = once
        self._now = now

    async def mention(self, body: Body, client: AsyncWebClient) -> None:
        """A mention is answered in its thread, where everybody can read it."""
        event = body["event"]
        await self._answer("mention", body, client, event.get("thread_ts") or event.get("ts"))

    async def message(self, body: Body, client: AsyncWebClient) -> None:
        """Direct messages are answered; what is said in channels is no business of ours."""
        event = body["event"]
        if event.get("channel_type") == "im" and event.get("subtype") in WRITTEN:
            await self._answer("message", body, client, event.get("thread_ts"))

    async def home_opened(self, body: Body, client: AsyncWebClient) -> None:
        event = body["event"]
        if event.get("user") and event.get("tab", "home") == "home":
            workspace = body.get("team_id") or ""
            language = await self._languages.of(workspace, event["user"], client)
            own = await self._errands.home(workspace, event["user"], language) if self._errands else ()
            self._tally.answered("home", ("home", "info"))
            await client.views_publish(user_id=event["user"], view=self._answers.home(language, own))

    async def _answer(self, way: Way, body: Body, client: AsyncWebClient, thread: str | None) -> None:
        event, workspace = body["event"], body.get("team_id") or ""
        user = event.get("user")
        if not user or event.get("bot_id") or not event.get("channel") or not await self._is_new(body, workspace):
            return
        language = await self._languages.of(workspace, user, client)
        reply = self._answers.reply(event.get("text") or "", language)
        self._tally.answered(way, reply.about)
        if reply.errand and self._errands and self._errands.takes(reply.errand):
            await self._errands.mention(reply.errand, body, client, language)
            return
        if reply.chosen and reply.chosen.choice:
            await self._languages.choose(workspace, user, reply.chosen.choice)
            reply = self._answers.reply(event.get("text") or "", reply.chosen.choice)
        place = {"thread_ts": thread} if thread else {}
        await self._poster.post(client, channel=event["channel"], text=reply.text, blocks=reply.public_blocks, **place)

    async def _is_new(self, body: Body, workspace: str) -> bool:
        key = body.get("event_id")
        return key is None or await self._once.first(workspace, "event", key, self._now())

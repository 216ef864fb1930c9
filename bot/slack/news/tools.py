"""What the listeners of news share: the operations, and ways to say something to a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.later import Later
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.tickets.forms import who
from bot.usecases.compose import Composing
from bot.usecases.decide_announcement import Deciding
from bot.usecases.decide_delivery import DecideUnsure
from bot.usecases.managers import ReleaseManagers
from bot.usecases.news_ports import Announcements, Reporters, Subscriptions
from bot.usecases.send_announcement import SendAnnouncement
from bot.usecases.subscribe import Subscribing
from bot.words.speech import Speech

Json = Mapping[str, Any]


class KnownManagers(Protocol):
    """Who manages releases."""

    async def known(self, workspace: str) -> ReleaseManagers: ...

    async def asked_now(self, workspace: str) -> ReleaseManagers: ...


@dataclass(frozen=True)
class NewsTools:
    """`later` is closed by whoever made it; `now` gives an aware time."""

    announcements: Announcements
    subscriptions: Subscriptions
    reporters: Reporters
    subscribing: Subscribing
    composing: Composing
    deciding: Deciding
    unsure: DecideUnsure
    send: SendAnnouncement
    managers: KnownManagers
    answers: Answers
    languages: Languages
    responder: Responder
    poster: Poster
    later: Later
    now: Callable[[], datetime]

    async def speech(self, body: Json, client: AsyncWebClient) -> Speech:
        """In the language of whoever pressed."""
        return self.answers.speech(await self.languages.of(*who(body), client))

    async def is_manager(self, workspace: str, user: str) -> bool:
        return user in (await self.managers.known(workspace)).people

    async def say(self, body: Json, client: AsyncWebClient, message: Json, *, instead: bool = False) -> None:
        """Beneath the pressed button, to the person alone; `instead` of the message; from App Home directly."""
        if url := body.get("response_url"):
            place = {"replace_original": instead} if instead else {"response_type": "ephemeral"}
            await self.responder.post(str(url), {"replace_original": False, **place, **message})
        else:
            await self.poster.post(client, channel=who(body)[1], **message)


def pressed_value(body: Json) -> str:
    return str(body["actions"][0].get("value") or "")

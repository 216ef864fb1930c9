"""The conversation that a request comes from: its messages as text, its files, its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.form_ticket import MOST_FILES
from bot.domain.ticket import SlackFile
from bot.slack.message_text import mentioned, plain_message
from bot.slack.refusals import named
from bot.slack.views.ticket_state import files_in

log = structlog.get_logger(__name__)

MOST_MESSAGES = 50
MOST_NAMES = 12
LONGEST_CARRIED = 12_000

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conversation:
    """`root`: the first message's text; `text`: all of them, who said what when; both empty where not `readable`."""

    root: str = ""
    text: str = ""
    files: tuple[SlackFile, ...] = ()
    permalink: str = ""
    readable: bool = True


class Conversations:
    """Reads threads where the bot may read; where it may not, what Slack sent along is all there is."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    async def read(self, client: AsyncWebClient, channel: str, thread: str, zone: ZoneInfo) -> Conversation:
        """A thread; what bots said in it is left out."""
        replies = await _replies(client, channel, thread)
        if replies is None:
            return Conversation(readable=False, permalink=await permalink(client, channel, thread))
        messages = [each for each in replies if not each.get("bot_id")]
        said = " ".join(str(each.get("text") or "") for each in messages)
        people = [str(each["user"]) for each in messages if each.get("user")]
        names = await self._known(client, [*people, *sorted(mentioned(said))])
        lines = [_line(each, names, zone) for each in messages]
        return Conversation(
            root=plain_message(str(messages[0].get("text") or ""), names) if messages else "",
            text=_cut("\n".join(line for line in lines if line)),
            files=tuple({file.id: file for each in messages for file in files_in(each)}.values())[:MOST_FILES],
            permalink=await permalink(client, channel, thread),
        )

    async def text_of(self, client: AsyncWebClient, message: Json, zone: ZoneInfo) -> str:
        """One message, with who said it."""
        text = str(message.get("text") or "")
        names = await self._known(client, [str(message.get("user") or ""), *sorted(mentioned(text))])
        return _cut(_line(message, names, zone))

    async def _known(self, client: AsyncWebClient, people: Iterable[str]) -> dict[str, str]:
        for person in [each for each in dict.fromkeys(people) if each and each not in self._names][:MOST_NAMES]:
            self._names[person] = await _name(client, person)
        return self._names


async def permalink(client: AsyncWebClient, channel: str, ts: str) -> str:
    """Empty where Slack does not give one."""
    try:
        return str((await client.chat_getPermalink(channel=channel, message_ts=ts)).get("permalink") or "")
    except SlackApiError as error:
        log.info("permalink_not_given", error=named(error))
        return ""


async def _replies(client: AsyncWebClient, channel: str, thread: str) -> list[Json] | None:
    """None where Slack does not let the bot read."""
    try:
        answer = await client.conversations_replies(channel=channel, ts=thread, limit=MOST_MESSAGES)
    except SlackApiError as error:
        log.info("thread_not_readable", error=named(error))
        return None
    return list(answer.get("messages") or ())


async def _name(client: AsyncWebClient, person: str) -> str:
    try:
        user: Json = (await client.users_info(user=person)).get("user") or {}
    except SlackApiError as error:
        log.info("name_not_known", error=named(error))
        return person
    profile = user.get("profile") or {}
    return str(profile.get("display_name") or profile.get("real_name") or user.get("real_name") or person)


def _line(message: Json, names: Mapping[str, str], zone: ZoneInfo) -> str:
    text = plain_message(str(message.get("text") or ""), names)
    files = ", ".join(file.name for file in files_in(message))
    said = " ".join(part for part in (text, f"[{files}]" if files else "") if part)
    if not said:
        return ""
    name = names.get(str(message.get("user") or ""), str(message.get("username") or "?"))
    return f"{name}, {_time(message, zone)}: {said}"


def _time(message: Json, zone: ZoneInfo) -> str:
    ts = str(message.get("ts") or "")
    seconds = float(ts) if ts.replace(".", "", 1).isdecimal() else 0.0
    return f"{datetime.fromtimestamp(seconds, zone):%Y-%m-%d %H:%M}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CARRIED else text[: LONGEST_CARRIED - 1] + "…"

"""The conversation that a request comes from: its messages as text, its files, its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.ticket import SlackFile
from bot.logs import get_log
from bot.slack.message_parts import said_in
from bot.slack.message_text import mentioned, plain_message
from bot.slack.refusals import named
from bot.slack.tickets.thread_pages import read_thread
from bot.slack.views.tickets.state import files_in

log = get_log(__name__)

MOST_NAMES = 12
# The form takes ten; a long thread about a fault may hold some more that matter.
MOST_FILES = 20
# More than the desk's field holds: what is cut there goes along whole, as a file.
LONGEST_CARRIED = 60_000

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conversation:
    """`root`: the first message's text; `text`: all of them, who said what when; both empty where not `readable`.

    `whole`: False where some messages are not in `text`; `left_out`: names of files that do not come along.
    """

    root: str = ""
    text: str = ""
    files: tuple[SlackFile, ...] = ()
    permalink: str = ""
    readable: bool = True
    whole: bool = True
    left_out: tuple[str, ...] = ()


class Conversations:
    """Reads threads where the bot may read; where it may not, what Slack sent along is all there is."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    async def read(
        self, client: AsyncWebClient, channel: str, thread: str, zone: ZoneInfo, own_app: str
    ) -> Conversation:
        """A thread; what the app `own_app` said in it itself is left out."""
        found = await read_thread(client, channel, thread)
        if found is None:
            return Conversation(readable=False, permalink=await permalink(client, channel, thread))
        messages = [each for each in found.messages if not _is_of(each, own_app)]
        said = " ".join(map(said_in, messages))
        people = [str(each["user"]) for each in messages if each.get("user")]
        names = await self._known(client, [*people, *sorted(mentioned(said))])
        lines = [_line(each, names, zone) for each in messages]
        text, uncut = _newest([line for line in lines if line])
        files = tuple({file.id: file for each in messages for file in files_in(each)}.values())
        return Conversation(
            root=plain_message(said_in(messages[0]), names) if messages else "",
            text=text,
            files=files[-MOST_FILES:],
            permalink=await permalink(client, channel, thread),
            whole=found.whole and uncut,
            left_out=tuple(file.name for file in files[:-MOST_FILES]),
        )

    async def text_of(self, client: AsyncWebClient, message: Json, zone: ZoneInfo) -> str:
        """One message, with who said it."""
        names = await self._known(client, [str(message.get("user") or ""), *sorted(mentioned(said_in(message)))])
        return _cut(_line(message, names, zone))

    async def _known(self, client: AsyncWebClient, people: Iterable[str]) -> dict[str, str]:
        for person in [each for each in dict.fromkeys(people) if each and each not in self._names][:MOST_NAMES]:
            self._names[person] = await (_channel if person[0] in "CG" else _name)(client, person)
        return self._names

    async def plain(self, client: AsyncWebClient, message: Json) -> str:
        """What one message says, with the names of those it speaks of."""
        said = said_in(message)
        return plain_message(said, await self._known(client, sorted(mentioned(said))))


async def permalink(client: AsyncWebClient, channel: str, ts: str) -> str:
    """Empty where Slack does not give one."""
    try:
        return str((await client.chat_getPermalink(channel=channel, message_ts=ts)).get("permalink") or "")
    except SlackApiError as error:
        log.info("permalink_not_given", error=named(error))
        return ""


async def _name(client: AsyncWebClient, person: str) -> str:
    try:
        user: Json = (await client.users_info(user=person)).get("user") or {}
    except SlackApiError as error:
        log.info("name_not_known", error=named(error))
        return person
    profile = user.get("profile") or {}
    return str(profile.get("display_name") or profile.get("real_name") or user.get("real_name") or person)


async def _channel(client: AsyncWebClient, channel: str) -> str:
    """Of a channel that the bot is not in, and that is private, nothing is told."""
    try:
        found: Json = (await client.conversations_info(channel=channel)).get("channel") or {}
    except SlackApiError as error:
        log.info("channel_not_known", error=named(error))
        return channel
    return str(found.get("name") or channel)


def _line(message: Json, names: Mapping[str, str], zone: ZoneInfo) -> str:
    text = plain_message(said_in(message), names)
    files = ", ".join([*(file.name for file in files_in(message)), *_links(message)])
    said = " ".join(part for part in (text, f"[{files}]" if files else "") if part)
    if not said:
        return ""
    name = names.get(str(message.get("user") or ""), str(message.get("username") or _app_name(message)))
    return f"{name}, {_time(message, zone)}: {said}"


def _links(message: Json) -> list[str]:
    """Files that Slack does not hold cannot go along; where they are can be said."""
    elsewhere = (file for file in message.get("files") or () if file.get("mode") == "external")
    return [f"{file.get('name') or file.get('title') or '?'}: {file.get('external_url') or '?'}" for file in elsewhere]


def _time(message: Json, zone: ZoneInfo) -> str:
    ts = str(message.get("ts") or "")
    seconds = float(ts) if ts.replace(".", "", 1).isdecimal() else 0.0
    return f"{datetime.fromtimestamp(seconds, zone):%Y-%m-%d %H:%M %Z}"


def _is_of(message: Json, own_app: str) -> bool:
    """A message of an app that does not tell which it is counts as ours only where ours is not known either."""
    app = str(message.get("app_id") or (message.get("bot_profile") or {}).get("app_id") or "")
    return bool(message.get("bot_id")) and app == own_app


def _app_name(message: Json) -> str:
    return str((message.get("bot_profile") or {}).get("name") or "?")


def _newest(lines: list[str]) -> tuple[str, bool]:
    """As many as there is room for: the first, which the others are about, then the newest. Whether those are all."""
    room = LONGEST_CARRIED - sum(map(len, lines[:1])) - len("\n…")
    kept: list[str] = []
    for line in reversed(lines[1:]):
        room -= len(line) + 1
        if room < 0:
            return _cut("\n".join([*lines[:1], "…", *reversed(kept)])), False
        kept.append(line)
    return _cut("\n".join([*lines[:1], *reversed(kept)])), True


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CARRIED else text[: LONGEST_CARRIED - 1] + "…"

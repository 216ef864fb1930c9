"""What Slack knows of a subscriber and of the channel: asked within a second, never waited for longer."""

import asyncio
from collections.abc import Awaitable, Iterable
from typing import Any, Final
from zoneinfo import ZoneInfo

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.news.zones import zone_named
from bot.logs import get_log
from bot.slack.refusals import NOT_OURS, named

log = get_log(__name__)

PATIENCE: Final = 0.7
MOST_ASKED: Final = 12


async def zone_of_person(client: AsyncWebClient, user: str, otherwise: ZoneInfo) -> str:
    """The IANA zone that their Slack is set to."""
    said = (await _asked(client.users_info(user=user)) or {}).get("user") or {}
    return zone_named(str(said.get("tz") or "")) or otherwise.key


async def is_there(client: AsyncWebClient, channel: str) -> bool:
    """Whether the bot is in the channel; a private one that it is not in does not exist for it."""
    try:
        answer = await asyncio.wait_for(client.conversations_info(channel=channel), PATIENCE)
    except NOT_OURS as error:
        log.info("channel_not_looked_at", error=named(error))
        return "channel_not_found" not in named(error)
    return bool((answer.get("channel") or {}).get("is_member", True))


async def who_left(client: AsyncWebClient, users: Iterable[str]) -> set[str]:
    """Those of them whose account is closed, as far as Slack says so in time."""
    several = list(dict.fromkeys(each for each in users if each))[:MOST_ASKED]
    said = await asyncio.gather(*(_asked(client.users_info(user=each)) for each in several))
    found = zip(several, said, strict=True)
    return {user for user, answer in found if answer and (answer.get("user") or {}).get("deleted")}


async def _asked(call: Awaitable[Any]) -> Any:
    try:
        return await asyncio.wait_for(call, PATIENCE)
    except NOT_OURS as error:
        log.info("person_not_looked_at", error=named(error))
        return None

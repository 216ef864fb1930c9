"""A thread read to its end, page by page; where that does not succeed, how much is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.refusals import named

log = get_log(__name__)

# Slack gives fewer than asked for when it likes; more pages than these nobody reads.
PAGE, MOST_PAGES = 200, 10

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ThreadRead:
    """Oldest first. `whole`: False where later messages were not given."""

    messages: tuple[Json, ...] = ()
    whole: bool = True


async def read_thread(client: AsyncWebClient, channel: str, thread: str) -> ThreadRead | None:
    """None where Slack does not let the bot read at all."""
    found: dict[str, Json] = {}
    cursor = ""
    for _ in range(MOST_PAGES):
        try:
            answer = await client.conversations_replies(channel=channel, ts=thread, limit=PAGE, cursor=cursor or None)
        except SlackApiError as error:
            log.info("thread_not_readable", error=named(error), messages=len(found))
            return ThreadRead(tuple(found.values()), whole=False) if found else None
        # Each page may begin with the first message again.
        found |= {str(each.get("ts")): each for each in answer.get("messages") or ()}
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return ThreadRead(tuple(found.values()))
    return ThreadRead(tuple(found.values()), whole=False)

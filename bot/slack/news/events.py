"""What happens to channels: a subscription pauses when its channel can no longer be reached, and resumes with it."""

from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.news.pausing import BY_COMMAND
from bot.slack.news.tools import NewsTools
from bot.slack.places import bots_in

Body = dict[str, Any]

PAUSES = {
    "channel_archive": "is_archived",
    "group_archive": "is_archived",
    "channel_left": "not_in_channel",
    "group_left": "not_in_channel",
    "channel_deleted": "channel_not_found",
    "group_deleted": "channel_not_found",
}
RESUMES = ("channel_unarchive", "group_unarchive")
JOINED = "member_joined_channel"


@dataclass(frozen=True, slots=True)
class NewsEvents:
    """Each may come twice: both steps do nothing the second time. StoreUnavailable, and Slack sends it again."""

    tools: NewsTools

    async def lost(self, body: Body, client: AsyncWebClient) -> None:  # noqa: ARG002 - every listener is given it
        event = body["event"]
        await self.tools.subscribing.pause(_workspace(body), str(event["channel"]), PAUSES[event["type"]])

    async def back(self, body: Body, client: AsyncWebClient) -> None:  # noqa: ARG002 - as above
        await self._resume(body)

    async def joined(self, body: Body, client: AsyncWebClient) -> None:  # noqa: ARG002 - as above
        """Only the bot's own coming matters; of everybody else's it hears too."""
        if str(body["event"].get("user")) in bots_in(body):
            await self._resume(body)

    async def _resume(self, body: Body) -> None:
        channel = str(body["event"]["channel"])
        # Somebody who wanted silence wants it still.
        await self.tools.subscribing.resume(_workspace(body), channel, unless={BY_COMMAND})


def _workspace(body: Body) -> str:
    return str(body.get("team_id") or "")

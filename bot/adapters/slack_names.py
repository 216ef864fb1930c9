"""What channels and people are called, asked from Slack for people to read; never needed for anything to work."""

import asyncio
from collections.abc import Collection, Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import UNREACHABLE


class SlackNames:
    """Whatever Slack does not tell is called by its id."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def of(self, ids: Collection[str]) -> Mapping[str, str]:
        """`#flow-news` for C0FLOWNEWS, `Anna Lindqvist` for U0ANNALIND; each is one call."""
        return dict(await asyncio.gather(*map(self._named, ids)))

    async def _named(self, id_: str) -> tuple[str, str]:
        try:
            if id_[:1] in {"C", "G"}:
                channel = (await self._client.conversations_info(channel=id_))["channel"]
                return id_, f"#{channel['name']}"
            person = (await self._client.users_info(user=id_))["user"]
            return id_, str(person.get("real_name") or person["name"])
        except (SlackApiError, *UNREACHABLE, KeyError):
            return id_, id_

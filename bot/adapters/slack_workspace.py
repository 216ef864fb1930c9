"""Which workspace our token belongs to, also where Slack could not be reached at the start."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import UNREACHABLE


class SlackWorkspace:
    """Asked once; until Slack has answered, nobody knows."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known = ""

    async def __call__(self) -> str:
        """The workspace's id; empty while Slack does not tell."""
        if not self._known:
            try:
                self._known = str((await self._client.auth_test()).get("team_id") or "")
            except (SlackApiError, *UNREACHABLE):
                return ""
        return self._known

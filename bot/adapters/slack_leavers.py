"""Whether somebody has left the workspace, as Slack says."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import UNREACHABLE, word_of

UNKNOWN_TO_SLACK = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


class SlackLeavers:
    """Asked each time: it is seldom asked, and people come back."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def __call__(self, workspace: str, user: str) -> bool:  # noqa: ARG002 - one bot, one workspace
        """False where Slack does not say: what cannot be asked cannot be posted either, and comes back."""
        try:
            found = await self._client.users_info(user=user)
        except SlackApiError as error:
            return word_of(error) in UNKNOWN_TO_SLACK
        except UNREACHABLE:
            return False
        return bool((found.get("user") or {}).get("deleted"))

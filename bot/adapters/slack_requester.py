"""Who a person is, asked from Slack when their request is filed."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import UNREACHABLE, not_done, word_of
from bot.usecases.desk_ports import DeskNotDone
from bot.usecases.request_ports import Requester

NOT_SHOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found", "missing_scope"})


class SlackRequester:
    """Callable as request_ports.FindRequester; the workspace is the client's own."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def __call__(self, _workspace: str, user: str) -> Requester:
        """Name and e-mail; a person that Slack does not show is called by their id. DeskNotDone: not now."""
        try:
            answer = await self._client.users_info(user=user)
        except SlackApiError as error:
            if word_of(error) in NOT_SHOWN:
                return Requester(user)
            limited = not_done(error)
            raise DeskNotDone("Slack did not tell who it is", limited.retry_after if limited else None) from error
        except UNREACHABLE as error:
            raise DeskNotDone("Slack did not tell who it is") from error
        found = answer["user"]
        profile = found.get("profile") or {}
        name = profile.get("real_name") or found.get("real_name") or found.get("name") or user
        return Requester(str(name), str(profile.get("email") or ""))

"""Our tokens, shown to Slack once at the start: refused is an error, no answer is not. No request waits for this."""

from collections.abc import Awaitable
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.logs import get_log
from bot.slack.refusals import NOT_OURS, named, slacks_word

log = get_log(__name__)

REFUSALS = {
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "not_allowed_token_type",
    "missing_scope",
}


class TokenRefused(Exception):
    """Slack does not take the token; the text is Slack's word for why."""


async def one_workspace(client: AsyncWebClient) -> AuthorizeResult:
    """Who the client's token makes us. Raises TokenRefused."""
    said: Any = await _accepted(client.auth_test()) or {}
    return AuthorizeResult(
        enterprise_id=said.get("enterprise_id"),
        team_id=said.get("team_id"),
        bot_id=said.get("bot_id"),
        bot_user_id=said.get("user_id"),
        bot_token=client.token,
    )


async def check_app_token(client: AsyncWebClient, app_token: str) -> None:
    """Raises TokenRefused; the library would try again and again with a token that is no good."""
    await _accepted(client.apps_connections_open(app_token=app_token))


async def _accepted(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse | None:
    try:
        return await call
    except SlackApiError as error:
        if (said := slacks_word(error)) in REFUSALS:
            raise TokenRefused(said) from error
        log.warning("slack_not_reached", error=said)
    except NOT_OURS as error:
        log.warning("slack_not_reached", error=named(error))
    return None

"""Slack, as a command asks it: once, with the bot's own token, and nothing is asked again."""

from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Settings


def slack_of(settings: Settings, session: ClientSession) -> AsyncWebClient:
    token = settings.slack_bot_token.get_secret_value()
    return AsyncWebClient(token=token, base_url=settings.slack_api_url, session=session, retry_handlers=[])

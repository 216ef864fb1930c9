"""Opening what the bot stands on; what cannot be used is a mistake in the settings, and named as one."""

from collections.abc import Callable, Mapping
from datetime import datetime

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.catalog_files.problem import CatalogProblems
from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.attachments import Attachments
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.requests import Requests
from bot.adapters.store.store import Store
from bot.bootstrap.figures import Queue
from bot.config import Settings, SettingsProblems
from bot.domain.patience import Patience
from bot.slack.tokens import TokenRefused, check_app_token, one_workspace
from bot.usecases.ports import StoreUnavailable


def open_catalog(settings: Settings, now: Callable[[], datetime]) -> CatalogWatch:
    try:
        return CatalogWatch(settings.flowver_catalog, now)
    except CatalogProblems as error:
        raise SettingsProblems([str(problem) for problem in error.problems]) from error


def open_store(settings: Settings) -> Store:
    try:
        return Store.open(settings.database_url)
    except ValueError as error:
        raise SettingsProblems([str(error)]) from error


def open_queues(store: Store) -> Mapping[str, Queue]:
    """Every kind of promise, with or without a desk: what was promised before its settings went is still to be seen."""
    return {
        "requests": Requests(store),
        "attachments": Attachments(store),
        "deliveries": Outbox(store, Patience().channel_gap),
    }


async def migrate(store: Store) -> None:
    try:
        await store.migrate()
    except StoreUnavailable as error:
        raise SettingsProblems([f"DATABASE_URL cannot be used: {error}"]) from error


async def known_to_slack(settings: Settings, client: AsyncWebClient) -> AuthorizeResult:
    """A token that Slack refuses is a mistake in the settings."""
    try:
        workspace = await one_workspace(client)
    except TokenRefused as error:
        raise SettingsProblems([f"SLACK_BOT_TOKEN is refused by Slack ({error})"]) from error
    try:
        if settings.slack_app_token:
            await check_app_token(client, settings.slack_app_token.get_secret_value())
    except TokenRefused as error:
        raise SettingsProblems([f"SLACK_APP_TOKEN is refused by Slack ({error})"]) from error
    return workspace

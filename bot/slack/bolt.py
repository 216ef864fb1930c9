"""Bolt's app as flowver uses it; what it puts together for each request is put together faster."""

from collections.abc import Awaitable, Callable
from functools import cached_property
from logging import Logger

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.logger import get_bolt_app_logger
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient


class BoltApp(AsyncApp):
    """Each request gets a client of its own, so that it can hold that workspace's token: a copy of the app's.

    Bolt makes a new one, for which it reads the environment and asks for the platform each time.
    """

    @cached_property
    def _listeners_logger(self) -> Logger:
        return get_bolt_app_logger(app_name=self.name, base_logger=self._base_logger)

    def _init_context(self, req: AsyncBoltRequest) -> None:
        req.context["logger"] = self._listeners_logger
        req.context["token"] = self._token
        req.context["client"] = _copied(self.client, req.context.team_id)
        req.context["listener_runner"] = self.listener_runner


def bolt_app(client: AsyncWebClient, authorize: Callable[..., Awaitable[AuthorizeResult]]) -> BoltApp:
    """Requests are verified before Bolt sees them (web/slack_requests.py), so that a bad one is refused early."""
    return BoltApp(
        name="flowver",
        client=client,
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        # What concerns events comes behind the commands (routes.py).
        ignoring_self_events_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
        # Errors then says it in one line; Bolt's own warning is a page with suggestions for whoever writes the app.
        raise_error_for_unhandled_request=True,
    )


def _copied(client: AsyncWebClient, team_id: str | None) -> AsyncWebClient:
    copied = AsyncWebClient.__new__(AsyncWebClient)
    copied.__dict__ |= client.__dict__
    copied.default_params = {} if team_id is None else {"team_id": team_id}
    if client.retry_handlers:
        copied.retry_handlers = client.retry_handlers.copy()
    return copied

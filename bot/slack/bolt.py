"""Bolt's app as flowver uses it; what it puts together for each request is put together faster."""

from collections.abc import Awaitable, Callable
from functools import cached_property
from logging import Logger
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.logger import get_bolt_app_logger
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient


class BoltApp(AsyncApp):
    """Each request gets a client of its own, so that it can hold that workspace's token: a copy of the app's.

    Bolt makes a new one, for which it reads the environment and asks for the platform each time. None of its middleware
    is taken unasked: requests are verified before it sees them (web/slack_requests.py), so that a bad one is refused
    early, and who we are is known (KnownWorkspace).
    """

    @cached_property
    def _listeners_logger(self) -> Logger:
        return get_bolt_app_logger(app_name=self.name, base_logger=self._base_logger)

    def _init_async_middleware_list(self, *_: Any, **__: Any) -> None:
        self._init_middleware_list_done = True

    def _init_context(self, req: AsyncBoltRequest) -> None:
        req.context["logger"] = self._listeners_logger
        req.context["token"] = self._token
        req.context["client"] = _copied(self.client, req.context.team_id)
        req.context["listener_runner"] = self.listener_runner


class KnownWorkspace(AsyncMiddleware):
    """Says who we are in the one workspace that is served: Bolt's own asks, and takes the answer apart, each time."""

    def __init__(self, known: AuthorizeResult) -> None:
        context = AsyncBoltContext()
        context.set_authorize_result(known)
        self._known = dict(context)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - the library gives it by name
        next: Callable[[], Awaitable[Any]],  # noqa: A002 - so does it this
    ) -> None:
        req.context.update(self._known)
        await next()


def bolt_app(client: AsyncWebClient, known: AuthorizeResult) -> BoltApp:
    """`known`: who the token of `client` makes us."""
    app = BoltApp(
        name="flowver",
        client=client,
        process_before_response=True,
        # Errors then says it in one line; Bolt's own warning is a page with suggestions for whoever writes the app.
        raise_error_for_unhandled_request=True,
    )
    app.use(KnownWorkspace(known))
    return app


def _copied(client: AsyncWebClient, team_id: str | None) -> AsyncWebClient:
    copied = AsyncWebClient.__new__(AsyncWebClient)
    copied.__dict__ |= client.__dict__
    copied.default_params = {} if team_id is None else {"team_id": team_id}
    if client.retry_handlers:
        copied.retry_handlers = client.retry_handlers.copy()
    return copied

"""A tiny real Bolt app, served on loopback: what the playground's tests put at the other end."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground

Serve = Callable[[AsyncApp], Awaitable[None]]


class QuietServer(uvicorn.Server):
    """Leaves the test process's signals alone."""

    @contextmanager
    def capture_signals(self) -> Any:
        yield


@asynccontextmanager
async def served(asgi: Any) -> AsyncIterator[str]:
    """Serve an ASGI app on a free port; yields its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = QuietServer(uvicorn.Config(asgi, log_level="warning", lifespan="off", timeout_graceful_shutdown=1))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listener.close()


@asynccontextmanager
async def over_http(app: AsyncApp, playground: Playground) -> AsyncIterator[None]:
    """Serve the app at the playground's bot_url."""
    async with served(AsyncSlackRequestHandler(app, path="/slack/events")) as address:
        playground.bot_url = f"{address}/slack/events"
        yield


@asynccontextmanager
async def over_socket(app: AsyncApp, playground: Playground) -> AsyncIterator[AsyncSocketModeHandler]:
    """Connect the app by Socket Mode."""
    handler = AsyncSocketModeHandler(app, playground.app_token, web_client=client_of(playground), ping_interval=5)
    await handler.connect_async()
    await playground.workspace.broadcast.wait_for(lambda: playground.socket.connected or None, 30)
    try:
        yield handler
    finally:
        await handler.close_async()


def client_of(playground: Playground, token: str | None = None) -> AsyncWebClient:
    return AsyncWebClient(
        playground.bot_token if token is None else token, base_url=playground.api_url, retry_handlers=[]
    )


def bolt_app(playground: Playground) -> AsyncApp:
    return AsyncApp(
        client=client_of(playground), signing_secret=playground.signing_secret, process_before_response=True
    )


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str, value: str = "v", **more: Any) -> dict[str, Any]:
    text = {"type": "plain_text", "text": action_id}
    return {"type": "button", "text": text, "action_id": action_id, "value": value, **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}

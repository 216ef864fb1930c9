"""A playground per test, and the bot in front of it over either transport."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from slack_bolt.app.async_app import AsyncApp

from bot.playground.server import Playground
from tests.playground.bolt_bot import Serve, over_http, over_socket


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    made = Playground(retry_delays=(0.0, 0.0), rate_limit=None)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def impatient() -> AsyncIterator[Playground]:
    """A playground that waits for a bot no longer than a blink."""
    made = Playground(request_timeout=0.25, retry_delays=(0.0, 0.0), rate_limit=None)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def serve(playground: Playground) -> AsyncIterator[Serve]:
    """Serve an app over signed HTTP."""
    async with AsyncExitStack() as stack:

        async def start(app: AsyncApp) -> None:
            await stack.enter_async_context(over_http(app, playground))

        yield start


@pytest.fixture(params=["http", "socket"])
async def connect(request: pytest.FixtureRequest, playground: Playground) -> AsyncIterator[Serve]:
    """Serve an app over each transport in turn."""
    using = over_http if request.param == "http" else over_socket
    async with AsyncExitStack() as stack:

        async def start(app: AsyncApp) -> None:
            await stack.enter_async_context(using(app, playground))
            assert playground.line.transport == request.param

        yield start

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import pytest

from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account, Patience
from tests.adapters.jira_desk.stub import QUICK, Reply, Stub

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as held:
        yield held


@pytest.fixture
async def stub_of(stack: AsyncExitStack) -> Callable[..., "asyncio.Future[Stub]"]:
    """A stub with these replies, listening."""

    async def started(*replies: Reply) -> Stub:
        stub = Stub(list(replies))
        server = await asyncio.start_server(stub.serve, "127.0.0.1", 0)
        stub.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        stack.callback(server.close)
        stack.callback(stub.release.set)
        return stub

    return started


@pytest.fixture
async def desk_at(stack: AsyncExitStack) -> Callable[..., JiraDesk]:
    """The adapter, for an account."""

    def made(
        account: Account, desk: str = "4", types: tuple[str, ...] = ("11001",), patience: Patience = QUICK
    ) -> JiraDesk:
        adapter = JiraDesk(account, desk, types, lambda: NOW, patience)
        stack.callback(adapter.close)
        return adapter

    return made

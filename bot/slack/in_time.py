"""Slack hears from every listener in time: what takes longer than that goes on behind, and ends before the bot does."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import Errors

Body = dict[str, Any]
Listener = Callable[[Body, AsyncWebClient], Awaitable[None]]

# Of the three that Slack waits; the answer's own way takes some of them.
PATIENCE = 2.0
GRACE_SECONDS = 4.5


class InTime:
    """Runs listeners whose answer goes another way than the acknowledgement; `errors` hears of those that fail late."""

    def __init__(self, errors: Errors, patience: float = PATIENCE) -> None:
        self._errors = errors
        self._patience = patience
        self._behind: set[asyncio.Task[None]] = set()

    def listening(self, listener: Listener) -> Any:
        """For events, which Bolt acknowledges when the listener returns."""

        async def listen(body: Body, client: AsyncWebClient) -> None:
            await self._run(listener, body, client)

        return listen

    def acknowledged(self, listener: Listener) -> Any:
        """For buttons and shortcuts."""

        async def acknowledge(ack: Any, body: Body, client: AsyncWebClient) -> None:
            await ack()
            await self._run(listener, body, client)

        return acknowledge

    async def close(self) -> None:
        """Let what goes on behind end, for a few seconds."""
        if self._behind:
            _, cut_off = await asyncio.wait(set(self._behind), timeout=GRACE_SECONDS)
            for task in cut_off:
                task.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)

    async def _run(self, listener: Listener, body: Body, client: AsyncWebClient) -> None:
        work = asyncio.ensure_future(listener(body, client))
        done, _ = await asyncio.wait({work}, timeout=self._patience)
        if done:
            work.result()
            return
        # A task that nobody holds may be collected before it ends.
        behind = asyncio.create_task(self._late(work, body, client))
        self._behind.add(behind)
        behind.add_done_callback(self._behind.discard)

    async def _late(self, work: Awaitable[None], body: Body, client: AsyncWebClient) -> None:
        try:
            await work
        except Exception as error:
            await self._errors.handle(error, body, client)

"""Requests as people ask for them: one that is asked for by its key is read at the desk first, if that answers soon."""

import asyncio
from collections.abc import Sequence

from bot.domain.kept import Request
from bot.slack.later import Later
from bot.usecases.form_ports import KnownRequests, ReadStatus

# Of Slack's three seconds. What the desk says later is there for whoever asks next.
READING_SECONDS = 1.0


class FreshRequests:
    """`KnownRequests`, fresh where one is asked for by its key."""

    def __init__(self, requests: KnownRequests, read_status: ReadStatus, later: Later) -> None:
        self._requests = requests
        self._read_status = read_status
        self._later = later

    async def get(self, workspace: str, marker: str) -> Request | None:
        return await self._requests.get(workspace, marker)

    async def is_mended(self, workspace: str, marker: str) -> bool:
        return await self._requests.is_mended(workspace, marker)

    async def requests_of(self, workspace: str, user: str, most: int = 20) -> Sequence[Request]:
        return await self._requests.requests_of(workspace, user, most)

    async def request_by_key(self, workspace: str, user: str, key: str) -> Request | None:
        known = await self._requests.request_by_key(workspace, user, key)
        if known is None:
            return None
        reading = self._later.start("read_status", self._read(known))
        await asyncio.wait({reading}, timeout=READING_SECONDS)
        return await self._requests.request_by_key(workspace, user, key)

    async def _read(self, request: Request) -> None:
        await self._read_status(request)

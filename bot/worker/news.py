"""The loops of news: what the catalogue has gained, what is due, what is done, what the week brought."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.catalog import Catalog
from bot.logs import get_log
from bot.usecases.gather_digests import GatherDigests
from bot.usecases.notice_releases import NoticeReleases
from bot.usecases.ports import StoreUnavailable
from bot.usecases.remind import Remind
from bot.usecases.send_announcement import SendScheduled

log = get_log(__name__)

# A day may begin, an entry may come due by its date, another process may have been stopped: looked at now and then.
CATALOG_SECONDS = 60.0
SCHEDULE_SECONDS = 2.0
FINISH_SECONDS = 5.0
DIGEST_SECONDS = 60.0

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class NewsLoops:
    """Each loop runs until cancelled; a store that is away is waited for. `changed`: set for another catalogue.

    `find_workspace`: the id of the release managers' workspace, empty while it is not known.
    """

    find_workspace: Callable[[], Awaitable[str]]
    catalog: Callable[[], Catalog]
    notice: NoticeReleases
    remind: Remind
    scheduled: SendScheduled
    digests: GatherDigests
    wake: Callable[[], None]
    sleep: Sleep
    changed: asyncio.Event

    async def follow_catalog(self) -> None:
        """Drafts and reminders: at the start, when the catalogue changes, and as the days go by."""
        while True:
            self.changed.clear()
            await self._try("catalog_not_followed", self._catalog)
            await self._changed_or(CATALOG_SECONDS)

    async def send_scheduled(self) -> None:
        """What has its time."""
        await self._every(SCHEDULE_SECONDS, "schedule_not_kept", self.scheduled.step)

    async def finish(self) -> None:
        """What has reached everybody that it can reach."""
        await self._every(FINISH_SECONDS, "announcements_not_finished", self.scheduled.finish)

    async def gather(self) -> None:
        """The weeks that are over."""
        await self._every(DIGEST_SECONDS, "digests_not_gathered", self.digests.step)

    async def _catalog(self) -> None:
        catalog, workspace = self.catalog(), await self.find_workspace()
        if not workspace:
            log.warning("catalog_not_followed", error="Slack does not tell which workspace it is")
            return
        if await self.notice.step(workspace, catalog):
            self.wake()
        await self.remind.step(workspace, catalog)

    async def _every(self, seconds: float, said: str, step: Callable[[], Awaitable[object]]) -> None:
        while True:
            await self._try(said, step)
            await self.sleep(seconds)

    async def _try(self, said: str, step: Callable[[], Awaitable[object]]) -> None:
        try:
            await step()
        except StoreUnavailable as error:
            log.warning(said, error=str(error))

    async def _changed_or(self, seconds: float) -> None:
        waits = [asyncio.ensure_future(self.changed.wait()), asyncio.ensure_future(self.sleep(seconds))]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

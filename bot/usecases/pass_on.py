"""Trouble with a subscription is told to whoever subscribed; where they have left, to the release managers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.kept import Notice
from bot.domain.news.pausing import PAUSED
from bot.logs import get_log
from bot.usecases.managers import TellManagers
from bot.usecases.messenger import NothingToSay, Render, Rendered
from bot.usecases.request_ports import Outbox

log = get_log(__name__)


@dataclass(frozen=True, slots=True)
class PassOn:
    """`Render` for everything: Slack takes a message to somebody whose account is closed, and nobody reads it.

    `has_left`: workspace and user; False where Slack does not say. Raises StoreUnavailable and what `render` raises.
    """

    render: Render
    has_left: Callable[[str, str], Awaitable[bool]]
    tell: TellManagers
    outbox: Outbox
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def __call__(self, notice: Notice) -> Rendered:
        if notice.kind == PAUSED and await self.has_left(notice.workspace, notice.target):
            await self._pass_on(notice)
        return await self.render(notice)

    async def _pass_on(self, notice: Notice) -> None:
        told = await self.tell.of_pause(notice)
        if not told:
            log.warning("nobody_to_tell", target=notice.values.get("target"), reason=notice.values.get("reason"))
            return
        # Should this process die now, the same is written once more and changes nothing.
        await self.outbox.enqueue(told, self.now())
        self.wake()
        raise NothingToSay("they have left; the release managers are told")
